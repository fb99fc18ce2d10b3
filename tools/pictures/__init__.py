"""Takes the pictures of the user guide: scenes that are played in the real window."""
