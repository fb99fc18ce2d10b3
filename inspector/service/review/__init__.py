"""Rules of the review that look into what a token holds: names, contents, purpose, references."""
