"""Why a question waits: always something, and never what is not so."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.support.matching.rules import Holdup, Need, Refusal, why_waits
from naast.support.matching.tests.pools import needs, pools, somebody

NEED = Need(domains=frozenset({"money"}), zone_id=2, language="fy")
RIGHT = somebody(1, zone_ids=frozenset({2}), languages=frozenset({"nl", "fy"}))


def why(*pool, need=NEED, asked=False, passed_on_by=()):
    return why_waits(need=need, asked=asked, passed_on_by=passed_on_by, pool=pool)


class TestWhyWaits:
    @pytest.mark.parametrize(
        ("changed", "expected"),
        [
            ({}, Holdup.NOBODY_ASKED),
            ({"zone_ids": frozenset()}, Holdup.NOBODY_ASKED),
            ({"running": 5}, Holdup.NOBODY_FREE),
            ({"lacks": frozenset({Refusal.SCREENING})}, Holdup.NOBODY_FREE),
            ({"zone_ids": frozenset({3})}, Holdup.NOBODY_IN_ZONE),
            ({"domains": frozenset({"housing"})}, Holdup.NOBODY_ABOUT),
            ({"languages": frozenset({"nl"})}, Holdup.NOBODY_SPEAKS),
        ],
    )
    def test_names_the_first_thing_that_nobody_has(self, changed, expected):
        assert why(replace(RIGHT, **changed)) == (expected,)

    def test_leaves_out_who_passed_it_on(self):
        assert why(RIGHT, passed_on_by=[1]) == (Holdup.NOBODY_FREE,)

    def test_leaves_out_who_is_tied_to_her_provider(self):
        need = replace(NEED, providers=frozenset({"thuiszorg wetterkant"}))

        assert why(replace(RIGHT, ties=("Thuiszorg Wetterkant",)), need=need) == (
            Holdup.NOBODY_FREE,
        )

    def test_says_first_that_it_was_passed_on_often(self):
        assert why(RIGHT, passed_on_by=[8, 9])[0] == Holdup.PASSED_ON_OFTEN

    def test_says_of_who_is_asked_only_that_there_is_no_answer(self):
        assert why(asked=True) == (Holdup.NO_ANSWER,)

    @given(need=needs, pool=pools(), asked=st.booleans(), passed=st.lists(st.integers(0, 12)))
    def test_never_leaves_a_coordinator_without_a_reason(self, need, pool, asked, passed):
        found = why(*pool, need=need, asked=asked, passed_on_by=passed)

        assert found
        assert len(set(found)) == len(found)
        assert (Holdup.PASSED_ON_OFTEN in found) == (len(passed) > 1)
