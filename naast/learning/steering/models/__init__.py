"""The tables of steering, a module per subject. Django finds those that stand here."""
