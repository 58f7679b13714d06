"""What is covered where: never better than it is, never worse for who has no zone of her own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.support.matching.rules import Cover, Refusal, cover, supply, worst
from naast.support.matching.tests.pools import DOMAINS, LANGUAGES, pools, somebody

ZONES = (1, 2, 3)


def life(who):
    return who.domains


@pytest.mark.parametrize(
    ("people", "expected"),
    [(0, Cover.MISSING), (1, Cover.THIN), (2, Cover.THIN), (3, Cover.COVERED)],
)
def test_three_people_make_a_choice(people, expected):
    assert cover(people=people) == expected


@pytest.mark.req("R-097")
def test_tells_covered_thin_and_missing_by_zone_and_domain():
    everywhere = [somebody(n, domains=frozenset({"money"})) for n in (1, 2)]
    here = somebody(3, zone_ids=frozenset({1}), domains=frozenset({"money", "mind"}))

    found = supply(pool=[*everywhere, here], zone_ids=(1, 2), codes=("money", "mind"), of=life)

    assert found == {
        (1, "money"): Cover.COVERED,
        (2, "money"): Cover.THIN,
        (1, "mind"): Cover.THIN,
        (2, "mind"): Cover.MISSING,
    }


def test_who_may_not_be_offered_counts_for_nothing_and_who_is_full_does():
    lapsed = [somebody(n, lacks=frozenset({Refusal.SCREENING})) for n in (1, 2, 3)]
    full = [replace(somebody(n), running=9) for n in (4, 5, 6)]

    def covered(pool):
        return set(supply(pool=pool, zone_ids=(1,), codes=("money",), of=life).values())

    assert covered(lapsed) == {Cover.MISSING}
    assert covered(full) == {Cover.COVERED}


@given(pool=pools(), more=st.integers(50, 60))
def test_one_more_person_never_makes_it_worse(pool, more):
    rank = list(Cover)
    before = supply(pool=pool, zone_ids=ZONES, codes=DOMAINS, of=life)

    after = supply(pool=[*pool, somebody(more)], zone_ids=ZONES, codes=DOMAINS, of=life)

    assert all(rank.index(after[key]) <= rank.index(before[key]) for key in before)


@pytest.mark.req("R-037")
def test_tells_which_languages_and_themes_nobody_offers_by_zone():
    pool = [somebody(1, zone_ids=frozenset({1}))]

    spoken = supply(pool=pool, zone_ids=(1, 2), codes=LANGUAGES, of=lambda who: who.languages)
    lived = supply(pool=pool, zone_ids=(1,), codes=["poverty"], of=lambda who: who.themes)

    assert {key for key, found in spoken.items() if found != Cover.MISSING} == {(1, "nl")}
    assert lived == {(1, "poverty"): Cover.MISSING}


@given(covers=st.lists(st.sampled_from(list(Cover))), one=st.sampled_from(list(Cover)))
def test_the_worst_is_no_better_than_any(covers, one):
    rank = list(Cover)

    assert rank.index(worst([*covers, one])) >= rank.index(one)
    assert worst([*covers, one]) in {*covers, one}
