"""Take, note, look near first, decide, close: each change of a matter in one transaction."""

from datetime import datetime
from uuid import UUID

from django.db import models, transaction

from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor, must_act
from naast.supply.supporters import queries as supporters
from naast.support.decisions import queries, rules
from naast.support.decisions.actions.deciding import (
    AlreadyDecided,
    Anew,
    LadderNotClimbed,
    Left,
    NoReason,
    NotInMandate,
    decide,
    note_application,
)
from naast.support.decisions.actions.receipt import confirm_receipt, warn_later
from naast.support.decisions.actions.shared import ROLE, at_work, note
from naast.support.decisions.models import (
    Matter,
    MatterContent,
    RungLooked,
    Talk,
)
from naast.support.decisions.queries import OpenedMatter
from naast.support.decisions.rules import MatterStatus, Rung, TalkKind
from naast.support.encounters import actions as encounters
from naast.support.keys import actions as keys
from naast.support.matching import actions as matching
from naast.support.matching.queries import questions
from naast.support.people.rules import HatKind, House

__all__ = [
    "AlreadyDecided", "Anew", "DecisionOwed", "LadderNotClimbed", "Left", "NoReason",
    "NotInMandate", "TalkUnclear",
    "close_matter", "decide", "mark_rung", "note_application", "note_talk", "open_matter",
    "take_matter", "write_message", "write_question_behind",
]  # fmt: skip


class DecisionOwed(Exception):
    """She applied and has no answer yet: the law wants one, unless she stopped."""


class TalkUnclear(Exception):
    """What was noted about support does not hold together: see `rules.talk_is_clear`."""


@transaction.atomic
def take_matter(*, actor: Actor, question_id: UUID, at: datetime, noted: bool = False) -> Matter:
    """Take a question of the municipality's house: hat, standing, placement and matter at once.

    That it came in is confirmed to her; where an officer `noted` it herself, out loud at the least.

    Raises Question.DoesNotExist when it was not asked of `actor`, when it is gone, and when she
    supports in this circle: the three look alike on purpose (I-1).
    """
    must_act(actor)
    # A question of the support house is not hers to decide on, whatever else she is.
    questions(actor=actor, verb="accept").get(id=question_id, house=House.MUNICIPALITY)
    placement = matching.accept_question(
        actor=actor, question_id=question_id, kind=supporters.own_kind(actor=actor), at=at
    )
    question = questions(actor=actor).get(id=question_id)
    matter = Matter(
        question=question,
        person_id=placement.person_id,
        circle_id=placement.circle_id,
        user_id=placement.user_id,
        hat=HatKind.DECIDES,
        municipality_id=placement.municipality_id,
        zone_id=placement.zone_id,
        domains=question.domains,
        opened_at=at,
        notified_at=question.asked_at,
    )
    confirm_receipt(actor=actor, matter=matter, noted=noted, at=at)
    matter.save(force_insert=True)
    warn_later(actor=actor, matter=matter, at=at)
    note(actor, "decisions.matter.taken", matter)
    return matter


@transaction.atomic
def open_matter(*, actor: Actor, matter_id: UUID, at: datetime) -> OpenedMatter:
    """Open a matter with all that stands in it, and record the look. Raises Matter.DoesNotExist."""
    must_act(actor)
    matter = queries.opened_matter(actor=actor, matter_id=matter_id, at=at)
    role = ROLE if matter.matter.user_id == actor.user_id else "access_lead"
    note(actor, "decisions.matter.opened", matter.matter, role=role)
    return matter


