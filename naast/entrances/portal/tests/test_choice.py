"""A real choice for every question: by kind, knowledge, language and place; and who waits."""

import pytest
from django.urls import reverse
from django.utils import timezone

from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_default,
    make_organisation,
)
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.supply.supporters.models import PoolRecord
from naast.supply.supporters.rules import Kind, Status
from naast.supply.supporters.tests.factories import (
    make_card,
    make_declaration,
    make_screening,
    make_supporter,
)
from naast.support.matching.models import Question
from tests.cast import BRAM, CARLA, DIRK, FOPPE, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

FIND = "/wetterwald/vind-iemand/"
ANYBODY = "/wetterwald/kies/iemand/"
NAMES = ("Sanne", "Bram", "Dirk", "Foppe")
NOBODY_IS_FREE = "Iedereen is nu bezet. Bel ons"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def here(cast):
    here = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    skouder = make_organisation(id=MEIDOORN, name="Stichting Skouder")
    make_agreement(skouder, WETTERWALD)
    make_default(skouder, WETTERWALD)
    return here


def make_worker(actor, name, *, themes=(), **facts):
    """Write somebody who may be offered, with every fact of hers on her card."""
    worker = make_supporter(actor.user_id, **facts)
    make_screening(worker)
    make_declaration(worker)
    shown = {
        f: facts[f] for f in ("domains", "languages", "zone_ids", "ways", "moments") & facts.keys()
    }
    make_card(worker, shown_name=name, themes=list(themes), **shown)
    return worker


@pytest.fixture
def people(here):
    return {
        "sanne": make_worker(SANNE, "Sanne", domains=["money", "housing"], languages=["nl", "fy"]),
        "bram": make_worker(
            BRAM, "Bram", kind=Kind.EXPERIENCE_EXPERT, domains=["mind"], languages=["nl"]
        ),
        "dirk": make_worker(
            DIRK, "Dirk", kind=Kind.TRAINED_VOLUNTEER, domains=["money"], languages=["nl", "tr"]
        ),
        "foppe": make_worker(FOPPE, "Foppe", kind=Kind.MEITINKER, domains=["household"]),
    }


def offered(client, **wishes):
    """Return who is shown, in their order, and that no wish had to be set aside."""
    page = client.get(FIND, wishes).content.decode()
    assert "Niemand past precies" not in page
    return sorted(
        (n for n in NAMES if f">{n}</h2>" in page), key=lambda n: page.index(f">{n}</h2>")
    )


def choose(worker):
    return reverse("portal:choose_person", args=["wetterwald", worker.pk])


@pytest.mark.req("R-040")
@pytest.mark.parametrize(
    ("wishes", "who"),
    [
        ({"wie": "formal"}, ["Sanne"]),
        ({"wie": "informal"}, ["Dirk"]),
        ({"wie": "lived"}, ["Bram"]),
        ({"over": "housing"}, ["Sanne"]),
        ({"over": "mind"}, ["Bram"]),
        ({"taal": "tr"}, ["Dirk"]),
        ({"wie": "informal", "over": "money"}, ["Dirk"]),
    ],
)
def test_she_chooses_by_kind_by_knowledge_and_by_language(client, people, wishes, who):
    assert offered(client, **wishes) == who


@pytest.mark.req("R-036")
def test_who_lived_through_it_can_be_the_first_she_speaks(client, people):
    assert offered(client, wie="lived") == ["Bram"]

    client.post(f"{choose(people['bram'])}?wie=lived", {})

    question = Question.objects.get()
    assert (question.user_id, question.chosen_by_resident) == (BRAM.user_id, True)


@pytest.mark.req("R-053")
def test_a_question_about_the_mind_finds_who_knows_it(client, people):
    assert offered(client, over="mind") == ["Bram"]

    page = client.get(FIND, {"over": "mind"}).content.decode()

    assert "Weet veel van mijn hoofd." in page


@pytest.mark.req("R-028")
def test_who_works_near_her_stands_first_with_place_time_language_and_theme(client, here):
    near = make_zone(here, name="Wetterkant", slug="wetterkant", postcodes=("9991",))
    far = make_zone(here, name="Buorren", slug="buorren")
    sanne = make_worker(
        SANNE, "Sanne", zone_ids=[near.pk], languages=["nl", "fy"], ways=["walk_in"],
        moments=["3-evening"], themes=["poverty"],
    )  # fmt: skip
    make_worker(DIRK, "Dirk", zone_ids=[far.pk])

    shown = {seed: offered(client, waar="9991 AB", z=seed) for seed in range(4)}
    page = client.get(FIND, {"waar": "9991 AB"}).content.decode()
    more = client.get(f"/wetterwald/mensen/{sanne.pk}/").content.decode()

    assert set(map(tuple, shown.values())) == {("Sanne", "Dirk")}
    for told in (
        "Wetterkant",
        "Werkt in Wetterkant.",
        "Nederlands en Frysk",
        "Woensdag 11 november",
    ):
        assert told in page
    assert "Schulden" in more


@pytest.mark.req("R-031")
@pytest.mark.parametrize("over", ["housing", "household", "getting_around", "learning", "work"])
def test_anybody_may_ask_to_think_along_about_any_part_of_life(client, people, over):
    assert f"over={over}" in client.get("/wetterwald/").content.decode()

    client.post(f"{ANYBODY}?over={over}", {})

    question = Question.objects.get()
    assert (question.house, question.domains) == ("support", [over])
    assert question.user_id is not None


@pytest.mark.req("R-296")
@pytest.mark.parametrize("over", ["housing", "body", "people", "getting_around"])
def test_a_meitinker_is_an_entrance_for_every_question(client, people, over):
    client.post(f"{choose(people['foppe'])}?over={over}", {"gelezen": "on"})

    question = Question.objects.get()
    assert (question.user_id, question.house) == (FOPPE.user_id, "municipality")
    assert question.domains == [over]


@pytest.mark.req("R-038")
def test_each_municipality_shows_who_can_be_found_and_warns_where_nobody_can(client, people):
    make_municipality(id=77, name="Stilte", slug="stil")

    full, empty = (
        client.get(f"/{slug}/vind-iemand/").content.decode() for slug in ("wetterwald", "stil")
    )

    assert "Kies Sanne" in full
    assert NOBODY_IS_FREE not in full
    assert NOBODY_IS_FREE in empty
    assert "Deze week zit er niemand klaar" in client.get("/stil/").content.decode()


@pytest.mark.req("R-043")
def test_a_question_for_which_nobody_is_found_stands_with_the_coordinator(client, cast, people):
    client.post(f"{ANYBODY}?over=learning", {})
    PoolRecord.objects.update(status=Status.PAUSED)
    client.post(f"{ANYBODY}?over=learning", {})

    matched, waiting = Question.objects.order_by("number")
    client.force_login(cast[CARLA])
    queue = client.get("/desk/queue/").content.decode()

    assert (matched.user_id is None, waiting.user_id) == (False, None)
    assert waiting.number in queue
    assert queue.count("Nog niemand") == 1
