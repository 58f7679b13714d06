"""How an agreement comes about, and when a date is near. Pure."""

from naast.supply.cooperation.rules.dates import FIRST_WARNING, days_left, stage
from naast.supply.cooperation.rules.proposals import ProposalState, may_answer, may_edit

__all__ = ["FIRST_WARNING", "ProposalState", "days_left", "may_answer", "may_edit", "stage"]
