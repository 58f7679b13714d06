"""What the match promises about any pool: I-1, I-2, I-7, fairness, and what a better fit brings."""

import random
from collections import Counter
from dataclasses import replace
from math import log, sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from naast.support.matching.rules import (
    BOUNDS,
    Group,
    Need,
    Refusal,
    TermName,
    every_reason,
    left_out,
    make_offer,
    offer,
    provider_name,
    terms,
    why_not,
)
from naast.support.matching.tests.pools import needs, pools, seeds, somebody
from naast.support.people.rules import HatKind, House, in_the_other_hat

SIZE = 3
NEITHER = {Group.OMTINKER, Group.MUNICIPAL}
QUESTIONS = 10_000

weights = st.fixed_dictionaries({name: st.floats(*BOUNDS[name]) for name in TermName})


def everybody(made):
    return [*made.first, *made.others]


def swapped(first, at, other):
    return [*first[:at], other, *first[at + 1 :]]


def kinds(some):
    return {shown.candidate.group for shown in some}


def supporting(some):
    return kinds(some) - NEITHER


def any_outside(some, need):
    return any(shown.candidate.is_outside(zone_id=need.zone_id) for shown in some)


class TestRealChoice:
    @given(pool=pools(), need=needs, seed=seeds, weights=weights)
    def test_as_many_kinds_stand_first_as_there_are_and_supporters_before_others(
        self, pool, need, seed, weights
    ):
        made = make_offer(candidates=pool, need=need, seed=seed, weights=weights)

        fitting = everybody(made)
        assert len(made.first) == min(SIZE, len(fitting))
        assert len(kinds(made.first)) == min(SIZE, len(kinds(fitting)))
        for sort in ({Group.FORMAL}, {Group.INFORMAL, Group.LIVED}):
            assert bool(sort & kinds(fitting)) == bool(sort & kinds(made.first))
        if NEITHER & kinds(made.first) and not supporting(fitting) <= kinds(made.first):
            assert all(s.candidate.ties for s in fitting if s.candidate.group not in NEITHER)

    @pytest.mark.req("R-040")
    def test_formal_and_informal_are_both_there_where_only_the_municipality_is_untied(self):
        tied = {"ties": ("Thuiszorg Wetterkant",)}
        pool = [
            somebody(1, group=Group.MUNICIPAL, municipal=True),
            somebody(2, group=Group.INFORMAL, **tied),
            somebody(3, group=Group.LIVED, **tied),
            somebody(4, in_access_team=True, running=4, **tied),
        ]

        first = make_offer(candidates=pool, need=Need(), seed=1).first

        assert first[0].candidate.municipal
        assert Group.FORMAL in kinds(first)

    @pytest.mark.req("R-049", "R-050")
    @given(pool=pools(), need=needs, seed=seeds, weights=weights)
    def test_somebody_outside_the_team_of_her_zone_is_among_the_first_where_she_fits(
        self, pool, need, seed, weights
    ):
        made = make_offer(candidates=pool, need=need, seed=seed, weights=weights)

        # Of four kinds and more, three are there: then kinds come before places (I-7).
        untied = [s for s in everybody(made) if not s.candidate.ties]
        if any_outside(untied, need) and len(kinds(everybody(made))) <= SIZE:
            assert any_outside(made.first, need)

    def test_among_equals_the_first_three_stand_in_different_places(self):
        team = [somebody(n, in_access_team=True) for n in range(1, 5)]
        outside = [somebody(n) for n in range(5, 12)]

        for seed in range(200):
            made = make_offer(candidates=[*team, *outside], need=Need(), seed=seed)
            assert {s.candidate.in_access_team for s in made.first} == {True, False}

    @given(pool=pools(), need=needs, seed=seeds, weights=weights)
    def test_nobody_loses_her_place_but_to_a_kind_or_position_that_was_missing(
        self, pool, need, seed, weights
    ):
        made = make_offer(candidates=pool, need=need, seed=seed, weights=weights)

        for at, held in enumerate(made.first):
            for better in made.others:
                if better.score <= held.score:
                    continue
                instead = swapped(made.first, at, better)
                loses_kind = len(kinds(instead)) < len(kinds(made.first)) or len(
                    supporting(instead)
                ) < len(supporting(made.first))
                loses_place = any_outside(made.first, need) and not any_outside(instead, need)
                more_tied = bool(better.candidate.ties) > bool(held.candidate.ties)
                assert loses_kind or loses_place or more_tied

    @given(pool=pools(), need=needs, seed=seeds, weights=weights)
    def test_the_first_stand_by_how_well_they_fit_and_so_do_the_others(
        self, pool, need, seed, weights
    ):
        made = make_offer(candidates=pool, need=need, seed=seed, weights=weights)

        for shown in (made.first, made.others):
            order = [(bool(s.candidate.ties), -s.score) for s in shown]
            assert order == sorted(order)


