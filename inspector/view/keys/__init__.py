"""The windows about keys: all that are at hand, and new ones."""
