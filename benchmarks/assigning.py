"""Assign a queue of 500 questions over 200 people, and rank 500 people: the rules, no database."""

import random
import statistics
import time
from typing import Any
from uuid import UUID

QUESTIONS, PEOPLE, RANKED = 500, 200, 500


def some_people(number: int, *, draw: random.Random) -> list[Any]:
    """Return people who differ as those of a city do."""
    from naast.support.matching.rules import Candidate, Group  # noqa: PLC0415

    domains, zones = [f"domain-{n}" for n in range(9)], range(1, 11)
    return [
        Candidate(
            id=UUID(int=n),
            user_id=n,
            group=draw.choice([Group.FORMAL, Group.INFORMAL, Group.LIVED]),
            in_access_team=draw.random() < 0.2,
            municipal=False,
            organisation_id=1,
            domains=frozenset(draw.sample(domains, draw.randint(2, 9))),
            zone_ids=frozenset(draw.sample(zones, draw.randint(0, 4))),
            languages=frozenset({"nl", draw.choice(["fy", "tr", "ar", "pl"])}),
            ceiling=draw.randint(1, 12),
            running=draw.randint(0, 8),
        )
        for n in range(1, number + 1)
    ]


def some_questions(number: int, *, draw: random.Random) -> list[Any]:
    from naast.support.matching.rules import Need, Waiting  # noqa: PLC0415

    domains = [f"domain-{n}" for n in range(9)]
    return [
        Waiting(
            id=UUID(int=n),
            need=Need(
                domains=frozenset(draw.sample(domains, draw.randint(1, 2))),
                zone_id=draw.randint(1, 10),
                language=draw.choice(["nl", "nl", "nl", "fy", "tr", "pl"]),
            ),
            days=draw.randint(0, 30),
        )
        for n in range(1, number + 1)
    ]


def assign_and_rank() -> dict[str, Any]:
    """Return in milliseconds what assigning and ranking take, each beside a bare counterpart.

    Bare is, in the same run, the same pairs through the solver alone, and the same people sorted.
    """
    from naast.support.matching.assigning import assign  # noqa: PLC0415
    from naast.support.matching.rules import Need, assignment, make_offer  # noqa: PLC0415

    draw = random.Random(7)  # noqa: S311
    people = some_people(PEOPLE, draw=draw)
    questions = some_questions(QUESTIONS, draw=draw)
    problem = assignment(questions=questions, candidates=people, seed=7)
    assign(problem=problem)  # the first also loads the solver
    both = _median_ms(
        lambda: assign(problem=assignment(questions=questions, candidates=people, seed=7)), 7
    )
    solver = _median_ms(lambda: assign(problem=problem), 7)
    city = some_people(RANKED, draw=draw)
    need = Need(domains=frozenset({"domain-1"}), zone_id=3, language="nl")
    ranking = _median_ms(lambda: make_offer(candidates=city, need=need, seed=7), 30)
    sorting = _median_ms(lambda: sorted(city, key=lambda who: who.id), 30)
    found = {
        "questions": QUESTIONS,
        "people": PEOPLE,
        "pairs": len(problem.pairs),
        "served": len(assign(problem=problem)),
        "assign_ms": round(both, 1),
        "solver_ms": round(solver, 1),
        "times_solver": round(both / solver, 1),
        "ranked": RANKED,
        "rank_ms": round(ranking, 2),
        "times_sorting": round(ranking / sorting, 1),
    }
    print(found)
    return found


def _median_ms(run: Any, rounds: int) -> float:
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)
