"""Each change around a person: one function, one transaction."""

from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import IntegrityError, connection, transaction
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Greatest

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import controller_key, fingerprint, new_data_key
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.supply.law.queries import legal_term
from naast.supply.law.rules import Term, Unit
from naast.support.people import queries, rules
from naast.support.people.actions.codes import enter_with_code, make_code
from naast.support.people.actions.pins import NO_PIN
from naast.support.people.models import Circle, Details, Hat, Link, Person, Standing
from naast.support.people.rules import HAT_OF_HOUSE, House, Manner

SHORTEST_MONTH = 28


class CannotStand(Exception):
    """Somebody cannot stand here. The same whatever the reason: a refusal tells nothing (I-1)."""


class CannotLink(Exception):
    """The files cannot be linked: no code of her other house, or one user would get both hats.

    `both_hats` tells the two apart. It is said to the resident alone, who sees both files anyway.
    """

    def __init__(self, *, both_hats: bool) -> None:
        super().__init__(both_hats)
        self.both_hats = both_hats


def newcomer(*, at: datetime, person_id: UUID | None = None) -> Actor:
    """Return a resident who does not exist yet, so that she can register herself.

    `person_id` is an id that we made ourselves a moment ago (never one from outside: to act under
    an id is to be that person), so that a form sent twice registers once.
    """
    return Actor(at=at, resident=Scope(person_id=person_id or uuid4()))


@transaction.atomic
def register_person(
    *,
    actor: Actor,
    house: House,
    municipality_id: int,
    organisation_id: int | None,
    at: datetime,
    language: str = "nl",
    first_name: str = "",
    phone: str = "",
    mail: str = "",
    safe: frozenset[str] = frozenset(),
    born_on: date | None = None,
    circle_id: UUID | None = None,
) -> tuple[Person, str]:
    """Register the newcomer `actor` and return her with her code, shown this once only.

    `circle_id` is the circle of who asked for her: for the hats they count as one (I-1).

    All of it may be empty: anonymous is possible (I-6). `safe` holds "call", "text", "mail": only
    what she ticked. `phone` and `mail` come checked and in one form from the form.
    """
    must_act(actor)
    controller = rules.controller_of(
        house=house, organisation_id=organisation_id, municipality_id=municipality_id
    )
    key, wrapped = new_data_key(controller=controller)
    person = Person(
        id=actor.scopes["resident"].person_id,
        circle_id=circle_id or Circle.objects.create().id,
        house=house,
        municipality_id=municipality_id,
        organisation_id=organisation_id,
        controller=controller,
        wrapped_key=wrapped,
        language=language,
        created_at=at,
    )
    person.save(force_insert=True)
    Details(
        person=person,
        house=house,
        first_name=Clear(first_name, key) if first_name else None,
        phone=Clear(phone, key) if phone else None,
        phone_index=fingerprint(value=phone, label="people.phone") if phone else "",
        mail=Clear(mail, key) if mail else None,
        mail_index=fingerprint(value=mail, label="people.mail") if mail else "",
        born_on=Clear(born_on.isoformat(), key) if born_on else None,
        safe_to_call="call" in safe,
        safe_to_text="text" in safe,
        safe_to_mail="mail" in safe,
    ).save(force_insert=True)
    code = make_code(person=person, at=at)
    record(
        actor,
        "people.person.registered",
        person,
        role="resident",
        subject_id=person.id,
        house=house,
    )
    return person, code


@transaction.atomic
def note_taken_along(*, actor: Actor) -> None:
    """Write down that the resident took her whole file along: if it was not she, she sees it."""
    must_act(actor)
    person = queries.persons(actor=actor, verb="register").get()
    record(
        actor, "people.file.taken_along", person,
        role="resident", subject_id=person.id, house=person.house,
    )  # fmt: skip


@transaction.atomic
def erase_person(*, actor: Actor, at: datetime, by_clock: bool = False) -> Person:
    """Let the resident erase herself: her key goes, and what is sealed with it opens nowhere.

    What she left of herself goes, and her code; what remains are headers without a name, for the
    counts. Called last, by who has ended what runs; `by_clock` where her file was kept for its time
    and the clock does for her what she could do. Raises Person.DoesNotExist for a person of the
    municipality's house: what it must keep by law is not hers to erase (Wmo 2015 art. 5.3.4).
    """
    must_act(actor)
    person = queries.persons(actor=actor, verb="erase").select_for_update().get(house=House.SUPPORT)
    queries.details(actor=actor, verb="write").filter(person_id=person.id).update(
        first_name=None, phone=None, phone_index="", mail=None, mail_index="", born_on=None,
        safe_to_call=False, safe_to_text=False, safe_to_mail=False,
    )  # fmt: skip
    queries.relations(actor=actor, verb="write").filter(person_id=person.id).update(
        name=None, phone=None
    )
    codes = queries.codes(actor=actor, verb="end")
    codes.filter(ended_at__isnull=True).update(ended_at=at, **NO_PIN)
    # Also a fingerprint of a code that ended long ago is something of hers.
    codes.update(code_hash=Cast(RandomUUID(), CharField()))
    person.wrapped_key, person.erased_at = None, at
    person.save(update_fields=["wrapped_key", "erased_at"])
    action = "people.person.kept_no_longer" if by_clock else "people.person.erased"
    record(
        actor, action, person,
        role="clock" if by_clock else "resident", subject_id=person.id, house=person.house,
    )  # fmt: skip
    return person


