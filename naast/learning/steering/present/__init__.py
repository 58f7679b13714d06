"""What stands on the pages, in words, a module per subject."""
