"""Objecting to a decision: until when, how long the municipality has, how it ends. Pure.

The articles are those of chapters 6 and 7 of the Awb, read in its consolidated text of 2015; the
lengths themselves stand in `supply.law` as data, with their source.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from naast.supply.law.rules import Pause, Term, is_in_time, last_day


class ObjectedBy(StrEnum):
    """How it came: with her code, or on paper, registered at the desk."""

    CODE = "code"
    PAPER = "paper"


class ObjectionOutcome(StrEnum):
    FOUNDED = "founded"
    UNFOUNDED = "unfounded"
    INADMISSIBLE = "inadmissible"


class ObjectionPart(StrEnum):
    """What was written in an objection; each is kept as it was written."""

    GROUNDS = "grounds"
    HELPER = "helper"  # who speaks for her, with her yes (Awb art. 2:1)
    PLACE = "place"  # where the hearing is
    HEARING = "hearing"  # the report of the hearing (Awb art. 7:7)
    AGREED = "agreed"  # why she agreed to wait longer (Awb art. 7:10 lid 4)
    REASONS = "reasons"  # of the decision on the objection (Awb art. 7:12)
    ENDED = "ended"  # why she went no further


HERS = frozenset({ObjectionPart.GROUNDS, ObjectionPart.HELPER, ObjectionPart.ENDED})
"""What the resident writes herself; the others are of who judges."""

COMPLETE_DAYS = 14
"""So long she has to complete an objection (Awb art. 6:6 names no length). A choice of ours."""


@dataclass(frozen=True, kw_only=True)
class Course:
    """What decides until when the municipality must decide on an objection; Dutch days.

    `last_on` is the last day to object, from which the term counts (Awb art. 7:10 lid 1).
    """

    last_on: date
    adjourned: bool = False
    complete_asked_on: date | None = None
    complete_before_on: date | None = None
    completed_on: date | None = None
    agreed_until_on: date | None = None


def decide_before(
    *, course: Course, term: Term, extension: Term | None, also_free: Collection[date] = ()
) -> date:
    """Return the last day on which the municipality must decide.

    It stands still from the day she was asked to complete until she did, or until the day before
    which she should have (Awb art. 7:10 lid 2); is extended once (lid 3), and further only with her
    yes (lid 4), which never makes it shorter.
    """
    pauses = []
    if course.complete_asked_on and course.complete_before_on:
        until = min(filter(None, (course.completed_on, course.complete_before_on)))
        pauses.append(
            Pause(asked_on=course.complete_asked_on, ended_on=max(until, course.complete_asked_on))
        )
    counted = last_day(
        start=course.last_on,
        term=term,
        extended_by=extension if course.adjourned else None,
        pauses=pauses,
        also_free=also_free,
    )
    if counted is None:  # no pause of ours is without an end
        raise ValueError(course)
    return max(filter(None, (counted, course.agreed_until_on)))


def is_late(*, last_on: date, received_on: date, posted_on: date | None) -> bool:
    """Whether an objection came too late, by hand or by post (Awb art. 6:9)."""
    return not is_in_time(last_on=last_on, received_on=received_on, posted_on=posted_on)


def complete_before(*, asked_on: date) -> date:
    """Return the last day on which she can complete her objection."""
    return asked_on + timedelta(days=COMPLETE_DAYS)


def may_judge(*, user_id: int, decided_by_id: int) -> bool:
    """Whether somebody may judge an objection: not to a decision of her own (I-1).

    Awb art. 10:3 lid 3; PostgreSQL says the same, whatever the code forgets.
    """
    return user_id != decided_by_id
