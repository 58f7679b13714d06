"""Appointments and messages: when they can be, and before when one hears. Pure."""

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from naast.core.files.rules import calendar_file, calendar_moment, calendar_text
from naast.supply.law.rules import DUTCH_TIME, working_days_after

SHORTEST_MINUTES, LONGEST_MINUTES = 5, 24 * 60
FURTHEST = timedelta(days=366)


class Way(StrEnum):
    HOME = "home"
    PHONE = "phone"
    VIDEO = "video"
    WALK_IN = "walk_in"
    OFFICE = "office"


def lies_ahead(*, starts_at: datetime, minutes: int, at: datetime) -> bool:
    """Whether this can be agreed at `at`: within a year to come, and of a sensible length."""
    return at < starts_at <= at + FURTHEST and SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES


# ---------------------------------------------------------------- a talk with the municipality

WAYS_OFFERED = (Way.HOME, Way.OFFICE, Way.PHONE)
MOST_OFFERED = 5
TALK_MINUTES = 60
REMINDED_BEFORE = timedelta(hours=24)


def offered(*, starts_at: Collection[datetime], at: datetime) -> list[datetime]:
    """Return the times that can be offered at `at`, each once, soonest first; five at most."""
    ahead = {one for one in starts_at if lies_ahead(starts_at=one, minutes=TALK_MINUTES, at=at)}
    return sorted(ahead)[:MOST_OFFERED]


def remind_at(*, starts_at: datetime, made_at: datetime) -> datetime | None:
    """Return when one is reminded: a day before, and not where it was made later than that."""
    moment = starts_at - REMINDED_BEFORE
    return moment if moment > made_at else None


def appointment_file(
    *, uid: str, starts_at: datetime, minutes: int, summary: str, at: datetime
) -> str:
    """Return one appointment as iCalendar (RFC 5545): when, and a neutral `summary`.

    Moments are aware. A calendar is read by who lives along: no name, no topic, no place.
    """
    return calendar_file(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Naast//appointment//NL",
            "BEGIN:VEVENT",
            f"UID:{uid}@naast",
            f"DTSTAMP:{calendar_moment(at)}",
            f"DTSTART:{calendar_moment(starts_at)}",
            f"DTEND:{calendar_moment(starts_at.astimezone(UTC) + timedelta(minutes=minutes))}",
            f"SUMMARY:{calendar_text(summary)}",
            "CLASS:PRIVATE",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )


# ---------------------------------------------------------------- messages

LONGEST_MESSAGE = 4000
ANSWER_WORKING_DAYS = 3
"""Within how many working days somebody hears where nothing was agreed."""

_MOBILE = "06"
_ANSWERS_UNTIL = time(17)


class By(StrEnum):
    """How somebody may be told that a message waits for her."""

    TEXT = "text"
    MAIL = "mail"


def answer_before(*, written_at: datetime, working_days: int) -> datetime:
    """Return before when somebody hears: 17.00 Dutch time, `working_days` after she wrote.

    The same promise as of a question.
    """
    start = written_at.astimezone(DUTCH_TIME).date()
    day = working_days_after(start=start, days=working_days)
    return datetime.combine(day, _ANSWERS_UNTIL, DUTCH_TIME)


def safe_way(*, phone: str, mail: str, safe_to_text: bool, safe_to_mail: bool) -> By | None:
    """Return how she may be told that a message waits, None where nothing is safe.

    Only what she ticked herself: whoever reads along at home may not learn that there is anything.
    A text message first, where her number can take one.
    """
    if safe_to_text and phone.startswith(_MOBILE):
        return By.TEXT
    if safe_to_mail and mail:
        return By.MAIL
    return None


# ---------------------------------------------------------------- documents

MOST_DOCUMENTS = 100
"""How many documents a file holds."""
