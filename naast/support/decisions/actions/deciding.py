"""Decide on a provision: by which mandate, on which articles, and which rule was left for what."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor, must_act
from naast.supply.law.rules import DUTCH_TIME
from naast.support.decisions import queries, rules
from naast.support.decisions.actions.shared import ROLE, at_work, note
from naast.support.decisions.models import Breakthrough, Decision, DecisionText, Matter
from naast.support.decisions.queries import framework
from naast.support.decisions.queries import mandates as register
from naast.support.decisions.rules import Provision, Rung, Verdict
from naast.support.decisions.rules.deviation import (
    DeviationGoal,
    LeftRule,
    check_deviation,
    quarter_of,
)
from naast.support.decisions.rules.letters import standing
from naast.support.decisions.rules.mandates import Given, Lack
from naast.support.keys import actions as keys
from naast.support.people.rules import HatKind


@dataclass(frozen=True, kw_only=True)
class Left:
    """A rule that is left aside: of what kind, what for, and why, in words for her (R-301)."""

    rule: LeftRule
    goal: DeviationGoal
    why: str


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
    """It was decided on this provision here; to change that is to decide anew, with a reason."""


class NoReason(Exception):
    """Who decides anew says why."""


@dataclass(frozen=True, kw_only=True)
class Anew:
    """Which decision is decided anew, and why, in words for her."""

    decision_id: UUID
    why: str


@transaction.atomic
def note_application(
    *,
    actor: Actor,
    matter_id: UUID,
    provision: Provision,
    at: datetime,
    came_at: datetime | None = None,
) -> Matter:
    """Note that she applies for something: the term of the decision starts, when it came in.

    `came_at` lies before `at` where it came with her signed report, or on paper some days ago.

    A second application changes nothing: the first moment counts. Raises Matter.DoesNotExist.
    """
    must_act(actor)
    matter, _ = at_work(actor=actor, matter_id=matter_id)
    if matter.applied_at is None:
        matter.applied_at, matter.applied_for = came_at or at, provision
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
    what: str = "",
    until_on: date | None = None,
    left: Left | None = None,
    anew: Anew | None = None,
    used_piece_ids: Collection[UUID] = (),
) -> Decision:
    """Decide on one provision by a mandate of the register; `left` says which rule was left.

    `anew` takes the place of an earlier decision on it, which stays as it was: nothing that was
    decided is ever changed. It alone can be a withdrawal.

    Who decides at the table takes the application there too. `used_piece_ids` are the pieces that
    she shared and that the decision rests on: those stay in this file. `until_on` is the last day
    of what is granted. Raises Matter.DoesNotExist, SharedPiece.DoesNotExist, NotInMandate,
    LadderNotClimbed, AlreadyDecided, NoReason, LawBinds, NoHardshipClause.
    """
    must_act(actor)
    matter, key = at_work(actor=actor, matter_id=matter_id)
    on = at.astimezone(DUTCH_TIME).date()
    mandate = _mandate(actor=actor, matter=matter, provision=provision, on=on)
    if left:
        clause = framework.has_hardship_clause(
            municipality_id=matter.municipality_id, provision=provision, on=on
        )
        check_deviation(left=left.rule, has_hardship_clause=clause)
    if anew and not anew.why.strip():
        raise NoReason
    before = queries.decisions(actor=actor).filter(matter_id=matter.id, provision=provision)
    if [one.id for one in standing(before)] != ([anew.decision_id] if anew else []):
        raise AlreadyDecided(matter.id)
    if rules.needs_ladder(provision=provision, verdict=verdict):
        looked = queries.rungs(actor=actor).filter(matter_id=matter.id)
        still = rules.rungs_left(looked_at=set(looked.values_list("rung", flat=True)))
        if still:
            raise LadderNotClimbed(left=still)
    matter = note_application(actor=actor, matter_id=matter.id, provision=provision, at=at)
    rests_on = framework.articles_for(
        municipality_id=matter.municipality_id,
        provision=provision,
        by_hardship=left is not None and left.rule == LeftRule.ORDINANCE,
        on=on,
    )
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
        articles=[one.pk for one in rests_on],
        applied_at=matter.applied_at if matter.applied_for == provision else at,
        until_on=until_on,
        replaces_id=anew.decision_id if anew else None,
        deviates=left is not None,
        left_rule=left.rule if left else "",
        goal=left.goal if left else "",
        decided_at=at,
    )
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError as taken:  # decided a moment ago, in another window
        raise AlreadyDecided(matter.id) from taken
    DecisionText(
        decision=decision,
        person_id=matter.person_id,
        what=Clear(what, key) if what else None,
        reasons=Clear(reasons, key),
        deviation=Clear(left.why, key) if left else None,
        anew=Clear(anew.why, key) if anew else None,
    ).save(force_insert=True)
    if left:
        Breakthrough(
            municipality_id=matter.municipality_id,
            provision=provision,
            left_rule=left.rule,
            goal=left.goal,
            quarter=quarter_of(on=on),
        ).save(force_insert=True)
    for piece_id in used_piece_ids:
        keys.use_piece(actor=actor, piece_id=piece_id, at=at)
    done = "decisions.decision.taken_anew" if anew else "decisions.decision.taken"
    note(actor, done, matter, reason=verdict)
    return decision


def _mandate(*, actor: Actor, matter: Matter, provision: Provision, on: date) -> Given:
    """Return the line of the register by which `actor` decides. Raises NotInMandate."""
    if not rules.may_decide(role=ROLE, provision=provision):
        raise NotInMandate(lack=Lack.NONE)
    found = register.own_mandates(
        actor=actor,
        municipality_id=matter.municipality_id,
        on=on,
    )[provision]
    if isinstance(found, Lack):
        raise NotInMandate(lack=found)
    return found
