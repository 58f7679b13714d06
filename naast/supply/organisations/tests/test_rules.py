from dataclasses import replace
from datetime import date

import pytest

from naast.supply.organisations.rules import (
    FormalPosition,
    InformalFacts,
    SteeringRole,
    in_force,
    informal_is_official,
    profile,
)

ALL_YES = InformalFacts(agreed=True, subsidised=True, facilitated=True, named_to_residents=True)


class TestInformalIsOfficial:
    @pytest.mark.req("R-155")
    @pytest.mark.parametrize("help_given", ["subsidised", "facilitated"])
    def test_needs_one_form_of_help_only(self, help_given):
        other = {"subsidised": "facilitated", "facilitated": "subsidised"}[help_given]

        assert informal_is_official(facts=replace(ALL_YES, **{other: False}))

    @pytest.mark.req("R-155")
    @pytest.mark.parametrize(
        "missing",
        [
            {"agreed": False},
            {"named_to_residents": False},
            {"subsidised": False, "facilitated": False},
        ],
    )
    def test_is_no_when_one_of_the_three_is_missing(self, missing):
        assert not informal_is_official(facts=replace(ALL_YES, **missing))


class TestProfile:
    @pytest.mark.req("R-198")
    @pytest.mark.parametrize(
        ("formal", "official", "expected"),
        [
            (FormalPosition.BOTH, True, 1),
            (FormalPosition.BOTH, False, 2),
            (FormalPosition.OUTSIDE, True, 3),
            (FormalPosition.OUTSIDE, False, 4),
            (FormalPosition.IN_TEAM, True, 5),
            (FormalPosition.IN_TEAM, False, 6),
            (FormalPosition.NONE, True, None),
            (FormalPosition.NONE, False, None),
        ],
    )
    def test_follows_from_two_facts(self, formal, official, expected):
        assert profile(formal=formal, informal_official=official) == expected

    def test_takes_no_steering_role(self):
        with pytest.raises(TypeError):
            profile(
                formal=FormalPosition.BOTH,
                informal_official=True,
                steering_role=SteeringRole.SETS_CONDITIONS,
            )


class TestInForce:
    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            (date(2025, 12, 31), False),
            (date(2026, 1, 1), True),
            (date(2026, 12, 31), True),
            (date(2027, 1, 1), False),
        ],
    )
    def test_counts_the_first_day_and_not_the_last(self, on, expected):
        assert in_force(from_on=date(2026, 1, 1), until_on=date(2027, 1, 1), on=on) is expected

    def test_holds_for_ever_without_an_end(self):
        assert in_force(from_on=date(2026, 1, 1), until_on=None, on=date(2099, 1, 1))
