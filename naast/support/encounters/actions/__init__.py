"""Agree on a moment, call it off, write and read messages, put documents in the file."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.files import actions as files
from naast.core.files.rules import Document as Contents
from naast.core.files.rules import Kind, shown_name
from naast.core.outbox.actions import later, queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.supply.organisations.queries import agreed_norm, first_contact_working_days
from naast.supply.organisations.rules import Norm
from naast.support.encounters import queries, rules
from naast.support.encounters.models import Appointment, Document, Message, Thread
from naast.support.encounters.queries import MESSAGES_SHOWN, ListedDocument, OpenedMessage
from naast.support.encounters.rules import By, Way
from naast.support.people.queries import beside_now, key_of, opened_with_key, persons

if TYPE_CHECKING:
    from naast.support.people.models import Person

ROLE_OF_HOUSE = {"support": "supporter", "municipality": "access_officer"}


class NotAhead(Exception):
    """An appointment lies ahead, within a year, and lasts at most a day."""


class Overlaps(Exception):
    """Who makes this appointment has another one then."""


class TooMany(Exception):
    """A file holds at most `rules.MOST_DOCUMENTS` documents."""


class NobodyBeside(Exception):
    """Nobody stands beside her (or decides about her) now, so nobody would read it."""


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
    alone: bool = False,
) -> Appointment:
    """Agree on a moment with a resident whom `actor` stands beside (or decides about).

    With `alone` nothing else that `actor` agreed on may stand then: Overlaps where it does, of two
    at once for one of them. PostgreSQL keeps it (`nobody_is_at_two_places`). Raises Person.
    DoesNotExist for anybody else's resident, NotAhead for what is no moment to come.
    """
    must_act(actor)
    if not rules.lies_ahead(starts_at=starts_at, minutes=minutes, at=at):
        raise NotAhead
    person = persons(actor=actor).get(id=person_id)
    key = key_of(person=person)
    if alone:
        _keep_free(actor=actor, starts_at=starts_at, minutes=minutes)
    appointment = Appointment(
        person=person,
        house=person.house,
        user_id=cast("int", actor.user_id),
        way=way,
        starts_at=starts_at,
        minutes=minutes,
        about=Clear(about, key) if about else None,
        made_at=at,
        alone=alone,
    )
    appointment.save(force_insert=True)
    if moment := rules.remind_at(starts_at=starts_at, made_at=at):
        later(
            task="encounters.remind",
            at=moment,
            appointment_id=appointment.id,
            person_id=person.id,
        )
    record(
        actor, "encounters.appointment.agreed", appointment,
        role=ROLE_OF_HOUSE[person.house], subject_id=person.id, house=person.house,
    )  # fmt: skip
    return appointment


def _keep_free(*, actor: Actor, starts_at: datetime, minutes: int) -> None:
    """Let one at a time make an appointment of this user, and none beside another. Raises Overlaps.

    The advisory lock keeps two at once from deadlocking on the constraint, and lets the second see
    what the first made.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('encounters.appointment', %s))",
            [actor.user_id],
        )
    ends_at = starts_at + timedelta(minutes=minutes)
    if queries.own_spans(actor=actor, start=starts_at, end=ends_at):
        raise Overlaps


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
def call_off_own(*, actor: Actor, appointment_id: UUID, at: datetime) -> Appointment:
    """Let a resident call an appointment off; with whom it was, is told that something waits.

    Raises Appointment.DoesNotExist when it is not hers.
    """
    must_act(actor)
    appointment = cancel_appointment(actor=actor, appointment_id=appointment_id, at=at)
    queue(
        actor=actor, channel=Channel.MAIL, template="question_waiting", to=appointment.user_id,
        key=f"appointment:{appointment.id}:off",
    )  # fmt: skip
    return appointment


