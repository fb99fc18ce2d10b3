"""The left column: what was pasted, and where it came from."""
