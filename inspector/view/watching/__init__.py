"""What keeps an eye on tokens while the work goes on elsewhere: the small window and the warnings."""