@transaction.atomic
def cancel_coming(*, actor: Actor, person_id: UUID, user_id: int, at: datetime) -> None:
    """Call off what a user had agreed with a resident for after `at`: for either of the two."""
    must_act(actor)
    coming = queries.appointments(actor=actor, verb="cancel").filter(
        person_id=person_id,
        user_id=user_id,
        cancelled_at__isnull=True,
        starts_at__gt=at,
    )
    for appointment_id in list(coming.values_list("id", flat=True)):
        cancel_appointment(actor=actor, appointment_id=appointment_id, at=at)


@transaction.atomic
def take_over_appointments(
    *, actor: Actor, person_id: UUID, from_user_id: int, to_user_id: int | None, at: datetime
) -> int:
    """Let what a user had agreed for after `at` go to who goes on, and count it.

    Nobody goes on (`to_user_id` None): then it is called off. `actor` is handing over this person.
    """
    must_act(actor)
    coming = queries.appointments(actor=actor, verb="take_over").filter(
        person_id=person_id,
        user_id=from_user_id,
        cancelled_at__isnull=True,
        starts_at__gt=at,
    )
    return coming.update(
        **({"cancelled_at": at} if to_user_id is None else {"user": to_user_id, "alone": False})
    )


@transaction.atomic
def tell_of_news(*, actor: Actor, person_id: UUID) -> None:
    """Tell a resident in neutral words that something is new in her file, by a way she called safe.

    Nobody who hands over or leads may read how she is reached; acting as her for this one step
    keeps it closed. Who left no safe way reads it when she comes; who was erased, nothing.
    """
    must_act(actor)
    with acting(Actor(at=actor.at, resident=Scope(person_id=person_id))) as resident:
        person = persons(actor=resident).filter(wrapped_key__isnull=False).first()
        if person is not None:
            tell_answer_waits(actor=resident, person_id=person.id)


# ---------------------------------------------------------------- messages


@dataclass(frozen=True, kw_only=True)
class OpenedThread:
    """A page of what they wrote each other, newest first, and what is promised.

    `waiting_since_at` and `answer_before_at` are None while nobody waits for an answer of staff.
    """

    messages: tuple[OpenedMessage, ...]
    page: int
    more: bool
    waiting_since_at: datetime | None
    answer_before_at: datetime | None

    @property
    def turns(self) -> dict[str, str]:
        """Return the addresses of newer and older messages, empty where there are none."""
        return {
            "previous_url": f"?page={self.page - 1}" if self.page > 1 else "",
            "next_url": f"?page={self.page + 1}" if self.more else "",
        }


@transaction.atomic
def write_own_message(*, actor: Actor, text: str, at: datetime) -> Message:
    """Let a resident write to whoever stands beside her, or works on it at the municipality.

    They are told that something waits, once until they answered. Raises NobodyBeside; Person.
    DoesNotExist for who was erased.
    """
    must_act(actor)
    person = persons(actor=actor).get(id=actor.scopes["resident"].person_id)
    beside = {one.user_id for one in beside_now(actor=actor, at=at).filter(person_id=person.id)}
    if not beside:
        raise NobodyBeside
    message = _write(actor=actor, person=person, text=text, role="resident", at=at)
    thread = _thread(actor=actor, person=person)
    if thread.waiting_since_at is not None:
        return message
    days = _agreed_days(person=person, at=at)
    thread.waiting_since_at = at
    thread.answer_before_at = rules.answer_before(written_at=at, working_days=days)
    thread.save(update_fields=["organisation", "waiting_since_at", "answer_before_at"])
    for user_id in sorted(beside):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return message


@transaction.atomic
def write_message(*, actor: Actor, person_id: UUID, text: str, at: datetime) -> Message:
    """Write to a resident whom `actor` stands beside (or decides about); nobody waits after that.

    She is told that there is a message, never what, and only by a way that she called safe; once
    until she looked. Raises Person.DoesNotExist for anybody else's resident.
    """
    must_act(actor)
    person = persons(actor=actor).get(id=person_id)
    told = (
        queries.messages(actor=actor)
        .filter(person_id=person.id, user__isnull=False, seen_at__isnull=True)
        .exists()
    )
    message = _write(actor=actor, person=person, text=text, role=ROLE_OF_HOUSE[person.house], at=at)
    thread = _thread(actor=actor, person=person)
    thread.waiting_since_at = thread.answer_before_at = None
    thread.save(update_fields=["organisation", "waiting_since_at", "answer_before_at"])
    if not told:
        tell_answer_waits(actor=actor, person_id=person.id)
    return message


