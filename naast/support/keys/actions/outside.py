"""Let somebody outside Naast read one piece, with a code; what the code opens, she sees opened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.support.keys import rules
from naast.support.keys.models import Consent, OutsidePiece
from naast.support.keys.queries import outside as queries
from naast.support.keys.rules import PieceKind, Purpose
from naast.support.people.actions import try_code
from naast.support.people.queries import code_fingerprint, code_words, key_of, persons
from naast.support.people.rules import House, new_code


class NotPossible(Exception):
    """Not until that day, not for that, or too much at once."""


@dataclass(frozen=True, kw_only=True)
class Lent:
    """What a code opens: as she saw it beforehand, and nothing beside it.

    `hers` acts for one step: to open the document that it is, for who offers the code.
    """

    kind: PieceKind
    purpose: str
    text: str
    document: UUID | None
    until_at: datetime
    hers: Actor


@transaction.atomic
def share_outside(
    *,
    actor: Actor,
    who: str,
    organisation_id: int | None,
    kind: PieceKind,
    purpose: Purpose,
    text: str,
    document: UUID | None,
    until_on: date,
    at: datetime,
) -> tuple[Consent, str]:
    """Share `text` with somebody who has no file here; return the yes, and the code that opens it.

    `who` is what she calls that somebody; `document` is of her own file. The code is shown once and
    not kept. Raises NotPossible; Person.DoesNotExist for a file that is not of the support house.
    """
    must_act(actor)
    person = persons(actor=actor).get(house=House.SUPPORT)
    today = at.astimezone(rules.DUTCH_TIME).date()
    running = queries.outside(actor=actor).filter(withdrawn_at__isnull=True, until_at__gt=at)
    if (
        not rules.end_is_possible(on=until_on, today=today, longest_days=rules.LONGEST_DAYS_OUTSIDE)
        or not rules.purpose_is_possible(purpose=purpose, outside=True)
        or running.count() >= rules.MOST_OUTSIDE
    ):
        raise NotPossible
    code, key = new_code(words=code_words()), key_of(person=person)
    until_at = rules.until_at(on=until_on)
    piece = OutsidePiece(
        person=person,
        house=House.SUPPORT,
        kind=kind,
        purpose=purpose,
        who=Clear(who, key),
        text=Clear(text, key),
        document=document,
        code_hash=code_fingerprint(text=code),
        shared_at=at,
        until_at=until_at,
    )
    piece.save(force_insert=True)
    party = (
        rules.OUTSIDE
        if organisation_id is None
        else rules.organisation_party(organisation_id=organisation_id)
    )
    consent = Consent(
        person=person,
        house=House.SUPPORT,
        purpose=purpose,
        party=party,
        kind=kind,
        piece=piece.id,
        given_at=at,
        until_at=until_at,
    )
    consent.save(force_insert=True)
    record(
        actor, "keys.consent.given", consent,
        role="resident", subject_id=person.id, house=House.SUPPORT,
    )  # fmt: skip
    return consent, code


def close(*, actor: Actor, piece_id: UUID, at: datetime) -> None:
    """Let the code of a piece open nothing from now on; nothing happens where there is none."""
    must_act(actor)
    queries.outside(actor=actor, verb="withdraw").filter(
        id=piece_id, withdrawn_at__isnull=True
    ).update(withdrawn_at=at)


def read_outside(*, text: str, source: str, at: datetime) -> Lent | None:
    """Return what the code in `text` opens, and write down for her that it was read.

    None for anything else: unknown, over and taken back look the same, and take as long. A wrong
    code counts as one of her file does. `source` is the address of who tries. Raises TooManyTries.
    """
    return try_code(source=source, at=at, find=_finder(text=text, at=at))


def _finder(*, text: str, at: datetime) -> Callable[[], Lent | None]:
    @transaction.atomic
    def find() -> Lent | None:
        code_hash = code_fingerprint(text=text)
        with acting(Actor(at=at, visitor=Scope(code_hash=code_hash))) as visitor:
            piece = queries.outside(actor=visitor).first()
        hers = Actor(at=at, resident=Scope(person_id=piece.person_id if piece else uuid4()))
        with acting(hers):
            person = persons(actor=hers).filter(wrapped_key__isnull=False).first()
            if piece is None or person is None:
                return None
            record(
                hers, "keys.outside.read", piece,
                role="resident", subject_id=person.id, house=House.SUPPORT,
            )  # fmt: skip
            return Lent(
                kind=PieceKind(piece.kind),
                purpose=piece.get_purpose_display(),
                text=piece.text.open(key=key_of(person=person)),
                document=piece.document,
                until_at=piece.until_at,
                hers=hers,
            )

    return find
