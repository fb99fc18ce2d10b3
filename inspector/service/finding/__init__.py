"""Where tokens hide: in headers, logs, cookies, JSON, base64 and whatever else people paste."""
