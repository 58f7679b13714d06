"""What is filled in about working together."""

from naast.supply.cooperation.forms.proposals import AnswerForm, ProposalForm, filled_with

__all__ = ["AnswerForm", "ProposalForm", "filled_with"]
