"""Visits that go along in a browser: switch it on, take one along, send what was noted, be done."""

import secrets
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import IntegrityError, transaction

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor, must_act
from naast.support.casework.actions import Said, note_contact, note_visit, running
from naast.support.casework.models import Contact, OfflineChoice, Visit
from naast.support.casework.queries import contacts, offline
from naast.support.casework.queries.offline import OpenedVisit
from naast.support.casework.rules.offline import held_at, kept_until, number_of

HALF_KEY_BYTES = 32


class NotLed(Exception):
    """Who leads an organisation decides for it, and nobody else."""


class SwitchedOff(Exception):
    """The organisation does not let visits go along in a browser."""


@transaction.atomic
def choose_offline(
    *, actor: Actor, organisation_id: int, is_on: bool, at: datetime
) -> OfflineChoice:
    """Switch visits offline on or off for an organisation. What is on its way can still come home.

    Raises NotLed.
    """
    must_act(actor)
    if organisation_id not in offline.led(actor=actor):
        raise NotLed
    choice = OfflineChoice(
        organisation_id=organisation_id,
        user_id=cast("int", actor.user_id),
        is_on=is_on,
        at=at,
    )
    choice.save(force_insert=True)
    action = "casework.offline.switched_on" if is_on else "casework.offline.switched_off"
    record(actor, action, choice, role="coordinator")
    return choice


@transaction.atomic
def take_along(
    *,
    actor: Actor,
    case_id: UUID,
    own_note: str,
    with_name: bool,
    with_phone: bool,
    with_question: bool,
    with_goals: bool,
    at: datetime,
) -> Visit:
    """Take a visit along for 72 hours. The resident sees that, and who.

    Raises Case.DoesNotExist, CaseCannotMove when it is closed, SwitchedOff.
    """
    case, key = running(actor=actor, case_id=case_id)
    if not offline.is_on(actor=actor, organisation_id=case.organisation_id):
        raise SwitchedOff
    visit = Visit(
        case=case,
        person_id=case.person_id,
        user_id=cast("int", actor.user_id),
        half_key=Clear(secrets.token_hex(HALF_KEY_BYTES), key),
        own_note=Clear(own_note, key) if own_note else None,
        with_name=with_name,
        with_phone=with_phone,
        with_question=with_question,
        with_goals=with_goals,
        taken_at=at,
        until_at=kept_until(taken_at=at),
    )
    visit.save(force_insert=True)
    note_visit(actor, "casework.visit.taken_along", visit)
    return visit


@transaction.atomic
def print_visit(*, actor: Actor, case_id: UUID) -> None:
    """Write down that a sheet was printed: paper leaves the house, and the resident sees that."""
    case, _ = running(actor=actor, case_id=case_id)
    note_visit(actor, "casework.visit.printed", case)


@transaction.atomic
def open_visit(*, actor: Actor, visit_id: UUID) -> OpenedVisit:
    """Open a visit that is on its way, recorded as every look. Raises Visit.DoesNotExist.

    For who no longer stands beside the resident it is not there either, nor for a closed case.
    """
    must_act(actor)
    opened = offline.opened_visit(actor=actor, visit_id=visit_id)
    if opened.case.closed_at is not None:
        raise Visit.DoesNotExist(visit_id)
    note_visit(
        actor,
        "casework.case.opened",
        Visit(id=opened.case.case_id, person_id=opened.case.person.person_id),
    )
    return opened


@transaction.atomic
def send_note(
    *,
    actor: Actor,
    visit_id: UUID,
    note_id: UUID,
    said: Said,
    said_at: datetime | None,
    at: datetime,
) -> Contact:
    """Keep a note of a visit; sent again under the same number, nothing happens twice.

    Raises Visit.DoesNotExist, Case.DoesNotExist, CaseCannotMove.
    """
    must_act(actor)
    visit = offline.visits(actor=actor, verb="end").get(id=visit_id)
    number = number_of(visit_id=visit_id, note_id=note_id, kind=said.kind, text=said.text)
    known = contacts(actor=actor).filter(id=number, case_id=visit.case_id)
    before = known.first()
    if before is not None:
        return before
    try:
        with transaction.atomic():
            return note_contact(
                actor=actor,
                case_id=visit.case_id,
                said=said,
                at=held_at(said=said_at, taken_at=visit.taken_at, at=at),
                contact_id=number,
            )
    except IntegrityError:  # sent twice at once: the other one came first
        again = known.first()
        if again is None:
            raise
        return again


@transaction.atomic
def end_visit(*, actor: Actor, visit_id: UUID) -> UUID:
    """Be done with a visit: our half of the key goes at once. Return the case.

    Raises Visit.DoesNotExist.
    """
    must_act(actor)
    visit = offline.visits(actor=actor, verb="end").get(id=visit_id)
    case_id, visit_id = visit.case_id, visit.id
    visit.delete()
    visit.id = visit_id
    note_visit(actor, "casework.visit.ended", visit)
    return case_id


@transaction.atomic
def forget_visits(*, actor: Actor) -> int:
    """Remove the visits of which the time is over, and count them. They opened for nobody."""
    must_act(actor)
    removed, _ = offline.visits(actor=actor, verb="forget").delete()
    return removed
