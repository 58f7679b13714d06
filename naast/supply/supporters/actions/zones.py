"""In which zones somebody works, said by who leads her."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor
from naast.supply.places import queries as places
from naast.supply.supporters import queries
from naast.supply.supporters.actions.shared import day, leads
from naast.supply.supporters.models import Card, Supporter
from naast.supply.supporters.rules import CardField


class ZoneElsewhere(Exception):
    """A zone of a municipality in which she does not work."""


@transaction.atomic
def assign_zones(*, actor: Actor, supporter_id: UUID, zone_ids: Collection[int]) -> None:
    """Say in which zones somebody works; none is everywhere: she flies (R-291).

    What her card tells of it follows at once. By who leads her: raises Supporter.DoesNotExist for
    anybody else, ZoneElsewhere.
    """
    day(actor)
    worker = queries.led_by(actor=actor).filter(id=supporter_id).first()
    if worker is None:
        raise Supporter.DoesNotExist
    facts = queries.pool(actor=actor, verb="keep").select_for_update().get(pk=supporter_id)
    there = places.zones_of(municipality_ids=worker.municipality_ids)
    if elsewhere := set(zone_ids) - set(there.values_list("id", flat=True)):
        raise ZoneElsewhere(elsewhere)
    facts.zone_ids = sorted(set(zone_ids))
    facts.save(update_fields=["zone_ids"])
    card = Card.objects.filter(pk=supporter_id, fields__contains=[CardField.ZONES])
    card.update(zone_ids=facts.zone_ids)
    record(actor, "supporters.zones.assigned", facts, role=leads(actor))
