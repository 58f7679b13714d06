"""What a worker's own calendar may know, and the secret address from which it reads. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from naast.core.files.rules import calendar_file, calendar_moment, calendar_text

CALENDAR_TOKEN_BYTES = 20
"""160 bits of chance: more than anybody can try."""
LONGEST_PLACE = 60
BEFORE, AHEAD = timedelta(days=7), timedelta(days=184)
"""A calendar reads last week and the coming half year."""
MOST_IN_CALENDAR = 2000
_READ_AGAIN = "PT1H"


@dataclass(frozen=True, kw_only=True)
class Busy:
    """That she has an appointment: `uid` is not its id, and opens nothing."""

    uid: str
    starts_at: datetime
    minutes: int


def is_calendar_token(*, text: str) -> bool:
    """Whether this has the shape of a secret address; what has not is looked up nowhere."""
    return re.fullmatch(rf"[0-9a-f]{{{2 * CALENDAR_TOKEN_BYTES}}}", text, re.ASCII) is not None


def calendar_window(*, at: datetime) -> tuple[datetime, datetime]:
    """Return from when and until when appointments are shown; the end is no longer in it."""
    return at - BEFORE, at + AHEAD


def own_calendar(*, busy: Iterable[Busy], name: str, summary: str, place: str, at: datetime) -> str:
    """Return her appointments as iCalendar (RFC 5545): when, `summary`, and her own `place`.

    Moments are aware; they are written in UTC. Nothing else can stand in it: there is no argument
    for a name, a number, an address, a topic or a way to meet.
    """
    return calendar_file(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Naast//own calendar//NL",
            "METHOD:PUBLISH",
            f"X-WR-CALNAME:{calendar_text(name)}",
            f"REFRESH-INTERVAL;VALUE=DURATION:{_READ_AGAIN}",
            f"X-PUBLISHED-TTL:{_READ_AGAIN}",
            *(line for one in busy for line in _event(one, summary=summary, place=place, at=at)),
            "END:VCALENDAR",
        ]
    )


def _event(one: Busy, *, summary: str, place: str, at: datetime) -> list[str]:
    # In UTC: in Dutch time an hour over the change of the clock would be none, or two.
    ends_at = one.starts_at.astimezone(UTC) + timedelta(minutes=one.minutes)
    return [
        "BEGIN:VEVENT",
        f"UID:{one.uid}@naast",
        f"DTSTAMP:{calendar_moment(at)}",
        f"DTSTART:{calendar_moment(one.starts_at)}",
        f"DTEND:{calendar_moment(ends_at)}",
        f"SUMMARY:{calendar_text(summary)}",
        *([f"LOCATION:{calendar_text(place)}"] if place else []),
        "CLASS:PRIVATE",
        "TRANSP:OPAQUE",
        "END:VEVENT",
    ]
