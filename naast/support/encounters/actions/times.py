"""She offers times for a talk with the municipality; it picks one, and she is reminded."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.support.encounters import queries, rules
from naast.support.encounters.actions import agree_appointment
from naast.support.encounters.models import Appointment, OfferedTime
from naast.support.encounters.rules import By, Way
from naast.support.people.queries import opened_with_key, persons
from naast.support.people.rules import House


class NothingOffered(Exception):
    """None of these times lies ahead."""


@transaction.atomic
def offer_times(
    *, actor: Actor, starts_at: Collection[datetime], way: Way, at: datetime
) -> list[OfferedTime]:
    """Let a resident offer times for a talk with the municipality; those offered before go.

    Who stands beside her may type them with her, with her code: her yes. The rows do not tell, so
    the municipality never learns whose diary was looked at (R-122, I-3). Raises
    Person.DoesNotExist for a file of the support house, NothingOffered.
    """
    must_act(actor)
    person = persons(actor=actor).get(house=House.MUNICIPALITY, wrapped_key__isnull=False)
    times = rules.offered(starts_at=starts_at, at=at)
    if not times:
        raise NothingOffered
    queries.offered_times(actor=actor, verb="withdraw").filter(person_id=person.id).delete()
    rows = [
        OfferedTime(person=person, way=way, starts_at=moment, offered_at=at) for moment in times
    ]
    for row in rows:
        row.save(force_insert=True)
    record(
        actor, "encounters.times.offered", person,
        role="resident", subject_id=person.id, house=person.house,
    )  # fmt: skip
    return rows


@transaction.atomic
def pick_time(*, actor: Actor, time_id: UUID, at: datetime) -> Appointment:
    """Pick one of the times that a resident offered; the others go, and she is told.

    Raises OfferedTime.DoesNotExist when it is not there any more, NotAhead when it is past,
    Overlaps when who picks has something else then: the times stay as they were.
    """
    must_act(actor)
    time = queries.offered_times(actor=actor, verb="pick").get(id=time_id)
    taken, _ = queries.offered_times(actor=actor, verb="pick").filter(id=time_id).delete()
    if not taken:  # picked or withdrawn at this very moment
        raise OfferedTime.DoesNotExist
    appointment = agree_appointment(
        actor=actor, person_id=time.person_id, way=Way(time.way), starts_at=time.starts_at,
        minutes=rules.TALK_MINUTES, about="", at=at, alone=True,
    )  # fmt: skip
    queries.offered_times(actor=actor, verb="pick").filter(person_id=time.person_id).delete()
    confirm(actor=actor, appointment=appointment)
    return appointment


@transaction.atomic
def confirm(*, actor: Actor, appointment: Appointment) -> bool:
    """Tell her in neutral words that it is agreed, and that she may bring somebody (R-120).

    How to get support, free, stands on the page that the message leads to. False: no way is safe.
    """
    must_act(actor)
    return _tell(actor=actor, appointment=appointment, template="appointment_made")


@transaction.atomic
def remind(*, actor: Actor, appointment_id: UUID, person_id: UUID, at: datetime) -> None:
    """Remind a resident of an appointment that stands, in neutral words, by a way she called safe.

    The clock sees neither: acting as her for this one step keeps it closed.
    """
    must_act(actor)
    with acting(Actor(at=at, resident=Scope(person_id=person_id))) as resident:
        standing = queries.appointments(actor=resident).filter(
            id=appointment_id, cancelled_at__isnull=True, starts_at__gt=at
        )
        found = standing.first()
        alive = persons(actor=resident).filter(wrapped_key__isnull=False).exists()
        if found is not None and alive:
            _tell(actor=resident, appointment=found, template="appointment_soon")


def _tell(*, actor: Actor, appointment: Appointment, template: str) -> bool:
    person = persons(actor=actor).get(id=appointment.person_id)
    left, _key = opened_with_key(actor=actor, person_id=person.id)
    way = queries.way_to_tell(person=left)
    if way is None:
        return False
    queue(
        actor=actor,
        channel=Channel.TEXT if way == By.TEXT else Channel.MAIL,
        template=template,
        to=left.phone if way == By.TEXT else left.mail,
        language=left.language,
        values={"at": appointment.starts_at},
        subject_id=person.id,
        house=person.house,
        controller=person.controller,
        key=f"appointment:{appointment.id}:{template}",
    )
    return True
