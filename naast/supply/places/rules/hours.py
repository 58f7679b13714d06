"""Hours of a day as people write them, and a number that may stand on a public page."""

import re
from collections.abc import Iterable, Mapping
from datetime import time
from enum import StrEnum
from itertools import pairwise

Span = tuple[time, time]
"""From, until: on one day, in Dutch time."""

Week = Mapping[int, tuple[Span, ...]]
"""The hours of each ISO weekday; a day without hours may be absent."""

LONGEST_NUMBER = 15
MOST_A_DAY = 3
LONGEST_HOURS = 60
WEEKDAYS = range(1, 8)

_AND = re.compile(r"\s*(?:[,;&]|\ben\b|\band\b)\s*")
_SPAN = re.compile(
    r"([0-9]{1,2})(?:[.:]([0-9]{2}))?\s*(?:-|–|\btot\b|\bto\b)\s*"  # noqa: RUF001 - as typed
    r"([0-9]{1,2})(?:[.:]([0-9]{2}))?(?:\s*uur)?"
)


class HoursFault(StrEnum):
    """What is not right about hours that somebody wrote."""

    UNREADABLE = "unreadable"
    NO_TIME = "no_time"
    BACKWARDS = "backwards"
    OVERLAP = "overlap"
    TOO_MANY = "too_many"


class NotHours(ValueError):
    """That words are no hours of a day."""

    def __init__(self, fault: HoursFault) -> None:
        super().__init__(fault)
        self.fault = fault


def read_hours(*, typed: str) -> tuple[Span, ...]:
    """Return the hours in "9.00-12.00, 13 tot 17.30", in order of time; nothing typed is none.

    Raises NotHours.
    """
    bare = typed.strip().casefold()
    if not bare:
        return ()
    found = sorted(_span(part) for part in _AND.split(bare))
    if len(found) > MOST_A_DAY:
        raise NotHours(HoursFault.TOO_MANY)
    for (_, ends), (starts, _until) in pairwise(found):
        if starts < ends:
            raise NotHours(HoursFault.OVERLAP)
    return tuple(found)


def _span(part: str) -> Span:
    match = _SPAN.fullmatch(part)
    if match is None:
        raise NotHours(HoursFault.UNREADABLE)
    try:
        starts = time(int(match[1]), int(match[2] or 0))
        ends = time(int(match[3]), int(match[4] or 0))
    except ValueError as no_time:
        raise NotHours(HoursFault.NO_TIME) from no_time
    if ends <= starts:
        raise NotHours(HoursFault.BACKWARDS)
    return starts, ends


def write_hours(*, spans: Iterable[Span]) -> str:
    """Return hours as `read_hours` reads them: "9.00-12.00, 13.00-17.30"; none is ""."""
    return ", ".join(f"{starts:%-H.%M}-{ends:%-H.%M}" for starts, ends in spans)


# ---------------------------------------------------------------- a number for everybody


class NumberFault(StrEnum):
    """Why a number cannot stand on a public page."""

    NO_NUMBER = "no_number"
    MOBILE = "mobile"


class NotPublic(ValueError):
    """That a number is not one for everybody to call."""

    def __init__(self, fault: NumberFault) -> None:
        super().__init__(fault)
        self.fault = fault


# 0800 and 0900 have four or seven digits more; all other Dutch numbers have ten.
_NUMBER = re.compile(r"0[0-9]{9}|0[89]00[0-9]{4}(?:[0-9]{3})?")


def public_number(*, typed: str) -> str:
    """Return a number of a house, not of a person, with single spaces: "0999 12 34 56".

    From abroad (+31) becomes 0. Raises NotPublic for what is no Dutch number, and for a mobile one:
    that rings in somebody's pocket, also when she is not at work.
    """
    said = re.sub(r"^(?:\+|00)31[\s-]*(?:\(0\))?", "0", typed.strip())
    said = " ".join(re.sub(r"[().]", " ", said).split())
    bare = re.sub(r"[ -]", "", said)
    if not _NUMBER.fullmatch(bare):
        raise NotPublic(NumberFault.NO_NUMBER)
    if bare.startswith("06"):
        raise NotPublic(NumberFault.MOBILE)
    return said if len(said) <= LONGEST_NUMBER else bare


_MOBILE = re.compile(r"(?:\+31|\b0031|\b0)[ .()-]*6(?:[ .-]*[0-9]){8}(?![0-9])")


def tells_a_mobile(*, text: str) -> bool:
    """Whether a mobile number stands somewhere in these words."""
    return _MOBILE.search(text) is not None
