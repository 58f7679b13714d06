"""Meetings of parties, who must be there, and how one goes into a calendar. Pure."""

from collections.abc import Collection
from datetime import UTC, datetime
from enum import StrEnum

_LONGEST_LINE = 75  # octets, without the end of the line


class MeetingKind(StrEnum):
    """For what one meets. Source: inventory of 29 municipalities, §2.4, §3.3.2, §3.4 and §4.3.1."""

    CONSULTATION = "consultation"
    NETWORK = "network"
    TRIALOGUE = "trialogue"
    EXPERIENCES = "experiences"
    CASE_DISCUSSION = "case_discussion"
    LEARNING = "learning"
    BEFORE_A_START = "before_a_start"
    EVALUATION = "evaluation"


def lacks(
    *,
    kind: MeetingKind,
    organisation_ids: Collection[int],
    with_municipality: bool,
    with_council: bool,
) -> bool:
    """Whether a party is missing without which it is no such meeting.

    A three-way talk is of municipality, organisations and residents; their council speaks for them.
    """
    if kind is not MeetingKind.TRIALOGUE:
        return False
    return not (with_municipality and with_council and organisation_ids)


def calendar_event(
    *,
    uid: str,
    starts_at: datetime,
    ends_at: datetime,
    summary: str,
    place: str,
    at: datetime,
    change: int = 0,
    cancelled: bool = False,
) -> str:
    """Return one meeting as iCalendar (RFC 5545); moments are aware, `change` counts up."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Naast//meeting//NL",
        "BEGIN:VEVENT",
        f"UID:{uid}@naast",
        f"SEQUENCE:{change}",
        f"DTSTAMP:{_utc(at)}",
        f"DTSTART:{_utc(starts_at)}",
        f"DTEND:{_utc(ends_at)}",
        f"SUMMARY:{_text(summary)}",
        *([f"LOCATION:{_text(place)}"] if place else []),
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{piece}\r\n" for line in lines for piece in _fold(line))


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """Return a text as RFC 5545 §3.3.11 writes it; a sign that steers a machine is left out."""
    value = "".join(sign for sign in value if sign >= " " or sign == "\n")
    for sign in ("\\", ";", ","):
        value = value.replace(sign, "\\" + sign)
    return "\\n".join(value.splitlines())


def _fold(line: str) -> list[str]:
    """Return a line in pieces of at most 75 octets, each next one after a space (RFC 5545 §3.1)."""
    pieces, piece = [], ""
    for sign in line:
        if len((piece + sign).encode()) > _LONGEST_LINE:
            pieces.append(piece)
            piece = " "
        piece += sign
    return [*pieces, piece]
