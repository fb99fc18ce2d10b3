"""Which algorithms sign and encrypt, what key each wants, and the one place where each is carried out."""
