"""Walk-in hours as iCalendar (RFC 5545): any calendar can follow them. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from naast.core.files.rules import calendar_file, calendar_text
from naast.entrances.api.hsds import DAYS, Hours, Point

# Dutch time since 1996, as RFC 5545 §3.6.5 wants a zone to be told.
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Amsterdam",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar(*, points: Iterable[Point], name: str, at: datetime) -> str:
    """Return all hours of these points as one calendar; `at` (aware, UTC) is when it was made."""
    return calendar_file(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Naast//walk-in//NL",
            f"X-WR-CALNAME:{calendar_text(name)}",
            *_ZONE,
            *(
                line
                for point in points
                for hours in point.hours
                for line in _event(point, hours, at=at)
            ),
            "END:VCALENDAR",
        ]
    )


def _event(point: Point, hours: Hours, *, at: datetime) -> list[str]:
    first = hours.valid_from + timedelta(days=(hours.weekday - hours.valid_from.isoweekday()) % 7)
    until = f";UNTIL={_utc_end(hours.valid_to)}" if hours.valid_to else ""
    return [
        "BEGIN:VEVENT",
        f"UID:hours-{hours.id}@naast",
        f"DTSTAMP:{at:%Y%m%dT%H%M%SZ}",
        f"DTSTART;TZID=Europe/Amsterdam:{first:%Y%m%d}T{hours.starts:%H%M%S}",
        f"DTEND;TZID=Europe/Amsterdam:{first:%Y%m%d}T{hours.ends:%H%M%S}",
        f"RRULE:FREQ=WEEKLY;BYDAY={DAYS[hours.weekday - 1]}{until}",
        *(
            f"EXDATE;TZID=Europe/Amsterdam:{on:%Y%m%d}T{hours.starts:%H%M%S}"
            for on in sorted(hours.closed)
        ),
        f"SUMMARY:{calendar_text('Inloop: ' + point.name)}",
        f"LOCATION:{calendar_text(f'{point.name}, {point.address}, {point.zone}')}",
        *([f"DESCRIPTION:{calendar_text(hours.note)}"] if hours.note else []),
        "END:VEVENT",
    ]


def _utc_end(valid_to: date) -> str:
    """Return the last moment before a period ends: `valid_to` itself is no longer in it."""
    return f"{valid_to - timedelta(days=1):%Y%m%d}T225959Z"
