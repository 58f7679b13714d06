"""What the actions share: when and by whom something is done, and whether one leads a worker."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from naast.core.policy.walls import Actor, must_act


class MayNotAdmit(Exception):
    """Who acts may not take somebody into this organisation or municipality."""


class DayDoesNotFit(Exception):
    """Something was seen on a day to come, or asked of a day that is past."""


def moment(actor: Actor) -> datetime:
    must_act(actor)
    if actor.at is None:
        raise ValueError("An actor without a moment cannot act")
    return actor.at


def day(actor: Actor) -> date:
    return timezone.localdate(moment(actor))


def user_id_of(actor: Actor) -> int:
    """Return who acts; 0, whom nobody has, for who has no account."""
    return actor.user_id or 0


def leads(actor: Actor) -> str:
    return "coordinator" if actor.holds("coordinator") else "access_lead"


def may_lead(actor: Actor, row: Any) -> bool:
    """Whether the policy lets `actor` write `row` for its employer: no row to filter on yet."""
    led = {
        "coordinator": ("organisation_ids", row.organisation_id),
        "access_lead": ("municipality_ids", row.employer_municipality_id),
    }
    return any(
        wanted in getattr(actor.scopes[role], scope)
        for role, (scope, wanted) in led.items()
        if role in actor.scopes
    )