@transaction.atomic
def begin_standing(
    *,
    actor: Actor,
    person_id: UUID,
    circle_id: UUID,
    house: House,
    municipality_id: int,
    organisation_id: int | None,
    at: datetime,
    manner: Manner = Manner.BESIDE,
    from_at: datetime | None = None,
    until_at: datetime | None = None,
) -> Standing:
    """Let `actor` stand beside a person (or decide about her), under one hat for the whole circle.

    From `at`; or, for who stands in, from `from_at` to `until_at`, both known beforehand. Raises
    CannotStand when the other hat is worn in this circle, or she stands there already.
    The advisory lock keeps simultaneous takers of both hats from deadlocking; that they exclude
    each other is PostgreSQL's own work (see `hats`).
    """
    must_act(actor)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))",
            [str(circle_id), actor.user_id],
        )
    standing = Standing(
        person_id=person_id,
        circle_id=circle_id,
        user_id=cast("int", actor.user_id),
        organisation_id=organisation_id,
        municipality_id=municipality_id,
        house=house,
        hat=HAT_OF_HOUSE[house],
        manner=manner,
        from_at=from_at or at,
        until_at=until_at,
    )
    try:
        with transaction.atomic():
            _wear_hat(actor=actor, circle_id=circle_id, house=house, at=at)
            standing.save(force_insert=True)
    except IntegrityError as refused:
        raise CannotStand from refused
    return standing


def _wear_hat(*, actor: Actor, circle_id: UUID, house: House, at: datetime) -> None:
    hat = Hat(
        circle_id=circle_id,
        user_id=cast("int", actor.user_id),
        house=house,
        kind=HAT_OF_HOUSE[house],
        from_at=at,
    )
    Hat.objects.bulk_create(
        [hat],
        ignore_conflicts=True,
    )


@transaction.atomic
def end_standing(*, actor: Actor, person_id: UUID, user_id: int, at: datetime) -> None:
    """End a standing; the hat stays on for a while (I-1). Nothing happens if it had ended."""
    must_act(actor)
    queries.standings(actor=actor, verb="end").filter(
        person_id=person_id, user_id=user_id, until_at__isnull=True
    ).update(until_at=at, hat=None)


@transaction.atomic
def end_this_standing(*, actor: Actor, standing_id: UUID, at: datetime) -> None:
    """End one standing, also one with an end of its own: at once, or, not begun yet, unbegun.

    The hat stays on for a while (I-1). Nothing happens where it had ended.
    """
    must_act(actor)
    queries.standings(actor=actor, verb="end").filter(
        Q(until_at__isnull=True) | Q(until_at__gt=at), id=standing_id
    ).update(until_at=Greatest("from_at", Value(at)), hat=None)


@transaction.atomic
def let_go_of_hats(*, actor: Actor, at: datetime) -> int:
    """Let standings whose own end has passed hold their hats no longer, and count them.

    They open nothing since their end; from here on the hat may be taken off in time (I-1).
    """
    must_act(actor)
    return (
        queries.standings(actor=actor, verb="end")
        .filter(until_at__lte=at, hat__isnull=False)
        .order_by()
        .update(hat=None)
    )


@transaction.atomic
def take_off_hats(*, actor: Actor, at: datetime) -> int:
    """Take off the hats whose matter, objection and months after it are over, and count them (I-1).

    Only a row that is still running, or a decision, holds a hat longer; PostgreSQL says so. Done
    again it finds nothing more.
    """
    must_act(actor)
    months = settings.NAAST_HAT_MONTHS
    terms = [*_terms_of_objection(), Term(length=months, unit=Unit.MONTHS)]
    taken_off = 0
    surely = at - timedelta(days=SHORTEST_MONTH * months)  # the exact moment is reckoned one by one
    for hat, ended_at in queries.idle_hats(actor=actor, ended_before=surely):
        if rules.hat_stays_until(ended_at=ended_at, terms=terms) > at:
            continue
        hat_id = hat.id
        try:
            with transaction.atomic():
                hat.delete()
        except IntegrityError:
            continue
        hat.id = hat_id
        record(actor, "people.hat.taken_off", hat, role="clock", house=hat.house)
        taken_off += 1
    return taken_off


