"""The story of one conversation: a volunteer, home help and a washing machine at once. Invented."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from naast.core.crypto.fields import Clear
from naast.support.decisions.models import Decision, DecisionText, Matter, Referral
from naast.support.decisions.rules import Provision, Verdict
from naast.support.decisions.rules.later import Later
from naast.support.people.demo.lives import Life, uuid
from naast.support.people.rules import HatKind

SLUG = "was-in-een-gesprek"


def told(life: Life) -> bool:
    return bool(life.told and life.told.slug == SLUG)


def more(life: Life, *, decided: bool) -> dict[str, Any]:
    """Return what the header of the matter says of it."""
    if not (told(life) and decided):
        return {}
    return {"referrals": 1, "later": [Later.REPORT, Later.SYSTEM, Later.MEANS]}


def referrals(life: Life, matter: Matter, at: datetime) -> Iterator[Referral]:
    if told(life):
        yield Referral(
            id=uuid(life.chance("referral")),
            matter_id=matter.id,
            person_id=life.person_id,
            user_id=life.user_id,
            to=Clear("De tuinploeg van het dorp", life.key),
            words=Clear("Ik mag niet tillen. Wie helpt mij met de tuin?", life.key),
            agreed_at=at,
        )


def decided(life: Life, matter: Matter, at: datetime) -> list[tuple[Decision, DecisionText]]:
    """Return what was decided beside the first."""
    if not told(life):
        return []
    decision = Decision(
        id=uuid(life.chance("second decision")),
        matter_id=matter.id,
        person_id=life.person_id,
        circle_id=life.circle_id,
        user_id=life.user_id,
        hat=HatKind.DECIDES,
        municipality_id=life.municipality_id,
        provision=Provision.SPECIAL_ASSISTANCE,
        verdict=Verdict.GRANTED,
        mandate="access_officer",
        applied_at=at,
        decided_at=at,
    )
    text = DecisionText(
        decision_id=decision.id,
        person_id=life.person_id,
        what=Clear("Een wasmachine.", life.key),
        reasons=Clear("De oude is stuk, en het spaargeld is op.", life.key),
    )
    return [(decision, text)]
