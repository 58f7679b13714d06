"""What changes in steering, a module per subject."""
