"""The tables of steering, a module per subject. Django finds those that stand here."""

from naast.learning.steering.models.ambitions import Aim, Motion
from naast.learning.steering.models.council import ClientBody, CouncilWord
from naast.learning.steering.models.selftest import Action, Seat, SelfTest, Sheet

__all__ = ["Action", "Aim", "ClientBody", "CouncilWord", "Motion", "Seat", "SelfTest", "Sheet"]
