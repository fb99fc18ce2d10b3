"""The right column: a new token, its form, its templates, its test set."""
