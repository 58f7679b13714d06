"""Close a period: what happened in it is counted, published and frozen."""

from django.db import IntegrityError, connection, transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor, must_act
from naast.learning.insight.models import ClosedPeriod
from naast.learning.insight.rules import Period


class NotOver(Exception):
    """A period that still runs is not closed: what is published is never changed."""


class ClosedBefore(Exception):
    """Closed before: what was published stays."""


class MayNotClose(Exception):
    """Only the clock closes a period: no person decides when figures come."""


@transaction.atomic
def close_period(*, actor: Actor, municipality_id: int, period: Period) -> ClosedPeriod:
    """Count a quarter of a municipality, publish its figures and freeze them.

    PostgreSQL does it, in the name of a role that reads no person; what comes back are the rounded
    and hidden figures only. Raises NotOver, ClosedBefore, MayNotClose.
    """
    must_act(actor)
    if actor.at is None or not actor.holds("clock"):
        raise MayNotClose(actor)
    if not period.is_over(at=actor.at):
        raise NotOver(period)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT insight_close_period(%s, %s, %s, %s)",
                [municipality_id, period.year, period.quarter, actor.at],
            )
            [closed_id] = cursor.fetchone()
    except IntegrityError as twice:
        raise ClosedBefore(period) from twice
    closed = ClosedPeriod.objects.get(id=closed_id)
    record(actor, "insight.period.closed", closed, role="clock")
    return closed
