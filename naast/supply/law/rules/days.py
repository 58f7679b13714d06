"""Which days are normal days in the Netherlands (Algemene termijnenwet art. 1 and 3)."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
SATURDAY = 5


def easter(*, year: int) -> date:
    """Return Easter Sunday of a Gregorian year (the method of Gauss, as corrected by Butcher)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(*, year: int) -> frozenset[date]:
    """Return the general holidays of a year, and Good Friday, which the act puts beside them.

    Source: Algemene termijnenwet art. 3. 5 May counts every year. The King's birthday is kept on
    27 April, or on the 26th when the 27th is a Sunday. Days that a decree puts beside them (art. 3
    lid 3) differ per year and are given to the functions below as `also_free`. Easter Sunday and
    Whit Sunday are no part of it: they are Sundays.
    """
    sunday = easter(year=year)
    kings_day = date(year, 4, 27)
    if kings_day.isoweekday() == 7:  # noqa: PLR2004
        kings_day -= DAY
    return frozenset(
        {
            date(year, 1, 1),
            sunday - 2 * DAY,
            sunday + DAY,
            kings_day,
            date(year, 5, 5),
            sunday + 39 * DAY,
            sunday + 50 * DAY,
            date(year, 12, 25),
            date(year, 12, 26),
        }
    )


def is_normal_day(*, on: date, also_free: Collection[date] = ()) -> bool:
    """Whether a day is no Saturday, Sunday or holiday; `also_free` are days equated by decree."""
    return on.weekday() < SATURDAY and on not in holidays(year=on.year) and on not in also_free


def normal_days(*, after: date, until: date, also_free: Collection[date] = ()) -> Iterator[date]:
    """Yield the normal days later than `after`, up to and with `until`."""
    day = after + DAY
    while day <= until:
        if is_normal_day(on=day, also_free=also_free):
            yield day
        day += DAY


def working_days_after(*, start: date, days: int, also_free: Collection[date] = ()) -> date:
    """Return the day on which `days` working days after `start` have come."""
    day = start
    while days > 0:
        day += DAY
        days -= is_normal_day(on=day, also_free=also_free)
    return day
