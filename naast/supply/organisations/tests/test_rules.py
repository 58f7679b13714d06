from datetime import date
from itertools import product

import pytest

from naast.supply.organisations.rules import (
    Fact,
    FormalPosition,
    ProfileFacts,
    SteeringRole,
    in_force,
    profile,
    profile_of,
)


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


PRINTED = {
    ("both", True): 1,
    ("both", False): 2,
    ("outside", True): 3,
    ("outside", False): 4,
    ("in_team", True): 5,
    ("in_team", False): 6,
}
"""The scheme as it was printed in 2016, by hand."""

KNOWN = (True, False, None)
ALL_FACTS = [
    ProfileFacts(formal=formal, agreed=agreed, subsidised=paid, facilitated=helped, named=named)
    for formal, agreed, paid, helped, named in product(
        [*FormalPosition, None], KNOWN, KNOWN, KNOWN, KNOWN
    )
]


def filled_in(facts: ProfileFacts) -> list[ProfileFacts]:
    """Return what the facts may turn out to be, once somebody knows the rest."""
    names = ("formal", "agreed", "subsidised", "facilitated", "named")
    every = dict.fromkeys(names, (True, False)) | {"formal": tuple(FormalPosition)}
    values = [
        every[name] if getattr(facts, name) is None else (getattr(facts, name),) for name in names
    ]
    return [ProfileFacts(**dict(zip(names, found, strict=True))) for found in product(*values)]


def printed(facts: ProfileFacts) -> int | None:
    official = facts.agreed and (facts.subsidised or facts.facilitated) and facts.named
    return PRINTED.get((facts.formal.value, bool(official)))


class TestProfileOf:
    @pytest.mark.req("R-198", "R-155")
    def test_is_the_printed_scheme_or_says_what_is_missing(self):
        for facts in ALL_FACTS:
            told = profile_of(facts=facts)
            outcomes = {printed(one) for one in filled_in(facts)}

            if told.missing:
                assert told.profile is None, facts
                assert len(outcomes) > 1, facts
            else:
                assert outcomes == {told.profile}, facts

    def test_asks_only_for_what_nobody_knows(self):
        for facts in ALL_FACTS:
            for fact in profile_of(facts=facts).missing:
                assert getattr(facts, fact.value) is None, facts

    def test_does_not_ask_what_changes_nothing(self):
        told = profile_of(facts=ProfileFacts(formal=FormalPosition.IN_TEAM, agreed=False))

        assert (told.profile, told.missing) == (6, ())

    def test_asks_where_professionals_stand(self):
        told = profile_of(facts=ProfileFacts(agreed=False))

        assert (told.profile, told.missing) == (None, (Fact.FORMAL,))

    def test_no_formal_support_has_no_field_in_the_scheme(self):
        told = profile_of(facts=ProfileFacts(formal=FormalPosition.NONE))

        assert (told.profile, told.missing) == (None, ())


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
