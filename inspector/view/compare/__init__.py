"""Two tokens side by side, and what the refreshes of one changed."""
