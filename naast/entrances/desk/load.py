"""Who works for the organisations that one coordinates, and beside how many each stands."""

from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from naast.core.policy.walls import Actor
from naast.supply.supporters import queries as supporters
from naast.support.matching import queries as questions


def my_people(*, actor: Actor, at: datetime) -> list[Any]:
    """Return who works for the organisations that I coordinate, with her load: placements now."""
    ids: list[int] = actor.scopes["coordinator"].organisation_ids
    load = (
        questions.running_placements(actor=actor, at=at)
        .filter(user_id=OuterRef("user_id"), organisation_id=OuterRef("organisation_id"))
        .order_by()
        .values("user_id")
        .annotate(n=Count("id"))
    )
    return [
        one
        for one in supporters.supporters(actor=actor)
        .filter(organisation_id__in=ids, pool__isnull=False)
        .select_related("pool")
        .annotate(running=Coalesce(Subquery(load.values("n")), 0))
        if one.pool.leaves_on is None or one.pool.leaves_on > timezone.localdate(at)
    ]
