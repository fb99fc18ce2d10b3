"""What becomes of keys that somebody brings, keeps and changes."""
