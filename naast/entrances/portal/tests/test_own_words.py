"""What somebody types in her own words leads to people who know about it, and stays with her."""

import logging
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from naast.supply.places.tests.factories import make_municipality, make_village, make_zone
from tests.cast import NOON, WETTERWALD

pytestmark = pytest.mark.django_db
FIND = "/wetterwald/vind-iemand/"


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    return make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")


def send(client, **words):
    """Send the form of the page, and return the answer."""
    return client.post(FIND, {"z": 1, **words})


def search(client, **words):
    """Send the form, and return the page to which it leads."""
    return client.get(send(client, **words).headers["Location"])


class TestOwnWords:
    @pytest.mark.parametrize("page", ["/wetterwald/", FIND])
    def test_are_asked_by_a_plain_form_that_puts_nothing_in_an_address(self, client, page):
        found = re.findall(r"<form[^>]*>", client.get(page).content.decode())

        [form] = [one for one in found if f'action="{FIND}"' in one]
        assert 'method="post"' in form

    def test_lead_to_people_who_know_about_it(self, client):
        page = search(client, zoek="schuldne")

        assert page.context["chosen"][0]["label"] == "Geld en schulden"

    @pytest.mark.parametrize(
        ("words", "left"),
        [
            ({"zoek": "deurwaader"}, {"over", "z"}),
            ({"zoek": "mijn man is dement"}, {"over", "ook", "z"}),
            ({"waar": "9991 AB"}, {"waar", "z"}),
            ({"waar": "aldetrep"}, {"waar", "z"}),
        ],
    )
    def test_go_into_no_address(self, client, here, words, left):
        make_village(make_zone(here, name="Wetterkant", postcodes=("9991",)), "Aldeterp")

        address = send(client, **words).headers["Location"]
        page = client.get(address)

        assert set(parse_qs(urlsplit(address).query)) == left
        links = re.findall(r'(?:href|action)="([^"]*)"', page.content.decode())
        for link in (address, *links):
            for word in ("deurwa", "dement", "9991", "ldet"):
                assert word not in link.lower()

    def test_of_a_place_become_its_zone(self, client, here):
        make_zone(here, name="Wetterkant", postcodes=("9991",))

        page = search(client, waar="9991 AB")

        assert "Wetterkant" in [one["label"] for one in page.context["chosen"]]

    def test_in_an_address_are_no_words_of_ours_and_do_nothing(self, client):
        page = client.get(FIND, {"zoek": "deurwaarder"})

        assert page.context["chosen"] == []
        assert 'value="deurwaarder"' not in page.content.decode()

    def test_lead_to_an_address_to_which_one_can_go_back(self, client):
        address = send(client, zoek="schulden").headers["Location"]

        first, again = client.get(address), client.get(address)

        assert first.status_code == again.status_code == 200
        assert first.context["chosen"] == again.context["chosen"]

    def test_are_stored_by_no_browser_and_no_proxy(self, client):
        for answer in (
            client.get(FIND),
            send(client, zoek="schulden"),
            send(client, zoek="qqxxzz"),
        ):
            assert "no-store" in answer.headers["Cache-Control"]

    def test_tell_what_else_they_may_mean(self, client):
        found = search(client, zoek="mijn man is dement").context["or_meant"]

        assert "Mijn hoofd" in [one["label"] for one in found]

    def test_that_nobody_knows_are_answered_kindly_and_kept(self, client):
        page = send(client, zoek="qqxxzz", waar="Nergenshuizen").content.decode()

        assert "Wij kennen deze woorden niet." in page
        assert 'value="qqxxzz"' in page
        assert 'value="Nergenshuizen"' in page

    def test_that_tell_of_danger_show_whom_to_call_first_and_no_address_tells_of_it(self, client):
        answer = send(client, zoek="ik wil niet meer leven")

        assert answer.status_code == 200  # at once: an address would stand in the history
        assert "tel:08000113" in answer.content.decode()
        assert "tel:08000113" not in search(client, zoek="schulden").content.decode()

    def test_are_logged_nowhere(self, client, caplog):
        with caplog.at_level(logging.DEBUG):
            send(client, zoek="geheimwoord")

        assert "geheimwoord" not in caplog.text

    @pytest.mark.parametrize("codes", ["<script>", "geld", "x" * 10_000])
    def test_meanings_that_do_not_exist_are_left_out(self, client, codes):
        assert client.get(FIND, {"ook": codes}).context["or_meant"] == []
