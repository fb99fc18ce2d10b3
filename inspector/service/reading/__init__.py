"""From a text to a token as values: parts, serializations, disclosures."""