class TestTwoHats:
    @given(pool=pools(), need=needs, seed=seeds, weights=weights, data=st.data())
    def test_nobody_is_shown_who_wears_the_other_hat_in_her_circle_and_nobody_else_is_lost(
        self, pool, need, seed, weights, data
    ):
        hats = st.sampled_from([*HatKind, None])
        worn = {who.user_id: hat for who in pool if (hat := data.draw(hats))}
        houses = {
            who.user_id: House.MUNICIPALITY if who.municipal else House.SUPPORT for who in pool
        }
        two = {
            who.user_id
            for who in pool
            if worn.get(who.user_id) == (HatKind.SUPPORTS if who.municipal else HatKind.DECIDES)
        }

        other = in_the_other_hat(houses=houses, worn=worn)
        left = [who for who in pool if who.user_id not in other]
        made = make_offer(candidates=left, need=need, seed=seed, weights=weights)

        assert other == two
        assert not two & {shown.candidate.user_id for shown in everybody(made)}


class TestNoInterestOnTheOtherSide:
    @given(pool=pools(), need=needs, seed=seeds, weights=weights)
    def test_who_is_tied_to_her_help_is_left_out_whatever_she_wishes(
        self, pool, need, seed, weights
    ):
        made = make_offer(candidates=pool, need=need, seed=seed, weights=weights)

        for shown in everybody(made):
            assert not need.providers & set(map(provider_name, shown.candidate.ties))
        if any(not s.candidate.ties for s in everybody(made)):
            assert not made.first[0].candidate.ties

    @given(pool=pools(), need=needs, seed=seeds)
    def test_everybody_is_offered_or_left_out_with_each_reason(self, pool, need, seed):
        made = make_offer(candidates=pool, need=need, seed=seed)

        out = left_out(candidates=pool, need=need, offer=made)

        shown = {s.candidate.id for s in everybody(made)}
        assert shown | {who.id for who, _ in out} == {who.id for who in pool}
        assert not shown & {who.id for who, _ in out}
        for who, reasons in out:
            assert reasons
            for reason in set(reasons) - {Refusal.CONFLICT} - set(who.lacks):
                assert reason is Refusal.FULL or reason in need.wishes

    @given(pool=pools(), need=needs)
    def test_the_one_reason_a_resident_hears_is_the_first_of_all(self, pool, need):
        for who in pool:
            one = why_not(candidate=who, need=need)
            assert every_reason(candidate=who, need=need)[:1] == ((one,) if one else ())


class TestTheScore:
    @given(pool=pools(), need=needs, seed=seeds, weights=weights)
    def test_is_the_sum_of_the_terms_shown_each_at_its_weight(self, pool, need, seed, weights):
        for shown in everybody(make_offer(candidates=pool, need=need, seed=seed, weights=weights)):
            names = [name for name, _ in shown.terms]
            assert len(set(names)) == len(names)
            assert shown.score == sum(weights[TermName(name)] for name in names)

    @given(pool=pools(), need=needs, seed=seeds, weights=weights, data=st.data())
    def test_knows_no_kind_organisation_cost_or_tie(self, pool, need, seed, weights, data):
        assume(pool)
        who = data.draw(st.sampled_from(pool))
        other = replace(
            who,
            group=data.draw(st.sampled_from(list(Group))),
            organisation_id=data.draw(st.none() | st.integers(1, 9)),
            municipal=data.draw(st.booleans()),
            in_access_team=data.draw(st.booleans()),
            ties=("Another",),
        )
        need = replace(need, group="")

        assert terms(candidate=who, need=need, weights=weights) == terms(
            candidate=other, need=need, weights=weights
        )


def better(who, need, data):
    """Return somebody who fits at least as well: every answer she met, and one or more besides."""
    gains = {
        "domains": who.domains | need.domains,
        "languages": who.languages | {need.language or "nl"},
        "themes": who.themes | {need.theme or "poverty"},
        "ways": who.ways | {need.way or "home"},
        "moments": who.moments | ({need.moment} if need.moment else set()),
        "zone_ids": who.zone_ids | {need.zone_id}
        if who.zone_ids and need.zone_id
        else who.zone_ids,
        "gender": need.gender or who.gender,
        "breadth": need.breadth or who.breadth,
        "running": data.draw(st.integers(0, who.running)),
    }
    gained = data.draw(st.sets(st.sampled_from(sorted(gains)), min_size=1))
    return replace(who, **{name: gains[name] for name in gained})


