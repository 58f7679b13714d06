"""What a municipality says about its places."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor, must_act
from naast.supply.places import queries
from naast.supply.places.models import MeetingPoint, Municipality, Zone, ZoneBorder
from naast.supply.places.rules import Rings, Spot


class MayNotDraw(Exception):
    """Only the policy officer of a municipality says where its zones lie."""


class NotAllZones(Exception):
    """Borders of some zones and not of others: on such a map nobody seems to live there."""


@transaction.atomic
def draw_borders(
    *,
    actor: Actor,
    municipality_id: int,
    borders: Mapping[int, Rings],
    spots: Mapping[int, Spot],
    source: str,
) -> None:
    """Keep where the zones and points of a municipality lie, instead of what was kept before.

    `borders` holds every zone or none: without any, they stay as they are. Metres of RD. Raises
    MayNotDraw, NotAllZones; ValueError for a point or zone of elsewhere, or without a source.
    """
    must_act(actor)
    if municipality_id not in queries.draws_borders_of(actor=actor) or actor.at is None:
        raise MayNotDraw(municipality_id)
    if not source.strip():
        raise ValueError(source)
    zone_ids = set(
        Zone.objects.filter(municipality_id=municipality_id).values_list("id", flat=True)
    )
    if borders and borders.keys() != zone_ids:
        raise NotAllZones(zone_ids ^ borders.keys())
    points = MeetingPoint.objects.filter(zone_id__in=zone_ids, id__in=spots)
    known = {point.pk: point for point in points}
    if known.keys() != set(spots):
        raise ValueError(set(spots) - known.keys())
    if borders:
        ZoneBorder.objects.filter(zone_id__in=zone_ids).delete()
        ZoneBorder.objects.bulk_create(
            ZoneBorder(
                zone_id=zone_id,
                rings=[[list(spot) for spot in ring] for ring in rings],
                source=source.strip(),
                drawn_on=timezone.localdate(actor.at),
            )
            for zone_id, rings in borders.items()
        )
    for point_id, (x, y) in spots.items():
        known[point_id].rd_x, known[point_id].rd_y = x, y
    MeetingPoint.objects.bulk_update(known.values(), ["rd_x", "rd_y"])
    town = Municipality.objects.get(pk=municipality_id)
    record(actor, "places.borders.drawn", town, role="policy_officer")


@transaction.atomic
def drop_borders(*, actor: Actor, municipality_id: int) -> None:
    """Draw the zones as tiles again, and forget where the points lie. Raises MayNotDraw."""
    must_act(actor)
    if municipality_id not in queries.draws_borders_of(actor=actor):
        raise MayNotDraw(municipality_id)
    ZoneBorder.objects.filter(zone__municipality_id=municipality_id).delete()
    MeetingPoint.objects.filter(zone__municipality_id=municipality_id).update(rd_x=None, rd_y=None)
    town = Municipality.objects.get(pk=municipality_id)
    record(actor, "places.borders.dropped", town, role="policy_officer")
