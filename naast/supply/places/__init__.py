"""Where things are: municipalities through time, zones, meeting points and walk-in hours."""
