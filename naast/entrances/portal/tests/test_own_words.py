"""What somebody types in her own words leads to people who know about it, and stays with her."""

import logging

import pytest
from django.utils import timezone

from naast.supply.places.tests.factories import make_municipality
from tests.cast import NOON, WETTERWALD

pytestmark = pytest.mark.django_db
FIND = "/wetterwald/vind-iemand/"


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    return make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")


class TestOwnWords:
    def test_are_asked_on_the_home_page_by_a_plain_form(self, client):
        page = client.get("/wetterwald/").content.decode()

        assert f'method="get" action="{FIND}" role="search"' in page
        assert 'name="zoek"' in page

    def test_lead_to_people_who_know_about_it(self, client):
        answer = client.get(FIND, {"zoek": "schuldne", "z": 1})

        assert answer.context["chosen"][0]["label"] == "Geld en schulden"

    def test_go_into_no_address_but_of_the_same_page_in_english(self, client):
        page = client.get(FIND, {"zoek": "deurwaader", "z": 1}).content.decode()

        links = [part.split('"')[0] for part in page.split('href="')[1:]]
        assert [link for link in links if "deurwa" in link and not link.startswith("/en/")] == []

    def test_tell_what_else_they_may_mean(self, client):
        found = client.get(FIND, {"zoek": "mijn man is dement", "z": 1}).context["or_meant"]

        assert "Mijn hoofd" in [one["label"] for one in found]

    def test_that_nobody_knows_are_answered_kindly_and_kept(self, client):
        page = client.get(FIND, {"zoek": "qqxxzz"}).content.decode()

        assert "Wij kennen deze woorden niet." in page
        assert 'value="qqxxzz"' in page

    def test_that_tell_of_danger_show_whom_to_call_first(self, client):
        page = client.get(FIND, {"zoek": "ik wil niet meer leven"}).content.decode()

        assert "tel:08000113" in page
        assert "tel:08000113" not in client.get(FIND, {"zoek": "schulden"}).content.decode()

    def test_are_logged_nowhere(self, client, caplog):
        with caplog.at_level(logging.DEBUG):
            client.get(FIND, {"zoek": "geheimwoord"})

        assert "geheimwoord" not in caplog.text
