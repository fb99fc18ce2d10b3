"""Everything that is known of a token beside its claims."""
