"""That somebody is away, said by who leads her: when she is ill, she cannot say so herself."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor
from naast.supply.supporters import queries, rules
from naast.supply.supporters.actions.shared import day, leads
from naast.supply.supporters.models import Supporter
from naast.supply.supporters.rules import Days


class TooManyAbsences(Exception):
    """More runs of days away than anybody has."""


@transaction.atomic
def note_absence(*, actor: Actor, supporter_id: UUID, away: Collection[Days]) -> None:
    """Keep on which days somebody is away, instead of what was kept: no new questions then.

    Days that are past are forgotten; she reads and changes it on her own page. Raises
    Supporter.DoesNotExist for who is not led by `actor`, TooManyAbsences.
    """
    today = day(actor)
    if not queries.led_by(actor=actor).filter(id=supporter_id).exists():
        raise Supporter.DoesNotExist
    runs = rules.still_to_come(away=away, on=today)
    if len(runs) > rules.MOST_AWAY:
        raise TooManyAbsences(len(runs))
    facts = queries.pool(actor=actor, verb="keep").select_for_update().get(pk=supporter_id)
    facts.away = [[first.isoformat(), after.isoformat()] for first, after in runs]
    facts.save(update_fields=["away"])
    record(actor, "supporters.absence.noted", facts, role=leads(actor))
