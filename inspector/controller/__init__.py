"""The conversations between the panes, the service and the desktop; plain Python."""
