"""Read what a resident shares outside Naast: as rows, and as she sees who it is and who looked."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.core.audit.queries import entries
from naast.core.policy.walls import Actor, reach
from naast.support.keys import policy
from naast.support.keys.models import OutsidePiece
from naast.support.people.queries import key_of, persons

LOOKS_READ = 200


@dataclass(frozen=True, kw_only=True)
class Lending:
    """Of a piece that went outside: to whom, in her words, and when its code was used."""

    who: str
    looked_at: tuple[datetime, ...] = ()


def outside(*, actor: Actor, verb: str = "view") -> QuerySet[OutsidePiece]:
    """Return what was shared outside Naast, newest first."""
    return OutsidePiece.objects.filter(reach(policy.OUTSIDE, actor, verb)).order_by(
        "-shared_at", "id"
    )


def lendings(*, actor: Actor) -> Mapping[UUID, Lending]:
    """Return, of what the resident `actor` shared outside, to whom and when it was read. By id."""
    rows = list(outside(actor=actor))
    if not rows:
        return {}
    key = key_of(person=persons(actor=actor).get())
    looks: dict[str, list[datetime]] = defaultdict(list)
    read = entries(actor=actor).filter(action="keys.outside.read")
    for piece, at in read.values_list("object_id", "at")[:LOOKS_READ]:
        looks[piece].append(at)
    return {
        row.id: Lending(who=row.who.open(key=key), looked_at=tuple(looks[str(row.id)]))
        for row in rows
    }
