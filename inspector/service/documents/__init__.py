"""JSON without loss: read, asked, laid out anew, edited and compared."""
