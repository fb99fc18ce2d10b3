"""The tokens that are held, as a list."""
