"""The tables of steering, a module per subject. Django finds those that stand here."""

from naast.learning.steering.models.selftest import Action, Seat, SelfTest, Sheet

__all__ = ["Action", "Seat", "SelfTest", "Sheet"]
