"""Read matters: as filters per actor, and opened as small values."""

from naast.support.decisions.queries.lists import (
    MatterInList,
    QuestionWaiting,
    my_matters,
    pressing,
    waiting_questions,
)
from naast.support.decisions.queries.opened import (
    DecisionShown,
    OpenedMatter,
    ReferralShown,
    RungShown,
    TalkShown,
    opened_matter,
    own_matters_opened,
)
from naast.support.decisions.queries.rows import (
    contents,
    decided_of,
    decision_texts,
    decisions,
    matters,
    referrals,
    rungs,
    talks,
)
from naast.support.decisions.queries.terms import Term, answered_at, last_to_object, terms

__all__ = [
    "DecisionShown", "MatterInList", "OpenedMatter", "QuestionWaiting", "ReferralShown",
    "RungShown", "TalkShown", "Term", "answered_at", "contents", "decided_of", "decision_texts",
    "decisions", "last_to_object", "matters", "my_matters", "opened_matter", "own_matters_opened",
    "pressing", "referrals", "rungs", "talks", "terms", "waiting_questions",
]  # fmt: skip