@transaction.atomic
def read_messages(
    *, actor: Actor, person_id: UUID, at: datetime, page: int = 1, note_seen: bool = True
) -> OpenedThread:
    """Return a page of messages with a person, and note that those of the other were seen.

    That staff looked stands in the record. Without `note_seen` nothing is noted of messages: a form
    that was refused changes no row. Raises Person.DoesNotExist for who may not read them.
    """
    must_act(actor)
    person = persons(actor=actor).get(id=person_id)
    found = queries.opened_messages(
        actor=actor, person_id=person.id, key=key_of(person=person), page=page
    )
    unseen = {one.id for one in found[:MESSAGES_SHOWN] if one.seen_at is None}
    if unseen and note_seen:
        queries.messages(actor=actor, verb="see").filter(
            id__in=unseen, seen_at__isnull=True
        ).update(seen_at=at, seen_by_id=actor.user_id)
    thread = queries.threads(actor=actor).filter(person_id=person.id).first()
    if found and not actor.holds("resident"):
        record(
            actor, "encounters.messages.opened", Thread(person_id=person.id),
            role=ROLE_OF_HOUSE[person.house], subject_id=person.id, house=person.house,
        )  # fmt: skip
    return OpenedThread(
        messages=tuple(found[:MESSAGES_SHOWN]),
        page=page,
        more=len(found) > MESSAGES_SHOWN,
        waiting_since_at=thread.waiting_since_at if thread else None,
        answer_before_at=thread.answer_before_at if thread else None,
    )


@transaction.atomic
def end_waiting(*, actor: Actor, person_id: UUID) -> None:
    """Let nobody wait for an answer to what was seen, as the help ends.

    What nobody saw still waits.
    """
    must_act(actor)
    unseen = queries.messages(actor=actor).filter(
        person_id=person_id, user__isnull=True, seen_at__isnull=True
    )
    if not unseen.exists():
        queries.threads(actor=actor, verb="write").filter(person_id=person_id).update(
            waiting_since_at=None, answer_before_at=None
        )


def _write(*, actor: Actor, person: "Person", text: str, role: str, at: datetime) -> Message:
    message = Message(
        person=person,
        house=person.house,
        user_id=actor.user_id,
        text=Clear(text, key_of(person=person)),
        written_at=at,
    )
    message.save(force_insert=True)
    record(
        actor, "encounters.message.written", message,
        role=role, subject_id=person.id, house=person.house,
    )  # fmt: skip
    return message


def _thread(*, actor: Actor, person: "Person") -> Thread:
    """Return the header, locked, as of whoever is her controller now; made where there was none."""
    fresh = Thread(person=person, house=person.house, organisation_id=person.organisation_id)
    Thread.objects.bulk_create([fresh], ignore_conflicts=True)
    thread = queries.threads(actor=actor, verb="write").select_for_update().get(person=person)
    thread.organisation_id = person.organisation_id
    return thread


def _agreed_days(*, person: "Person", at: datetime) -> int:
    """Return within how many working days she hears, as agreed with her municipality.

    By what was agreed about messages; where nothing was, about a first contact.
    """
    if person.organisation_id is None:
        return rules.ANSWER_WORKING_DAYS
    where: dict[str, Any] = {
        "organisation_id": person.organisation_id,
        "municipality_id": person.municipality_id,
        "on": timezone.localdate(at),
    }
    agreed = agreed_norm(norm=Norm.ANSWER, **where) or first_contact_working_days(**where)
    return agreed or rules.ANSWER_WORKING_DAYS


