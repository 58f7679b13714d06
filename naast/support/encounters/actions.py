"""Agree on a moment, and call it off: one function, one transaction."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor, must_act
from naast.support.encounters import queries, rules
from naast.support.encounters.models import Appointment
from naast.support.encounters.rules import Way
from naast.support.people.queries import key_of, persons

ROLE_OF_HOUSE = {"support": "supporter", "municipality": "access_officer"}


class NotAhead(Exception):
    """An appointment lies ahead, within a year, and lasts at most a day."""


@transaction.atomic
def agree_appointment(
    *,
    actor: Actor,
    person_id: UUID,
    way: Way,
    starts_at: datetime,
    minutes: int,
    about: str,
    at: datetime,
) -> Appointment:
    """Agree on a moment with a resident whom `actor` stands beside (or decides about).

    Raises Person.DoesNotExist for anybody else's resident, NotAhead for what is no moment to come.
    """
    must_act(actor)
    if not rules.lies_ahead(starts_at=starts_at, minutes=minutes, at=at):
        raise NotAhead
    person = persons(actor=actor).get(id=person_id)
    key = key_of(person=person)
    appointment = Appointment(
        person=person,
        house=person.house,
        user_id=cast("int", actor.user_id),
        way=way,
        starts_at=starts_at,
        minutes=minutes,
        about=Clear(about, key) if about else None,
        made_at=at,
    )
    appointment.save(force_insert=True)
    record(
        actor, "encounters.appointment.agreed", appointment,
        role=ROLE_OF_HOUSE[person.house], subject_id=person.id, house=person.house,
    )  # fmt: skip
    return appointment


@transaction.atomic
def cancel_appointment(*, actor: Actor, appointment_id: UUID, at: datetime) -> Appointment:
    """Call an appointment off, by either side. Doing it twice changes nothing.

    Raises Appointment.DoesNotExist when it is not one of `actor`'s.
    """
    must_act(actor)
    appointment = (
        queries.appointments(actor=actor, verb="cancel")
        .select_for_update(of=("self",))
        .get(id=appointment_id)
    )
    if appointment.cancelled_at is not None:
        return appointment
    appointment.cancelled_at = at
    appointment.save(update_fields=["cancelled_at"])
    record(
        actor, "encounters.appointment.cancelled", appointment,
        role="resident" if actor.holds("resident") else ROLE_OF_HOUSE[appointment.house],
        subject_id=appointment.person_id, house=appointment.house,
    )  # fmt: skip
    return appointment


@transaction.atomic
def cancel_coming(*, actor: Actor, person_id: UUID, at: datetime) -> None:
    """Call off what `actor` herself had agreed with a resident for after `at`."""
    must_act(actor)
    coming = queries.appointments(actor=actor, verb="cancel").filter(
        person_id=person_id,
        user_id=cast("int", actor.user_id),
        cancelled_at__isnull=True,
        starts_at__gt=at,
    )
    for appointment_id in list(coming.values_list("id", flat=True)):
        cancel_appointment(actor=actor, appointment_id=appointment_id, at=at)
