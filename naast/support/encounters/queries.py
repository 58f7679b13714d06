"""Read appointments: as filters per actor, and opened as small values."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor, reach
from naast.support.encounters import policy
from naast.support.encounters.models import WAYS, Appointment
from naast.support.encounters.rules import Way
from naast.support.people.queries import keys_of


@dataclass(frozen=True, kw_only=True)
class OpenedAppointment:
    """An appointment with what it is about, opened. `with_name` is the staff member's."""

    id: UUID
    person_id: UUID
    way: Way
    way_words: str
    starts_at: datetime
    minutes: int
    about: str
    user_id: int
    with_name: str
    cancelled_at: datetime | None


def appointments(*, actor: Actor, verb: str = "view") -> QuerySet[Appointment]:
    """Return the appointments on which `actor` may do `verb`, soonest first, with whom."""
    return (
        Appointment.objects.filter(reach(policy.APPOINTMENTS, actor, verb))
        .select_related("user")
        .order_by("starts_at", "id")
    )


def opened(*, actor: Actor, rows: QuerySet[Appointment]) -> list[OpenedAppointment]:
    """Return `rows` (of `appointments`) opened, in two queries; without those of who was erased."""
    found = list(rows)
    keys = keys_of(actor=actor, person_ids={row.person_id for row in found})
    return opened_with(rows=found, keys=keys)


def opened_with(*, rows: list[Appointment], keys: dict[UUID, DataKey]) -> list[OpenedAppointment]:
    """Return `rows` opened with keys that one has already; a row without its key is left out."""
    words = dict(WAYS)
    return [
        OpenedAppointment(
            id=row.id,
            person_id=row.person_id,
            way=Way(row.way),
            way_words=str(words[Way(row.way)]),
            starts_at=row.starts_at,
            minutes=row.minutes,
            about=row.about.open(key=keys[row.person_id]) if row.about else "",
            user_id=row.user_id,
            with_name=row.user.name,
            cancelled_at=row.cancelled_at,
        )
        for row in rows
        if row.person_id in keys
    ]


def way_choices() -> list[tuple[str, Promise]]:
    """Return the ways to meet as choices of a field."""
    return [(way.value, words) for way, words in WAYS]
