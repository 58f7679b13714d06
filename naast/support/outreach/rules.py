"""Worries about somebody, and going to see her: how long a name is kept, and what is counted. Pure.

Who is worried tells about somebody who did not ask. So her name is here for a short while only, and
somebody goes to see her meanwhile. What stays are counts.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from naast.supply.law.rules import DUTCH_TIME


class Teller(StrEnum):
    """Who is worried (R-318)."""

    NEIGHBOUR = "neighbour"
    FAMILY = "family"
    GP = "gp"
    HOUSING = "housing"
    PROFESSIONAL = "professional"
    OTHER = "other"


class Came(StrEnum):
    """How a worry came."""

    WEB = "web"
    PHONE = "phone"
    WALK_IN = "walk_in"


class Sign(StrEnum):
    """What one noticed. The first two are counted as signals of their own (R-324)."""

    CARE_TOO_HEAVY = "care_too_heavy"
    TOO_LITTLE_MONEY = "too_little_money"
    ALONE = "alone"
    HOUSEHOLD = "household"
    FORGETFUL = "forgetful"
    SOMETHING_ELSE = "something_else"


SIGNALS = (Sign.CARE_TOO_HEAVY, Sign.TOO_LITTLE_MONEY)


class Known(StrEnum):
    """What she for whom somebody worries knows of it."""

    NOT = ""
    TOLD = "told"
    AGREED = "agreed"


class How(StrEnum):
    """How a visit went."""

    NOBODY_HOME = "nobody_home"
    TOLD = "told"
    AGREED = "agreed"
    IN_SIGHT = "in_sight"
    NO = "no"


class InSightHow(StrEnum):
    """How a visit to somebody whose name is nowhere went."""

    AGAIN = "again"
    ENOUGH = "enough"
    NO = "no"


class Counted(StrEnum):
    """What is counted besides the signs: that somebody worried, somebody went, how it ended."""

    REPORTED = "reported"
    VISITED = "visited"
    TIME_OVER = "time_over"
    SAID_NO = "said_no"
    ASKED = "asked"
    WENT_IN_SIGHT = "went_in_sight"


# ---------------------------------------------------------------- how long

KEPT_DAYS = 14
"""How many Dutch days a name is kept of somebody who does not know of it (DESIGN: outreach)."""

KNOWN_KEPT_DAYS = 90
"""How many Dutch days from the visit at which she heard of it, or agreed: then anew, or gone."""

IN_SIGHT_DAYS = 365
"""How many Dutch days an entry without a name stays after the last visit."""

WARNED_AFTER_DAYS = (10, 13)
"""After how many days who goes there, and who leads, are warned that a name goes."""

AFTER_DAYS = (1, 3, 7, 14)
"""In how many days somebody may be visited next: what one chooses with a thumb."""


def ends_at(*, from_at: datetime, days: int = KEPT_DAYS) -> datetime:
    """Return the Dutch midnight with which the `days`-th day after that of `from_at` begins.

    So what is kept 14 days is gone when the fourteenth day after begins, at whatever hour it came.
    """
    on = from_at.astimezone(DUTCH_TIME).date() + timedelta(days=days)
    return datetime.combine(on, time.min, tzinfo=DUTCH_TIME)


def last_day(*, ends: datetime) -> date:
    """Return the last Dutch day on which a name that goes at `ends` is there."""
    return ends.astimezone(DUTCH_TIME).date() - timedelta(days=1)


def warning(*, reported_at: datetime, at: datetime) -> int | None:
    """Return the warning that is due on the Dutch day of `at`: after 10 or 13 days, or None."""
    passed = (at.astimezone(DUTCH_TIME).date() - reported_at.astimezone(DUTCH_TIME).date()).days
    return max((day for day in WARNED_AFTER_DAYS if day <= passed), default=None)


KEPT_AFTER = {
    How.TOLD: (Known.TOLD, KNOWN_KEPT_DAYS),
    How.AGREED: (Known.AGREED, KNOWN_KEPT_DAYS),
}
"""After which visits a name may be kept for longer, and why."""


# ---------------------------------------------------------------- in sight

MARKS = (
    "reiger", "merel", "zwaluw", "kievit", "grutto", "wulp", "tureluur", "lepelaar", "ooievaar",
    "buizerd", "torenvalk", "kwikstaart", "winterkoning", "roodborst", "pimpelmees", "koolmees",
    "boomklever", "specht", "leeuwerik", "karekiet", "rietzanger", "scholekster", "plevier",
    "stern", "meerkoet", "fuut", "aalscholver", "bergeend", "smient", "zwaan", "wielewaal",
    "putter", "sijs", "vink", "groenling", "heggenmus", "zanglijster", "koekoek", "ijsvogel",
)  # fmt: skip
"""Marks by which a supporter tells her entries apart. Drawn, never typed: so none holds a name."""


def free_mark(*, used: Iterable[str], draw: int) -> str:
    """Return a mark that is not among `used`; `draw` (0 or more) chooses. With a number when full.

    >>> free_mark(used=[], draw=1)
    'merel'
    """
    taken = set(used)
    free = [mark for mark in MARKS if mark not in taken]
    if free:
        return free[draw % len(free)]
    number = 2
    while (mark := f"{MARKS[draw % len(MARKS)]} {number}") in taken:
        number += 1
    return mark


# ---------------------------------------------------------------- counts

FEW = 5
"""A count under this is not shown (I-9)."""

_COUNTS = UUID("5b0c8a1e-6f0f-4c58-9a0d-6a0b1d2f7c11")


def quarter(*, at: datetime) -> date:
    """Return the first day of the Dutch quarter in which `at` lies."""
    on = at.astimezone(DUTCH_TIME).date()
    return date(on.year, 3 * ((on.month - 1) // 3) + 1, 1)


def count_id(
    *, organisation_id: int, municipality_id: int, zone_id: int | None, quarter_on: date, what: str
) -> UUID:
    """Return the one id of a count: who adds to it need not look for it."""
    name = f"{organisation_id}/{municipality_id}/{zone_id}/{quarter_on.isoformat()}/{what}"
    return uuid5(_COUNTS, name)


def shown(*, n: int) -> int | None:
    """Return a count as it may be shown: None under five. There are no totals to subtract from."""
    return n if n >= FEW else None
