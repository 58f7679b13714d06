"""Write down what support costs and what is assumed about its effects."""

from typing import Any

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.learning.steering.models.worth import Assumption, Spending
from naast.learning.steering.queries.answers import steers
from naast.learning.steering.rules.worth import Effect, Part

ROLE = Role.POLICY_OFFICER


class NotYours(Exception):
    """Somebody writes for a municipality where she does not steer."""


@transaction.atomic
def write_spending(
    *, actor: Actor, municipality_id: int, year: int, purse: str, **facts: Any
) -> Spending:
    """Write what was spent in a year for a purpose, over what stood there. Raises NotYours."""
    _must_steer(actor, municipality_id)
    row, _ = Spending.objects.update_or_create(
        municipality_id=municipality_id, year=year, purse=purse, defaults=facts
    )
    record(actor, "steering.spending.written", row, role=ROLE)
    return row


@transaction.atomic
def assume(
    *, actor: Actor, municipality_id: int, effect: Effect, part: Part, **facts: Any
) -> Assumption:
    """Write what is assumed about an effect, over what stood there. Raises NotYours."""
    _must_steer(actor, municipality_id)
    row, _ = Assumption.objects.update_or_create(
        municipality_id=municipality_id, effect=effect, part=part, defaults=facts
    )
    record(actor, "steering.assumption.written", row, role=ROLE)
    return row


@transaction.atomic
def leave_out(*, actor: Actor, municipality_id: int, effect: Effect) -> None:
    """Leave an effect out of the sum: what was assumed about it goes. Raises NotYours."""
    _must_steer(actor, municipality_id)
    for row in Assumption.objects.filter(municipality_id=municipality_id, effect=effect):
        record(actor, "steering.assumption.dropped", row, role=ROLE)
        row.delete()


def _must_steer(actor: Actor, municipality_id: int) -> None:
    must_act(actor)
    if not steers(actor=actor, municipality_id=municipality_id):
        raise NotYours(municipality_id)
