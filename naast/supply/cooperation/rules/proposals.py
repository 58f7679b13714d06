"""The way of a proposal: written by the municipality, agreed to by the organisation. Pure."""

from enum import StrEnum


class ProposalState(StrEnum):
    """Where a proposal stands. Only what both agreed to comes in force."""

    DRAFT = "draft"
    SENT = "sent"
    RETURNED = "returned"
    AGREED = "agreed"
    WITHDRAWN = "withdrawn"


def may_edit(*, state: ProposalState) -> bool:
    """Whether the municipality may still change, send or withdraw it.

    What lies with the organisation stays as it is: nobody agrees to what changes under her hands.
    """
    return state in {ProposalState.DRAFT, ProposalState.RETURNED}


def may_answer(*, state: ProposalState) -> bool:
    """Whether the organisation may agree, or ask for a change."""
    return state is ProposalState.SENT
