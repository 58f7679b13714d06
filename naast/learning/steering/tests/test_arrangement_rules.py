"""What follows from live data, what was answered, and for whom nobody is there."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.learning.steering.rules.arrangement import (
    CODES,
    LAYERS,
    SUBJECTS,
    Commission,
    Given,
    Stands,
    Subject,
    domains_without_supply,
    facts_that_count,
    known_facts,
    layers_without_supply,
    live_facts,
    to_review,
)
from naast.supply.law.rules import Domain
from naast.supply.organisations.rules import (
    Clause,
    FormalPosition,
    Funding,
    ProfileFacts,
    SteeringRole,
    profile_of,
)
from naast.supply.supporters.rules import Position, Sort

DAY = date(2026, 11, 9)
BONDEN = 7


def formal(position):
    return Stands(sort=Sort.FORMAL, position=position, organisation_id=1)


VOLUNTEERS = Stands(sort=Sort.INFORMAL, position=Position.OUTSIDE, organisation_id=BONDEN)


def agreed(funding=Funding.SUBSIDY, *, clauses=(), who=BONDEN):
    return Commission(
        organisation_ids=frozenset({who}), funding=funding, clauses=frozenset(clauses)
    )


def said(*codes, text="", review_on=None):
    return Given(codes=codes, on=DAY, text=text, review_on=review_on)


class TestLiveFacts:
    @pytest.mark.req("R-198")
    @pytest.mark.parametrize(
        ("positions", "expected"),
        [
            ([Position.IN_TEAM], FormalPosition.IN_TEAM),
            ([Position.OUTSIDE], FormalPosition.OUTSIDE),
            ([Position.REGION], FormalPosition.OUTSIDE),
            ([Position.IN_TEAM, Position.REGION], FormalPosition.BOTH),
            ([Position.MUNICIPAL], None),
            ([], None),
        ],
    )
    def test_where_professionals_stand_follows_from_their_positions(self, positions, expected):
        found = live_facts(stands=map(formal, positions), commissions=[])

        assert found.formal is expected

    def test_where_volunteers_stand_says_nothing_of_professionals(self):
        assert live_facts(stands=[VOLUNTEERS], commissions=[]).formal is None

    @pytest.mark.req("R-155")
    def test_volunteers_without_an_agreement_are_not_official(self):
        found = live_facts(
            stands=[formal(Position.OUTSIDE), VOLUNTEERS], commissions=[agreed(who=1)]
        )

        assert profile_of(facts=found).profile == 4

    @pytest.mark.req("R-155")
    @pytest.mark.parametrize("funding", list(Funding))
    def test_volunteers_with_one_are_helped_by_whatever_is_paid(self, funding):
        found = live_facts(
            stands=[formal(Position.OUTSIDE), VOLUNTEERS], commissions=[agreed(funding)]
        )

        assert profile_of(facts=found).profile == 3

    def test_training_in_the_agreement_is_help_of_another_kind(self):
        found = live_facts(stands=[VOLUNTEERS], commissions=[agreed(clauses=[Clause.TRAINING])])

        assert (found.subsidised, found.facilitated) == (True, True)

    def test_volunteers_nobody_knows_of_are_asked(self):
        found = live_facts(stands=[formal(Position.IN_TEAM)], commissions=[agreed()])

        assert (found.agreed, found.named) == (None, None)


class TestKnownFacts:
    def test_an_answer_counts_where_live_data_are_silent(self):
        known = known_facts(
            live=ProfileFacts(formal=FormalPosition.BOTH), given={Subject.AGREED: said("no")}
        )

        assert profile_of(facts=facts_that_count(known=known)).profile == 2

    def test_live_data_count_more_and_it_says_that_they_differ(self):
        known = known_facts(
            live=ProfileFacts(formal=FormalPosition.BOTH),
            given={Subject.FORMAL: said("in_team")},
        )

        fact = known[Subject.FORMAL]
        assert (fact.value, fact.live, fact.differs) == (FormalPosition.BOTH, True, True)

    def test_the_same_answer_does_not_differ(self):
        known = known_facts(live=ProfileFacts(agreed=True), given={Subject.AGREED: said("yes")})

        assert not known[Subject.AGREED].differs

    @pytest.mark.req("R-199")
    @given(
        st.sampled_from(SteeringRole), st.sets(st.sampled_from(CODES[Subject.INDEPENDENCE_VIEW]))
    )
    def test_neither_steering_role_nor_view_moves_the_profile(self, role, views):
        live = ProfileFacts(formal=FormalPosition.OUTSIDE, agreed=False)
        beside = {
            Subject.STEERING_ROLE: said(role),
            Subject.INDEPENDENCE_VIEW: said(*views),
        }

        told = profile_of(facts=facts_that_count(known=known_facts(live=live, given=beside)))

        assert told.profile == 4


class TestGaps:
    @pytest.mark.req("R-080")
    def test_a_layer_for_which_nobody_works_there_now_is_flagged(self):
        given = {
            Subject.LAYER_1: said("7"),
            Subject.LAYER_2: said("8"),
        }

        assert layers_without_supply(given=given, working={7}) == (
            Subject.LAYER_2,
            Subject.LAYER_3,
        )

    @pytest.mark.req("R-194")
    def test_a_part_of_life_that_no_card_names_is_flagged(self):
        named = set(Domain) - {Domain.FUTURE}

        assert domains_without_supply(named=named) == (Domain.FUTURE,)

    @pytest.mark.req("R-214")
    def test_an_answer_is_looked_at_again_from_its_day_on(self):
        given = {
            Subject.MIX: said("formal_first", review_on=DAY),
            Subject.BREADTH: said("both", review_on=date(2026, 11, 10)),
        }

        assert to_review(given=given, on=DAY) == {Subject.MIX: DAY}


def test_each_subject_stands_once_and_on_the_page():
    listed = [subject for group in SUBJECTS.values() for subject in group]

    assert sorted(listed) == sorted(Subject)
    assert set(LAYERS) <= set(listed)
