"""What the operating system gives: the tick, background work, the clipboard, the crash dialog, the kept sizes."""
