"""The law as data: domains, layers, terms and their counting, with source and certainty."""