def tell_answer_waits(*, actor: Actor, person_id: UUID) -> None:
    """Tell a resident in neutral words that an answer waits in her file, where that is safe."""
    must_act(actor)
    person = persons(actor=actor).get(id=person_id)
    left, _ = opened_with_key(actor=actor, person_id=person_id)
    way = queries.way_to_tell(person=left)
    if way is None:
        return
    queue(
        actor=actor,
        channel=Channel.TEXT if way == By.TEXT else Channel.MAIL,
        template="answer_waiting",
        to=left.phone if way == By.TEXT else left.mail,
        language=left.language,
        subject_id=person.id,
        house=person.house,
        controller=person.controller,
    )


# ---------------------------------------------------------------- documents


@dataclass(frozen=True, kw_only=True)
class OpenedDocument:
    """A document, opened: to give back as a download."""

    name: str
    kind: Kind
    data: bytes


@transaction.atomic
def add_document(
    *, actor: Actor, person_id: UUID, name: str, contents: Contents, at: datetime
) -> Document:
    """Put a document in the file of a person: she herself, or who stands beside her (or decides).

    `contents` as `files.rules.read_document` returned them. Raises Person.DoesNotExist, TooMany.
    """
    must_act(actor)
    person = persons(actor=actor).get(id=person_id)
    if queries.documents(actor=actor).filter(person=person).count() >= rules.MOST_DOCUMENTS:
        raise TooMany
    key = key_of(person=person)
    stored = files.keep_file(
        actor=actor, document=contents, key=key, subject_id=person.id, house=person.house, at=at
    )
    document = Document(
        person=person,
        house=person.house,
        user_id=actor.user_id,
        file=stored,
        name=Clear(shown_name(typed=name, kind=contents.kind), key),
        kind=contents.kind,
        size=len(contents.data),
        added_at=at,
    )
    document.save(force_insert=True)
    _record_document(actor, "encounters.document.added", document)
    return document


@transaction.atomic
def list_documents(*, actor: Actor, person_id: UUID) -> list[ListedDocument]:
    """Return what lies in a file, newest first; that staff looked stands in the record."""
    must_act(actor)
    found = queries.listed_documents(actor=actor, person_id=person_id)
    if found and not actor.holds("resident"):
        person = persons(actor=actor).get(id=person_id)
        role = ROLE_OF_HOUSE[person.house]
        record(
            actor, "encounters.documents.opened", person,
            role=role, subject_id=person.id, house=person.house,
        )  # fmt: skip
    return found


@transaction.atomic
def open_document(*, actor: Actor, document_id: UUID) -> OpenedDocument:
    """Return a document, and record the look unless it is her own. Raises Document.DoesNotExist."""
    must_act(actor)
    document = queries.documents(actor=actor).get(id=document_id)
    person = persons(actor=actor).filter(id=document.person_id).first()
    if person is None or person.wrapped_key is None:
        raise Document.DoesNotExist(document_id)
    key = key_of(person=person)
    if not actor.holds("resident"):
        _record_document(actor, "encounters.document.opened", document)
    return OpenedDocument(
        name=document.name.open(key=key),
        kind=Kind(document.kind),
        data=files.open_file(actor=actor, file_id=document.file_id, key=key),
    )


@transaction.atomic
def remove_document(*, actor: Actor, document_id: UUID) -> None:
    """Take a document out of a file of the support house, bytes and all.

    She herself, or who put it there and still stands beside her. Raises Document.DoesNotExist.
    """
    must_act(actor)
    document = queries.documents(actor=actor, verb="remove").get(id=document_id)
    _record_document(actor, "encounters.document.removed", document)
    file_id = document.file_id
    document.delete()
    files.remove_file(actor=actor, file_id=file_id)


def _record_document(actor: Actor, action: str, document: Document) -> None:
    role = "resident" if actor.holds("resident") else ROLE_OF_HOUSE[document.house]
    record(
        actor, action, document,
        role=role, subject_id=document.person_id, house=document.house,
    )  # fmt: skip
