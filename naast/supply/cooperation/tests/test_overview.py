"""One page: what is too late, what comes, what is open, whom one calls; each sees her own part."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naast.core.policy.walls import acting
from naast.supply.cooperation import queries
from naast.supply.cooperation.rules import Function, Gap, ProposalState
from naast.supply.cooperation.tests.factories import (
    make_contact,
    make_covenant,
    make_meeting,
    make_proposal,
    make_talk,
)
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import CARLA, EMRE, GEA, HAVENSTAD, LINDE, MEIDOORN, NOON, STIJN, WETTERWALD

pytestmark = pytest.mark.django_db

TODAY = NOON.date()
PAGE = "/desk/agreements/overview/"


def days(number):
    return TODAY + timedelta(days=number)


@pytest.fixture
def meidoorn(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_municipality(id=HAVENSTAD)
    make_organisation(id=LINDE, name="De Linde")
    return make_organisation(id=MEIDOORN, name="Stichting Meidoorn")


def seen(actor=GEA, on=TODAY):
    with acting(actor):
        return queries.overview(actor=actor, on=on)


def late(actor=GEA):
    return [(one.due_on, one.url_name.partition(":")[2]) for one in seen(actor).late]


class TestAgreement:
    def test_says_what_is_open_and_whom_one_calls_first(self, meidoorn):
        make_agreement(meidoorn, WETTERWALD, from_on=days(-100), clauses={"task": "Naast staan."})
        finance = {"function": Function.FINANCE, "name": "Aafke"}
        make_contact(WETTERWALD, MEIDOORN, CARLA.user_id, **finance)
        make_contact(WETTERWALD, MEIDOORN, CARLA.user_id, function=Function.LEADS, name="Zus")
        make_contact(HAVENSTAD, MEIDOORN, CARLA.user_id, function=Function.LEADS, name="Elders")

        [line] = seen().agreements

        assert Gap.TASK not in line.gaps
        assert {Gap.OWN_ROOM, Gap.RHYTHM, Gap.REVIEW} <= set(line.gaps)
        assert Gap.CONTACT not in line.gaps
        assert [one.name for one in line.contacts] == ["Zus", "Aafke"]

    @pytest.mark.req("R-187")
    @pytest.mark.parametrize(("ago", "is_late"), [(63, True), (20, False)])
    def test_warns_when_one_did_not_speak_as_agreed(self, meidoorn, ago, is_late):
        make_agreement(meidoorn, WETTERWALD, from_on=days(-400), speak_every_months=2)
        make_talk(WETTERWALD, GEA.user_id, organisation_ids=[MEIDOORN], with_municipality=True,
                  spoke_on=days(-ago))  # fmt: skip

        [line] = seen().agreements

        assert line.last_on == days(-ago)
        assert bool(late()) is is_late

    def test_a_meeting_counts_a_talk_without_the_municipality_does_not(self, meidoorn):
        make_agreement(meidoorn, WETTERWALD, from_on=days(-400), speak_every_months=1)
        make_talk(WETTERWALD, CARLA.user_id, organisation_ids=[MEIDOORN], spoke_on=TODAY)
        make_meeting(WETTERWALD, GEA.user_id, organisation_ids=[MEIDOORN], with_municipality=True,
                     starts_at=NOON - timedelta(days=9))  # fmt: skip
        make_meeting(WETTERWALD, GEA.user_id, organisation_ids=[MEIDOORN], with_municipality=True,
                     starts_at=NOON - timedelta(days=2), cancelled_at=NOON)  # fmt: skip

        assert [line.last_on for line in seen().agreements] == [days(-9)]

    def test_what_ended_and_was_followed_by_nothing_is_too_late(self, meidoorn):
        make_agreement(meidoorn, WETTERWALD, from_on=days(-400), until_on=days(-3))

        assert late() == [(days(-3), "agreement")]
        assert seen().without == ("Wetterwâld",)

    def test_what_goes_on_in_a_new_version_is_not(self, meidoorn):
        make_agreement(meidoorn, WETTERWALD, from_on=days(-400), until_on=days(-3))
        make_agreement(meidoorn, WETTERWALD, from_on=days(-3))

        assert late() == []
        assert seen().without == ()

    def test_a_review_and_an_answer_that_stay_away_are_too_late(self, meidoorn):
        make_agreement(meidoorn, WETTERWALD, from_on=days(-400), review_on=days(-2))
        make_proposal(MEIDOORN, WETTERWALD, sent_on=days(-20), state=ProposalState.SENT)
        make_proposal(MEIDOORN, WETTERWALD, sent_on=days(-14), from_on=days(900))

        assert late() == [(days(-6), "proposal"), (days(-2), "agreement")]

    @pytest.mark.parametrize(
        ("actor", "number"), [(GEA, 2), (EMRE, 2), (CARLA, 1), (STIJN, 0)], ids=str
    )
    def test_each_sees_what_she_is_party_to(self, meidoorn, actor, number):
        make_agreement(meidoorn, WETTERWALD, from_on=days(-400))
        make_agreement(make_organisation(name="Ander"), WETTERWALD, from_on=days(-400))

        assert len(seen(actor).agreements) == number


class TestCovenant:
    @pytest.mark.req("R-193")
    def test_says_how_far_what_is_open_and_whether_its_parties_met(self, meidoorn):
        make_covenant(
            WETTERWALD, MEIDOORN, LINDE, from_on=days(-400), meet_every_months=3,
            points={"supplement": "Naast elkaar."},
        )  # fmt: skip
        make_meeting(WETTERWALD, GEA.user_id, organisation_ids=[MEIDOORN, LINDE],
                     with_municipality=True, starts_at=NOON - timedelta(days=200))  # fmt: skip
        make_meeting(WETTERWALD, GEA.user_id, organisation_ids=[MEIDOORN], with_municipality=True,
                     starts_at=NOON - timedelta(days=2))  # fmt: skip

        [line] = seen().covenants

        assert line.last_on == days(-200)
        assert Gap.SUPPLEMENT not in line.gaps
        assert {Gap.CALLING_IN, Gap.WHO_DOES_WHAT, Gap.EVALUATION} <= set(line.gaps)
        assert [url for _day, url in late()] == ["covenant"]


class TestPage:
    @pytest.mark.parametrize("actor", [GEA, CARLA, EMRE, STIJN], ids=str)
    def test_is_there_for_who_works_together(self, client, cast, meidoorn, actor):
        client.force_login(cast[actor])

        assert client.get(PAGE).status_code == 200

    def test_ten_agreements_stand_on_it_in_as_many_queries_as_one(
        self, client, cast, meidoorn, django_assert_max_num_queries
    ):
        client.force_login(cast[GEA])
        since = timezone.localdate() - timedelta(days=400)
        for number in range(10):
            held = make_organisation(name=f"Nummer {number}")
            make_agreement(held, WETTERWALD, from_on=since, speak_every_months=1)
            make_covenant(WETTERWALD, held.pk, MEIDOORN, from_on=since, meet_every_months=1)
            make_contact(WETTERWALD, held.pk, CARLA.user_id)

        with django_assert_max_num_queries(19):
            shown = client.get(PAGE).content.decode()

        assert all(f"Nummer {number}" in shown for number in range(10))
        assert "U zou elkaar spreken, en dat gebeurde niet" in shown
        assert "0999 12 34 56" in shown
