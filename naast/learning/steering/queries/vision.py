"""Versions of a vision, and what who writes along says, as far as somebody reads it."""

from django.db.models import QuerySet

from naast.core.policy.walls import Actor, reach
from naast.learning.steering import policy
from naast.learning.steering.models import Remark, Vision
from naast.learning.steering.rules.vision import Stage, Version

MOST = 60
"""So many versions stand on a page; a municipality writes one in some years."""


def visions(*, actor: Actor, verb: str = "view") -> QuerySet[Vision]:
    """Return the versions on which `actor` may do `verb`, the last written first."""
    return (
        Vision.objects.filter(reach(policy.VISIONS, actor, verb))
        .select_related("municipality", "user")
        .order_by("-written_at", "id")
    )


def remarks(*, actor: Actor, verb: str = "view") -> QuerySet[Remark]:
    """Return the remarks on which `actor` may do `verb`, oldest first."""
    return (
        Remark.objects.filter(reach(policy.REMARKS, actor, verb))
        .select_related("organisation")
        .order_by("said_at", "id")
    )


def version(*, row: Vision) -> Version:
    """Return a decided version as the rules count with it."""
    if row.from_on is None:
        raise ValueError("Only what was decided is a version")
    return Version(key=row.pk, from_on=row.from_on, parts=row.parts)


def decided(*, actor: Actor, municipality_id: int) -> list[Vision]:
    """Return the decided versions of a municipality, the oldest first."""
    rows = visions(actor=actor).filter(municipality_id=municipality_id, stage=Stage.DECIDED)
    return list(rows.order_by("from_on", "id")[:MOST])
