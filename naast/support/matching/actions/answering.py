"""What staff and the clock do with a question: accept, pass on, propose, warn, end."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import transaction
from django.db.models import F

from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.support.matching import queries
from naast.support.matching.actions.shared import ROLE_OF_HOUSE, best, note, tell, tell_leads
from naast.support.matching.models import PassOn, Placement, Question
from naast.support.matching.rules import QuestionStatus
from naast.support.people import actions as people
from naast.support.people.queries import persons
from naast.support.people.rules import HAT_OF_HOUSE, House


class CannotBeProposed(Exception):
    """Somebody cannot be asked this question; the same words whatever the reason (I-1)."""


@transaction.atomic
def accept_question(*, actor: Actor, question_id: UUID, kind: str, at: datetime) -> Placement:
    """Take a question: hat, standing and placement in one transaction.

    Called by casework and decisions, which open their own row in the same transaction. Raises
    Question.DoesNotExist when it was not asked of `actor`, when it is no longer open, and when she
    wears the other hat in this circle: the three look alike on purpose (I-1).
    """
    must_act(actor)
    question = queries.questions(actor=actor, verb="accept").select_for_update().get(id=question_id)
    house = House(question.house)
    question.status = QuestionStatus.ACCEPTED
    question.accepted_at = at
    circle_id = _circle_of(question=question, at=at)
    try:
        standing = people.begin_standing(
            actor=actor,
            person_id=question.person_id,
            circle_id=circle_id,
            house=house,
            municipality_id=question.municipality_id,
            organisation_id=question.organisation_id,
            at=at,
        )
    except people.CannotStand:
        raise Question.DoesNotExist("Question matching query does not exist.") from None
    question.save(update_fields=["status", "accepted_at"])
    placement = Placement(
        question=question,
        person_id=question.person_id,
        circle_id=circle_id,
        user_id=standing.user_id,
        hat=HAT_OF_HOUSE[house],
        house=house,
        organisation_id=question.organisation_id,
        municipality_id=question.municipality_id,
        zone_id=question.zone_id,
        kind=kind,
        from_at=at,
    )
    placement.save(force_insert=True)
    note(actor, "matching.question.accepted", question, role=ROLE_OF_HOUSE[house])
    return placement


def _circle_of(*, question: Question, at: datetime) -> UUID:
    # Who takes the question does not stand beside her yet, so cannot see her row. Acting as her for
    # this one look keeps the row of a person closed to everybody who was merely asked. The lock
    # keeps her circle what it is until the hat is worn.
    with acting(Actor(at=at, resident=Scope(person_id=question.person_id))) as resident:
        circle_id: UUID = (
            persons(actor=resident, verb="move")
            .select_for_update(no_key=True)
            .values_list("circle_id", flat=True)
            .get()
        )
    return circle_id


@transaction.atomic
def pass_on(*, actor: Actor, question_id: UUID, reason: str, at: datetime) -> Question:
    """Pass a question on: somebody else of the same house and organisation is proposed at once.

    The promise stays as it was. When nobody else fits, the question goes to the organisation's
    coordinator (`user` empty). Raises Question.DoesNotExist when it was not asked of `actor`.
    """
    must_act(actor)
    question = queries.questions(actor=actor, verb="accept").select_for_update().get(id=question_id)
    role = ROLE_OF_HOUSE[House(question.house)]
    # One step in which the old and the new row may be seen, and who passed it on before.
    passer = actor.also(passing_on=Scope(row_ids=[question.id]))
    with acting(passer):
        before = queries.passed_on(actor=passer).filter(question_id=question.id)
        asked_before = {*before.values_list("user_id", flat=True), cast("int", actor.user_id)}
        proposed = best(question=question, but_not=asked_before, at=at)
    PassOn(
        question=question,
        person_id=question.person_id,
        organisation_id=question.organisation_id,
        municipality_id=question.municipality_id,
        house=question.house,
        user_id=cast("int", actor.user_id),
        reason=reason,
        proposed_id=proposed,
        at=at,
    ).save(force_insert=True)
    note(actor, "matching.question.passed_on", question, role=role, reason=reason)
    question.user_id = proposed
    question.chosen_by_resident = False
    with acting(passer):
        question.save(update_fields=["user", "chosen_by_resident"])
    tell(actor=actor, question=question, at=at)
    return question


@transaction.atomic
def propose(*, actor: Actor, question_id: UUID, user_id: int, at: datetime) -> Question:
    """Let who leads ask somebody else; the promise stays as it was.

    Raises Question.DoesNotExist for a question of others or one that no longer waits,
    CannotBeProposed for who does not work here, may not be offered now, or passed it on before.
    """
    must_act(actor)
    question = (
        queries.questions(actor=actor, verb="propose").select_for_update().get(id=question_id)
    )
    fitting = queries.who_fits(actor=actor, question=question, at=at)
    if user_id not in {who.user_id for who in fitting}:
        raise CannotBeProposed
    question.user_id, question.chosen_by_resident = user_id, False
    question.save(update_fields=["user", "chosen_by_resident"])
    role = "coordinator" if question.house == House.SUPPORT else "access_lead"
    note(actor, "matching.question.proposed", question, role=role)
    tell(actor=actor, question=question, at=at)
    return question


@transaction.atomic
def warn_leads(*, actor: Actor, question_id: UUID) -> int:
    """Tell who leads that a question still waits, once, and return how many were told.

    The coordinators of the organisation; for a question to the municipality its team leaders. Does
    nothing for a question that was taken, withdrawn, or told of before.
    """
    must_act(actor)
    question = (
        queries.questions(actor=actor, verb="warn")
        .select_for_update()
        .filter(id=question_id, status=QuestionStatus.OPEN, warned_at__isnull=True)
        .first()
    )
    if question is None or actor.at is None:
        return 0
    question.warned_at = actor.at
    question.save(update_fields=["warned_at"])
    return tell_leads(actor=actor, question=question, at=actor.at)


@transaction.atomic
def note_first_contact(*, actor: Actor, question_id: UUID, at: datetime) -> None:
    """Keep when she was first spoken to; later contacts change nothing."""
    must_act(actor)
    queries.questions(actor=actor, verb="note_contact").filter(
        id=question_id, first_contact_at__isnull=True
    ).update(first_contact_at=at)


@transaction.atomic
def end_placement(*, actor: Actor, question_id: UUID, at: datetime) -> None:
    """End the placement and the standing of who took a question together; the hat stays (I-1).

    Who helps along or stands in has a placement of her own (`alongside`).
    """
    must_act(actor)
    placement = (
        queries.placements(actor=actor, verb="end")
        .select_for_update(of=("self",))
        .get(question_id=question_id, until_at__isnull=True, user_id=F("question__user_id"))
    )
    placement.until_at, placement.hat = at, None
    placement.save(update_fields=["until_at", "hat"])
    people.end_standing(
        actor=actor, person_id=placement.person_id, user_id=placement.user_id, at=at
    )
