"""Read people: as filters per actor, and opened as small values."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise

from naast.core.crypto.keys import data_key, fingerprint
from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor, reach
from naast.support.people import policy, rules
from naast.support.people.models import (
    AGREED_HOW,
    RELATIONS,
    REPRESENTATIONS,
    Agreement,
    Code,
    Details,
    Guesses,
    Hat,
    Link,
    Person,
    Relation,
    Representation,
    Standing,
)
from naast.support.people.rules import AgreedHow, Manner


def persons(*, actor: Actor, verb: str = "view") -> QuerySet[Person]:
    return Person.objects.filter(reach(policy.PERSONS, actor, verb)).order_by("id")


def details(*, actor: Actor, verb: str = "view") -> QuerySet[Details]:
    return Details.objects.filter(reach(policy.DETAILS, actor, verb)).order_by("person_id")


def codes(*, actor: Actor, verb: str = "view") -> QuerySet[Code]:
    return Code.objects.filter(reach(policy.CODES, actor, verb)).order_by("id")


def guesses(*, actor: Actor, verb: str = "view") -> QuerySet[Guesses]:
    return Guesses.objects.filter(reach(policy.GUESSES, actor, verb)).order_by("id")


def code_holds(*, actor: Actor, code_id: str, since: datetime | None) -> bool:
    """Whether the code with which a resident came in was not renewed or ended, nor got a new PIN.

    `since` is the moment at which she came in, or set the PIN herself; None when nobody kept it.
    """
    as_then = Q(pin_since__isnull=True) | Q(pin_since__lte=since) if since else Q(pin_hash="")
    return codes(actor=actor).filter(as_then, id=code_id, ended_at__isnull=True).exists()


def running_code(*, actor: Actor) -> Code:
    """Return the code that the resident has now. Raises Code.DoesNotExist."""
    return codes(actor=actor).get(ended_at__isnull=True)


def hats(*, actor: Actor, verb: str = "view") -> QuerySet[Hat]:
    return Hat.objects.filter(reach(policy.HATS, actor, verb)).order_by("id")


def idle_hats(*, actor: Actor, ended_before: datetime) -> list[tuple[Hat, datetime]]:
    """Return the hats without a running standing, each with the moment at which the last one ended.

    A hat that never came to a standing has been idle since it was put on.
    """
    stood = Standing.objects.filter(
        reach(policy.STANDINGS, actor, "view"),
        circle_id=OuterRef("circle_id"),
        user_id=OuterRef("user_id"),
    )
    last = stood.order_by("-until_at").values("until_at")[:1]
    idle = (
        hats(actor=actor, verb="take_off")
        .exclude(Exists(stood.filter(until_at__isnull=True)))
        .annotate(ended_at=Coalesce(Subquery(last), F("from_at")))
        .filter(ended_at__lt=ended_before)
    )
    return [(hat, hat.ended_at) for hat in idle]


def links(*, actor: Actor, verb: str = "view") -> QuerySet[Link]:
    """Return the links between her files in both houses, oldest first."""
    return Link.objects.filter(reach(policy.LINKS, actor, verb)).order_by("linked_at", "id")


def standings(*, actor: Actor, verb: str = "view") -> QuerySet[Standing]:
    """Return who stands beside whom, newest first, with the name of the user."""
    return (
        Standing.objects.filter(reach(policy.STANDINGS, actor, verb))
        .select_related("user")
        .order_by("-from_at", "id")
    )


def beside_now(*, actor: Actor, at: datetime) -> QuerySet[Standing]:
    """Return who stands beside whom at `at`, as `standings`: also who stands in, and nobody behind.

    In the municipality's house: who decides.
    """
    runs = Q(until_at__isnull=True) | Q(from_at__lte=at, until_at__gt=at)
    return standings(actor=actor).filter(runs, manner=Manner.BESIDE)


def relations(*, actor: Actor, verb: str = "view") -> QuerySet[Relation]:
    return Relation.objects.filter(reach(policy.RELATIONS, actor, verb)).order_by("noted_at", "id")


def representations(*, actor: Actor, verb: str = "view") -> QuerySet[Representation]:
    return Representation.objects.filter(reach(policy.REPRESENTATIONS, actor, verb)).order_by("id")


def relation_words() -> dict[str, Promise]:
    """Return what somebody may be to another, as staff read it."""
    return {kind.value: words for kind, words in RELATIONS}


def agreements(*, actor: Actor, verb: str = "view") -> QuerySet[Agreement]:
    """Return what was agreed with somebody for whom another asked, oldest first."""
    found = Agreement.objects.filter(reach(policy.AGREEMENTS, actor, verb))
    return found.select_related("noted_by").order_by("agreed_at", "id")


def relation_choices() -> list[tuple[str, Promise]]:
    return [(kind.value, words) for kind, words in RELATIONS]


def agreed_how_choices() -> list[tuple[str, Promise]]:
    """Return the ways that somebody else notes: with her code she agrees herself."""
    return [(how.value, words) for how, words in AGREED_HOW if how != AgreedHow.CODE]


def representing_choices() -> list[tuple[str, Promise]]:
    """Return who may agree for another to help: not who looks after her money alone."""
    return [(kind.value, words) for kind, words in REPRESENTATIONS if "care" in rules.MOST[kind]]


def may_look_along(*, actor: Actor, person_id: UUID, on: date) -> bool:
    """Whether the resident `actor` may read the file of another resident on a Dutch day.

    Because that other lets her (I-4), or because she represents her and that is not closed.
    """
    me = actor.scopes["resident"].person_id
    if (
        agreements(actor=actor)
        .filter(asker_id=me, person_id=person_id, asker_may_see=True)
        .exists()
    ):
        return True
    in_force = _in_force(actor=actor, on=on)
    return in_force.filter(representative_id=me, person_id=person_id).exists()


def _in_force(*, actor: Actor, on: date) -> QuerySet[Representation]:
    """Return which representations let who represents look along on a Dutch day."""
    return representations(actor=actor).filter(
        Q(may_see_until__isnull=True) | Q(may_see_until__gt=on),
        Q(until_on__isnull=True) | Q(until_on__gt=on),
        may_see=True,
        from_on__lte=on,
    )


@dataclass(frozen=True, kw_only=True)
class AgreedWith:
    """What was agreed when one asked for another. `open`: who asked may read the file of her."""

    row: Agreement
    of_me: bool
    open: bool


def agreed_with(*, actor: Actor, on: date) -> list[AgreedWith]:
    """Return who asked for the resident `actor`, and for whom she asked, oldest first. One query.

    She herself is told of who represents her until she closes it, also once his time is over.
    """
    me = actor.scopes["resident"].person_id
    pair = {"representative_id": OuterRef("asker_id"), "person_id": OuterRef("person_id")}
    speaks = representations(actor=actor).filter(may_see=True, **pair)
    rows = list(
        agreements(actor=actor).annotate(
            speaks=Exists(speaks), reads=Exists(_in_force(actor=actor, on=on).filter(**pair))
        )
    )
    let = {(row.asker_id, row.person_id) for row in rows if row.asker_may_see}
    return [
        AgreedWith(
            row=row,
            of_me=row.person_id == me,
            open=(row.speaks if row.person_id == me else row.reads)
            or (row.asker_id, row.person_id) in let,
        )
        for row in rows
    ]


def key_of(*, person: Person) -> DataKey:
    """Return the key of a person whose row one may see.

    Raises Person.DoesNotExist when she is erased: to every reader she is gone.
    """
    if person.wrapped_key is None:
        raise Person.DoesNotExist(person.id)
    return data_key(wrapped=bytes(person.wrapped_key), controller=person.controller)


def keys_of(*, actor: Actor, person_ids: set[UUID]) -> dict[UUID, DataKey]:
    """Return the keys of those of `person_ids` that `actor` may open, in one query."""
    found = persons(actor=actor).filter(id__in=person_ids, wrapped_key__isnull=False)
    return {person.id: key_of(person=person) for person in found}


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a person left of herself, opened. Empty text where she left nothing.

    `key` opens what else of her was read beside it, without asking for it once more.
    """

    person_id: UUID
    first_name: str
    phone: str
    mail: str
    safe_to_call: bool
    safe_to_text: bool
    safe_to_mail: bool
    language: str
    key: DataKey = field(repr=False, compare=False)


