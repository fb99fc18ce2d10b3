"""What is to be said of a token with the keys at hand: its signature first, then every check."""
