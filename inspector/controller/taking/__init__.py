"""What is taken elsewhere: copies and comparisons."""
