"""Who stands behind whom."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from naast.core.identity.queries import names
from naast.core.policy.walls import Actor, reach
from naast.supply.supporters import policy
from naast.supply.supporters.models import Supervision

MOST = 200


def supervisions(*, actor: Actor, verb: str = "view") -> QuerySet[Supervision]:
    """Return who supervises whom, as far as `actor` may `verb` it."""
    return Supervision.objects.filter(reach(policy.SUPERVISIONS, actor, verb)).order_by("pk")


def supervisor_of(*, actor: Actor, supporter_id: UUID, on: date) -> str:
    """Return the name of who stands behind a worker on day `on`; nothing for nobody."""
    row = _running(actor, on).filter(supporter_id=supporter_id).first()
    return names(user_ids={row.supervisor_id}).get(row.supervisor_id, "") if row else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Behind:
    """Somebody behind whom a supervisor stands, and since when."""

    name: str
    since: date


def supervisors_of(*, actor: Actor, on: date) -> dict[UUID, str]:
    """Return by worker who stands behind her on a day, of those whom `actor` leads; one query."""
    rows = _running(actor, on).order_by("pk").values_list("supporter_id", "supervisor__name")
    return dict(rows)


def behind(*, actor: Actor, on: date) -> list[Behind]:
    """Return behind whom `actor` stands on day `on` as their supervisor, by name."""
    rows = list(_running(actor, on).filter(supervisor_id=actor.user_id or 0)[:MOST])
    called = names(user_ids={row.worker_id for row in rows})
    found = [Behind(name=called.get(row.worker_id, ""), since=row.from_on) for row in rows]
    return sorted(found, key=lambda one: (one.name, one.since))


def _running(actor: Actor, on: date) -> QuerySet[Supervision]:
    return supervisions(actor=actor).filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on), from_on__lte=on
    )
