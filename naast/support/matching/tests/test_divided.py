"""What organisations divided among each other puts in order, and never takes a choice away."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.supply.cooperation.tests.factories import make_covenant
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.tests.factories import make_offered
from naast.support.matching import queries
from naast.support.matching.rules import Group, Need, make_offer
from naast.support.matching.tests.pools import DOMAINS, needs, pools, seeds, somebody
from tests.cast import NOBODY, NOON, WETTERWALD

MONEY = Need(domains=frozenset({"money"}))
LEAVES = frozenset({("money", None)})


def order(made):
    return [shown.candidate.id.int for shown in (*made.first, *made.others)]


class TestDivided:
    @pytest.mark.req("R-047")
    @given(seed=seeds)
    def test_who_leaves_it_to_another_comes_later_though_she_fits_better(self, seed):
        pool = [
            somebody(1, running=4),
            somebody(2, leaves=LEAVES),
            somebody(3, running=4),
            somebody(4, running=4),
        ]

        made = make_offer(candidates=pool, need=MONEY, seed=seed)

        assert order(made)[-1] == 2
        assert [s.candidate.id.int for s in made.others if s.later] == [2]

    def test_the_only_one_of_her_kind_stays_where_she_is(self):
        pool = [
            *(somebody(number) for number in range(1, 5)),
            somebody(9, group=Group.LIVED, leaves=LEAVES),
        ]

        made = make_offer(candidates=pool, need=MONEY, seed=1)

        assert 9 in [shown.candidate.id.int for shown in made.first]

    def test_who_has_a_provider_behind_her_does_not_come_before_who_has_none(self):
        pool = [somebody(1, ties=("Thuiszorg Wetterkant",)), somebody(2, leaves=LEAVES)]

        made = make_offer(candidates=pool, need=MONEY, seed=1, size=1)

        assert order(made) == [2, 1]

    def test_what_is_only_partly_left_is_not(self):
        need = Need(domains=frozenset({"money", "mind"}))
        pool = [somebody(n, domains=frozenset({"money", "mind"})) for n in range(1, 5)]
        pool.append(somebody(9, domains=frozenset({"money", "mind"}), leaves=LEAVES))

        made = make_offer(candidates=pool, need=need, seed=1)

        assert not any(shown.later for shown in made.others)

    @given(
        pool=pools(),
        need=needs,
        seed=seeds,
        left=st.lists(
            st.frozensets(st.tuples(st.sampled_from(DOMAINS), st.none() | st.integers(1, 3))),
            min_size=12,
            max_size=12,
        ),
    )
    def test_nobody_and_no_kind_place_or_independence_goes_missing(self, pool, need, seed, left):
        plain = make_offer(candidates=pool, need=need, seed=seed)
        some = [replace(who, leaves=leaves) for who, leaves in zip(pool, left, strict=False)]

        made = make_offer(candidates=some, need=need, seed=seed)

        assert sorted(order(made)) == sorted(order(plain))
        assert len(made.first) == len(plain.first)
        kinds = [{s.candidate.group for s in one.first} for one in (made, plain)]
        assert len(kinds[0]) == len(kinds[1])
        outside = [
            any(s.candidate.is_outside(zone_id=need.zone_id) for s in one.first)
            for one in (made, plain)
        ]
        assert outside[0] == outside[1]
        assert made.none_free_of_providers == plain.none_free_of_providers
        assert not any(shown.later for shown in made.first)


@pytest.mark.django_db
class TestRead:
    def test_is_read_from_the_covenants_that_both_joined(self, cast):
        make_municipality(id=WETTERWALD)
        takes, leaves = make_organisation(), make_organisation()
        for one in (takes, leaves):
            make_agreement(one, WETTERWALD)
        make_covenant(WETTERWALD, takes.pk, leaves.pk, domains=["money"])
        make_covenant(WETTERWALD, leaves.pk, domains=["mind"], until_on=date(2026, 2, 1))
        hers = {
            make_offered(101, name="Sanne", organisation_id=takes.pk).pk: frozenset(),
            make_offered(102, name="Bram", organisation_id=leaves.pk).pk: LEAVES,
        }

        with acting(NOBODY):
            found = queries.candidates(municipality_id=WETTERWALD, at=NOON, by_covenant=True)

        assert {who.id: who.leaves for who in found} == hers
