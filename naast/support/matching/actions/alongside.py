"""Place somebody beside a resident along with who took her question, or in her stead."""

from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.db import transaction
from django.db.models import Q, Value
from django.db.models.functions import Greatest

from naast.core.policy.walls import Actor, must_act
from naast.support.matching import queries
from naast.support.matching.models import Placement
from naast.support.people import actions as people
from naast.support.people.rules import HAT_OF_HOUSE, House

if TYPE_CHECKING:
    from naast.support.people.models import Standing


@transaction.atomic
def place_along(
    *, actor: Actor, beside: "Standing", question_id: UUID, zone_id: int | None, kind: str
) -> Placement:
    """Let who stands along with another count in the load, as long as her standing lasts."""
    must_act(actor)
    placement = Placement(
        question_id=question_id,
        person_id=beside.person_id,
        circle_id=beside.circle_id,
        user_id=cast("int", actor.user_id),
        hat=HAT_OF_HOUSE[House(beside.house)],
        house=beside.house,
        organisation_id=beside.organisation_id,
        municipality_id=beside.municipality_id,
        zone_id=zone_id,
        kind=kind,
        from_at=beside.from_at,
        until_at=beside.until_at,
    )
    placement.save(force_insert=True)
    return placement


@transaction.atomic
def end_along(*, actor: Actor, placement_id: UUID | None, standing_id: UUID, at: datetime) -> None:
    """End the placement and the standing of who stood along with another; the hat stays (I-1).

    Who stood behind had no placement. Nothing happens to what had ended.
    """
    must_act(actor)
    if placement_id is not None:
        queries.placements(actor=actor, verb="end").filter(
            Q(until_at__isnull=True) | Q(until_at__gt=at), id=placement_id
        ).order_by().update(until_at=Greatest("from_at", Value(at)), hat=None)
    people.end_this_standing(actor=actor, standing_id=standing_id, at=at)


@transaction.atomic
def let_go_of_placements(*, actor: Actor, at: datetime) -> int:
    """Let placements whose own end has passed hold their hats no longer, and count them."""
    must_act(actor)
    return (
        queries.placements(actor=actor, verb="end")
        .filter(until_at__lte=at, hat__isnull=False)
        .order_by()
        .update(hat=None)
    )
