"""One conversation: what was said, what is near, a volunteer, and decisions, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor, must_act
from naast.support.decisions.actions import Left, decide, mark_rung, note_talk
from naast.support.decisions.actions.shared import at_work, note
from naast.support.decisions.models import Decision, Referral
from naast.support.decisions.rules import Provision, Rung, Verdict
from naast.support.decisions.rules.later import Later, asked_later


@dataclass(frozen=True, kw_only=True)
class Referred:
    """To whom she is referred, in her own words; there is one only after her yes."""

    to: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One decision on the spot."""

    provision: Provision
    verdict: Verdict
    what: str
    reasons: str
    left: Left | None = None


@transaction.atomic
def hold_conversation(
    *,
    actor: Actor,
    matter_id: UUID,
    kind: str,
    text: str,
    support_offered: bool,
    rungs: Mapping[Rung, str],
    referred: Referred | None,
    wanted: Sequence[Wanted],
    at: datetime,
) -> list[Decision]:
    """Keep one conversation with all that was arranged in it, or nothing (R-303, R-307).

    `rungs` says what was found near (a state by rung). What the law asks later stands in
    `Matter.later`. Raises what `note_talk` and `decide` raise; then nothing is kept.
    """
    must_act(actor)
    note_talk(
        actor=actor, matter_id=matter_id, kind=kind, text=text, companion_present=False,
        support_offered=support_offered, support_known=False, support_used=False,
        supporter_kind="", at=at,
    )  # fmt: skip
    for rung, state in sorted(rungs.items()):
        mark_rung(actor=actor, matter_id=matter_id, rung=rung, state=state, text="", at=at)
    if referred:
        _refer(actor=actor, matter_id=matter_id, referred=referred, at=at)
    decided = [
        decide(
            actor=actor,
            matter_id=matter_id,
            provision=one.provision,
            verdict=one.verdict,
            what=one.what,
            reasons=one.reasons,
            left=one.left,
            at=at,
        )
        for one in wanted
    ]
    matter, _ = at_work(actor=actor, matter_id=matter_id)
    asked = asked_later(decided=[(one.provision, one.verdict) for one in wanted])
    matter.later = [one for one in Later if one in asked or one in matter.later]
    matter.save(update_fields=["later"])
    return decided


def _refer(*, actor: Actor, matter_id: UUID, referred: Referred, at: datetime) -> None:
    matter, key = at_work(actor=actor, matter_id=matter_id)
    Referral(
        matter=matter,
        person_id=matter.person_id,
        user_id=matter.user_id,
        to=Clear(referred.to, key),
        words=Clear(referred.words, key),
        agreed_at=at,
    ).save(force_insert=True)
    matter.referrals += 1
    matter.save(update_fields=["referrals"])
    note(actor, "decisions.referral.made", matter)


@transaction.atomic
def note_later_done(*, actor: Actor, matter_id: UUID, later: Later) -> None:
    """Note that one thing the law still asked is done. Raises Matter.DoesNotExist."""
    must_act(actor)
    matter, _ = at_work(actor=actor, matter_id=matter_id)
    matter.later = [one for one in matter.later if one != later]
    matter.save(update_fields=["later"])
    note(actor, "decisions.later.done", matter, reason=later)
