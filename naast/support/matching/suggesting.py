"""Whom to ask for each question of a queue, all at once: the suggestion for who leads."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from naast.core.policy.walls import Actor
from naast.support.matching import queries
from naast.support.matching.assigning import assign
from naast.support.matching.models import Question
from naast.support.matching.rules import (
    Candidate,
    TermName,
    Waiting,
    assignment,
    terms,
    total_cost,
    waiting_days,
)

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """A line of a suggestion: a question, of whom it is asked now, and whom to ask instead.

    `user_id` is None where nobody has room; the same as now where nothing better is known. `kept`
    says that the resident chose for herself: then it stays as it is. `terms` are why.
    """

    question: Question
    user_id: int | None
    kept: bool
    terms: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Whom to ask for each question that waits at an organisation: the cheapest of all ways.

    `cost` is in hundredths of a point of the score, `unserved` how many are left without anybody;
    `weights` is how much each term counted, by municipality.
    """

    at: datetime
    lines: Sequence[Suggested]
    cost: int
    unserved: int
    weights: Mapping[int, Mapping[TermName, float]] = field(default_factory=dict)


MOST_SUGGESTED = 500


def suggestion(*, actor: Actor, organisation_id: int, at: datetime) -> Suggestion:
    """Return whom to ask for the questions that wait at an organisation, in one assignment.

    For who leads there (`propose`): headers only, at most `MOST_SUGGESTED`, the oldest promise
    first. What a resident chose herself stays. Who wears the other hat in somebody's circle is not
    known here: asking her is refused in the words for anybody (I-1). It changes nothing; each line
    is accepted by `actions.propose`, which looks again. Asks the solver: call it in a job or a
    command, not in a page.
    """
    waiting = list(
        queries.questions(actor=actor, verb="propose")
        .filter(organisation_id=organisation_id)
        .select_related("zone")[:MOST_SUGGESTED]
    )
    tried: dict[UUID, set[int]] = defaultdict(set)
    before = queries.passed_on(actor=actor).filter(question_id__in=[one.id for one in waiting])
    for question_id, user_id in before.values_list("question_id", "user_id"):
        tried[question_id].add(user_id)
    people: dict[int, Candidate] = {}
    working: dict[int, set[int]] = {}
    counting: dict[int, Mapping[TermName, float]] = {}
    for municipality_id in sorted({one.municipality_id for one in waiting}):
        here = {
            who.user_id: who
            for who in queries.candidates(municipality_id=municipality_id, at=at)
            if who.organisation_id == organisation_id and not who.municipal
        }
        working[municipality_id] = set(here)
        counting[municipality_id] = queries.weights(municipality_id=municipality_id, at=at)
        people |= here
    elsewhere = {id_: people.keys() - users for id_, users in working.items()}
    problem = assignment(
        questions=[
            _waiting(
                one,
                never={*tried[one.id], *elsewhere[one.municipality_id]},
                weights=counting[one.municipality_id],
                at=at,
            )
            for one in waiting
        ],
        candidates=people.values(),
        seed=at.toordinal(),
    )
    taken = assign(problem=problem)
    found = {problem.questions[q].id: problem.people[person] for q, person in taken.items()}
    return Suggestion(
        at=at,
        lines=[
            _suggested(one, found.get(one.id), weights=counting[one.municipality_id])
            for one in waiting
        ],
        cost=total_cost(problem=problem, taken=taken),
        unserved=len(problem.questions) - len(taken),
        weights=counting,
    )


def _waiting(
    question: Question,
    *,
    never: Collection[int],
    weights: Mapping[TermName, float],
    at: datetime,
) -> Waiting:
    chosen = question.user_id if question.chosen_by_resident else None
    return Waiting(
        id=question.id,
        need=queries.need_of(question=question),
        days=waiting_days(asked_at=question.asked_at, first_contact_at=at),
        own_choice=chosen,
        never=frozenset(never),
        weights=weights,
    )


def _suggested(
    question: Question, who: Candidate | None, *, weights: Mapping[TermName, float]
) -> Suggested:
    if question.chosen_by_resident and question.user_id is not None:
        return Suggested(question=question, user_id=question.user_id, kept=True)
    if who is None:
        return Suggested(question=question, user_id=None, kept=False)
    return Suggested(
        question=question,
        user_id=who.user_id,
        kept=False,
        terms=terms(candidate=who, need=queries.need_of(question=question), weights=weights),
    )
