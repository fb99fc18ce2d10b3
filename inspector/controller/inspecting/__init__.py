"""What happens to a token that is pasted: it is read, judged, listed on the shelf, and told to the views."""
