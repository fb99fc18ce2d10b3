"""Header and payload in the left column: table, JSON and raw text, with what each claim means."""
