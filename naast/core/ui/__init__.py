"""How Naast looks: layouts, parts as template tags, small charts, error pages, themes."""
