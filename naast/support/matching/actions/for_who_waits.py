"""What a coordinator does when a resident writes and nobody stands beside her any more."""

from datetime import datetime
from typing import cast
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from naast.core.outbox.actions import later
from naast.core.policy.walls import Actor, must_act
from naast.supply.organisations.queries import first_contact_working_days
from naast.support.encounters import queries as encounters
from naast.support.matching import queries, rules
from naast.support.matching.actions.asking import promise
from naast.support.matching.actions.shared import best, note, tell
from naast.support.matching.models import Question
from naast.support.matching.rules import QuestionStatus
from naast.support.people import queries as people
from naast.support.people.rules import House

WORKING_DAYS = 3
"""Within how many somebody answers where no agreement says so."""


class SomebodyIsThere(Exception):
    """Somebody stands beside her, or was asked to: who waits is not left alone."""


@transaction.atomic
def ask_for_who_waits(*, actor: Actor, person_id: UUID, at: datetime) -> Question:
    """Ask somebody to stand beside a resident who wrote; her message waits for whoever takes it.

    It is a question as her last one in this organisation was: the same parts of life, place and
    wishes. `actor` reads no word of it. The resident sees it in her file, and may choose another or
    take it back. Raises Thread.DoesNotExist for who does not wait, Question.DoesNotExist for who
    never asked here, SomebodyIsThere.
    """
    must_act(actor)
    thread = encounters.waiting(actor=actor).get(person_id=person_id, house=House.SUPPORT)
    organisation_id = cast("int", thread.organisation_id)  # of the support house
    hers = queries.questions(actor=actor).filter(
        person_id=person_id, organisation_id=organisation_id
    )
    stands = people.beside_now(actor=actor, at=at).filter(person_id=person_id)
    if stands.exists() or hers.filter(status=QuestionStatus.OPEN).exists():
        raise SomebodyIsThere(person_id)
    last = hers.order_by("-asked_at", "id").first()
    if last is None:
        raise Question.DoesNotExist(person_id)
    days = first_contact_working_days(
        organisation_id=organisation_id,
        municipality_id=last.municipality_id,
        on=timezone.localdate(at),
    )
    question = Question(
        id=uuid4(),
        number=rules.question_number(sequence=queries.next_number()),
        house=last.house,
        municipality_id=last.municipality_id,
        organisation_id=last.organisation_id,
        zone_id=last.zone_id,
        person_id=person_id,
        asker_id=person_id,
        channel=last.channel,
        domains=last.domains,
        wishes=last.wishes,
        language=last.language,
        chosen_by_resident=False,
        asked_at=at,
        promised_at=promise(at=at, working_days=days or WORKING_DAYS),
    )
    question.user_id = best(question=question, but_not=set(), at=at)
    question.save(force_insert=True)
    note(actor, "matching.question.asked_for_who_waits", question, role="coordinator")
    tell(actor=actor, question=question, at=at)
    later(
        task="matching.tell_coordinator",
        at=rules.half_way(asked_at=at, promised_at=question.promised_at),
        question_id=question.id,
    )
    return question
