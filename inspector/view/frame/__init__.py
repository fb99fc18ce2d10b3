"""What stands around the three columns: the window, its menus and its help."""
