"""Read what colleagues ask of somebody for their cases, whatever it is, in one query."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import CharField, Value

from naast.core.policy.walls import Actor
from naast.support.casework.queries.alongside import MOST, live
from naast.support.casework.queries.consulting import waiting_for
from naast.support.casework.queries.handing_over import asked_to_go_on
from naast.support.casework.rules.alongside import AlongState


@dataclass(frozen=True, kw_only=True)
class AskedOfMe:
    """What a colleague asks of me for one of her cases.

    `manner` is "go_on" for a hand-over, "consult" for a question without a name.
    """

    id: UUID
    who: str
    zone_name: str
    domains: tuple[str, ...]
    asked_at: datetime
    manner: str


def asked_of_me(*, actor: Actor, at: datetime) -> list[AskedOfMe]:
    """Return the cases of others that wait for my answer, oldest first, in one query."""
    waits = live(actor=actor, at=at).filter(state=AlongState.ASKED, user_id=actor.user_id or 0)
    along = waits.order_by().values_list(
        "id", "holder__name", "zone__name", "domains", "asked_at", "manner"
    )
    go_on = (
        asked_to_go_on(actor=actor)
        .order_by()
        .values_list(
            "id",
            "from_user__name",
            "zone__name",
            "domains",
            "asked_at",
            Value("go_on", output_field=CharField()),
        )
    )
    asked = (
        waiting_for(actor=actor)
        .order_by()
        .values_list(
            "id",
            "asker__name",
            Value("", output_field=CharField()),
            "domains",
            "asked_at",
            Value("consult", output_field=CharField()),
        )
    )
    return [
        AskedOfMe(
            id=row[0],
            who=row[1],
            zone_name=row[2] or "",
            domains=tuple(row[3]),
            asked_at=row[4],
            manner=row[5],
        )
        for row in go_on.union(along, asked, all=True).order_by("asked_at")[:MOST]
    ]