class TestABetterFit:
    @given(pool=pools(), need=needs, seed=seeds, weights=weights, data=st.data())
    def test_never_lowers_her_score_nor_puts_her_out_of_sight(
        self, pool, need, seed, weights, data
    ):
        before = make_offer(candidates=pool, need=need, seed=seed, weights=weights)
        assume(before.first)
        was = data.draw(st.sampled_from(everybody(before)))
        now = better(was.candidate, need, data)

        after = make_offer(
            candidates=[now if c.id == now.id else c for c in pool],
            need=need, seed=seed, weights=weights,
        )  # fmt: skip

        [is_now] = [s for s in everybody(after) if s.candidate.id == now.id]
        assert is_now.score >= was.score

    @given(pool=pools(), need=needs, seed=seeds, weights=weights, data=st.data())
    def test_loses_a_place_only_to_a_kind_or_position_that_was_missing(
        self, pool, need, seed, weights, data
    ):
        before = make_offer(candidates=pool, need=need, seed=seed, weights=weights)
        assume(before.first)
        was = data.draw(st.sampled_from(everybody(before)))
        now = better(was.candidate, need, data)
        after = make_offer(
            candidates=[now if c.id == now.id else c for c in pool],
            need=need, seed=seed, weights=weights,
        )  # fmt: skip
        assume(len(everybody(after)) == len(everybody(before)))

        order = [s.candidate.id for s in everybody(before)]
        [is_now] = [s for s in everybody(after) if s.candidate.id == now.id]
        for shown in everybody(after)[: everybody(after).index(is_now)]:
            if order.index(shown.candidate.id) > order.index(now.id):
                at = after.first.index(shown)
                instead = swapped(after.first, at, is_now)
                assert (
                    len(kinds(instead)) < len(kinds(after.first))
                    or len(supporting(instead)) < len(supporting(after.first))
                    or not any_outside(instead, need)
                )


def exposure(pool, draw=make_offer):
    """Return how often each stood at the head, and among the first three, in 10 000 questions."""
    head, first = Counter(), Counter()
    for seed in range(QUESTIONS):
        shown = [s.candidate.id for s in draw(candidates=pool, need=Need(), seed=seed).first]
        head[shown[0]] += 1
        first.update(shown)
    return head, first


def is_fair(counts, *, among):
    """Whether counts could come from equal chances: chi-square, false alarm under one in a million.

    The bound is that of Laurent and Massart (2000), lemma 1: P(X >= k + 2 sqrt(k x) + 2 x) <=
    exp(-x) for chi-square with k degrees of freedom; x = ln(10^6). Who stands among three of n is
    drawn without putting back, so those counts vary less, never more.
    """
    expected = sum(counts.values()) / among
    found = sum((counts[key] - expected) ** 2 / expected for key in counts)
    found += (among - len(counts)) * expected
    k, x = among - 1, log(10**6)
    return found < k + 2 * sqrt(k * x) + 2 * x


offer_shuffled = offer._shuffled


def wrong_shuffle(some, seed):
    drawn, chance = sorted(some, key=lambda c: c.id), random.Random(seed)
    for i in range(len(drawn)):
        j = chance.randrange(len(drawn))
        drawn[i], drawn[j] = drawn[j], drawn[i]
    return drawn


class TestEqualSupporters:
    @pytest.mark.parametrize("number", [2, 5, 8, 30])
    def test_are_shown_equally_often_over_ten_thousand_questions(self, number):
        head, first = exposure([somebody(n) for n in range(1, number + 1)])

        assert is_fair(head, among=number)
        assert is_fair(first, among=number)

    def test_of_one_kind_get_equal_places_beside_another_kind(self):
        volunteers = [somebody(n, group=Group.INFORMAL) for n in range(1, 6)]
        formal = [somebody(n) for n in range(6, 9)]

        _, first = exposure([*volunteers, *formal])

        for some in (volunteers, formal):
            among = {who.id: first[who.id] for who in some}
            assert is_fair(Counter(among), among=len(some))

    @pytest.mark.parametrize(
        "biased",
        [
            # In the order of the database.
            lambda some, seed: sorted(some, key=lambda c: c.id),
            # The well-known wrong shuffle: swap each with any, instead of with who is left.
            wrong_shuffle,
            # One in ten times whoever is oldest in the pool comes first.
            lambda some, seed: (
                sorted(some, key=lambda c: c.id) if seed % 10 == 0 else offer_shuffled(some, seed)
            ),
        ],
        ids=["unshuffled", "wrong shuffle", "one in ten"],
    )
    def test_the_measure_catches_an_order_that_is_not_fair(self, biased, monkeypatch):
        monkeypatch.setattr(offer, "_shuffled", biased)

        head, _ = exposure([somebody(n) for n in range(1, 9)])

        assert not is_fair(head, among=8)
