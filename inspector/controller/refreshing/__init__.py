"""What happens when a token is made anew, by hand and by itself, and the history that this leaves."""
