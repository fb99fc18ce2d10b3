"""How fast Token Inspector is, next to what the same machine needs for the bare work: `python -m bench`."""
