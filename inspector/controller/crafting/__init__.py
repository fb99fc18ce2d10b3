"""What happens in ENCODE: header, payload and wishes become a token, with its key, its form, its template or its test set."""
