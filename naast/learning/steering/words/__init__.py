"""What steering says on the screen, a module per subject."""
