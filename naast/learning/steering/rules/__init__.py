"""What steering weighs, a module per subject. Pure."""
