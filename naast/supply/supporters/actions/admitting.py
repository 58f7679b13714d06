"""Taking somebody into the pool."""

from collections.abc import Collection

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor
from naast.supply.supporters.actions.shared import MayNotAdmit, day, leads, may_lead
from naast.supply.supporters.models import PoolRecord, Screening, Supporter
from naast.supply.supporters.rules import Kind, Mandate, Payer, Position


@transaction.atomic
def admit_supporter(
    *,
    actor: Actor,
    user_id: int,
    kind: Kind,
    position: Position,
    payer: Payer,
    municipality_ids: Collection[int],
    organisation_id: int | None = None,
    employer_municipality_id: int | None = None,
    mandate: Mandate = Mandate.NONE,
) -> Supporter:
    """Take somebody into the pool, without card, screening or declaration: these come next.

    By the coordinator of the organisation, or the team leader of the municipality that employs
    her; raises MayNotAdmit for anybody else.
    """
    today = day(actor)
    worker = Supporter(
        user_id=user_id,
        kind=kind,
        position=position,
        payer=payer,
        mandate=mandate,
        organisation_id=organisation_id,
        employer_municipality_id=employer_municipality_id,
        municipality_ids=sorted(municipality_ids),
    )
    if not may_lead(actor, worker):
        raise MayNotAdmit(organisation_id or employer_municipality_id)
    worker.save(force_insert=True)
    PoolRecord(supporter=worker, since=today, facts_confirmed_on=today).save(force_insert=True)
    Screening(supporter=worker).save(force_insert=True)
    record(actor, "supporters.pool.admitted", worker, role=leads(actor))
    return worker
