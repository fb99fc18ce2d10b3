"""What goes out and comes back when a person asks an issuer; nothing is sent here."""
