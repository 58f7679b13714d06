"""The match: honest, various, fair, and never empty while somebody is there."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.support.matching.rules import (
    ABSOLUTE,
    AMSTERDAM,
    BOUNDS,
    WEIGHTS,
    Group,
    Moment,
    Need,
    Refusal,
    TermName,
    end_of_day,
    half_way,
    left_by_answer,
    make_offer,
    provider_code,
    provider_name,
    providers_behind,
    quantile,
    terms,
    waiting_days,
    who_receives,
    why_not,
)
from naast.support.matching.tests.pools import (
    BREADTHS,
    DOMAINS,
    GENDERS,
    LANGUAGES,
    THEMES,
    TIES,
    WAYS,
    needs,
    pools,
    seeds,
    somebody,
)


class TestWhoIsShown:
    @given(pool=pools(), need=needs, seed=seeds)
    def test_nobody_with_an_absolute_refusal_is_ever_shown(self, pool, need, seed):
        offer = make_offer(candidates=pool, need=need, seed=seed)

        for shown in (*offer.first, *offer.others):
            assert why_not(candidate=shown.candidate, need=need) not in ABSOLUTE

    @given(pool=pools(), need=needs, seed=seeds)
    def test_the_offer_is_empty_only_when_nobody_is_available(self, pool, need, seed):
        available = [c for c in pool if why_not(candidate=c, need=need) not in ABSOLUTE]

        offer = make_offer(candidates=pool, need=need, seed=seed)

        assert bool(offer.first) == bool(available)

    @given(pool=pools(), need=needs, seed=seeds)
    def test_nobody_is_shown_twice_and_no_more_than_three_first(self, pool, need, seed):
        offer = make_offer(candidates=pool, need=need, seed=seed)

        ids = [shown.candidate.id for shown in (*offer.first, *offer.others)]
        assert len(ids) == len(set(ids))
        assert len(offer.first) <= 3

    @given(pool=pools(), need=needs, seed=seeds)
    def test_without_a_word_about_it_every_wish_is_kept(self, pool, need, seed):
        offer = make_offer(candidates=pool, need=need, seed=seed)

        if not offer.loosened:
            for shown in (*offer.first, *offer.others):
                assert why_not(candidate=shown.candidate, need=need) is None

    @pytest.mark.parametrize(
        ("changed", "refusal"),
        [
            ({"running": 5}, Refusal.FULL),
            ({"lacks": frozenset({Refusal.SCREENING})}, Refusal.SCREENING),
            ({"lacks": frozenset({Refusal.DECLARATION})}, Refusal.DECLARATION),
            ({"lacks": frozenset({Refusal.REVIEW})}, Refusal.REVIEW),
            ({"lacks": frozenset({Refusal.PAUSED})}, Refusal.PAUSED),
            ({"ties": (" Thuis  Zorg",)}, Refusal.CONFLICT),
            ({"languages": frozenset({"fy"})}, Refusal.LANGUAGE),
            ({"group": Group.INFORMAL}, Refusal.GROUP),
            ({"domains": frozenset({"mind"})}, Refusal.DOMAIN),
            ({"themes": frozenset()}, Refusal.THEME),
            ({"gender": ""}, Refusal.GENDER),
            ({"ways": frozenset({"home"})}, Refusal.WAY),
            ({"moments": frozenset({Moment.WEEKEND})}, Refusal.MOMENT),
            ({"breadth": "specialist"}, Refusal.BREADTH),
        ],
    )
    def test_each_refusal_has_its_reason(self, changed, refusal):
        need = Need(
            domains=frozenset({"money"}),
            group=Group.FORMAL,
            language="nl",
            providers=frozenset({"thuis zorg"}),
            theme="poverty",
            gender="woman",
            way="phone",
            moment=Moment.EVENING,
            breadth="generalist",
        )
        fits = {
            "themes": frozenset({"poverty"}),
            "gender": "woman",
            "ways": frozenset({"phone"}),
            "moments": frozenset({Moment.EVENING}),
            "breadth": "generalist",
        }

        assert why_not(candidate=somebody(**fits | changed), need=need) == refusal
        assert why_not(candidate=somebody(**fits), need=need) is None


class TestWhatEachAnswerLeaves:
    """R-045 and its kin: the number beside a choice is what one finds after choosing it."""

    @pytest.mark.req("R-045")
    @given(pool=pools(), need=needs)
    def test_is_what_is_found_after_giving_it(self, pool, need):
        left = left_by_answer(candidates=pool, need=need)

        def found(changed):
            return sum(why_not(candidate=c, need=changed) is None for c in pool)

        for wish, name, values in (
            (Refusal.GROUP, "group", Group),
            (Refusal.LANGUAGE, "language", LANGUAGES),
            (Refusal.THEME, "theme", THEMES),
            (Refusal.GENDER, "gender", GENDERS),
            (Refusal.WAY, "way", WAYS),
            (Refusal.MOMENT, "moment", Moment),
            (Refusal.BREADTH, "breadth", BREADTHS),
        ):
            for value in ("", *values):
                assert left.with_answer(wish, value) == found(replace(need, **{name: value}))
        for domain in DOMAINS:
            only = replace(need, domains=frozenset({domain}))
            assert left.with_answer(Refusal.DOMAIN, domain) == found(only)

    @given(pool=pools(), need=needs)
    def test_counts_for_her_help_who_is_not_tied_to_it(self, pool, need):
        left = left_by_answer(candidates=pool, need=need)

        for name in map(provider_name, TIES):
            told = replace(need, providers=frozenset({name}))
            found = sum(why_not(candidate=c, need=told) is None for c in pool)
            assert left.by_provider.get(name, left.fitting) == found

    @given(pool=pools(), need=needs, seed=seeds)
    def test_only_wishes_that_were_made_are_set_aside_and_no_more_than_needed(
        self, pool, need, seed
    ):
        loosened = make_offer(candidates=pool, need=need, seed=seed).loosened

        assert set(loosened) <= {wish.value for wish in need.wishes}
        if loosened:
            kept = need
            for wish in loosened[:-1]:
                kept = kept.without(Refusal(wish))
            assert all(why_not(candidate=c, need=kept) for c in pool)


class TestProvidersBehindSomebody:
    @pytest.mark.req("R-003")
    @given(pool=pools(), need=needs, seed=seeds)
    def test_nobody_is_shown_whose_provider_she_uses(self, pool, need, seed):
        offer = make_offer(candidates=pool, need=need, seed=seed)

        for shown in (*offer.first, *offer.others):
            assert not need.providers & set(map(provider_name, shown.candidate.ties))

    @given(pool=pools())
    def test_every_answer_she_can_give_is_one_that_matters(self, pool):
        for code, name in providers_behind(candidates=pool).items():
            told = Need(providers=frozenset({provider_name(name)}))

            shown = [c for c in pool if why_not(candidate=c, need=Need()) is None]
            still = [c for c in shown if why_not(candidate=c, need=told) is None]
            assert code == provider_code(name)
            assert still == [c for c in shown if name not in c.ties]

    def test_one_provider_written_in_two_ways_is_asked_about_once(self):
        pool = [somebody(1, ties=("Thuis Zorg",)), somebody(2, ties=("thuis  zorg", "Andere"))]

        assert list(providers_behind(candidates=pool)) == [
            provider_code("Andere"),
            provider_code("thuis zorg"),
        ]

    def test_an_address_tells_no_name(self):
        assert "thuis" not in provider_code("Thuiszorg Wetterkant")

    @given(
        default=st.none() | st.integers(1, 4),
        ties=st.dictionaries(st.integers(1, 4), st.sets(st.sampled_from(TIES))),
        need=needs,
    )
    def test_a_question_without_a_choice_goes_to_who_is_free_where_one_is(
        self, default, ties, need
    ):
        found = who_receives(default=default, ties=ties, need=need)

        def free(one):
            return not need.providers & set(map(provider_name, ties.get(one, ())))

        possible = {default, *ties} - {None}
        assert (found is None) == (not possible)
        if any(map(free, possible)):
            assert free(found)
        if default is not None and free(default):
            assert found == default


class TestRealChoice:
    @pytest.mark.req("R-040", "R-048")
    @given(pool=pools(), need=needs, seed=seeds)
    def test_formal_and_informal_are_both_offered_where_both_fit(self, pool, need, seed):
        offer = make_offer(candidates=pool, need=need, seed=seed)

        fitting = {s.candidate.group for s in (*offer.first, *offer.others)}
        first = {s.candidate.group for s in offer.first}
        # Who lived through it is an informal supporter too; where the only one without a provider
        # behind her is of the municipality, she stands first and leaves place for one of them.
        for kind in ({Group.FORMAL}, {Group.INFORMAL, Group.LIVED}):
            if kind & fitting:
                assert kind & first

    @pytest.mark.req("R-048")
    @pytest.mark.parametrize("group", [Group.INFORMAL, Group.LIVED])
    def test_an_informal_supporter_stands_first_as_often_as_a_formal_one(self, group):
        equals = [somebody(1), somebody(2, group=group)]

        first = Counter(
            make_offer(candidates=equals, need=Need(), seed=seed).first[0].candidate.group
            for seed in range(1200)
        )

        assert set(first) == {Group.FORMAL, group}
        assert max(first.values()) < 1.2 * min(first.values())

    @pytest.mark.req("R-049")
    def test_who_is_outside_the_access_team_is_offered_where_she_fits(self):
        inside = [
            somebody(n, group=g, in_access_team=True, domains=frozenset({"money", "mind"}))
            for n, g in enumerate([Group.FORMAL, Group.INFORMAL, Group.LIVED], start=1)
        ]
        outside = somebody(9, group=Group.FORMAL)

        offer = make_offer(
            candidates=[*inside, outside], need=Need(domains=frozenset({"money", "mind"})), seed=3
        )

        assert outside.id in {s.candidate.id for s in offer.first}

    def test_an_informal_supporter_who_fits_better_stands_first(self):
        formal = somebody(1, domains=frozenset({"mind"}))
        informal = somebody(2, group=Group.INFORMAL, domains=frozenset({"money", "mind"}))

        offer = make_offer(
            candidates=[formal, informal], need=Need(domains=frozenset({"money", "mind"})), seed=1
        )

        assert [s.candidate.id for s in offer.first] == [informal.id, formal.id]

    @given(pool=pools(), need=needs, seed=seeds)
    def test_who_has_a_provider_behind_her_never_stands_first(self, pool, need, seed):
        offer = make_offer(candidates=pool, need=need, seed=seed)

        if offer.first and offer.first[0].candidate.ties:
            assert offer.none_free_of_providers
            assert all(s.candidate.ties for s in (*offer.first, *offer.others))

    def test_equal_supporters_are_shown_equally_often(self):
        equals = [somebody(n) for n in range(1, 7)]

        first = Counter(
            make_offer(candidates=equals, need=Need(), seed=seed).first[0].candidate.id
            for seed in range(1200)
        )

        assert set(first) == {c.id for c in equals}
        assert max(first.values()) < 1.4 * min(first.values())

    def test_one_seed_gives_one_order_whatever_the_database_answered_first(self):
        equals = [somebody(n) for n in range(1, 7)]

        once = make_offer(candidates=equals, need=Need(), seed=5)
        again = make_offer(candidates=reversed(equals), need=Need(), seed=5)

        assert once == again


class TestTheScore:
    @pytest.mark.req("R-003")
    def test_no_term_knows_cost_organisation_or_kind(self):
        need = Need(domains=frozenset({"money"}), zone_id=1, language="nl")
        twins = [
            somebody(group=group, organisation_id=organisation, municipal=municipal)
            for group in Group
            for organisation in (None, 1, 2)
            for municipal in (False, True)
        ]

        assert len({terms(candidate=c, need=need) for c in twins}) == 1

    def test_every_weight_lies_within_its_bounds(self):
        assert set(WEIGHTS) == set(BOUNDS) == set(TermName)
        assert all(low <= WEIGHTS[name] <= high for name, (low, high) in BOUNDS.items())

    @given(pool=pools(), need=needs, seed=seeds)
    def test_the_reasons_shown_are_the_terms_of_the_score(self, pool, need, seed):
        for shown in make_offer(candidates=pool, need=need, seed=seed).first:
            assert shown.terms == terms(candidate=shown.candidate, need=need)
            assert shown.score == sum(weight for _, weight in shown.terms)


class TestPromisesAndWaiting:
    def test_half_way_lies_in_the_middle(self):
        asked = datetime(2026, 11, 9, 9, 0, tzinfo=AMSTERDAM)

        assert half_way(asked_at=asked, promised_at=asked + timedelta(days=2)) == asked + timedelta(
            days=1
        )

    def test_a_promise_ends_at_five_in_the_afternoon_in_summer_and_winter(self):
        assert end_of_day(on=date(2026, 7, 1)).isoformat() == "2026-07-01T17:00:00+02:00"
        assert end_of_day(on=date(2026, 12, 1)).isoformat() == "2026-12-01T17:00:00+01:00"

    def test_asked_and_helped_on_one_dutch_day_is_no_wait(self):
        late = datetime(2026, 11, 9, 23, 30, tzinfo=AMSTERDAM)

        assert waiting_days(asked_at=late.replace(hour=8), first_contact_at=late) == 0
        assert waiting_days(asked_at=late, first_contact_at=late + timedelta(hours=1)) == 1

    @given(values=st.lists(st.integers(0, 100), min_size=1), share=st.floats(0, 1))
    def test_a_quantile_is_a_value_that_that_share_does_not_exceed(self, values, share):
        found = quantile(values=values, share=share)

        assert found in values
        assert sum(v <= found for v in values) >= share * len(values) - 1e-9

    def test_the_median_of_an_even_number_is_the_lower_middle(self):
        assert quantile(values=[4, 1, 3, 2], share=0.5) == 2
        assert quantile(values=[], share=0.5) is None
