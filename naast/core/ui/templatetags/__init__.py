"""Template tags of `ui`."""
