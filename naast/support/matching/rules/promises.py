"""What was promised, and how long somebody waited."""

import math
from collections.abc import Collection
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def end_of_day(*, on: date) -> datetime:
    """Return five o'clock in the afternoon, Dutch time: "you hear from us before Friday 17.00"."""
    return datetime.combine(on, time(17), AMSTERDAM)


def half_way(*, asked_at: datetime, promised_at: datetime) -> datetime:
    """Return when half of the promised term is over: then the coordinator is told."""
    return asked_at + (promised_at - asked_at) / 2


def waiting_days(*, asked_at: datetime, first_contact_at: datetime) -> int:
    """Return how many Dutch calendar days somebody waited for the first contact.

    Asked and helped on one day is 0. This is the one definition; every figure of waiting uses it.
    """
    asked, helped = (moment.astimezone(AMSTERDAM).date() for moment in (asked_at, first_contact_at))
    return (helped - asked).days


def quantile(*, values: Collection[int], share: float) -> int | None:
    """Return the nearest-rank quantile: the smallest value that `share` of all do not exceed.

    None for no values. The median of [1, 2, 3, 4] is 2, by this definition always a value that
    occurs.
    """
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def question_number(*, sequence: int) -> str:
    """Return the number that staff use on the phone: "V-2291"."""
    return f"V-{sequence:04}"


# Within a week on the doorstep: what a municipality of the sources keeps to for its own workers.
# Source: "Meedenken werkt beter" (Heerenveen), visit within a week.
MUNICIPAL_WORKING_DAYS = 5
