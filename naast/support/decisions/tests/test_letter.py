"""What leaves a matter: one letter with each decision, and the same as data without a number."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from naast.core.paper.tests.look import look_at
from naast.core.policy.walls import acting
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.support.decisions import actions
from naast.support.decisions.rules import LOWER_RUNGS, Provision, Verdict
from naast.support.decisions.rules.deviation import DeviationGoal, LeftRule
from naast.support.decisions.rules.mandates import Law
from naast.support.decisions.tests.factories import make_article, make_rung, make_running_matter
from tests.cast import FOPPE, NOON, WETTERWALD


@pytest.fixture
def matter(cast):
    town = make_municipality(id=WETTERWALD, slug="wetterwald", name="Wetterwâld")
    make_zone(town, name="Wetterkant")
    matter = make_running_matter(FOPPE.user_id)
    for rung in LOWER_RUNGS:
        make_rung(matter, rung)
    return matter


@pytest.fixture
def foppe(cast):
    client = Client()
    client.force_login(cast[FOPPE])
    return client


def decide(matter, provision, **more):
    with acting(FOPPE):
        actions.decide(
            actor=FOPPE, matter_id=matter.id, provision=provision, verdict=Verdict.GRANTED,
            at=NOON, **more,
        )  # fmt: skip


def test_one_letter_has_each_decision_with_its_law_reasons_and_how_to_object(foppe, matter):
    make_article(law=Law.WMO, provisions=[Provision.HOUSEHOLD], name="Verordening, artikel 8")
    left = actions.Left(
        rule=LeftRule.POLICY_RULE, goal=DeviationGoal.HEALTH, why="De was kan niet wachten."
    )
    decide(matter, Provision.HOUSEHOLD, what="Twee uur per week.", reasons="U mag niet tillen.")
    decide(matter, Provision.SPECIAL_ASSISTANCE, what="Een wasmachine.", reasons="-", left=left)

    answer = foppe.get(reverse("decisions:letter", args=[matter.id]))
    look = look_at(answer.content)
    text = " ".join(look.text.split())

    assert look.tagged
    for part in (
        "Twee uur per week.", "U mag niet tillen.", "Verordening, artikel 8", "Een wasmachine.",
        "De was kan niet wachten.", "Namens het college", "Wetterwâld", "Mandaatbesluit",
        "bezwaar", "21 december 2026",
    ):  # fmt: skip
        assert part in text, part


def test_the_same_as_data_knows_no_number_and_keeps_the_articles(foppe, matter):
    make_article(law=Law.WMO, provisions=[Provision.HOUSEHOLD], name="Verordening, artikel 8")
    decide(matter, Provision.HOUSEHOLD, what="Twee uur per week.", reasons="U mag niet tillen.")

    told = json.loads(foppe.get(reverse("decisions:letter_data", args=[matter.id])).content)

    [one] = told["besluiten"]
    [role] = told["zaak"]["rollen"]
    assert role["betrokkeneIdentificatie"] == {"inpBsn": ""}
    assert (one["wet"], one["uitkomst"]) == ("wmo", "granted")
    assert one["artikelen"] == [{"naam": "Verordening, artikel 8", "bron": "Lokale regelgeving"}]


@pytest.mark.parametrize("name", ["letter", "letter_data"])
def test_without_a_decision_there_is_no_letter(foppe, matter, name):
    assert foppe.get(reverse(f"decisions:{name}", args=[matter.id])).status_code == 404
