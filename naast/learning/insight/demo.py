"""The figures of the demo world: every quarter that is over, closed as in production."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.learning.insight.actions import close_period
from naast.learning.insight.rules import Period
from naast.supply.places import queries as places

QUARTERS = 8
COUNTED = (
    "matching_question",
    "matching_placement",
    "casework_case",
    "decisions_matter",
    "experience_answer",
)
CLOSED_AFTER = timedelta(days=7, hours=9)
"""A week after a quarter is over, in the morning, its figures come."""


def load(*, at: datetime, seed: int, scale: float = 1.0) -> None:
    """Close the quarters of two years, as far as they are over; nothing is left to chance."""
    del seed, scale
    with connection.cursor() as cursor:
        # The rows came in bulk just now, and PostgreSQL does not yet know how many there are.
        cursor.execute(f"ANALYZE {', '.join(COUNTED)}")
    for place in places.municipalities(on=timezone.localdate(at)):
        for period in _quarters_before(at):
            closed_at = period.until_at + CLOSED_AFTER
            if closed_at > at:
                continue
            with acting(Actor(at=closed_at, clock=Scope())) as clock:
                close_period(actor=clock, municipality_id=place.pk, period=period)


def _quarters_before(at: datetime) -> list[Period]:
    """Return the last quarters up to that of `at`, oldest first."""
    today = timezone.localdate(at)
    newest = today.year * 4 + (today.month - 1) // 3
    return [
        Period(year=number // 4, quarter=number % 4 + 1)
        for number in range(newest - QUARTERS, newest + 1)
    ]
