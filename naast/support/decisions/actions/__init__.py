"""Take, note, look near first, decide, close: each change of a matter in one transaction."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, models, transaction

from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor, must_act
from naast.supply.law.rules import DUTCH_TIME
from naast.supply.supporters import queries as supporters
from naast.support.decisions import queries, rules
from naast.support.decisions.actions.receipt import confirm_receipt, warn_later
from naast.support.decisions.actions.shared import ROLE, at_work, note
from naast.support.decisions.models import (
    Decision,
    DecisionText,
    Matter,
    MatterContent,
    RungLooked,
    Talk,
)
from naast.support.decisions.queries import OpenedMatter
from naast.support.decisions.queries import mandates as register
from naast.support.decisions.rules import MatterStatus, Provision, Rung, TalkKind, Verdict
from naast.support.decisions.rules.mandates import Given, Lack
from naast.support.encounters import actions as encounters
from naast.support.keys import actions as keys
from naast.support.matching import actions as matching
from naast.support.matching.queries import questions
from naast.support.people.rules import HatKind, House


class LadderNotClimbed(Exception):
    """Made to measure waits until every lower rung was looked at; `left` are those rungs."""

    def __init__(self, *, left: list[Rung]) -> None:
        super().__init__(left)
        self.left = left


class NotInMandate(Exception):
    """No mandate of the register covers this decision on this day; `lack` says why (R-297)."""

    def __init__(self, *, lack: Lack) -> None:
        super().__init__(lack)
        self.lack = lack


class AlreadyDecided(Exception):
    """There is a decision in this matter; another needs another matter, or an objection."""


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
def note_application(
    *, actor: Actor, matter_id: UUID, provision: Provision, at: datetime
) -> Matter:
    """Note that she applies for something: the term of the decision starts.

    A second application changes nothing: the first moment counts. Raises Matter.DoesNotExist.
    """
    must_act(actor)
    matter, _ = at_work(actor=actor, matter_id=matter_id)
    if matter.applied_at is None:
        matter.applied_at, matter.applied_for = at, provision
        matter.save(update_fields=["applied_at", "applied_for"])
        note(actor, "decisions.application.noted", matter)
    return matter


@transaction.atomic
def decide(
    *,
    actor: Actor,
    matter_id: UUID,
    provision: Provision,
    verdict: Verdict,
    reasons: str,
    at: datetime,
    deviation: str = "",
    used_piece_ids: Collection[UUID] = (),
) -> Decision:
    """Decide by a mandate of the register. `deviation` says why a rule was left.

    Who decides at the table takes the application there too. `used_piece_ids` are the pieces that
    she shared and that the decision rests on: those stay in this file. Raises
    Matter.DoesNotExist, SharedPiece.DoesNotExist, NotInMandate, LadderNotClimbed, AlreadyDecided.
    """
    must_act(actor)
    matter, key = at_work(actor=actor, matter_id=matter_id)
    mandate = _mandate(actor=actor, matter=matter, provision=provision, at=at)
    if queries.decisions(actor=actor).filter(matter_id=matter.id).exists():
        raise AlreadyDecided(matter.id)
    if rules.needs_ladder(provision=provision, verdict=verdict):
        looked = queries.rungs(actor=actor).filter(matter_id=matter.id)
        left = rules.rungs_left(looked_at=set(looked.values_list("rung", flat=True)))
        if left:
            raise LadderNotClimbed(left=left)
    note_application(actor=actor, matter_id=matter.id, provision=provision, at=at)

    decision = Decision(
        matter=matter,
        person_id=matter.person_id,
        circle_id=matter.circle_id,
        user_id=matter.user_id,
        hat=HatKind.DECIDES,
        municipality_id=matter.municipality_id,
        provision=provision,
        verdict=verdict,
        mandate=ROLE,
        by_mandate_id=mandate.id,
        deviates=bool(deviation),
        decided_at=at,
    )
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError as taken:  # decided a moment ago, in another window
        raise AlreadyDecided(matter.id) from taken
    DecisionText(
        matter=matter,
        person_id=matter.person_id,
        reasons=Clear(reasons, key),
        deviation=Clear(deviation, key) if deviation else None,
    ).save(force_insert=True)
    for piece_id in used_piece_ids:
        keys.use_piece(actor=actor, piece_id=piece_id, at=at)
    note(actor, "decisions.decision.taken", matter, reason=verdict)
    return decision


def _mandate(*, actor: Actor, matter: Matter, provision: Provision, at: datetime) -> Given:
    """Return the line of the register by which `actor` decides. Raises NotInMandate."""
    if not rules.may_decide(role=ROLE, provision=provision):
        raise NotInMandate(lack=Lack.NONE)
    found = register.own_mandates(
        actor=actor,
        municipality_id=matter.municipality_id,
        on=at.astimezone(DUTCH_TIME).date(),
    )[provision]
    if isinstance(found, Lack):
        raise NotInMandate(lack=found)
    return found


@transaction.atomic
def close_matter(*, actor: Actor, matter_id: UUID, outcome: str, at: datetime) -> Matter:
    """Close a matter. Standing and placement end with it; the hat stays (I-1).

    A message that nobody saw still waits.

    Raises Matter.DoesNotExist, DecisionOwed.
    """
    must_act(actor)
    matter, _ = at_work(actor=actor, matter_id=matter_id, verb="close")
    if rules.owes_decision(
        applied=matter.applied_at is not None, decided=hasattr(matter, "decision"), outcome=outcome
    ):
        raise DecisionOwed(matter.id)
    matter.status, matter.outcome = MatterStatus.CLOSED, outcome
    matter.closed_at, matter.hat = at, None
    matter.save(update_fields=["status", "outcome", "closed_at", "hat"])
    encounters.end_waiting(actor=actor, person_id=matter.person_id)
    note(actor, "decisions.matter.closed", matter, reason=outcome)
    matching.end_placement(actor=actor, question_id=matter.question_id, at=at)
    return matter
