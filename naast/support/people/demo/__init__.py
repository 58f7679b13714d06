"""The residents of the demo world: who they are, their codes, and who stands beside them."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from django.apps import apps
from django.db.models import Model

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import fingerprint
from naast.support.people.demo.bulk import write
from naast.support.people.demo.lives import Life, asked_for, draw_lives, linked, uuid
from naast.support.people.demo.names import FIRST_NAMES
from naast.support.people.demo.told import PIN
from naast.support.people.models import (
    Agreement,
    Circle,
    Code,
    Details,
    Hat,
    Link,
    Person,
    Relation,
    Standing,
)
from naast.support.people.queries import code_fingerprint, pin_fingerprint
from naast.support.people.rules import HAT_OF_HOUSE, AgreedHow, RelationKind


def load(*, at: datetime, seed: int, scale: float = 1.0) -> None:
    """Draw the lives of all residents and write what is known of them; `scale` is for tests."""
    lives = draw_lives(at=at, seed=seed, scale=scale)
    taken = [life for life in lives if life.taken]
    write(Circle(id=circle_id) for circle_id in dict.fromkeys(life.circle_id for life in lives))
    write(_person(life) for life in lives)
    write(_details(life) for life in lives)
    write(_code(life) for life in lives)
    write(_hat(life) for life in taken if not (life.told and life.told.asked_by))  # worn already
    write(_standing(life) for life in taken)
    write(_link(supported, decided) for supported, decided in linked(lives))
    write(relation for life in lives for relation in _relations(life))
    write(_of_asker(asker, other) for asker, other in asked_for(lives))
    write(_agreement(asker, other) for asker, other in asked_for(lives))
    write(entry for life in lives for entry in _entries(life))


def _person(life: Life) -> Person:
    return Person(
        id=life.person_id,
        circle_id=life.circle_id,
        house=life.house,
        municipality_id=life.municipality_id,
        organisation_id=life.organisation_id,
        controller=life.controller,
        wrapped_key=life.wrapped_key,
        created_at=life.asked_at,
    )


def _details(life: Life) -> Details:
    draw = life.chance("details")
    return Details(
        person_id=life.person_id,
        house=life.house,
        first_name=Clear(life.first_name, life.key) if life.first_name else None,
        phone=Clear(life.phone, life.key) if life.phone else None,
        phone_index=fingerprint(value=life.phone, label="people.phone") if life.phone else "",
        mail=Clear(life.mail, life.key) if life.mail else None,
        mail_index=fingerprint(value=life.mail, label="people.mail") if life.mail else "",
        safe_to_call=bool(life.phone) and draw.random() < 0.85,
        safe_to_text=bool(life.phone) and draw.random() < 0.6,
        safe_to_mail=bool(life.mail) and draw.random() < 0.8,
    )


def _code(life: Life) -> Code:
    code = Code(
        id=uuid(life.chance("code")),
        person_id=life.person_id,
        house=life.house,
        code_hash=code_fingerprint(text=life.code),
        created_at=life.asked_at,
    )
    if life.told and life.told.has_pin:
        code.pin_hash, code.pin_since = pin_fingerprint(code=code, pin=PIN), life.asked_at
    return code


def _hat(life: Life) -> Hat:
    return Hat(
        id=uuid(life.chance("hat")),
        circle_id=life.circle_id,
        user_id=life.user_id,
        house=life.house,
        kind=HAT_OF_HOUSE[life.house],
        from_at=life.accepted_at,
    )


def _standing(life: Life) -> Standing:
    return Standing(
        id=uuid(life.chance("standing")),
        person_id=life.person_id,
        circle_id=life.circle_id,
        user_id=life.user_id,
        organisation_id=life.organisation_id,
        municipality_id=life.municipality_id,
        house=life.house,
        hat=HAT_OF_HOUSE[life.house] if life.runs else None,
        from_at=life.accepted_at,
        until_at=life.ended_at,
    )


def _link(supported: Life, decided: Life) -> Link:
    """Return that both files are hers; she said so the day after the second was begun."""
    return Link(
        id=uuid(supported.chance("link")),
        supported_id=supported.person_id,
        decided_id=decided.person_id,
        linked_at=max(supported.spoken_at, decided.spoken_at),
    )


_AROUND = {
    RelationKind.CHILD: 30,
    RelationKind.PARTNER: 30,
    RelationKind.NEIGHBOUR: 15,
    RelationKind.FRIEND: 10,
    RelationKind.IN_THE_FIELD: 15,
}


def _relations(life: Life) -> Iterator[Relation]:
    """Yield somebody around her, for one in six whom somebody knows."""
    draw = life.chance("relations")
    told = life.told and life.told.relation
    if not life.taken or not (told or draw.random() < 1 / 6):
        return
    yield Relation(
        id=uuid(draw),
        person_id=life.person_id,
        house=life.house,
        kind=told or draw.choices(list(_AROUND), list(_AROUND.values()))[0],
        name=Clear(draw.choice(FIRST_NAMES), life.key),
        phone=Clear(f"067{draw.randrange(10**7):07}", life.key) if draw.random() < 0.5 else None,
        noted_at=life.spoken_at or life.accepted_at,
    )


def _of_asker(asker: Life, other: Life) -> Relation:
    return Relation(
        id=uuid(other.chance("relation of asker")),
        person_id=other.person_id,
        house=other.house,
        kind=asker.told.asks_for if asker.told else "",
        other_id=asker.person_id,
        noted_at=other.accepted_at,
    )


def _agreement(asker: Life, other: Life) -> Agreement:
    """Return that she agreed at her own table, on paper, and lets who asked read along."""
    return Agreement(
        id=uuid(other.chance("agreement")),
        person_id=other.person_id,
        asker_id=asker.person_id,
        question_id=uuid(asker.chance("question")),  # as `matching` draws it
        house=other.house,
        relation=asker.told.asks_for if asker.told else "",
        by_subject=True,
        by_representative=False,
        how=AgreedHow.PAPER,
        noted_by_id=other.user_id,
        agreed_at=other.asked_at,
        asker_may_see=True,
    )


def _entries(life: Life) -> Iterator[Model]:
    yield entry(
        life, action="people.person.registered", at=life.asked_at, what=_person(life),
        draw=life.chance("registered"), user_id=None,
    )  # fmt: skip
    draw = life.chance("entered")
    if life.spoken_at and draw.random() < 0.3:
        yield entry(
            life, action="people.file.entered", at=life.spoken_at, what=_person(life),
            draw=draw, user_id=None,
        )  # fmt: skip


def entry(
    life: Life, *, action: str, at: datetime, what: Model, draw: Random, user_id: int | None
) -> Model:
    """Return a line of the record about this life: by a user, or by the resident herself."""
    role = {"support": "supporter", "municipality": "access_officer"}[life.house]
    return apps.get_model("audit.Entry")(
        id=uuid(draw),
        at=at,
        user_id=user_id,
        role="resident" if user_id is None else role,
        action=action,
        object_type=what._meta.label_lower,  # noqa: SLF001
        object_id=str(what.pk),
        subject_id=life.person_id,
        house=life.house,
    )
