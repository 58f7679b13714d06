"""A resident answers."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor, must_act
from naast.learning.experience import queries
from naast.learning.experience.models import Answer
from naast.learning.experience.rules import Item
from naast.support.matching import queries as matching
from naast.support.people.queries import key_of, persons


class NothingToAnswer(Exception):
    """The question still runs, is somebody else's or not there, or was answered before."""


@transaction.atomic
def answer(
    *,
    actor: Actor,
    question_id: UUID,
    scores: Mapping[Item, int | None],
    comment: str,
    at: datetime,
) -> Answer:
    """Keep what a resident answers about one question that was helped to the end.

    `scores` are 1 to 5; each may be left out. Raises NothingToAnswer.
    """
    must_act(actor)
    if question_id not in queries.to_answer(actor=actor):
        raise NothingToAnswer(question_id)
    question = matching.questions(actor=actor).get(id=question_id)
    person = persons(actor=actor).get(id=question.person_id)
    row = Answer(
        person=person,
        question=question,
        house=question.house,
        municipality_id=question.municipality_id,
        organisation_id=question.organisation_id,
        comment=Clear(comment, key_of(person=person)) if comment else None,
        answered_at=at,
        **{item.value: scores.get(item) for item in Item},
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:  # the form was sent twice at once
        raise NothingToAnswer(question_id) from twice
    record(
        actor, "experience.answer.given", row,
        role="resident", subject_id=person.id, house=question.house,
    )  # fmt: skip
    return row
