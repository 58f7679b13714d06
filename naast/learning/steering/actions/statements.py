"""Tell everybody what independent means here."""

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.learning.steering.actions.answers import NotYours
from naast.learning.steering.models import Statement
from naast.learning.steering.queries.answers import steers


@transaction.atomic
def publish_statement(*, actor: Actor, municipality_id: int, text: str) -> Statement:
    """Put what independent means here on the page of residents; empty takes it off.

    Raises NotYours where `actor` does not steer.
    """
    must_act(actor)
    if not steers(actor=actor, municipality_id=municipality_id):
        raise NotYours(municipality_id)
    row, _made = Statement.objects.update_or_create(
        municipality_id=municipality_id,
        from_on=timezone.localdate(actor.at),
        defaults={"text": text},
    )
    record(actor, "steering.statement.published", row, role=Role.POLICY_OFFICER)
    return row
