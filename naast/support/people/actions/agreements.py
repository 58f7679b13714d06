"""Somebody for whom another asked: that she agreed, who speaks for her, and who looks along."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.support.people import queries, rules
from naast.support.people.models import Agreement, Person, Relation, Representation
from naast.support.people.rules import AgreedHow, House, RelationKind, RepresentationKind


class NotEnoughAgreed(Exception):
    """Who must agree by law did not all agree."""


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """Who agreed to what, and how. `kind` is as what somebody represents her, if somebody does.

    `witness` is who heard it when it was spoken; `born_on` is needed for a child only.
    """

    relation: RelationKind
    by: frozenset[str]
    how: AgreedHow
    witness: str = ""
    kind: RepresentationKind | None = None
    born_on: date | None = None
    letters_to_representative: bool = False


@transaction.atomic
def note_agreement(
    *,
    actor: Actor,
    person_id: UUID,
    asker_id: UUID,
    question_id: UUID,
    agreed: Agreed,
    at: datetime,
) -> Agreement:
    """Note that she agreed to one question that another asked for her, by who stands beside her.

    Where the asker represents her, that is written down too, with who saw the proof; custody opens
    the file until she is sixteen. Raises NotEnoughAgreed, Person.DoesNotExist.
    """
    must_act(actor)
    today = timezone.localdate(at)
    if not rules.may_begin(by=agreed.by, kind=agreed.kind, born_on=agreed.born_on, on=today):
        raise NotEnoughAgreed
    person = queries.persons(actor=actor).get(id=person_id)
    agreement = Agreement(
        person=person,
        asker_id=asker_id,
        question_id=question_id,
        house=person.house,
        relation=agreed.relation,
        by_subject=rules.SUBJECT in agreed.by,
        by_representative=rules.REPRESENTATIVE in agreed.by,
        how=agreed.how,
        witness=Clear(agreed.witness, queries.key_of(person=person)) if agreed.witness else None,
        noted_by_id=cast("int", actor.user_id),
        agreed_at=at,
    )
    agreement.save(force_insert=True)
    relation = _relate(agreement=agreement)
    if rules.REPRESENTATIVE in agreed.by and agreed.kind is not None:
        _represent(actor=actor, relation=relation, person=person, agreed=agreed, at=at)
    record(
        actor, "people.agreement.noted", agreement,
        role="supporter", subject_id=person.id, house=person.house, reason=agreed.how,
    )  # fmt: skip
    return agreement


@transaction.atomic
def agree_herself(
    *, actor: Actor, asker_id: UUID, question_id: UUID, relation: RelationKind, at: datetime
) -> Agreement:
    """Write down that the resident `actor` agreed herself, with the code made for that question.

    She is sixteen or older, she said: under that somebody who saw it notes who agreed.
    """
    must_act(actor)
    person = queries.persons(actor=actor, verb="register").get()
    agreement = Agreement(
        person=person,
        asker_id=asker_id,
        question_id=question_id,
        house=person.house,
        relation=relation,
        by_subject=True,
        by_representative=False,
        how=AgreedHow.CODE,
        agreed_at=at,
    )
    agreement.save(force_insert=True)
    _relate(agreement=agreement)
    record(
        actor, "people.agreement.given", agreement,
        role="resident", subject_id=person.id, house=person.house, reason=AgreedHow.CODE,
    )  # fmt: skip
    return agreement


@transaction.atomic
def withdraw_agreements(*, actor: Actor, at: datetime) -> None:
    """Withdraw what the resident agreed to when another asked for her: who asked is told by it."""
    must_act(actor)
    mine = queries.agreements(actor=actor, verb="withdraw").filter(withdrawn_at__isnull=True)
    for agreement in mine:
        agreement.withdrawn_at, agreement.asker_may_see = at, False
        agreement.save(update_fields=["withdrawn_at", "asker_may_see"])
        record(
            actor, "people.agreement.withdrawn", agreement,
            role="resident", subject_id=agreement.person_id, house=agreement.house,
        )  # fmt: skip


def _relate(*, agreement: Agreement) -> Relation:
    relation = Relation(
        person_id=agreement.person_id,
        house=agreement.house,
        kind=agreement.relation,
        other_id=agreement.asker_id,
        noted_at=agreement.agreed_at,
    )
    relation.save(force_insert=True)
    return relation


def _represent(
    *, actor: Actor, relation: Relation, person: Person, agreed: Agreed, at: datetime
) -> None:
    kind = agreed.kind
    if kind is None:
        return
    Representation(
        person=person,
        house=person.house,
        relation=relation,
        representative_id=relation.other_id,
        kind=kind,
        for_money="money" in rules.MOST[kind],
        for_care="care" in rules.MOST[kind],
        may_see=True,
        may_agree=True,
        receives_letters=agreed.letters_to_representative,
        may_see_until=rules.may_see_until(kind=kind, born_on=agreed.born_on),
        evidence_seen_by_id=cast("int", actor.user_id),
        evidence_seen_at=at,
        from_on=timezone.localdate(at),
    ).save(force_insert=True)


@transaction.atomic
def let_asker_see(*, actor: Actor, agreement_id: UUID, may_see: bool) -> Agreement:
    """Let the resident open her file to who asked for her, or close it to all who look along.

    Closing counts at once, also for who represents her: somebody can stand beside her against him.
    Raises Agreement.DoesNotExist.
    """
    must_act(actor)
    agreement = queries.agreements(actor=actor, verb="let_see").get(id=agreement_id)
    agreement.asker_may_see = may_see
    agreement.save(update_fields=["asker_may_see"])
    if not may_see:
        queries.representations(actor=actor, verb="close").filter(
            representative_id=agreement.asker_id
        ).update(may_see=False)
    action = "people.agreement.opened" if may_see else "people.agreement.closed"
    record(
        actor, action, agreement,
        role="resident", subject_id=agreement.person_id, house=agreement.house,
    )  # fmt: skip
    return agreement


def look_along(*, actor: Actor, person_id: UUID, at: datetime) -> Actor:
    """Return whom to act as for one reading of the file of another resident; she sees the look.

    Nothing may be changed with it. Raises Person.DoesNotExist where nobody lets `actor` look.
    """
    must_act(actor)
    if not queries.may_look_along(actor=actor, person_id=person_id, on=timezone.localdate(at)):
        raise Person.DoesNotExist(person_id)
    hers = Actor(at=at, resident=Scope(person_id=person_id))
    with acting(hers):
        person = queries.persons(actor=hers).get(wrapped_key__isnull=False)
        record(
            hers, "people.file.looked_along", person,
            role="resident", subject_id=person_id, house=House(person.house),
        )  # fmt: skip
    return hers
