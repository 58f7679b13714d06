"""What a round of research over municipalities is, and what is counted in it. Pure."""
