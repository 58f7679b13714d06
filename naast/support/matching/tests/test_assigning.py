"""A suggestion for the whole queue: the cheapest there is, and never over what a resident chose."""

import subprocess
import sys
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.support.matching.assigning import assign
from naast.support.matching.rules import (
    ABSOLUTE,
    Need,
    Travel,
    Waiting,
    assignment,
    pair_cost,
    total_cost,
    travel,
    why_not,
)
from naast.support.matching.tests.pools import needs, pools, seeds, somebody


@st.composite
def queues(draw, most=4):
    found = draw(st.lists(needs, max_size=most))
    return [
        Waiting(
            id=draw(st.uuids(version=4)),
            need=need,
            days=draw(st.integers(0, 40)),
            own_choice=draw(st.none() | st.none() | st.integers(1, 4)),
            never=frozenset(draw(st.sets(st.integers(1, 4), max_size=1))),
        )
        for need in found
    ]


def by_trying_all(problem):
    """Return the lowest cost there is, by trying every assignment."""
    may = [
        [None, *(person for at, person, _ in problem.pairs if at == question)]
        for question in range(len(problem.questions))
    ]

    def cost(choice):
        taken = {at: person for at, person in enumerate(choice) if person is not None}
        try:
            return total_cost(problem=problem, taken=taken)
        except ValueError:
            return None

    return min(found for choice in product(*may) if (found := cost(choice)) is not None)


small_pools = pools().map(lambda pool: [replace(c, ceiling=c.running + 1) for c in pool[:4]])


class TestTheOptimum:
    @given(queue=queues(), pool=small_pools | pools().map(lambda pool: pool[:4]), seed=seeds)
    def test_is_what_trying_all_finds(self, queue, pool, seed):
        problem = assignment(questions=queue, candidates=pool, seed=seed)

        taken = assign(problem=problem)

        assert total_cost(problem=problem, taken=taken) == by_trying_all(problem)

    @given(queue=queues(most=12), pool=pools(), seed=seeds)
    def test_serves_nobody_who_may_not_be_offered_and_nobody_over_her_room(self, queue, pool, seed):
        problem = assignment(questions=queue, candidates=pool, seed=seed)

        taken = assign(problem=problem)

        total_cost(problem=problem, taken=taken)  # raises for a pair or a room that may not be
        for question, person in taken.items():
            who, asked = problem.people[person], problem.questions[question]
            assert why_not(candidate=who, need=asked.need) not in ABSOLUTE
            assert who.user_id not in asked.never

    @given(queue=queues(most=12), pool=pools(), seed=seeds)
    def test_never_moves_what_a_resident_chose_and_keeps_her_room(self, queue, pool, seed):
        problem = assignment(questions=queue, candidates=pool, seed=seed)

        taken = assign(problem=problem)

        assert not [one for one in problem.questions if one.own_choice is not None]
        for place, who in enumerate(problem.people):
            chosen = sum(one.own_choice == who.user_id for one in queue)
            asked = sum(person == place for person in taken.values())
            assert not asked or who.running + chosen + asked <= who.ceiling

    def test_is_the_same_for_one_seed_and_fair_over_many(self):
        people = [somebody(n, ceiling=1) for n in range(1, 5)]
        [one] = [Waiting(id=somebody(9).id, need=Need())]

        def asked(seed):
            problem = assignment(questions=[one], candidates=people, seed=seed)
            return problem.people[assign(problem=problem)[0]].user_id

        assert asked(3) == asked(3)
        counts = [sum(asked(seed) == n for seed in range(400)) for n in range(1, 5)]
        assert min(counts) > 50

    def test_who_waited_longest_is_served_where_there_is_room_for_one(self):
        short, long = (
            Waiting(id=somebody(n).id, need=Need(domains=frozenset(domains)), days=days)
            for n, domains, days in ((1, ["money"], 1), (2, [], 9))
        )

        problem = assignment(questions=[short, long], candidates=[somebody(ceiling=1)], seed=1)

        assert assign(problem=problem) == {1: 0}

    def test_one_better_fit_gives_way_where_both_can_be_served(self):
        # The first fits both, the second only one: each gets somebody.
        both = somebody(1, domains=frozenset({"money", "mind"}), ceiling=1)
        one = somebody(2, domains=frozenset({"money"}), ceiling=1)
        queue = [
            Waiting(id=somebody(n).id, need=Need(domains=frozenset({domain})))
            for n, domain in enumerate(["money", "mind"])
        ]

        problem = assignment(questions=queue, candidates=[both, one], seed=1)

        taken = {q: problem.people[p].user_id for q, p in assign(problem=problem).items()}
        assert taken == {0: 2, 1: 1}


class TestCosts:
    @given(pool=pools(), need=needs)
    def test_never_fall_below_nothing_and_grow_with_the_way(self, pool, need):
        for who in pool:
            assert pair_cost(candidate=who, need=need) >= 0
        there = somebody(zone_ids=frozenset({1}))
        ways = [travel(candidate=there, zone_id=zone) for zone in (None, 1, 2)]
        assert ways == [Travel.HERE, Travel.HERE, Travel.ELSEWHERE]
        assert travel(candidate=somebody(), zone_id=1) is Travel.ANYWHERE

    def test_a_pair_that_may_not_be_has_no_cost(self):
        problem = assignment(questions=[], candidates=[somebody()], seed=1)

        with pytest.raises(ValueError, match="0"):
            total_cost(problem=problem, taken={0: 0})


def test_the_solver_is_not_carried_by_who_does_not_ask_it():
    code = "import sys, naast.support.matching.assigning; print('ortools' in sys.modules)"

    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert found.strip() == "False"
