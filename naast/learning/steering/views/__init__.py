"""The pages of steering, a module per subject."""
