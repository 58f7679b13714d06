"""When a calendar says that somebody is busy: nothing else leaves this file.

A calendar can be made to compute for ever, or to fill any memory. So this runs as a process of its
own (`apart.py`), which lets go of what it needs not and says only numbers:

    python -m naast.supply.supporters.diary.read 1764000000 5 < calendar.ics
"""

import json
import resource
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from naast.supply.supporters.rules.diary import DIARY_AHEAD, MOST_BUSY, Span, busy_to_keep

_DUTCH = ZoneInfo("Europe/Amsterdam")
_DAY = timedelta(days=1)
_MEMORY = 768 * 1024 * 1024
# What repeats more often than daily is no diary: it would be millions of moments.
_REPEATS = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_MOST_A_DAY = 12


def busy_times(*, contents: bytes, at: datetime) -> tuple[Span, ...]:
    """Return when the calendars in `contents` say busy in the eight weeks after `at`.

    Free, called off, and what Naast itself put there do not count; a whole day does, in Dutch
    time. Raises ValueError for what is no calendar.
    """
    first = at.astimezone(UTC)
    found: list[Span] = []
    calendars = icalendar.Calendar.from_ical(contents, multiple=True)
    if not calendars or any(one.name != "VCALENDAR" for one in calendars):
        raise ValueError("Not a calendar")
    for calendar in calendars:
        calendar.subcomponents = [one for one in calendar.subcomponents if _can_be_counted(one)]
        query = recurring_ical_events.of(calendar, skip_bad_series=True)
        for event in query.between(first - _DAY, first + DIARY_AHEAD + _DAY):
            found.extend(_span(event))
    return busy_to_keep(spans=found, at=at)


def _can_be_counted(component: Any) -> bool:
    rules = component.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        often = 1
        for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
            often *= max(1, len(rule.get(part, [])))
        if set(map(str, rule.get("FREQ", []))) - _REPEATS or often > _MOST_A_DAY:
            return False
    return True


def _span(event: Any) -> Iterator[Span]:
    free = (
        str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
        or str(event.get("STATUS", "")).upper() == "CANCELLED"
        or str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() == "FREE"
        or str(event.get("UID", "")).endswith("@naast")
    )
    start, end = event.get("DTSTART"), event.get("DTEND")
    if not free and start is not None and end is not None:
        yield _moment(start.dt), _moment(end.dt)


def _moment(found: date | datetime) -> datetime:
    """Return an aware moment; what has no zone is Dutch."""
    if not isinstance(found, datetime):
        found = datetime.combine(found, time(), _DUTCH)
    if found.tzinfo is None:
        found = found.replace(tzinfo=_DUTCH)
    return found.astimezone(UTC)


def main() -> None:
    seconds = int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    at = datetime.fromtimestamp(int(sys.argv[1]), UTC)
    found = busy_times(contents=sys.stdin.buffer.read(), at=at)
    said = [[int(start.timestamp()), int(end.timestamp())] for start, end in found[:MOST_BUSY]]
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
