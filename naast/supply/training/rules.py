"""What workers learn together: subjects, meetings, who pays, and what is never added up."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from naast.supply.supporters.rules import KINDS, Item, Kind, Sort

MOST_HOURS = 400
A_YEAR = timedelta(days=365)

# What somebody can be seen to have by being there; the others are seen on paper.
BY_BEING_THERE = (Item.TRAINING, Item.INTERVISION)


class Subject(StrEnum):
    """What is learned. Source: inventory, §3.2.3 and §4.3.1, on what the function asks."""

    LISTENING = "listening"
    LIVING_WORLD = "living_world"
    INDEPENDENCE = "independence"
    LAW = "law"
    TALK = "talk"
    OWN_STRENGTH = "own_strength"
    BOUNDARIES = "boundaries"
    SAFETY = "safety"
    MONEY = "money"
    LIVED_EXPERIENCE = "lived_experience"
    PRIVACY = "privacy"
    COMPLAINTS = "complaints"


class Form(StrEnum):
    """What sort of meeting it is. `JOINT` is of formal and informal supporters together.

    `CASES` too, about cases that nobody can recognise (R-113). In `MIRROR` experience experts show
    access professionals how it is on the other side of the table (R-064).
    """

    COURSE = "course"
    INTERVISION = "intervision"
    SUPERVISION = "supervision"
    JOINT = "joint"
    CASES = "cases"
    MIRROR = "mirror"


class PaidBy(StrEnum):
    """Who pays. Never she herself."""

    ORGANISATION = "organisation"
    MUNICIPALITY = "municipality"
    FUND = "fund"
    NOBODY = "nobody"


def is_for(*, kinds: Iterable[str], kind: Kind) -> bool:
    """Whether a course for `kinds` is for this kind of worker; for no kinds is for everybody."""
    wanted = set(kinds)
    return not wanted or kind in wanted


BACKED_BY = (Form.INTERVISION, Form.SUPERVISION)
"""What everybody who stands beside people needs again and again (R-159)."""


class Answer(StrEnum):
    """What somebody says of a day ahead."""

    PLANNED = "planned"
    COMES = "comes"
    CANNOT = "cannot"


EXPECTED = frozenset({Answer.PLANNED, Answer.COMES})
"""In these she is counted on."""


def lacks(*, last_on: date | None, next_on: date | None, on: date) -> bool:
    """Whether somebody had none in the last year and none is planned (R-159).

    A year is ours: no source says how often. It is shown to who leads her, and ranks nobody.
    """
    return next_on is None and (last_on is None or last_on <= on - A_YEAR)


def item_of(*, form: Form, course_fulfils: str) -> Item | None:
    """Return which item of screening was seen by being there; None for none."""
    if form is Form.INTERVISION:
        return Item.INTERVISION
    if form is Form.COURSE and course_fulfils:
        return Item(course_fulfils)
    return None


def adds_up_hours(*, kind: Kind) -> bool:
    """Whether hours of one person are added up: of professionals only, and for herself alone.

    Having time is the strength of who is no professional: of her nothing is counted (R-076).
    """
    return KINDS[kind].sort is Sort.FORMAL


def hours_in_a_year(*, followed: Iterable[tuple[date, int]], on: date) -> int:
    """Return the hours of what was followed in the year up to and including `on`."""
    return sum(hours for day, hours in followed if timedelta(0) <= on - day < A_YEAR)
