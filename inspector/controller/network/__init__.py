"""What is asked of other hosts, after consent: keys and tokens, and what came back."""
