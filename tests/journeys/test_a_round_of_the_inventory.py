"""A researcher runs a round over four municipalities, from invitation to PDF; a colleague codes."""

import zlib
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from naast.core.identity.models import Grant, User
from naast.core.identity.rules import Role
from naast.learning.inventory.models import Chosen, Coding, Interview, Round
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import (
    CARLA,
    EMRE,
    GEA,
    GRANTED_ON,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    MILA,
    NOON,
    NOUR,
    STIJN,
    TINEKE,
    WETTERWALD,
)

pytestmark = pytest.mark.django_db

DESK = "/desk/inventory/"
TOWNS = {
    WETTERWALD: ("Wetterwâld", "wetterwald"),
    HAVENSTAD: ("Havenstad", "havenstad"),
    3: ("Heidehoven", "heidehoven"),
    4: ("Veenmond", "veenmond"),
}
# Where professionals stand, and whether informal support is official: so profiles 1, 3, 3 and 6.
ARRANGED = {
    WETTERWALD: ("outside", "yes"),
    HAVENSTAD: ("both", "yes"),
    3: ("outside", "yes"),
    4: ("in_team", "no"),
}


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    for id_, (name, slug) in TOWNS.items():
        make_municipality(id=id_, name=name, slug=slug)
    make_organisation(id=MEIDOORN, name="Stichting Skouder", slug="skouder")
    make_organisation(id=LINDE, name="De Linde", slug="linde")


@pytest.fixture
def mila(client, cast):
    client.force_login(cast[MILA])
    return client


@pytest.fixture
def colleague():
    user = User.objects.create(email="jorrit@naast.example", name="Jorrit", is_demo=True)
    Grant.objects.create(user=user, role=Role.RESEARCHER, scope="platform:0", from_on=GRANTED_ON)
    client = Client()
    client.force_login(user)
    return client


def signed_in(cast, actor):
    client = Client()
    client.force_login(cast[actor])
    return client


def codes(municipality_id, **other):
    formal, informal = ARRANGED[municipality_id]
    return {
        "formal": formal,
        "informal": informal,
        "moving_to": "",
        "steering_role": "sets_conditions",
        "independence_view": ["free_choice", "task_package"],
        "ambition": ["insight_in_use"],
        "tip_municipality": ["stimulate_collaboration"],
        f"tip_provider_{MEIDOORN}": ["work_with_other_parties"],
        **other,
    }


def text_of(made: bytes) -> bytes:
    """Return what stands in the streams of a PDF."""
    found = b""
    for part in made.split(b"stream\n")[1::2]:
        try:
            found += zlib.decompress(part.rsplit(b"\nendstream", 1)[0])
        except zlib.error:
            continue
    return found


def run(mila, colleague):
    """Run a round over the four: choose, invite, hear, code twice, settle. Return it."""
    begun = {
        "name": "Vier gemeenten 2026", "aim": "Hoe staat het ervoor?",
        "criteria": ["works_on_it", "contact_known", "large_and_small", "whole_country"],
        "asks_from": "2026-10-01", "asks_until": "2026-11-30",
    }  # fmt: skip
    assert mila.post(f"{DESK}new/", begun).status_code == 302
    row = Round.objects.get()
    for id_ in TOWNS:
        asked = {"municipality": id_, "reason": "Bewust bezig", "formal": MEIDOORN}
        if id_ == WETTERWALD:
            asked["informal"] = LINDE
        assert mila.post(f"{DESK}{row.pk}/choose/", asked).status_code == 302
    for talk in Interview.objects.all():
        assert mila.post(f"{DESK}talks/{talk.pk}/invite/").status_code == 302
    for talk in Interview.objects.all():
        who = "De gemeente" if talk.organisation_id is None else "De organisatie"
        said = {
            "reached": "yes", "held_on": "2026-11-03", "function": "Beleidsadviseur",
            "tips": f"{who} noemt korte lijnen.", "impressions": ["tips"],
        }  # fmt: skip
        if talk.organisation_id == LINDE:
            said = {"reached": "no"}
        assert mila.post(f"{DESK}talks/{talk.pk}/", said).status_code == 302
    for chosen in Chosen.objects.all():
        given = codes(chosen.municipality_id)
        other = given if chosen.municipality_id != HAVENSTAD else {
            **given, "steering_role": "develops_jointly",
        }  # fmt: skip
        assert mila.post(f"{DESK}places/{chosen.pk}/code/", given).status_code == 302
        assert colleague.post(f"{DESK}places/{chosen.pk}/code/", other).status_code == 302
    return row


