"""Asking and coding: who is still to be invited, what stands side by side, what changed."""

from dataclasses import replace

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from naast.learning.inventory.rules.asking import (
    KINDS,
    InterviewState,
    Kind,
    Party,
    Question,
    Told,
    response,
    side_by_side,
    still_to_invite,
)
from naast.learning.inventory.rules.coding import Given, agreement, changes, differences, units
from naast.learning.inventory.rules.rounds import Mark, Place, RoundData, Table
from naast.learning.inventory.tests.factories import NOBODY_ASKED, rounds

A, B = 1, 2


def gave(by, of, codes, table=Table.AMBITION):
    return Given(by=by, of=of, table=table, codes=frozenset(codes))


class TestAsking:
    @pytest.mark.req("R-346", "R-347", "R-348")
    def test_every_question_of_the_checklist_stands_in_one_of_three_kinds(self):
        asked = [question for kind in Kind for question in KINDS[kind]]

        assert sorted(asked) == sorted(Question)
        assert len(asked) == len(set(asked)) == 6 + 7

    @drawn(st.sets(st.sampled_from(Party)))
    def test_asks_the_official_and_two_organisations(self, planned):
        missing = still_to_invite(parties=planned)

        assert set(missing) | planned == set(Party)
        assert not set(missing) & planned

    @drawn(st.dictionaries(st.text(max_size=3), st.lists(st.sampled_from(InterviewState))))
    def test_describes_what_was_heard_and_reaches_no_more_than_was_held(self, states):
        selected, described, planned, reached = response(states=states)

        assert described <= selected
        assert planned == 3 * selected
        assert reached == sum(found.count(InterviewState.HELD) for found in states.values())
        assert described == sum(InterviewState.HELD in found for found in states.values())

    def test_an_answer_of_providers_alone_is_not_two_sides(self):
        two = [
            Told(who="Zorg", party=Party.FORMAL, answers={Question.TIPS: "a"}),
            Told(who="Bond", party=Party.INFORMAL, answers={Question.TIPS: "b"}),
        ]

        found = {one.question: one for one in side_by_side(told=two)}

        assert found[Question.TIPS].said == (("Zorg", "a"), ("Bond", "b"))
        assert not found[Question.TIPS].apart
        assert found[Question.METHOD].said == ()


class TestCoding:
    def test_where_coders_differ_both_answers_stand(self):
        rows = [
            gave(A, "here", {"insight_in_use"}),
            gave(B, "here", {"radical_change", "insight_in_use"}),
            gave(A, "there", {"insight_in_use"}),
            gave(B, "there", {"insight_in_use"}),
        ]

        [found] = differences(given=rows)

        assert (found.of, found.table) == ("here", Table.AMBITION)
        assert found.given == (
            (A, ("insight_in_use",)),
            (B, ("insight_in_use", "radical_change")),
        )

    def test_a_table_with_one_code_each_is_a_unit_a_municipality(self):
        rows = [
            gave(A, "here", {"1"}, Table.PROFILE),
            gave(B, "here", {"3"}, Table.PROFILE),
            gave(A, "there", {"2"}, Table.PROFILE),
        ]

        assert units(given=rows, table=Table.PROFILE) == [("1", "3"), ("2", None)]

    def test_who_codes_alone_agrees_with_nobody(self):
        assert agreement(given=[gave(A, "here", {"1"}, Table.PROFILE)]) == []

    def test_three_coders_have_an_alpha_and_no_kappa(self):
        rows = [gave(by, of, {"insight_in_use"}) for by in (A, B, 3) for of in ("here", "there")]

        [found] = agreement(given=rows)

        assert found.kappa is None
        assert found.alpha.value == pytest.approx(1)
        assert found.units == 12


def small(name, *slugs, **profiles):
    return RoundData(
        name=name,
        places=tuple(Place(slug=slug, name=slug) for slug in slugs),
        providers=(),
        marks=tuple(
            Mark(table=Table.PROFILE, code=code, subject=slug) for slug, code in profiles.items()
        ),
        response=NOBODY_ASKED,
    )


class TestChanges:
    @drawn(rounds())
    def test_nothing_changes_between_a_round_and_itself(self, data):
        assert changes(before=data, after=data, became={}) == []

    @pytest.mark.req("R-354")
    def test_tells_what_went_and_what_came(self):
        [found] = changes(
            before=small("old", "here", here="6"), after=small("new", "here", here="1"), became={}
        )

        assert (found.of, found.gone, found.new) == ("here", ("6",), ("1",))

    def test_follows_a_merger(self):
        before = small("old", "east", "west", "away", east="4", west="3", away="1")
        after = small("new", "both", both="3")

        [found] = changes(before=before, after=after, became={"east": ("both",), "west": ("both",)})

        assert found.was == ("east", "west")
        assert (found.gone, found.new) == (("4",), ())

    def test_who_was_not_asked_both_times_is_not_compared(self):
        before = small("old", "here", here="6")
        absent = replace(before, places=(Place(slug="here", name="here", in_sample=False),))
        after = small("new", "here", here="1")

        assert changes(before=absent, after=after, became={}) == []
        assert changes(before=before, after=small("new", "there"), became={}) == []
