"""Pages for staff that read from more than one context, and commands that run over all of them."""
