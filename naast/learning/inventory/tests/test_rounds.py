"""Rounds in rows: what merged counts as what it came from; what is published stays."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from naast.core.policy.walls import acting
from naast.learning.inventory import actions, queries
from naast.learning.inventory.actions import Arranged, Coded, NeedsReason, NotSettled, Published
from naast.learning.inventory.models import Chosen, Coding, Round
from naast.learning.inventory.rules.asking import InterviewState, Party, Question
from naast.learning.inventory.rules.rounds import Table
from naast.learning.inventory.tests.factories import (
    make_coding,
    make_published,
    make_round,
    make_talk,
)
from naast.supply.organisations.rules import FormalPosition
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality, make_succession
from tests.cast import GEA, MEIDOORN, MILA, NOON, NOUR, WETTERWALD

pytestmark = pytest.mark.django_db

ON = NOON.date()
OUTSIDE = Arranged(formal=FormalPosition.OUTSIDE, informal_official=True)
SETS = Coded(table=Table.STEERING_ROLE, codes=("sets_conditions",))


@pytest.fixture(autouse=True)
def here(cast):
    make_organisation(id=MEIDOORN, name="Stichting Skouder")
    return make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")


@pytest.fixture
def chosen():
    return Chosen.objects.create(
        round=make_round(), municipality_id=WETTERWALD, reason="Bewust bezig"
    )


def coded(row, slug):
    return {
        (mark.table, mark.code)
        for mark in queries.round_data(actor=MILA, row=row, on=ON).marks
        if mark.subject == slug
    }


class TestRounds:
    def test_only_who_does_research_begins_one(self):
        facts = {"name": "A", "aim": "B", "asks_from": ON, "asks_until": ON}
        with acting(GEA), pytest.raises(Round.DoesNotExist):
            actions.plan_round(actor=GEA, **facts)
        with acting(MILA):
            assert actions.plan_round(actor=MILA, **facts).name == "A"

    @pytest.mark.req("R-344")
    def test_choosing_plans_a_talk_with_each_party_that_is_there(self):
        row = make_round()

        with acting(MILA):
            chosen = actions.choose(
                actor=MILA, round_id=row.pk, municipality_id=WETTERWALD, reason="Klein",
                organisations={Party.FORMAL: MEIDOORN, Party.INFORMAL: None},
            )  # fmt: skip
            talks = queries.interviews(actor=MILA).filter(chosen=chosen)
            assert sorted(one.party for one in talks) == [Party.FORMAL, Party.OFFICIAL]
            with pytest.raises(IntegrityError), transaction.atomic():
                actions.choose(
                    actor=MILA, round_id=row.pk, municipality_id=WETTERWALD, reason="Nog eens",
                    organisations={},
                )  # fmt: skip

    @pytest.mark.req("R-350", "R-351")
    def test_settling_derives_the_profile_and_keeps_several_codes(self, chosen):
        moving = Arranged(
            formal=FormalPosition.IN_TEAM, informal_official=False, moving_to="1", impression=True
        )
        ambitions = Coded(table=Table.AMBITION, codes=("insight_in_use", "radical_change"))
        with acting(MILA):
            actions.settle(
                actor=MILA, chosen_id=chosen.pk, arranged=moving, coded=[SETS, ambitions],
                reason="", on=ON,
            )  # fmt: skip

            assert coded(chosen.round, "wetterwald") == {
                (Table.PROFILE, "6"),
                (Table.STEERING_ROLE, "sets_conditions"),
                (Table.AMBITION, "insight_in_use"),
                (Table.AMBITION, "radical_change"),
            }
        profile = Coding.objects.get(table=Table.PROFILE)
        assert (profile.moving_to, profile.impression, profile.coded_on) == ("1", True, ON)

    def test_where_coders_differ_settling_asks_why(self, chosen):
        make_coding(chosen)
        make_coding(chosen, coder_id=NOUR.user_id, codes=["develops_jointly"])

        with acting(MILA):
            with pytest.raises(NeedsReason):
                actions.settle(
                    actor=MILA, chosen_id=chosen.pk, arranged=OUTSIDE, coded=[SETS], reason="",
                    on=ON,
                )  # fmt: skip
            actions.settle(
                actor=MILA, chosen_id=chosen.pk, arranged=OUTSIDE, coded=[SETS],
                reason="De gemeente zei het zelf.", on=ON,
            )  # fmt: skip

    def test_nothing_is_published_before_all_that_was_heard_is_settled(self, chosen):
        with acting(MILA), pytest.raises(NotSettled):
            actions.publish(actor=MILA, round_id=chosen.round_id, on=ON)
        make_talk(chosen)
        with acting(MILA), pytest.raises(NotSettled):
            actions.publish(actor=MILA, round_id=chosen.round_id, on=ON)

    def test_what_is_published_changes_no_more(self, chosen):
        talk = make_talk(chosen)
        with acting(MILA):
            actions.settle(
                actor=MILA, chosen_id=chosen.pk, arranged=OUTSIDE, coded=[SETS], reason="", on=ON
            )
            row = actions.publish(actor=MILA, round_id=chosen.round_id, on=ON)
            for late in (
                lambda: actions.publish(actor=MILA, round_id=row.pk, on=ON),
                lambda: actions.invite(actor=MILA, interview_id=talk.pk, on=ON),
                lambda: actions.code(
                    actor=MILA, chosen_id=chosen.pk, arranged=OUTSIDE, coded=[], on=ON
                ),
                lambda: actions.keep_meeting(
                    actor=MILA, round_id=row.pk, on=ON, parties=[], outcomes=""
                ),
            ):
                with pytest.raises(Published):
                    late()
        with acting(NOUR):
            data = queries.round_data(actor=NOUR, row=row, on=ON)
        assert (data.response.described, data.response.reached) == (1, 1)
        assert ("steering_role", "sets_conditions") in {(m.table, m.code) for m in data.marks}

    def test_nobody_reached_leaves_nothing_said(self, chosen):
        talk = make_talk(chosen)

        with acting(MILA):
            actions.hear(
                actor=MILA, interview_id=talk.pk, held_on=None, function="",
                answers={Question.TIPS: ""}, impressions=[Question.TIPS],
            )  # fmt: skip

        talk.refresh_from_db()
        assert (talk.state, talk.answers, talk.impressions) == (InterviewState.NOT_HELD, {}, [])


def test_what_merged_had_is_what_was_there_before(here):
    """Two municipalities of an earlier round became this one; both are compared with it."""
    earlier = make_published()
    gone = [
        make_municipality(id=id_, name=name, slug=name.lower())
        for id_, name in ((801, "Oost"), (802, "West"))
    ]
    for town, profile in zip(gone, ("4", "3"), strict=True):
        town.valid_to = date(2026, 1, 1)
        town.save()
        make_succession(town, here, on=date(2026, 1, 1))
        was = Chosen.objects.create(round=earlier, municipality=town, reason="-")
        make_coding(was, table=Table.PROFILE, codes=[profile], settled=True, seen=True)
    earlier.frozen["described"] = [town.pk for town in gone]
    earlier.save()
    now = make_round(before=earlier)
    chosen = Chosen.objects.create(round=now, municipality=here, reason="-")
    make_talk(chosen)
    make_coding(chosen, table=Table.PROFILE, codes=["3"], settled=True)

    with acting(MILA):
        before = queries.round_data(actor=MILA, row=earlier, on=ON)
        after = queries.round_data(actor=MILA, row=now, on=ON)
        [change] = queries.changed(actor=MILA, row=now, before=before, after=after, on=ON)

    assert (change.of, change.was) == ("wetterwald", ("oost", "west"))
    assert (change.gone, change.new) == (("4",), ())
