"""Who was written to and has not answered: since when, never what, and never by whom."""

from datetime import datetime
from typing import Any

from naast.core.identity.queries import names
from naast.core.policy.rules import Actor
from naast.entrances.desk.due import due
from naast.support.encounters import queries as encounters
from naast.support.matching import queries as questions
from naast.support.matching.rules import QuestionStatus
from naast.support.people import queries as people
from naast.support.people.rules import House

MOST = 50


def unanswered(*, actor: Actor, role: str, at: datetime) -> list[dict[str, Any]]:
    """Return the messages that wait with those whom `actor` leads in `role`, oldest promise first.

    Shape: person_id, who ("" where nobody stands beside her any more), since, due, asked (of whom a
    question waits, "" for nobody) and whether somebody can be asked now. Four queries.
    """
    scope = actor.scopes[role]
    ours = (
        {"house": House.SUPPORT, "organisation_id__in": scope.organisation_ids}
        if role == "coordinator"
        else {"house": House.MUNICIPALITY}
    )
    threads = list(encounters.waiting(actor=actor).filter(**ours)[:MOST])
    ids = [thread.person_id for thread in threads]
    beside = {
        one.person_id: one.user.name
        for one in people.beside_now(actor=actor, at=at).filter(person_id__in=ids)
    }
    asked = dict(
        questions.questions(actor=actor)
        .filter(person_id__in=ids, status=QuestionStatus.OPEN)
        .values_list("person_id", "user_id")
    )
    named = names(user_ids={user_id for user_id in asked.values() if user_id})
    return [
        {
            "person_id": thread.person_id,
            "who": beside.get(thread.person_id, ""),
            "asked": named.get(asked.get(thread.person_id) or 0, ""),
            "can_ask": role == "coordinator"
            and thread.person_id not in beside
            and thread.person_id not in asked,
            "since": thread.waiting_since_at,
            "due": due(until=thread.answer_before_at or at, at=at),
        }
        for thread in threads
    ]