@transaction.atomic
def note_talk(
    *,
    actor: Actor,
    matter_id: UUID,
    kind: str,
    text: str,
    companion_present: bool,
    support_offered: bool,
    support_known: bool,
    support_used: bool,
    supporter_kind: str,
    at: datetime,
) -> Talk:
    """Note a talk, and whether somebody stood beside her (R-126).

    Raises Matter.DoesNotExist, TalkUnclear.
    """
    must_act(actor)
    if not rules.talk_is_clear(known=support_known, used=support_used, kind=supporter_kind):
        raise TalkUnclear
    matter, key = at_work(actor=actor, matter_id=matter_id)
    talk = Talk(
        matter=matter,
        person_id=matter.person_id,
        user_id=matter.user_id,
        kind=kind,
        companion_present=companion_present,
        support_offered=support_offered,
        support_known=support_known,
        support_used=support_used,
        supporter_kind=supporter_kind,
        text=Clear(text, key),
        at=at,
    )
    talk.save(force_insert=True)
    matter.first_talk_at = matter.first_talk_at or at
    if kind == TalkKind.VISIT:
        matter.first_visit_at = matter.first_visit_at or at
    matter.save(update_fields=["first_talk_at", "first_visit_at"])
    matching.note_first_contact(actor=actor, question_id=matter.question_id, at=at)
    note(actor, "decisions.talk.noted", matter)
    return talk


@transaction.atomic
def write_question_behind(*, actor: Actor, matter_id: UUID, text: str, at: datetime) -> None:
    """Write what her question turns out to be about (R-103). Raises Matter.DoesNotExist."""
    must_act(actor)
    matter, key = at_work(actor=actor, matter_id=matter_id)
    _write(
        actor=actor,
        row=MatterContent(
            matter=matter, person_id=matter.person_id, behind=Clear(text, key), changed_at=at
        ),
        found=queries.contents(actor=actor, verb="write").filter(matter_id=matter.id).first(),
        fields=["behind", "changed_at"],
    )
    note(actor, "decisions.question_behind.written", matter)


@transaction.atomic
def write_message(*, actor: Actor, matter_id: UUID, text: str, at: datetime) -> None:
    """Write to the resident of a matter. Raises Matter.DoesNotExist."""
    must_act(actor)
    matter, _ = at_work(actor=actor, matter_id=matter_id)
    encounters.write_message(actor=actor, person_id=matter.person_id, text=text, at=at)


@transaction.atomic
def mark_rung(
    *, actor: Actor, matter_id: UUID, rung: Rung, state: str, text: str, at: datetime
) -> None:
    """Say what was found on a rung of the ladder. Raises Matter.DoesNotExist."""
    must_act(actor)
    matter, key = at_work(actor=actor, matter_id=matter_id)
    _write(
        actor=actor,
        row=RungLooked(
            matter=matter,
            person_id=matter.person_id,
            rung=rung,
            state=state,
            text=Clear(text, key) if text else None,
            changed_at=at,
        ),
        found=queries.rungs(actor=actor, verb="write")
        .filter(matter_id=matter.id, rung=rung)
        .first(),
        fields=["state", "text", "changed_at"],
    )
    note(actor, "decisions.rung.marked", matter)


def _write(
    *, actor: Actor, row: models.Model, found: models.Model | None, fields: list[str]
) -> None:
    """Insert `row`, or change the row that is there for the same thing."""
    must_act(actor)
    if found is None:
        row.save(force_insert=True)
        return
    for name in fields:
        setattr(found, name, getattr(row, name))
    found.save(update_fields=fields)


@transaction.atomic
def close_matter(*, actor: Actor, matter_id: UUID, outcome: str, at: datetime) -> Matter:
    """Close a matter. Standing and placement end with it; the hat stays (I-1).

    A message that nobody saw still waits; what she said is not right is answered by who closed it.

    Raises Matter.DoesNotExist, DecisionOwed.
    """
    must_act(actor)
    matter, _ = at_work(actor=actor, matter_id=matter_id, verb="close")
    decided = list(queries.decisions(actor=actor).filter(matter_id=matter.id))
    answered = queries.answered_at(matter=matter, decided=decided) is not None
    if rules.owes_decision(
        applied=matter.applied_at is not None, decided=answered, outcome=outcome
    ):
        raise DecisionOwed(matter.id)
    matter.status, matter.outcome = MatterStatus.CLOSED, outcome
    matter.closed_at, matter.hat = at, None
    matter.save(update_fields=["status", "outcome", "closed_at", "hat"])
    keys.keep_waiting(actor=actor, person_id=matter.person_id, user_id=matter.user_id)
    encounters.end_waiting(actor=actor, person_id=matter.person_id)
    note(actor, "decisions.matter.closed", matter, reason=outcome)
    matching.end_placement(actor=actor, question_id=matter.question_id, at=at)
    return matter
