"""The shape of what one fills in, a module per subject."""
