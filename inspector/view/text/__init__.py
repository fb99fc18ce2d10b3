"""Texts on the screen, edited or painted, of any length."""
