"""The middle column: the verdict, the time left, the key, what is expected, every check."""
