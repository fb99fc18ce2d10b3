"""How everything looks and is worded: colours, icons, dates, and the small pieces every pane is made of."""
