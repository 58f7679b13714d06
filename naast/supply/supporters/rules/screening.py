"""What somebody must have before she is offered, what was seen of it, and when that lapses."""

from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class Item(StrEnum):
    """What a coordinator sees before somebody may be offered. Never a copy of it is kept."""

    VOG = "vog"
    CODE = "code"
    TRAINING = "training"
    REGISTER = "register"
    INTERVISION = "intervision"
    SUPERVISOR = "supervisor"
    DECLARATION = "declaration"


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """What an organisation asks of a kind from a day on; the next version of the item ends it.

    `months` is how long it holds after the day on which it was seen; None as long as was stated.
    """

    kind: str
    item: Item
    needed: bool
    months: int | None
    source: str
    from_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """When an item was last seen, and until when it holds by its own words; None for no end."""

    seen_on: date
    valid_until: date | None


Required = Mapping[Item, int | None]
"""The items that somebody must have, with the months that each holds."""

# What holds until an organisation writes down its own. A declaration lapses within a year (I-2).
STANDARD: Required = {Item.VOG: None, Item.CODE: None, Item.DECLARATION: 12}
MOST_MONTHS = 120
MOST_MONTHS_DECLARED = 12

WARN_DAYS = (60, 30, 7, 0)
"""So many days before an item lapses she and who leads her are told; 0 is the day itself."""

TOLD_AFTER = timedelta(days=14)
LAPSES_SOON = timedelta(days=WARN_DAYS[0])


def required_of(*, versions: Collection[Version], kind: str, on: date) -> dict[Item, int | None]:
    """Return what a kind must have on day `on`, by the newest version of each item in force.

    `versions` are those of one employer, the newest of two on the same day last. Whatever it
    writes, a declaration of interests stays needed, for a year at most (I-2).
    """
    newest: dict[Item, Version] = {}
    for one in versions:
        known = newest.get(one.item)
        if one.kind == kind and one.from_on <= on and (not known or one.from_on >= known.from_on):
            newest[one.item] = one
    found: dict[Item, int | None] = {}
    for item in Item:
        version = newest.get(item)
        if version is None:
            if item in STANDARD:
                found[item] = STANDARD[item]
        elif version.needed or item is Item.DECLARATION:
            found[item] = version.months
    declared = found[Item.DECLARATION]
    found[Item.DECLARATION] = min(declared or MOST_MONTHS_DECLARED, MOST_MONTHS_DECLARED)
    return found


@lru_cache(maxsize=4000)
def months_later(*, day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def holds_until(*, seen: Seen, months: int | None) -> date | None:
    """Return the first day on which an item no longer holds; None for never.

    The earliest of what was stated and what the organisation asks now.
    """
    ends = [] if seen.valid_until is None else [seen.valid_until]
    if months is not None:
        ends.append(months_later(day=seen.seen_on, months=months))
    return min(ends, default=None)


def lapsed_items(*, required: Required, seen: Mapping[Item, Seen], on: date) -> tuple[Item, ...]:
    """Return the items for which somebody may not be offered on day `on` in Dutch time.

    An item holds up to, not on, the day it lapses. Who may be offered has none.
    """
    return tuple(
        item
        for item, months in required.items()
        if (has := seen.get(item)) is None
        or on < has.seen_on
        or ((end := holds_until(seen=has, months=months)) is not None and on >= end)
    )


def ends_of(
    *, versions: Collection[Version], kind: str, seen: Mapping[Item, Seen], on: date
) -> dict[Item, date]:
    """Return on which day each item lapses that somebody has, or must have from a later day.

    What is missing today has no such day, and neither has what never ends.
    """
    required = required_of(versions=versions, kind=kind, on=on)
    missing = {item for item in required if item not in seen or on < seen[item].seen_on}
    ends = {
        item: end
        for item, months in required.items()
        if item not in missing and (end := holds_until(seen=seen[item], months=months)) is not None
    }
    for day in sorted({one.from_on for one in versions if one.kind == kind and one.from_on > on}):
        then = required_of(versions=versions, kind=kind, on=day)
        for item in lapsed_items(required=then, seen=seen, on=day):
            if item not in missing:
                ends[item] = min(ends.get(item, day), day)
    return ends


def warning_of(*, until: date, on: date) -> int | None:
    """Return which of `WARN_DAYS` is due on day `on`: the last one reached; None for none.

    Each is told once, so what was missed while nothing ran is made good by the next day. What
    lapsed longer ago than `TOLD_AFTER` was told.
    """
    left = until - on
    if left < -TOLD_AFTER:
        return None
    return min((days for days in WARN_DAYS if left.days <= days), default=None)
