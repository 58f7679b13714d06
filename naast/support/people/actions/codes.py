"""Codes: to come in with, to get anew, and not to guess."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID, uuid4

from django.db import connection, transaction

from naast.core.audit.actions import record
from naast.core.crypto.keys import fingerprint
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.support.people import queries, rules
from naast.support.people.actions.pins import NO_PIN, WrongPin, pin_fits
from naast.support.people.models import Code, Guesses, Person
from naast.support.people.rules import CALLED_FROM, EVERYWHERE, House, Way

log = logging.getLogger(__name__)
Found = TypeVar("Found")


class TooManyTries(Exception):
    """So many wrong codes came from here that the next one is not even looked at."""


# ---------------------------------------------------------------- coming in


def enter_with_code(*, text: str, source: str, at: datetime, pin: str = "") -> Actor | None:
    """Return the resident whose code this is, or None. Unknown, ended and wrong look the same.

    So does a right code of which the `pin` is missing or wrong (see `pins.pin_fits`).

    `source` is who tries: the address of a browser, or the user at a desk. It is kept as a
    fingerprint for an hour at most, and only after a wrong code. Raises TooManyTries.
    """
    return try_code(source=source, at=at, find=lambda: resident_with(text=text, pin=pin, at=at))


def try_code(*, source: str, at: datetime, find: Callable[[], Found]) -> Found:
    """Return what `find` finds with a code; when it finds nothing, a wrong code is counted.

    Raises TooManyTries, without looking.
    """
    guard = _guard(source=source, at=at)
    if not _may_try(guard):
        raise TooManyTries
    found = find()
    if found is None:
        _count_wrong(guard)
    return found


def resident_with(*, text: str, pin: str, at: datetime) -> Actor | None:
    """Return the resident whose code and PIN these are, and write down that she came in.

    Only for use within `try_code`, which slows who guesses.
    """
    code_hash = queries.code_fingerprint(text=text)
    with acting(Actor(at=at, visitor=Scope(code_hash=code_hash))) as visitor:
        code = queries.codes(actor=visitor).first()
    # An unknown code goes the same way, to nobody's file, so that its answer takes as long.
    return _come_in(code=code or Code(person_id=uuid4()), pin=pin, at=at)


def _come_in(*, code: Code, pin: str, at: datetime) -> Actor | None:
    resident = Actor(at=at, resident=Scope(person_id=code.person_id))
    with acting(resident):
        if not pin_fits(actor=resident, code_id=code.id, pin=pin, at=at):
            return None
        person = queries.persons(actor=resident).filter(wrapped_key__isnull=False).first()
        if person is None:
            return None
        record(
            resident, "people.file.entered", person,
            role="resident", subject_id=person.id, house=person.house,
        )  # fmt: skip
    return resident


# ---------------------------------------------------------------- guessing


def _guard(*, source: str, at: datetime) -> Actor:
    """Return the step that counts wrong codes: it knows one source, and the installation."""
    network = fingerprint(value=rules.network(source=source), label="people.guess")
    # A wrong code is written down in nobody's name.
    return Actor(at=at, guarding=Scope(fingerprint=network), visitor=Scope(code_hash=""))


def _may_try(guard: Actor) -> bool:
    with acting(guard):
        tries = dict(
            queries.guesses(actor=guard)
            .filter(since=rules.window(at=_at(guard)))
            .values_list("source", "tries")
        )
    here = tries.get(guard.scopes["guarding"].fingerprint, 0)
    return rules.may_try(here=here, everywhere=tries.get(EVERYWHERE, 0))


def _count_wrong(guard: Actor) -> None:
    """Count a wrong code for its source and for the installation, over all web processes."""
    here = guard.scopes["guarding"].fingerprint
    with acting(guard):
        # Always in this order, so that two who count at once do not wait for each other.
        everywhere, tries = (_one_more(source, guard) for source in (EVERYWHERE, here))
        if tries.tries == rules.MOST_WRONG or everywhere.tries == rules.ALARM:
            log.warning("Codes are guessed: %s wrong in a quarter of an hour", everywhere.tries)
            record(guard, "people.guessing.slowed", tries, role="visitor")


def _one_more(source: str, guard: Actor) -> Guesses:
    since = rules.window(at=_at(guard))
    row = Guesses(source=source, since=since, tries=1)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_guesses (id, source, since, tries) VALUES (%s, %s, %s, 1)"
            " ON CONFLICT (source, since) DO UPDATE SET tries = people_guesses.tries + 1"
            " RETURNING id, tries",
            [row.id, source, since],
        )
        row.id, row.tries = cursor.fetchone()
    return row


def _at(actor: Actor) -> datetime:
    if actor.at is None:
        raise ValueError("An actor without a moment cannot act")
    return actor.at


@transaction.atomic
def forget_guesses(*, actor: Actor, at: datetime) -> None:
    """Forget who guessed, as soon as it slows nobody any more."""
    must_act(actor)
    queries.guesses(actor=actor, verb="forget").filter(since__lt=rules.window(at=at)).delete()


# ---------------------------------------------------------------- a new code


def make_code(*, person: Person, at: datetime) -> str:
    """Give a person a code and return it; only its fingerprint is kept."""
    code = rules.new_code(words=queries.code_words())
    Code(
        person=person,
        house=person.house,
        code_hash=queries.code_fingerprint(text=code),
        created_at=at,
    ).save(force_insert=True)
    return code


def renew_code(*, actor: Actor, at: datetime, pin: str = "") -> str:
    """End the resident's code and return a new one, shown this once only; it has no PIN.

    Whoever came in with the old one is out at once (see `portal.layout`). Raises WrongPin: who lost
    her PIN gets a new code as who lost her code, never from an open file alone.
    """
    must_act(actor)
    for code in queries.codes(actor=actor).filter(ended_at__isnull=True):  # one at most
        if not pin_fits(actor=actor, code_id=code.id, pin=pin, at=at):
            raise WrongPin
    return _renew_own(actor=actor, at=at)


@transaction.atomic
def _renew_own(*, actor: Actor, at: datetime) -> str:
    person = queries.persons(actor=actor, verb="register").get()
    return _renew(actor=actor, person=person, role="resident", way=None, at=at)


@transaction.atomic
def renew_code_beside(*, actor: Actor, person_id: UUID, way: Way, at: datetime) -> str:
    """Give somebody whom `actor` stands beside (or decides about) a new code, as `renew_code`.

    Raises Person.DoesNotExist for anybody else, and for who was erased.
    """
    must_act(actor)
    person = queries.persons(actor=actor).get(id=person_id, wrapped_key__isnull=False)
    role = "supporter" if person.house == House.SUPPORT else "access_officer"
    return _renew(actor=actor, person=person, role=role, way=way, at=at)


@transaction.atomic
def renew_code_of_caller(
    *, actor: Actor, phone: str, first_name: str, way: Way, at: datetime
) -> str | None:
    """Give who calls or stands before `actor` a new code, when phone and first name go together.

    `phone` is ten digits as she left them. Who answers the phone sees no file and no name: she
    types what she is told, and learns only that it fits, or does not. Where it fits more than one
    file it is the newest. None when it fits none; TooManyTries when it did not too often.
    """
    must_act(actor)
    role = next((role for role in CALLED_FROM if role in actor.scopes), None)
    guard = _guard(source=f"user-{actor.user_id}", at=at)
    if role is None or not _may_try(guard):
        raise TooManyTries
    step = actor.also(
        recognising=Scope(
            fingerprint=fingerprint(value=phone, label="people.phone"),
            organisation_ids=list(actor.scopes[role].organisation_ids),
        )
    )
    with acting(step):
        person = _recognised(step, first_name=first_name)
    if person is None:
        _count_wrong(guard)
        return None
    return _renew(actor=actor, person=person, role=role, way=way, at=at)


def _recognised(step: Actor, *, first_name: str) -> Person | None:
    alone = Actor(at=step.at, recognising=step.scopes["recognising"])
    found = queries.persons(actor=alone).filter(wrapped_key__isnull=False)
    for person in found.order_by("-created_at", "id"):
        details = queries.details(actor=alone).get(person_id=person.id)
        known = (
            details.first_name.open(key=queries.key_of(person=person)) if details.first_name else ""
        )
        if rules.same_name(one=known, other=first_name):
            return person
    return None


def _renew(*, actor: Actor, person: Person, role: str, way: Way | None, at: datetime) -> str:
    step = actor.also(renewing=Scope(row_ids=[person.id]))
    with acting(step):
        running = queries.codes(actor=step, verb="end").filter(
            person_id=person.id, ended_at__isnull=True
        )
        running.update(ended_at=at, **NO_PIN)
        code = make_code(person=person, at=at)
    record(
        actor, "people.code.renewed", person,
        role=role, subject_id=person.id, house=person.house, reason=way or "",
    )  # fmt: skip
    _tell(actor=actor, person=person)
    return code


def _tell(*, actor: Actor, person: Person) -> None:
    """Tell her where it is safe that there is a new code: if it was not she, she can call."""
    step = actor.also(renewing=Scope(row_ids=[person.id]))
    with acting(step):
        details = queries.details(actor=step).filter(person_id=person.id).first()
    if details is None:
        return
    key = queries.key_of(person=person)
    for safe, channel, address in (
        (details.safe_to_text, Channel.TEXT, details.phone),
        (details.safe_to_mail, Channel.MAIL, details.mail),
    ):
        if safe and address:
            queue(
                actor=actor, channel=channel, template="code_renewed", to=address.open(key=key),
                language=person.language, subject_id=person.id, house=person.house,
                controller=person.controller,
            )  # fmt: skip
