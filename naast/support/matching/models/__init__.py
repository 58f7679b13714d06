"""Questions from every channel, what was offered, who was chosen, and who stands beside whom."""

from naast.support.matching.models.questions import (
    CONTACT_WAYS,
    PASS_REASONS,
    Invitation,
    Offer,
    PassOn,
    Placement,
    Question,
    QuestionText,
    WeightVersion,
)
from naast.support.matching.models.suggested import QueueSuggestion, SuggestedLine

__all__ = [
    "CONTACT_WAYS",
    "PASS_REASONS",
    "Invitation",
    "Offer",
    "PassOn",
    "Placement",
    "Question",
    "QuestionText",
    "QueueSuggestion",
    "SuggestedLine",
    "WeightVersion",
]
