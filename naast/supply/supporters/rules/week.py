"""When somebody is away, and what she does beside this work."""

from collections.abc import Collection, Iterable
from datetime import date

Days = tuple[date, date]
"""A run of days: the first, and the first that is no longer in it."""

MOST_AWAY = 60


def is_away(*, away: Iterable[Days], on: date) -> bool:
    """Whether somebody said to be away on day `on`, in Dutch time."""
    return any(first <= on < after for first, after in away)


def joined(*, away: Collection[Days]) -> tuple[Days, ...]:
    """Return the same days as few runs, in order; runs that touch or overlap become one."""
    found: list[Days] = []
    for first, after in sorted(one for one in away if one[0] < one[1]):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], after)
        else:
            found.append((first, after))
    return tuple(found)


def still_to_come(*, away: Collection[Days], on: date) -> tuple[Days, ...]:
    """Return the runs that are not over on day `on`: what is past is nobody's business any more."""
    return tuple(one for one in joined(away=away) if one[1] > on)
