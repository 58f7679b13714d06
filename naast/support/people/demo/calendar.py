"""Days and hours of the demo world: when people ask, and when people work."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from naast.supply.law.rules import DUTCH_TIME, holidays, is_normal_day

DAY = timedelta(days=1)
BACK = timedelta(days=730)
"""So far the demo world runs back."""

_AHEAD = timedelta(days=400)
# Monday to Sunday. Assumed: most questions come after the weekend, few in it.
_WEEKDAYS = (1.25, 1.15, 1.05, 1.05, 0.85, 0.25, 0.2)
# January to December. Assumed: quiet in the holidays, busy after them.
_MONTHS = (1.2, 1.05, 1.05, 1.0, 0.95, 1.0, 0.75, 0.75, 1.15, 1.1, 1.1, 0.8)
_GROWTH = 0.5
"""Of the two years the last day sees half as many more questions than the first (assumed)."""


class Calendar:
    """The days from two years before `at` until a year after it."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at.astimezone(DUTCH_TIME)
        self.today = self.at.date()
        self.first = self.today - BACK
        many = (self.today + _AHEAD - self.first).days
        days = [self.first + DAY * n for n in range(many)]
        self.working: list[date] = [day for day in days if is_normal_day(on=day)]
        free = {
            day
            for year in range(self.first.year, self.today.year + 1)
            for day in holidays(year=year)
        }
        self._asking = [day for day in days if day <= self.today]
        self._weights = [
            (1 + _GROWTH * n / len(self._asking))
            * _WEEKDAYS[day.weekday()]
            * _MONTHS[day.month - 1]
            * (0.3 if day in free else 1)
            for n, day in enumerate(self._asking)
        ]

    def asking_days(self, *, many: int, draw: Random) -> Sequence[date]:
        """Return the days of so many questions, in any order."""
        return draw.choices(self._asking, self._weights, k=many)

    def after(self, *, start: date, days: int = 0) -> date:
        """Return the day on which so many working days after `start` have come.

        0 is `start` itself, or the first working day after it.
        """
        place = bisect_left(self.working, start)
        rests = self.working[place] != start
        return self.working[place + max(0, days - rests)]

    def moment(self, *, on: date, draw: Random, early: int = 9, late: int = 17) -> datetime:
        """Return a moment on a day, between two hours of the Dutch clock, to five minutes."""
        minutes = draw.randrange((late - early) * 12) * 5
        return datetime.combine(on, time(early), DUTCH_TIME) + timedelta(minutes=minutes)


def between(*, first: datetime, last: datetime, many: int, draw: Random) -> Sequence[datetime]:
    """Return so many moments between two, in order, by daylight, not in a weekend."""
    span = (last - first).total_seconds()
    found = []
    for _ in range(many):
        moment = (first + timedelta(seconds=draw.random() * span)).astimezone(DUTCH_TIME)
        moment -= max(0, moment.weekday() - 4) * DAY  # in a weekend: the Friday before it
        hour, minute = 9 + moment.hour % 8, moment.minute // 5 * 5
        moment = moment.replace(hour=hour, minute=minute, second=0, microsecond=0)
        found.append(min(max(moment, first), last))
    return sorted(found)
