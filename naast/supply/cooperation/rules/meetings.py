"""Meetings of parties, who must be there, and how one goes into a calendar. Pure."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from naast.core.files.rules import calendar_file, calendar_moment, calendar_text


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
    return calendar_file(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Naast//meeting//NL",
            "BEGIN:VEVENT",
            f"UID:{uid}@naast",
            f"SEQUENCE:{change}",
            f"DTSTAMP:{calendar_moment(at)}",
            f"DTSTART:{calendar_moment(starts_at)}",
            f"DTEND:{calendar_moment(ends_at)}",
            f"SUMMARY:{calendar_text(summary)}",
            *([f"LOCATION:{calendar_text(place)}"] if place else []),
            f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
