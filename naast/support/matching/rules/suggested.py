"""What became of a line of a suggestion: whether it may still be accepted, and what is true now."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from naast.support.matching.rules.facts import QuestionStatus

KEPT = timedelta(days=1)
"""So long a suggestion is of use. Assumed: by then a queue is another queue."""


class LineState(StrEnum):
    """How a line of a suggestion stands. Only an open one can be accepted."""

    OPEN = "open"
    SAME = "same"
    NOBODY = "nobody"
    OWN_CHOICE = "own_choice"
    ACCEPTED = "accepted"
    CHOSEN_SINCE = "chosen_since"
    ASKED_SINCE = "asked_since"
    TAKEN = "taken"
    TAKEN_BACK = "taken_back"
    GONE = "gone"


SETTLED = frozenset(
    {
        LineState.ACCEPTED,
        LineState.CHOSEN_SINCE,
        LineState.ASKED_SINCE,
        LineState.TAKEN,
        LineState.TAKEN_BACK,
        LineState.GONE,
    }
)
"""What happened after the suggestion was made."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line as it was suggested: of whom it was asked then (None: nobody), whom to ask instead.

    `kept`: the resident chose for herself, so nobody else is suggested.
    """

    was: int | None
    suggested: int | None
    kept: bool = False
    accepted: bool = False


@dataclass(frozen=True, kw_only=True)
class Stands:
    """How a question stands: open or not, of whom it was asked, and who decided that."""

    status: str
    user_id: int | None
    chosen_by_resident: bool = False


def line_state(*, line: Line, now: Stands | None) -> LineState:
    """Return how a line stands; `now` is None for a question that is not here any more.

    What a resident chose herself is never open, whenever she chose it (I-7).
    """
    if now is None:
        return LineState.GONE
    if now.status != QuestionStatus.OPEN:
        withdrawn = now.status == QuestionStatus.WITHDRAWN
        return LineState.TAKEN_BACK if withdrawn else LineState.TAKEN
    if now.chosen_by_resident and now.user_id is not None:
        return LineState.OWN_CHOICE if line.kept else LineState.CHOSEN_SINCE
    return _while_it_waits(line, now.user_id)


def _while_it_waits(line: Line, asked: int | None) -> LineState:
    if line.accepted and asked == line.suggested:
        return LineState.ACCEPTED
    if asked != line.was:
        return LineState.ASKED_SINCE
    if line.suggested is None or line.kept:
        return LineState.NOBODY
    return LineState.SAME if line.suggested == asked else LineState.OPEN
