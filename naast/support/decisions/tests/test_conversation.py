"""One conversation: all of it at once, or nothing; and what is asked later."""

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.support.decisions import queries
from naast.support.decisions.actions import NotInMandate
from naast.support.decisions.actions.conversation import Referred, Wanted, hold_conversation
from naast.support.decisions.models import (
    Decision,
    Mandate,
    MandateBacking,
    Matter,
    Referral,
    RungLooked,
    Talk,
)
from naast.support.decisions.rules import LOWER_RUNGS, Provision, Rung, Verdict
from naast.support.decisions.rules.later import Later, asked_later
from naast.support.decisions.rules.mandates import Law
from naast.support.decisions.tests.factories import make_running_matter
from tests.cast import FOPPE, NOON, RINSKE, WETTERWALD

FILLED = {
    "text": "In één gesprek.", "kind": "visit", "support_offered": "on",
    "rung_1": "helps_partly", "rung_2": "helps", "rung_3": "not_there",
    "referral_yes": "on", "referral_to": "De tuinploeg", "referral_words": "Ik mag niet tillen.",
    "provision_1": "household", "verdict_1": "granted", "what_1": "Twee uur per week.",
    "reasons_1": "U mag een half jaar niet tillen.",
    "provision_2": "special_assistance", "verdict_2": "granted", "what_2": "Een wasmachine.",
    "reasons_2": "De oude is stuk, en het spaargeld is op.",
    "left_in": "2", "left_rule": "policy_rule", "goal": "health",
    "deviation": "De wachttijd van drie maanden: de was kan niet wachten.",
}  # fmt: skip


@pytest.fixture
def matter(cast):
    make_zone(make_municipality(id=WETTERWALD, slug="wetterwald"), name="Wetterkant")
    return make_running_matter(FOPPE.user_id)


@pytest.fixture
def foppe(cast):
    client = Client()
    client.force_login(cast[FOPPE])
    return client


def here(matter) -> str:
    return reverse("decisions:conversation", args=[matter.id])


def hold(matter, *, referred=None, wanted=(), rungs=None):
    with acting(FOPPE):
        return hold_conversation(
            actor=FOPPE, matter_id=matter.id, kind="visit", text="In één gesprek.",
            support_offered=True, rungs=rungs or dict.fromkeys(LOWER_RUNGS, "not_enough"),
            referred=referred, wanted=wanted, at=NOON,
        )  # fmt: skip


HELP = Wanted(
    provision=Provision.HOUSEHOLD, verdict=Verdict.GRANTED, what="Twee uur.", reasons="Daarom."
)


class TestOneConversation:
    @pytest.mark.req("R-303", "R-298")
    def test_arranges_a_volunteer_home_help_and_a_washing_machine_at_once(self, foppe, matter):
        answer = foppe.post(here(matter), FILLED)

        assert answer.status_code == 302
        with acting(FOPPE):
            opened = queries.opened_matter(actor=FOPPE, matter_id=matter.id, at=NOON)
        assert [(one.to, one.words) for one in opened.referrals] == [
            ("De tuinploeg", "Ik mag niet tillen.")
        ]
        assert [(one.what, one.deviates) for one in opened.decisions] == [
            ("Twee uur per week.", False),
            ("Een wasmachine.", True),
        ]
        assert [one.state for one in opened.rungs[:3]] == ["helps_partly", "helps", "not_there"]
        assert opened.talks[0].support_offered

    @pytest.mark.req("R-310")
    def test_asks_later_what_the_law_asks_and_forgets_it_once_done(self, foppe, matter):
        foppe.post(here(matter), FILLED)
        later = reverse("decisions:later", args=[matter.id])

        assert set(Matter.objects.get().later) == {"report", "identity", "system", "means"}
        page = foppe.get(reverse("decisions:matter", args=[matter.id])).content.decode()
        assert page.count('name="later"') == 4
        assert "De tuinploeg" in page
        foppe.post(later, {"later": "means"})
        foppe.post(later, {"later": "nonsense"})
        assert set(Matter.objects.get().later) == {"report", "identity", "system"}

    def test_keeps_nothing_of_it_where_one_decision_is_refused(self, matter):
        MandateBacking.objects.filter(law=Law.PW).delete()
        money = Wanted(
            provision=Provision.SPECIAL_ASSISTANCE, verdict=Verdict.GRANTED, what="", reasons="-"
        )

        with pytest.raises(NotInMandate):
            hold(matter, referred=Referred(to="Club", words="Hulp"), wanted=[HELP, money])

        for kept in (Talk, RungLooked, Referral, Decision):
            assert not kept.objects.exists()

    def test_goes_on_without_a_mandate_where_nothing_is_decided(self, matter):
        Mandate.objects.update(last_on="2020-01-01")

        hold(matter, referred=Referred(to="De tuinploeg", words="Ik mag niet tillen."))

        assert Talk.objects.exists()
        assert Referral.objects.exists()

    def test_gives_back_what_was_typed_where_the_mandate_is_over(self, foppe, matter):
        Mandate.objects.update(last_on="2020-01-01")

        page = foppe.post(here(matter), FILLED)

        assert page.status_code == 422
        assert "Ik mag niet tillen." in page.content.decode()
        assert not Talk.objects.exists()

    def test_refers_nobody_without_her_yes(self, foppe, matter):
        filled = {key: value for key, value in FILLED.items() if key != "referral_yes"}

        assert foppe.post(here(matter), filled).status_code == 422
        assert not Referral.objects.exists()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"reasons_1": ""},
            {"provision_2": "household"},
            {"provision_2": ""},
            {"left_in": "3"},
            {"left_rule": "law"},
            {"goal": ""},
            {"deviation": ""},
            {"left_in": ""},
            {"referral_words": ""},
        ],
        ids=str,
    )
    def test_says_what_is_half_filled_in(self, foppe, matter, wrong):
        assert foppe.post(here(matter), {**FILLED, **wrong}).status_code == 422
        assert not Decision.objects.exists()

    def test_is_not_there_for_a_colleague(self, cast, matter):
        client = Client()
        client.force_login(cast[RINSKE])

        assert client.get(here(matter)).status_code == 404

    def test_looks_near_before_made_to_measure(self, foppe, matter):
        page = foppe.post(here(matter), {**FILLED, "rung_3": ""})

        assert page.status_code == 422
        assert not Decision.objects.exists()


class TestAskedLater:
    @given(st.lists(st.tuples(st.sampled_from(Provision), st.sampled_from(Verdict))))
    def test_is_each_once_and_a_refusal_asks_for_words_alone(self, decided):
        asked = asked_later(decided=decided)

        assert len(asked) == len(set(asked))
        if all(verdict == Verdict.REFUSED for _, verdict in decided):
            assert set(asked) <= {Later.REPORT}
        else:
            assert Later.SYSTEM in asked


def test_a_rung_that_was_not_looked_at_is_not_written(matter):
    hold(matter, rungs={Rung.VOLUNTEER: "helps"})

    assert [row.rung for row in RungLooked.objects.all()] == [Rung.VOLUNTEER]
