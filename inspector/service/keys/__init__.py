"""Keys in every form that people have them: read, chosen, judged, made and written down."""
