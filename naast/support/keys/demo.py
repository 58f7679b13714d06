"""What a resident of the demo world shared: her goals, for the talk with the municipality."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from naast.core.crypto.fields import Clear
from naast.support.keys import rules
from naast.support.keys.models import Consent, OutsidePiece, Remark, SharedPiece
from naast.support.keys.rules import About, Outcome, PieceKind, Purpose, RemarkKind
from naast.support.people.demo import entry
from naast.support.people.demo.bulk import write
from naast.support.people.demo.lives import Life, linked, lives, uuid

SHARED = {
    "minder-uren": "- Dat iemand hoort hoe een slechte dag is (mijn cijfer: 3)\n"
    "- Hulp die blijft komen (mijn cijfer: 4)",
}


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody says of an entry; `answer` is why it stays as it is."""

    text: str
    kind: RemarkKind = RemarkKind.WRONG
    days_ago: int
    answer: str = ""


SAID = {
    "doos-met-post": (
        Said(
            text="Mijn zus komt niet elke zondag. Zij komt als zij kan.",
            days_ago=6,
            answer="Zo spraken wij het af. Ik vraag uw zus of het nog klopt.",
        ),
        Said(
            kind=RemarkKind.STATEMENT,
            text="Ik wil mijn zus niet te veel vragen.",
            days_ago=3,
        ),
    ),
    "stoel-stuk": (Said(text="De bus is niet van mijn vriend. Die huren wij samen.", days_ago=4),),
}
DOCTOR = "Mijn huisarts"
AFTER, LASTS = timedelta(days=6), timedelta(days=60)


def load(*, at: datetime, seed: int, scale: float = 1.0) -> None:
    """Write each consent and, in the other house, the copy that it speaks of."""
    for here, there in linked(lives(at=at, seed=seed, scale=scale)):
        given_at = min(there.spoken_at + AFTER, at - timedelta(hours=2))
        piece = _piece(here, there, given_at)
        consent = _consent(here, there, piece)
        write([piece])
        write([consent])
        draw = here.chance("shared entries")
        write([
            entry(
                here, action="keys.consent.given", at=given_at, what=consent, draw=draw,
                user_id=None,
            ),
            entry(
                there, action="keys.piece.received", at=given_at, what=piece, draw=draw,
                user_id=None,
            ),
        ])  # fmt: skip
        _outside(here, at=at)
    told = {life.told.slug: life for life in lives(at=at, seed=seed, scale=scale) if life.told}
    write([row for slug, said in SAID.items() for row in _remarks(told[slug], said, at)])


def _remarks(life: Life, said: tuple["Said", ...], at: datetime) -> Iterator[Remark]:
    """Write what somebody says of the first rung of the ladder in her file."""
    draw = life.chance("remarks")
    for one in said:
        made_at = at - timedelta(days=one.days_ago)
        wrong = one.kind == RemarkKind.WRONG
        answered = bool(one.answer)
        yield Remark(
            id=uuid(draw),
            person_id=life.person_id,
            house=life.house,
            about=About.RUNG,
            row_id=uuid(life.chance("rungs")),  # as `casework` draws it
            kind=one.kind,
            text=Clear(one.text, life.key),
            made_at=made_at,
            answer_before_at=made_at + timedelta(days=30) if wrong else None,
            answered_at=made_at + timedelta(days=2) if answered else None,
            answered_by_id=life.user_id if answered else None,
            outcome=Outcome.KEPT if answered else "",
            reason=Clear(one.answer, life.key) if answered else None,
        )


def _piece(here: Life, there: Life, given_at: datetime) -> SharedPiece:
    return SharedPiece(
        id=uuid(here.chance("piece")),
        person_id=there.person_id,
        municipality_id=there.municipality_id,
        kind=PieceKind.GOALS,
        purpose=Purpose.TALK,
        text=Clear(SHARED[here.told.slug if here.told else ""], there.key),
        shared_at=given_at,
        until_at=given_at + LASTS,
    )


def _outside(here: Life, *, at: datetime) -> None:
    """Write that her doctor may read her goals too, with a code, and did."""
    given_at, draw = at - timedelta(days=2), here.chance("outside")
    lent = OutsidePiece(
        id=uuid(draw),
        person_id=here.person_id,
        house=here.house,
        kind=PieceKind.GOALS,
        purpose=Purpose.HELP,
        who=Clear(DOCTOR, here.key),
        text=Clear(SHARED[here.told.slug if here.told else ""], here.key),
        code_hash=f"{uuid(draw).hex}{uuid(draw).hex}",  # of no code: nothing opens it
        shared_at=given_at,
        until_at=given_at + timedelta(days=rules.LONGEST_DAYS_OUTSIDE),
    )
    consent = Consent(
        id=uuid(draw),
        person_id=here.person_id,
        house=here.house,
        purpose=lent.purpose,
        party=rules.OUTSIDE,
        kind=lent.kind,
        piece=lent.id,
        given_at=lent.shared_at,
        until_at=lent.until_at,
    )
    write([lent])
    write([consent])
    given = ("keys.consent.given", given_at, consent)
    looked = ("keys.outside.read", given_at + timedelta(hours=5), lent)
    write([
        entry(here, action=action, at=moment, what=what, draw=draw, user_id=None)
        for action, moment, what in (given, looked)
    ])  # fmt: skip


def _consent(here: Life, there: Life, piece: SharedPiece) -> Consent:
    return Consent(
        id=uuid(here.chance("consent")),
        person_id=here.person_id,
        house=here.house,
        purpose=piece.purpose,
        party=rules.party_of(municipality_id=there.municipality_id),
        kind=piece.kind,
        piece=piece.id,
        given_at=piece.shared_at,
        until_at=piece.until_at,
    )
