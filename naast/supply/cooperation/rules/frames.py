"""Whether an agreement or covenant says what one must know to work by it. Pure.

Frames that are too vague make professionals uncertain (inventory, §4.1); within them an
organisation has room of its own (§3.6).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from naast.supply.cooperation.rules.covenants import Point
from naast.supply.organisations.rules import Clause, Terms


class Gap(StrEnum):
    """What was left open that one needs: of an agreement, of a covenant, or of working together."""

    TASK = "task"
    OWN_ROOM = "own_room"
    INTERPLAY = "interplay"
    ACCESS_TEAMS = "access_teams"
    ACCOUNTABILITY = "accountability"
    RESEARCH = "research"
    BEFORE_START = "before_start"
    REVIEW = "review"
    RHYTHM = "rhythm"
    SUPPLEMENT = "supplement"
    CALLING_IN = "calling_in"
    EVALUATION = "evaluation"
    NOT_JOINED = "not_joined"
    WHO_DOES_WHAT = "who_does_what"
    CONTACT = "contact"
    FLOOR = "floor"


_OF_CLAUSES = {
    Clause.TASK: Gap.TASK,
    Clause.OWN_ROOM: Gap.OWN_ROOM,
    Clause.INTERPLAY: Gap.INTERPLAY,
    Clause.ACCESS_TEAMS: Gap.ACCESS_TEAMS,
    Clause.ACCOUNTABILITY: Gap.ACCOUNTABILITY,
    Clause.RESEARCH: Gap.RESEARCH,
}
_OF_POINTS = {
    Point.SUPPLEMENT: Gap.SUPPLEMENT,
    Point.CALLING_IN: Gap.CALLING_IN,
    Point.ACCESS_TEAMS: Gap.ACCESS_TEAMS,
}


def gaps(*, terms: Terms) -> list[Gap]:
    """Return what an agreement leaves open, the weightiest first."""
    found = [gap for clause, gap in _OF_CLAUSES.items() if not _said(terms.clauses, clause)]
    found += [] if terms.review_on else [Gap.REVIEW]
    found += [] if terms.speak_every_months else [Gap.RHYTHM]
    return found


def gaps_before_a_start(*, terms: Terms, from_on: date, on: date) -> list[Gap]:
    """Return as `gaps`, and what must be arranged where it is yet to start."""
    starts = from_on > on and not _said(terms.clauses, Clause.BEFORE_START)
    return [*gaps(terms=terms), *([Gap.BEFORE_START] if starts else [])]


def may_send(*, terms: Terms) -> bool:
    """Whether it is clear enough to be put to an organisation: it says what the task is."""
    return _said(terms.clauses, Clause.TASK)


def covenant_gaps(
    *,
    points: Mapping[str, str],
    evaluate_on: date | None,
    meet_every_months: int | None,
    waiting: int,
    silent: int,
) -> list[Gap]:
    """Return what a covenant leaves open: `waiting` did not join, of `silent` stands no task."""
    found = [gap for point, gap in _OF_POINTS.items() if not _said(points, point)]
    found += [Gap.WHO_DOES_WHAT] if silent else []
    found += [Gap.NOT_JOINED] if waiting else []
    found += [] if evaluate_on else [Gap.EVALUATION]
    found += [] if meet_every_months else [Gap.RHYTHM]
    return found


def speak_again_on(*, last_on: date, every_months: int) -> date:
    """Return on which day one should have spoken again: so many calendar months later.

    The last day of a shorter month stands for the days that it lacks.
    """
    months = last_on.year * 12 + last_on.month - 1 + every_months
    year, month = divmod(months, 12)
    for day in range(last_on.day, 0, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")  # pragma: no cover


def _said(texts: Mapping[Any, str], key: str) -> bool:
    return bool(texts.get(key, "").strip())
