"""What a worker's day asks of herself, in one query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from naast.core.policy.walls import Actor
from naast.supply.supporters.queries.rows import declarations, supporters
from naast.supply.supporters.rules import Kind


@dataclass(frozen=True, kw_only=True)
class AtWork:
    """Of which kind a worker is, for how many there is room, until when her declaration holds."""

    kind: Kind
    ceiling: int
    declared_until: date | None


def at_work(*, actor: Actor) -> AtWork | None:
    """Return what `actor`'s day asks of herself as a worker; None for whoever is none."""
    last = declarations(actor=actor).filter(supporter=OuterRef("pk")).values("until_on")[:1]
    me = (
        supporters(actor=actor)
        .filter(user_id=actor.user_id or 0, pool__isnull=False)
        .annotate(declared_until=Subquery(last))
        .values_list("kind", "pool__ceiling", "declared_until")
        .first()
    )
    if me is None:
        return None
    kind, ceiling, until = me
    return AtWork(kind=Kind(kind), ceiling=ceiling, declared_until=until)
