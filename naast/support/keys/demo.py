"""What a resident of the demo world shared: her goals, for the talk with the municipality."""

from datetime import datetime, timedelta

from naast.core.crypto.fields import Clear
from naast.support.keys import rules
from naast.support.keys.models import Consent, SharedPiece
from naast.support.keys.rules import PieceKind, Purpose
from naast.support.people.demo import entry
from naast.support.people.demo.bulk import write
from naast.support.people.demo.lives import Life, linked, lives, uuid

SHARED = {
    "minder-uren": "- Dat iemand hoort hoe een slechte dag is (mijn cijfer: 3)\n"
    "- Hulp die blijft komen (mijn cijfer: 4)",
}
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
