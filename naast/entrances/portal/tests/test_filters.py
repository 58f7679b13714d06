"""Filters that never lead to nothing: each choice says what it leaves, and it is true."""

import re
from html import unescape

import pytest
from django.utils import timezone

from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_default,
    make_organisation,
)
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.supply.supporters.models import Card, PoolRecord
from naast.supply.supporters.rules import Breadth, CardField, Kind
from naast.supply.supporters.tests.factories import (
    make_card,
    make_declaration,
    make_screening,
    make_supporter,
)
from tests.cast import BRAM, DIRK, MEIDOORN, NOON, SANNE, UMA, WETTERWALD

pytestmark = pytest.mark.django_db

FIND = "/wetterwald/vind-iemand/"
OF_POOL = ("domains", "languages", "ways", "moments", "breadth")


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_agreement(make_organisation(id=MEIDOORN), WETTERWALD)
    make_default(make_organisation(), WETTERWALD)
    make_worker(SANNE, "Sanne", gender="woman", ways=["home", "phone"], breadth=Breadth.GENERALIST)
    make_worker(
        BRAM, "Bram", kind=Kind.EXPERIENCE_EXPERT, gender="man", themes=["poverty"],
        ways=["walk_in"], moments=["3-evening"],
    )  # fmt: skip
    make_worker(
        DIRK, "Dirk", kind=Kind.TRAINED_VOLUNTEER, themes=["caring"], ways=["video"],
        moments=["6-morning"], breadth=Breadth.SPECIALIST,
    )  # fmt: skip


def make_worker(actor, name, **facts):
    of_pool = {field: facts[field] for field in OF_POOL if field in facts}
    worker = make_supporter(actor.user_id, kind=facts.pop("kind", Kind.FORMAL), **of_pool)
    make_screening(worker)
    make_declaration(worker)
    make_card(worker, shown_name=name, **facts)


def found(client, **wishes):
    page = client.get(FIND, wishes).content.decode()
    return {name for name in ("Sanne", "Bram", "Dirk") if f">{name}</h2>" in page}, page


@pytest.mark.parametrize(
    ("wish", "who"),
    [
        pytest.param({"thema": "poverty"}, {"Bram"}, marks=pytest.mark.req("R-051")),
        ({"thema": "caring"}, {"Dirk"}),
        pytest.param({"geslacht": "woman"}, {"Sanne"}, marks=pytest.mark.req("R-042")),
        ({"hoe": "home"}, {"Sanne"}),
        ({"hoe": "video"}, {"Dirk"}),
        ({"wanneer": "evening"}, {"Bram"}),
        ({"wanneer": "weekend"}, {"Dirk"}),
        pytest.param({"breed": "generalist"}, {"Sanne"}, marks=pytest.mark.req("R-045")),
        pytest.param({"breed": "specialist"}, {"Dirk"}, marks=pytest.mark.req("R-045")),
    ],
)
def test_each_wish_finds_who_meets_it(client, wish, who):
    names, page = found(client, **wish)

    assert names == who
    assert "Niemand past precies" not in page


def test_what_stands_not_on_a_card_answers_no_wish(client):
    Card.objects.filter(shown_name="Dirk").update(
        fields=[CardField.NAME], themes=[], ways=[], moments=[], breadth=""
    )

    _, weekend = found(client, wanneer="weekend")
    _, plain = found(client)

    assert "Niemand past precies" in weekend
    assert 'value="video"' not in plain


def test_the_number_beside_a_choice_is_what_one_finds(client):
    option = re.compile(
        r'name="(\w+)" value="([^"]+)"[^>]*><span>[^<]*</span>'
        r'<span class="naast-option__left">(\d+)<'
    )
    numbers = option.findall(client.get(FIND, {"hoe": "phone"}).content.decode())

    assert len(numbers) > 20
    for name, value, left in numbers:
        names, page = found(client, **{"hoe": "phone", name: value})
        fits = "Niemand past precies" not in page
        assert (len(names) if fits else 0) == int(left), (name, value)


def test_when_none_fits_the_nearest_are_shown_and_what_was_set_aside_is_said(client):
    names, page = found(client, geslacht="woman", wanneer="evening", hoe="walk_in")

    assert names == {"Sanne"}
    assert "andere momenten tijd hebben" in page
    assert "andere manier spreekt" in page
    assert "geen vrouw of man" not in page


@pytest.mark.parametrize(
    ("wishes", "offered"), [({"geslacht": "woman", "hoe": "walk_in"}, 1), ({}, 0)]
)
def test_when_none_fits_she_can_be_called_back_with_what_she_chose(client, wishes, offered):
    _, page = found(client, **wishes)

    links = re.findall(r'href="/wetterwald/kies/iemand/\?([^"]*)"', page)
    assert len(links) == offered
    for query in links:
        assert "geslacht=woman" in query
        assert "hoe=walk_in" in query
        form = client.get(f"/wetterwald/kies/iemand/?{unescape(query)}").content.decode()
        assert 'name="telefoon"' in form


def test_all_that_was_chosen_goes_along_and_can_be_taken_away(client):
    _, page = found(client, thema="poverty", geslacht="man", wanneer="evening", breed="")

    choose = re.search(r'href="(/wetterwald/kies/[^"]+)"', page)[1]
    for part in ("thema=poverty", "geslacht=man", "wanneer=evening"):
        assert part in choose
    chips = re.search(r'class="naast-chosen".*?</ul>', page, re.DOTALL)[0]
    labels = [" ".join(one.split()) for one in re.findall(r'href="[^"]+">([^<]+)', chips)]
    assert labels == ["Schulden", "Een man", "Ook \u2019s avonds"]


def test_takes_one_walk_and_no_query_for_each_choice(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(23):
        client.get(FIND, {"thema": "poverty", "hoe": "phone", "wanneer": "evening"})


# Nothing of these is on a card: the page must not tell them apart.
KEPT = {
    "domains": (["money"], ["mind", "housing"]),
    "languages": (["nl", "tr"], ["nl", "fy"]),
    "zone_ids": ([], [1]),
    "ways": (["home"], ["video"]),
    "moments": (["3-evening"], ["6-morning"]),
    "breadth": (Breadth.GENERALIST, Breadth.SPECIALIST),
}


@pytest.mark.parametrize("field", KEPT)
@pytest.mark.parametrize(
    "asked",
    ["", "over=money", "over=mind", "taal=tr", "taal=fy", "waar=Wetterkant", "hoe=home",
     "wanneer=weekend", "breed=specialist"],
)  # fmt: skip
def test_what_she_keeps_to_herself_changes_nothing_on_the_page(client, here, field, asked):
    zone = make_zone(Municipality.objects.get(id=WETTERWALD), name="Wetterkant")
    worker = make_supporter(UMA.user_id)
    make_screening(worker)
    make_declaration(worker)
    make_card(worker, shown_name="Uma")
    pages = []
    for value in KEPT[field]:
        kept = [zone.pk for _ in value] if field == "zone_ids" else value
        PoolRecord.objects.filter(supporter=worker).update(**{field: kept})
        page = client.get(f"{FIND}?z=7&{asked}").content.decode()
        pages.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page))

    assert pages[0] == pages[1]
