"""New tokens: signed, refreshed, encrypted, filled in from templates, or wrong on purpose."""
