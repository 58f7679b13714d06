"""Builds the styles, fonts and icons that Naast serves."""
