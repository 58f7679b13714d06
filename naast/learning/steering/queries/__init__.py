"""What somebody reads of steering, a module per subject."""
