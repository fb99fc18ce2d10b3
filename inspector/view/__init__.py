"""The only widgets of the program, and the Qt item models that feed them."""
