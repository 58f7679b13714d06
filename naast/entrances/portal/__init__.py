"""Pages for residents that read from more than one context: the home, the hours, the way in."""
