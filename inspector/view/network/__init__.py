"""What may be sent, asked press by press, and the log of what was."""
