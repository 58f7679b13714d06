"""Decide on an objection: reasons, a final letter, and another decision where it is founded."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.db import IntegrityError, transaction

from naast.core.crypto.fields import Clear
from naast.core.crypto.rules import DataKey
from naast.core.files import actions as files
from naast.core.files.rules import Document, Kind
from naast.core.identity.queries import names
from naast.core.policy.walls import Actor, must_act
from naast.supply.law import queries as law
from naast.supply.law.rules import DUTCH_TIME, ends_at
from naast.supply.places.queries import municipality_names
from naast.support.decisions import objection_papers, papers, queries
from naast.support.decisions.actions.deciding import NotInMandate
from naast.support.decisions.actions.objections import (
    ROLE,
    CannotJudge,
    NotNow,
    leave,
    running_objection,
)
from naast.support.decisions.actions.shared import note
from naast.support.decisions.models import Decision, DecisionText, Letter, Objection, ObjectionText
from naast.support.decisions.queries import framework
from naast.support.decisions.queries import mandates as register
from naast.support.decisions.queries.letters import letters
from naast.support.decisions.rules import GRANTS, Provision, Verdict
from naast.support.decisions.rules.letters import fingerprint
from naast.support.decisions.rules.mandates import Given, Lack
from naast.support.decisions.rules.objections import ObjectionOutcome, ObjectionPart, may_judge
from naast.support.encounters import actions as encounters
from naast.support.people.rules import HatKind


@dataclass(frozen=True, kw_only=True)
class Instead:
    """What is decided instead, where an objection is founded (Awb art. 7:11 lid 2)."""

    verdict: Verdict
    what: str


class DecidedMeanwhile(Exception):
    """It was decided anew at the same moment: what was judged stands no longer (Awb art. 6:19)."""


@transaction.atomic
def judge_objection(
    *,
    actor: Actor,
    objection_id: UUID,
    outcome: ObjectionOutcome,
    reasons: str,
    instead: Instead | None,
    at: datetime,
) -> Objection:
    """Decide on an objection; the letter is final at once, with its appeal clause.

    Founded, another decision takes the place of the one it was about. Raises
    Objection.DoesNotExist, NotInMandate, and NotNow without reasons, when a founded one decides
    nothing instead (or another does), and before she was heard or had her time to complete it;
    CannotJudge where `actor` decided anew meanwhile, DecidedMeanwhile where another did at the
    same moment: nothing of the judgement is kept then.
    """
    must_act(actor)
    row, key = running_objection(actor=actor, objection_id=objection_id)
    if not reasons.strip() or (outcome == ObjectionOutcome.FOUNDED) != (instead is not None):
        raise NotNow
    # Hearing may be left out where it is plainly not to be judged (Awb art. 7:3).
    if outcome != ObjectionOutcome.INADMISSIBLE and row.heard_on is None:
        raise NotNow
    # Nor can she be sent away before her time to complete it is over (Awb art. 6:6).
    if outcome == ObjectionOutcome.INADMISSIBLE and _may_complete(row, at) and not row.late:
        raise NotNow
    before = _now(actor=actor, row=row)
    mandate = _mandate(actor=actor, row=row, decision=before, at=at)
    step = _Step(
        actor=actor, row=row, before=before, mandate=mandate, reasons=reasons, instead=instead,
        key=key, at=at,
    )  # fmt: skip
    decided = step.decide(instead) if instead else before
    ObjectionText(
        objection_id=row.id, person_id=row.person_id, user_id=actor.user_id,
        part=ObjectionPart.REASONS, text=Clear(reasons, key), at=at,
    ).save(force_insert=True)  # fmt: skip
    row.outcome, row.decided_at = outcome, at
    row.save(update_fields=["outcome", "decided_at"])
    step.send(decided)
    encounters.tell_answer_waits(actor=actor, person_id=row.person_id)
    note(actor, "decisions.objection.judged", row, role=ROLE, reason=outcome)
    leave(actor=actor, row=row, at=at)
    return row


def _now(*, actor: Actor, row: Objection) -> Decision:
    """Return what stands of the decision objected to: it may be decided anew since (Awb 6:19).

    Raises CannotJudge where `actor` took that (I-1).
    """
    of_matter = queries.decisions(actor=actor).select_related("text")
    found = {one.id: one for one in of_matter.filter(matter_id=row.matter_id)}
    then = {one.replaces_id: one for one in found.values()}
    decision = found[row.decision_id]
    while decision.id in then:
        decision = then[decision.id]
    if not may_judge(user_id=cast("int", actor.user_id), decided_by_id=decision.user_id):
        raise CannotJudge
    return decision


def _may_complete(row: Objection, at: datetime) -> bool:
    before_on = row.complete_before_on
    today = at.astimezone(DUTCH_TIME).date()
    return before_on is not None and row.completed_on is None and today <= before_on


def _mandate(*, actor: Actor, row: Objection, decision: Decision, at: datetime) -> Given:
    found = register.own_mandates(
        actor=actor,
        municipality_id=row.municipality_id,
        on=at.astimezone(DUTCH_TIME).date(),
    )[Provision(decision.provision)]
    if isinstance(found, Lack):
        raise NotInMandate(lack=found)
    return found


@dataclass(frozen=True, kw_only=True)
class _Step:
    """What both halves of the judgement need."""

    actor: Actor
    row: Objection
    before: Decision
    mandate: Given
    reasons: str
    instead: Instead | None
    key: DataKey
    at: datetime

    @property
    def user_id(self) -> int:
        return cast("int", self.actor.user_id)

    @property
    def on(self) -> date:
        return self.at.astimezone(DUTCH_TIME).date()

    def decide(self, instead: Instead) -> Decision:
        """Write the decision that takes the place of the one it was about."""
        row, before = self.row, self.before
        rests_on = framework.articles_for(
            municipality_id=row.municipality_id,
            provision=Provision(before.provision),
            by_hardship=False,
            on=self.on,
        )
        decision = Decision(
            matter_id=row.matter_id,
            person_id=row.person_id,
            circle_id=row.circle_id,
            user_id=self.user_id,
            hat=HatKind.DECIDES,
            municipality_id=row.municipality_id,
            provision=before.provision,
            verdict=instead.verdict,
            mandate=ROLE,
            by_mandate_id=self.mandate.id,
            articles=[one.pk for one in rests_on],
            applied_at=before.applied_at,
            replaces_id=before.id,
            decided_at=self.at,
        )
        try:
            with transaction.atomic():
                decision.save(force_insert=True)
        except IntegrityError as meanwhile:  # decided anew at the same moment
            raise DecidedMeanwhile from meanwhile
        because = objection_papers.because(granted=instead.verdict in GRANTS)
        DecisionText(
            decision=decision,
            person_id=row.person_id,
            what=Clear(instead.what, self.key) if instead.what else None,
            reasons=Clear(self.reasons, self.key),
            anew=Clear(because, self.key),
        ).save(force_insert=True)
        return decision

    def send(self, decision: Decision) -> None:
        """Make the letter, with the last day to go to court, and keep it as it was sent."""
        row, at = self.row, self.at
        town = row.municipality_id
        sent = letters(actor=self.actor).filter(matter_id=row.matter_id)
        first = next((one.number for one in sent), str(row.id)[:8])
        number = f"{first}-B{len(sent)}"
        lines = register.mandates(municipality_id=town)
        data = objection_papers.judgement(
            objection=row,
            decision=decision,
            reasons=self.reasons,
            what=self.instead.what if self.instead else "",
            number=number,
            municipality=municipality_names(ids=[town])[town],
            mandate=next(one for one in lines if one.pk == self.mandate.id),
            by=names(user_ids={self.user_id})[self.user_id],
            appeal_on=self._appeal_on(),
            at=at,
        )
        made = papers.letter_pdf(data=data, at=at)
        stored = files.keep_file(
            actor=self.actor, document=Document(kind=Kind.PDF, data=made), key=self.key,
            subject_id=row.person_id, house="municipality", at=at,
        )  # fmt: skip
        Letter(
            matter_id=row.matter_id,
            person_id=row.person_id,
            user_id=self.user_id,
            municipality_id=town,
            number=number,
            decided=[decision.id],
            file=stored,
            sha256=fingerprint(data=made),
            facts=Clear(json.dumps(data), self.key),
            final_at=at,
        ).save(force_insert=True)

    def _appeal_on(self) -> date | None:
        book = law.term_book(municipality_id=self.row.municipality_id)
        known = book.term(term_id="AWB_BEROEP", on=self.on)
        if known.term is None or not known.certainty.is_verified:
            return None
        return papers.last_day_of(ends_at(event_at=self.at, term=known.term))
