"""Who could take which question, over a whole queue: what it would cost, and what never moves.

A suggestion for who leads, and no more: a resident's own choice stays as it is, nobody is asked
over her ceiling, and each line still has to be accepted. `assigning` finds the cheapest one.
"""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from naast.support.matching.rules.facts import Candidate, Need
from naast.support.matching.rules.offer import WEIGHTS, TermName, fitting_and_loosened, terms

# Costs are whole numbers, so that an optimum can be proven: hundredths of a point of the score.
SCALE = 100
LONGEST_WAIT = 365


class Travel(StrEnum):
    """How far somebody works from the zone of a question; the only distance that is known."""

    HERE = "here"
    ANYWHERE = "anywhere"
    ELSEWHERE = "elsewhere"


TRAVEL_COSTS = {Travel.HERE: 0, Travel.ANYWHERE: SCALE // 2, Travel.ELSEWHERE: SCALE}
"""Assumed: another zone weighs as much as one point of the score."""


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A question that waits: what it needs, since how many days, and of whom it was asked.

    `own_choice` is the user whom the resident chose herself. Users in `never` are not asked: they
    passed it on before, or do not work where the question comes from, whose `weights` count.
    """

    id: UUID
    need: Need
    days: int = 0
    own_choice: int | None = None
    never: frozenset[int] = frozenset()
    weights: Mapping[TermName, float] = field(default_factory=lambda: WEIGHTS)


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """Questions over people. `pairs` are (question, person, cost) by their place in the lists.

    `unserved` is what it costs to leave a question without anybody: more than all fit and travel
    together, so that as many as possible are served, and of those who waited longest first.
    """

    questions: Sequence[Waiting]
    people: Sequence[Candidate]
    room: Sequence[int]
    pairs: Sequence[tuple[int, int, int]]
    unserved: Sequence[int]


def travel(*, candidate: Candidate, zone_id: int | None) -> Travel:
    """Return how far somebody works from a zone; who named no zones comes anywhere."""
    if zone_id is None or zone_id in candidate.zone_ids:
        return Travel.HERE
    return Travel.ELSEWHERE if candidate.zone_ids else Travel.ANYWHERE


def pair_cost(
    *, candidate: Candidate, need: Need, weights: Mapping[TermName, float] = WEIGHTS
) -> int:
    """Return what it costs to ask somebody for a need: what is missing of the fit, and travel."""
    score = sum(weight for _, weight in terms(candidate=candidate, need=need, weights=weights))
    best = sum(weights.values())
    way = TRAVEL_COSTS[travel(candidate=candidate, zone_id=need.zone_id)]
    return round(SCALE * (best - score)) + way


def assignment(
    *,
    questions: Iterable[Waiting],
    candidates: Iterable[Candidate],
    seed: int,
) -> Assignment:
    """Return what there is to assign, with who may take what.

    A question that a resident put to somebody of her own choice is not in it: it takes its room
    beforehand, also where that leaves none. Only who passes every filter is in a pair; where nobody
    does, wishes are set aside as in an offer. `seed` draws the order of people, so that equals are
    asked equally often.
    """
    questions = list(questions)
    kept = [one for one in questions if one.own_choice is not None]
    free = [one for one in questions if one.own_choice is None]
    people = sorted(candidates, key=lambda who: who.id)
    random.Random(seed).shuffle(people)  # noqa: S311  # a fair draw, not a secret
    room = [_room(who, kept) for who in people]
    with_room = [(at, who) for at, who in enumerate(people) if room[at]]
    costs: dict[tuple[Need, frozenset[int], int], list[tuple[int, int]]] = {}
    pairs: list[tuple[int, int, int]] = []
    for place, question in enumerate(free):
        alike = question.need, question.never, id(question.weights)
        if alike not in costs:
            costs[alike] = _costs(with_room, question)
        pairs += [(place, at, cost) for at, cost in costs[alike]]
    most = max((cost for _, _, cost in pairs), default=0) + 1
    # One day of waiting outweighs any fit; one question more served outweighs all waiting.
    more = most * (LONGEST_WAIT + 1) * (len(free) + 1)
    unserved = [more + most * min(max(one.days, 0), LONGEST_WAIT) for one in free]
    return Assignment(questions=free, people=people, room=room, pairs=pairs, unserved=unserved)


def _room(who: Candidate, kept: Collection[Waiting]) -> int:
    chosen = sum(one.own_choice == who.user_id for one in kept)
    return max(0, who.ceiling - who.running - chosen)


def _costs(people: Sequence[tuple[int, Candidate]], question: Waiting) -> list[tuple[int, int]]:
    place = {who.id: at for at, who in people if who.user_id not in question.never}
    pool = [who for _, who in people if who.id in place]
    fitting, _ = fitting_and_loosened(pool=pool, need=question.need)
    return [
        (place[who.id], pair_cost(candidate=who, need=question.need, weights=question.weights))
        for who in fitting
    ]


def total_cost(*, problem: Assignment, taken: Mapping[int, int]) -> int:
    """Return what an assignment costs: question → person, by their places; the rest unserved.

    Raises ValueError for a pair that may not be, or more questions than somebody has room for.
    """
    costs = {(question, person): cost for question, person, cost in problem.pairs}
    for person, room in enumerate(problem.room):
        if sum(who == person for who in taken.values()) > room:
            raise ValueError(person)
    try:
        served = sum(costs[pair] for pair in taken.items())
    except KeyError as wrong:
        raise ValueError(*wrong.args) from wrong
    return served + sum(cost for at, cost in enumerate(problem.unserved) if at not in taken)
