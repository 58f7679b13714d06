"""The course of a case, the ladder, a note in one line, promises and marks. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

from naast.supply.law.rules import working_days_after
from naast.supply.supporters.rules import KINDS, Kind, Sort


class CaseStatus(StrEnum):
    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"


MOVES = {
    CaseStatus.OPEN: {CaseStatus.WAITING, CaseStatus.CLOSED},
    CaseStatus.WAITING: {CaseStatus.OPEN, CaseStatus.CLOSED},
    CaseStatus.CLOSED: set[CaseStatus](),
}


def may_move(*, current: CaseStatus, to: CaseStatus) -> bool:
    """Whether a case may go from one status to another.

    A closed case stays closed: a new question opens a new one.
    """
    return to in MOVES[current]


class ContactKind(StrEnum):
    CALL = "call"
    HOME = "home"
    ALONG = "along"
    WALK_IN = "walk_in"
    MAIL = "mail"
    VIDEO = "video"


class Rung(IntEnum):
    """The ladder of solutions, near first (R-107). In support it is a picture without duty."""

    OWN_CIRCLE = 1
    VOLUNTEER = 2
    FOR_EVERYONE = 3
    MADE_TO_MEASURE = 4
    OTHER_LAW = 5


class RungState(StrEnum):
    DONE = "done"
    BUSY = "busy"
    PLANNED = "planned"
    SKIPPED = "skipped"


class Outcome(StrEnum):
    """By what she was helped on (R-108)."""

    OWN_STRENGTH = "own_strength"
    VOLUNTEER = "volunteer"
    FOR_EVERYONE = "for_everyone"
    MADE_TO_MEASURE = "made_to_measure"
    OTHER_LAW = "other_law"
    OBJECTION = "objection"
    STOPPED = "stopped"


# ---------------------------------------------------------------- handing over


class HandOverState(StrEnum):
    """A successor is wanted or asked; or it ended: by her, by the resident, by who leads."""

    WANTED = "wanted"
    OFFERED = "offered"
    DONE = "done"
    REFUSED = "refused"
    UNWANTED = "unwanted"
    WITHDRAWN = "withdrawn"


WAITING_STATES = frozenset({HandOverState.WANTED, HandOverState.OFFERED})
"""In these somebody still has to answer; of these a case has one at most."""
SAID_NO = frozenset({HandOverState.REFUSED, HandOverState.UNWANTED})
"""After these the same one is not proposed again."""


class HandOverReason(StrEnum):
    """Why a case goes to another; the resident reads it."""

    STOPS = "stops"
    AWAY = "away"
    OTHER_KNOWLEDGE = "other_knowledge"
    NO_ROOM = "no_room"
    RESIDENT = "resident"


KEPT_BY_COORDINATOR = "coordinator"
"""The kind of a placement that a coordinator holds until somebody goes on: no kind of supporter."""


# ---------------------------------------------------------------- a talk, noted in one line

FEWEST_MINUTES, MOST_MINUTES = 5, 600

QUICK_KEYS = {
    "bel": ContactKind.CALL,
    "call": ContactKind.CALL,
    "huis": ContactKind.HOME,
    "home": ContactKind.HOME,
    "mee": ContactKind.ALONG,
    "along": ContactKind.ALONG,
    "inloop": ContactKind.WALK_IN,
    "walk-in": ContactKind.WALK_IN,
    "mail": ContactKind.MAIL,
    "video": ContactKind.VIDEO,
}

_KEY = re.compile(
    rf"(?P<key>{'|'.join(QUICK_KEYS)})(?=[\s:,–—-]|$)[\s:,–—-]*",  # noqa: RUF001
    re.IGNORECASE,
)
# A number counts as minutes only when it stands alone: "bel 15.30 …" is an hour of the day, and
# "bel 15-jarige zoon …" an age.
_MINUTES = re.compile(
    r"(?P<minutes>[0-9]{1,3})(?:\s*min(?:uten|utes)?\.?)?(?:\s*[–—:-])?(?:\s+|$)",  # noqa: RUF001
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Note:
    """What one line says: how they spoke, how long, and the words, just as they were typed."""

    kind: ContactKind | None
    minutes: int | None
    text: str


def read_note(*, typed: str, with_minutes: bool) -> Note:
    """Read a quick note: "bel 15 rolstoel komt donderdag" is a call of 15 minutes.

    Never raises, and loses no word: what is no key and no number of minutes stays in the text.
    Without `with_minutes` (volunteers: nobody counts theirs) a number stays where it was typed.
    """
    text = typed.strip()
    key = _KEY.match(text)
    if key is None:
        return Note(kind=None, minutes=None, text=text)
    rest = text[key.end() :]
    minutes = _MINUTES.match(rest) if with_minutes else None
    if minutes is None or not FEWEST_MINUTES <= int(minutes["minutes"]) <= MOST_MINUTES:
        return Note(kind=QUICK_KEYS[key["key"].lower()], minutes=None, text=rest)
    return Note(
        kind=QUICK_KEYS[key["key"].lower()],
        minutes=int(minutes["minutes"]),
        text=rest[minutes.end() :],
    )


def counts_minutes(*, kind: str) -> bool:
    """Whether minutes and fullness of this kind of worker are kept: of formal supporters only.

    Having time is the strength of the others (R-076). False for a kind that we do not know.
    """
    return kind in set(Kind) and KINDS[Kind(kind)].sort == Sort.FORMAL


# ---------------------------------------------------------------- promises and marks

LOWEST_MARK, HIGHEST_MARK = 0, 10
LAYERS = (1, 2, 3)


class Urgency(StrEnum):
    """How a promise stands: broken, within two days, or further off."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"


SOON = timedelta(days=2)
FURTHEST_PROMISE = timedelta(days=366)


def urgency(*, until: datetime, at: datetime) -> Urgency:
    """Tell how what was promised before `until` stands at `at`; at the very moment it is late."""
    if at >= until:
        return Urgency.LATE
    return Urgency.SOON if until - at <= SOON else Urgency.LATER


def may_promise(*, until: datetime, at: datetime) -> bool:
    """Whether one may promise at `at` that somebody hears before `until`: ahead, within a year."""
    return at < until <= at + FURTHEST_PROMISE


AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SILENT_AFTER = timedelta(days=14)
"""Our own measure, of no law, where nothing was agreed: so long without a word or a promise."""


def is_silent(
    *,
    heard_at: datetime,
    hear_before_at: datetime | None,
    at: datetime,
    agreed_working_days: int | None = None,
) -> bool:
    """Whether somebody hears nothing at `at`: nothing is promised, and it was quiet for too long.

    Too long is what the municipality agreed with the organisation: the working days after the Dutch
    day on which she heard something last. Where nothing was agreed it is two weeks. What was
    promised has a moment of its own, so it is late or not, and never silent.
    """
    if hear_before_at is not None:
        return False
    if agreed_working_days is None:
        return at - heard_at >= SILENT_AFTER
    heard_on, on = (moment.astimezone(AMSTERDAM).date() for moment in (heard_at, at))
    return on > working_days_after(start=heard_on, days=agreed_working_days)


def is_mark(*, value: int) -> bool:
    """Whether a number is a mark that a resident may give herself, 0 to 10."""
    return LOWEST_MARK <= value <= HIGHEST_MARK