def _terms_of_objection() -> list[Term]:
    """Return how long one may object, and how long the answer may take at most (Awb 7:10)."""
    object_before, answer = (
        legal_term(term_id=one) for one in ("AWB_BEZWAAR", "AWB_BOB_COMMISSIE")
    )
    return [term for term in (object_before.term, answer.term, answer.extension) if term]


@transaction.atomic
def move_to_organisation(*, actor: Actor, organisation_id: int) -> Person:
    """Let the resident go to another organisation; that controller's key wraps hers anew.

    Raises Person.DoesNotExist for a person of the municipality's house: she cannot change houses.
    """
    must_act(actor)
    person = queries.persons(actor=actor, verb="move").select_for_update().get(house=House.SUPPORT)
    if person.organisation_id == organisation_id:
        return person
    key = queries.key_of(person=person)
    person.controller = rules.controller_of(
        house=House.SUPPORT,
        organisation_id=organisation_id,
        municipality_id=person.municipality_id,
    )
    person.wrapped_key = key.wrapped(
        by=controller_key(controller=person.controller), controller=person.controller
    )
    person.organisation_id = organisation_id
    person.save(update_fields=["controller", "wrapped_key", "organisation_id"])
    record(
        actor,
        "people.person.moved",
        person,
        role="resident",
        subject_id=person.id,
        house=person.house,
    )
    return person


def link_houses(
    *, actor: Actor, other_code: str, source: str, at: datetime, other_pin: str = ""
) -> Link:
    """Let the resident say, with the code of her file in the other house, that both files are hers.

    The circles become one: persons, hats and running rows of the support house move to the circle
    of the other file, in one transaction, or nothing does: so no row that the municipality reads
    changes, not even by a number (I-1). `source` is who tries, as in `enter_with_code`: a
    wrong code is counted also where nothing is linked. Raises CannotLink, TooManyTries.
    """
    must_act(actor)
    other = enter_with_code(text=other_code, pin=other_pin, source=source, at=at)
    if other is None:
        raise CannotLink(both_hats=False)
    return _link(actor=actor, other=other, at=at)


@transaction.atomic
def _link(*, actor: Actor, other: Actor, at: datetime) -> Link:
    here, there = actor.scopes["resident"].person_id, other.scopes["resident"].person_id
    mine, hers = _persons_locked(people=(actor, other), at=at)
    if {mine.house, hers.house} != {House.SUPPORT, House.MUNICIPALITY}:
        raise CannotLink(both_hats=False)
    supported, decided = (here, there) if mine.house == House.SUPPORT else (there, here)
    known = queries.links(actor=actor).filter(supported_id=supported, decided_id=decided).first()
    if known is not None:
        return known

    try:
        with transaction.atomic():
            from_support, into = (mine, hers) if mine.house == House.SUPPORT else (hers, mine)
            _join_circles(actor=actor, into=into.circle_id, other=from_support.circle_id)
    except IntegrityError as refused:
        raise CannotLink(both_hats=True) from refused
    link = Link(supported_id=supported, decided_id=decided, linked_at=at)
    link.save(force_insert=True)
    for who, person in ((actor, mine), (other, hers)):
        with acting(who):
            record(
                who, "people.houses.linked", link,
                role="resident", subject_id=person.id, house=person.house,
            )  # fmt: skip
    return link


def _persons_locked(*, people: tuple[Actor, Actor], at: datetime) -> list[Person]:
    """Return both her persons, locked in one order, so that nobody takes a question meanwhile."""
    found: dict[UUID, Person] = {}
    for who in sorted(people, key=lambda one: str(one.scopes["resident"].person_id)):
        resident = Actor(at=at, resident=who.scopes["resident"])
        with acting(resident):
            person = queries.persons(actor=resident, verb="move").select_for_update().get()
        found[person.id] = person
    return [found[who.scopes["resident"].person_id] for who in people]


def _join_circles(*, actor: Actor, into: UUID, other: UUID) -> None:
    """Move all who are in circle `other`, with their hats.

    Raises IntegrityError for a second hat.
    """
    linker = actor.also(linking=Scope(row_ids=[into, other]))
    with acting(linker), connection.cursor() as cursor:
        # Persons move first and take their rows along; until the hats follow, these hang loose.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        queries.persons(actor=linker, verb="link").filter(circle_id=other).update(circle_id=into)
        worn = set(
            queries.hats(actor=linker, verb="rehang")
            .filter(circle_id=into)
            .values_list("user_id", "kind")
        )
        for hat in queries.hats(actor=linker, verb="rehang").filter(circle_id=other):
            if (hat.user_id, hat.kind) in worn:
                hat.delete()
            else:
                hat.circle_id = into
                hat.save(update_fields=["circle"])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