@pytest.mark.req("R-343", "R-345", "R-349")
def test_from_invitation_to_report(mila, colleague, cast):
    row = run(mila, colleague)
    page = mila.get(f"{DESK}{row.pk}/")
    response = page.context["response"]

    # Four chosen, three each planned, all municipalities described, one organisation not reached.
    assert (response.selected, response.described, response.planned) == (4, 4, 12)
    assert response.reached == 8
    assert {one["name"].__str__() for one in page.context["agreement"]} >= {"Profiel"}

    # Nothing is published before all that was heard is settled, with a reason where coders differ.
    mila.post(f"{DESK}{row.pk}/publish/")
    row.refresh_from_db()
    assert row.published_on is None
    for chosen in Chosen.objects.all():
        answer = mila.post(f"{DESK}places/{chosen.pk}/settle/", codes(chosen.municipality_id))
        differs = chosen.municipality_id == HAVENSTAD
        assert answer.status_code == (422 if differs else 302)
        if differs:
            told = codes(chosen.municipality_id, reason="Beiden zeggen: eigen voorwaarden.")
            assert mila.post(f"{DESK}places/{chosen.pk}/settle/", told).status_code == 302
    mila.post(
        f"{DESK}{row.pk}/meeting/",
        {"on": "2026-11-06", "parties": "De Linde, 2\nWmo-raad", "outcomes": "Maak het bekend."},
    )
    mila.post(f"{DESK}{row.pk}/publish/")
    row.refresh_from_db()
    assert row.published_on == date(2026, 11, 9)

    # Everybody who works on it reads the same, and nobody changes it any more.
    reader = signed_in(cast, NOUR)
    shown = reader.get(f"{DESK}{row.pk}/").context["page"]
    profiles = {
        head: names for _, fields in shown["scheme"]["rows"] for head, names in fields if names
    }
    assert profiles == {
        "Profiel 1: 1": ["Havenstad"],
        "Profiel 3: 2": ["Heidehoven", "Wetterwâld"],
        "Profiel 6: 1": ["Veenmond"],
    }
    assert (shown["response"].described, shown["came"]) == (4, 3)
    talk = Interview.objects.first()
    assert mila.post(f"{DESK}talks/{talk.pk}/", {"reached": "no"}).status_code == 404

    # And it is on paper, tagged, with what it cannot tell.
    paper = reader.get(f"{DESK}{row.pk}/report.pdf")
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    assert b"/StructTreeRoot" in paper.content or b"/StructTreeRoot" in text_of(paper.content)


@pytest.mark.req("R-352", "R-353", "R-369")
def test_what_each_said_stands_side_by_side_and_is_read_by_nobody_else(mila, colleague, cast):
    run(mila, colleague)
    chosen = Chosen.objects.get(municipality_id=WETTERWALD)

    [tips] = mila.get(f"{DESK}places/{chosen.pk}/").context["questions"]

    assert tips["apart"]
    assert tips["said"] == (
        ("Wetterwâld", "De gemeente noemt korte lijnen."),
        ("Stichting Skouder", "De organisatie noemt korte lijnen."),
    )
    talks = {one.organisation_id: one for one in Interview.objects.filter(chosen=chosen)}
    official, provider, other = talks[None], talks[MEIDOORN], talks[LINDE]
    for actor, own in ((GEA, official), (CARLA, provider)):
        client = signed_in(cast, actor)
        for one in (official, provider, other):
            status = client.get(f"{DESK}talks/{one.pk}/").status_code
            assert status == (200 if one == own else 404), (actor, one.party)
        assert client.get(f"{DESK}places/{chosen.pk}/").status_code == 404
    for actor in (STIJN, EMRE, NOUR, TINEKE):
        client = signed_in(cast, actor)
        for one in (official, provider, other):
            assert client.get(f"{DESK}talks/{one.pk}/").status_code == 404
    assert "indruk" in signed_in(cast, GEA).get(f"{DESK}talks/{official.pk}/").content.decode()


def test_a_draft_is_seen_by_who_makes_it_alone(mila, colleague, cast):
    row = run(mila, colleague)

    for actor in (GEA, STIJN, EMRE, CARLA, NOUR):
        client = signed_in(cast, actor)
        assert client.get(f"{DESK}{row.pk}/").status_code == 404
        assert client.get(f"{DESK}{row.pk}/report.pdf").status_code == 404
        assert client.get(f"{DESK}{row.pk}/counts.csv").status_code == 404


def test_who_codes_again_replaces_her_own_and_not_a_colleagues(mila, colleague):
    run(mila, colleague)
    chosen = Chosen.objects.get(municipality_id=HAVENSTAD)

    mila.post(f"{DESK}places/{chosen.pk}/code/", codes(HAVENSTAD, ambition=[]))

    rows = Coding.objects.filter(chosen=chosen, table="ambition").order_by("codes")
    assert [one.codes for one in rows] == [[], ["insight_in_use"]]
