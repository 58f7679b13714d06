"""Appointments: where, how, and when they can be. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

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
