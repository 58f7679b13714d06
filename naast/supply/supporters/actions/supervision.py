"""Let somebody stand behind a worker, and her screening follow from it."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.supply.supporters import queries
from naast.supply.supporters.actions.screening import see_item
from naast.supply.supporters.actions.shared import day, leads, moment
from naast.supply.supporters.models import Supervision, Supporter
from naast.supply.supporters.rules import Item


class MayNotSupervise(Exception):
    """Who was named is no supervisor of that organisation on that day, or is she herself."""


@transaction.atomic
def arrange_supervisor(*, actor: Actor, supporter_id: UUID, supervisor_id: int) -> Supervision:
    """Let a supervisor of the organisation stand behind a worker, from today.

    Who did so before, does so up to today. The item *supervisor* of her screening is seen by it.
    Raises Supporter.DoesNotExist for who is not led by `actor`, MayNotSupervise for who does not
    hold that role there.
    """
    moment(actor)
    on = day(actor)
    worker = (
        queries.supporters(actor=actor, verb="admit")
        .filter(organisation_id__isnull=False)
        .get(pk=supporter_id)
    )
    if supervisor_id == worker.user_id or supervisor_id not in may_supervise(worker=worker, on=on):
        raise MayNotSupervise(supervisor_id)
    running = queries.supervisions(actor=actor, verb="arrange").filter(
        supporter=worker, until_on__isnull=True
    )
    before = running.select_for_update().first()
    if before is not None and before.supervisor_id == supervisor_id:
        return before
    if before is not None and before.from_on == on:
        # Named in error today: nobody stood behind her by it yet.
        before.supervisor_id = supervisor_id
        before.save(update_fields=["supervisor"])
        row = before
    else:
        if before is not None:
            before.until_on = on
            before.save(update_fields=["until_on"])
        row = Supervision(
            supporter=worker, worker_id=worker.user_id, supervisor_id=supervisor_id, from_on=on
        )
        row.save(force_insert=True)
    see_item(actor=actor, supporter_id=worker.pk, item=Item.SUPERVISOR, seen_on=on)
    record(actor, "supporters.supervision.arranged", row, role=leads(actor))
    return row


@transaction.atomic
def end_supervision(*, actor: Actor, supporter_id: UUID) -> Supervision:
    """Let nobody stand behind a worker from tomorrow. If that is asked, she gets nobody new then.

    Raises Supervision.DoesNotExist where nobody does, or `actor` does not lead her.
    """
    on = day(actor)
    row = (
        queries.supervisions(actor=actor, verb="arrange")
        .select_for_update()
        .get(supporter_id=supporter_id, until_on__isnull=True)
    )
    row.until_on = on + timedelta(days=1)
    row.save(update_fields=["until_on"])
    see_item(
        actor=actor,
        supporter_id=supporter_id,
        item=Item.SUPERVISOR,
        seen_on=on,
        valid_until=row.until_on,
    )
    record(actor, "supporters.supervision.ended", row, role=leads(actor))
    return row


def may_supervise(*, worker: Supporter, on: date) -> list[int]:
    """Return the ids of who may stand behind a worker: supervisors of her organisation."""
    return [
        user_id
        for user_id in holders(
            role=Role.SUPERVISOR,
            scope=f"organisation:{worker.organisation_id}",
            on=on,
        )
        if user_id != worker.user_id
    ]