def opened(*, actor: Actor, person_ids: set[UUID]) -> dict[UUID, Opened]:
    """Return the details of those of `person_ids` that `actor` may see, opened, in one query."""
    rows = details(actor=actor).filter(person_id__in=person_ids).select_related("person")
    return {
        row.person_id: _opened(row=row, key=key_of(person=row.person))
        for row in rows
        if row.person.wrapped_key is not None
    }


@dataclass(frozen=True, kw_only=True)
class Myself:
    """A resident in her own file: her row, what she left of herself, and her key."""

    row: Details
    person: Person
    opened: Opened
    key: DataKey


def myself(*, actor: Actor, rows: QuerySet[Details] | None = None) -> Myself | None:
    """Return who came in with her code, in one query; None where her file was erased.

    `rows` are `details`, where more is to be read with them.
    """
    me = actor.scopes["resident"].person_id
    found = (details(actor=actor) if rows is None else rows).select_related("person")
    row = found.filter(person_id=me, person__wrapped_key__isnull=False).first()
    if row is None:
        return None
    key = key_of(person=row.person)
    return Myself(row=row, person=row.person, opened=_opened(row=row, key=key), key=key)


def opened_with_key(*, actor: Actor, person_id: UUID) -> tuple[Opened, DataKey]:
    """Return one person opened, and the key that opens what else is hers, in one query.

    Raises Details.DoesNotExist for who is not hers to see, Person.DoesNotExist for who was erased.
    """
    row = details(actor=actor).select_related("person").get(person_id=person_id)
    key = key_of(person=row.person)
    return _opened(row=row, key=key), key


def _opened(*, row: Details, key: DataKey) -> Opened:
    return Opened(
        person_id=row.person_id,
        first_name=row.first_name.open(key=key) if row.first_name else "",
        phone=row.phone.open(key=key) if row.phone else "",
        mail=row.mail.open(key=key) if row.mail else "",
        safe_to_call=row.safe_to_call,
        safe_to_text=row.safe_to_text,
        safe_to_mail=row.safe_to_mail,
        language=row.person.language,
        key=key,
    )


@cache
def code_words() -> tuple[str, ...]:
    """Return the 1024 words of which codes are made."""
    file = Path(__file__).parent / "code_words.txt"
    return tuple(file.read_text(encoding="ascii").split())


def pin_fingerprint(*, code: Code, pin: str) -> str:
    """Return what is kept of a PIN: another one with each code, so no two are seen to be alike."""
    return fingerprint(value=f"{code.id}:{pin}", label="people.pin")


def code_fingerprint(*, text: str) -> str:
    """Return what is kept of a code, from what somebody typed."""
    return fingerprint(value=rules.normalised_code(text=text), label="people.code")
