"""I ask for somebody else: the asker's own words only, and of the other nothing is kept."""

import re

import pytest
from django.utils import timezone

from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_default,
    make_organisation,
)
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.tests.factories import make_offered
from naast.support.matching.models import Question
from naast.support.people.models import Person, Relation
from tests.cast import BRAM, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

FIND = "/wetterwald/vind-iemand/?voor=ander"
NAME = r'name="voor" value="ander"'


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_agreement(make_organisation(id=MEIDOORN, name="Stichting Skouder"), WETTERWALD)
    make_default(make_organisation(), WETTERWALD)
    make_offered(SANNE.user_id, name="Sanne")
    make_offered(BRAM.user_id, name="Bram")


def page(client, address):
    return client.get(address).content.decode()


def links(text, part):
    return [link.replace("&amp;", "&") for link in re.findall(rf'href="([^"]*{part}[^"]*)"', text)]


def goes_on_for_herself(text):
    """Tell whether only the link that asks for it leads to looking for another."""
    found = links(text, "/mensen/") + links(text, "/kies/")
    return found and not re.search(NAME, text) and not any("voor=" in one for one in found)


class TestTheWay:
    def test_home_leads_there(self, client):
        assert FIND in links(page(client, "/wetterwald/"), "vind-iemand")

    @pytest.mark.parametrize("part", ["/mensen/", "/kies/"])
    def test_every_step_goes_on_for_the_other(self, client, part):
        text = page(client, FIND)

        found = links(text, part)
        assert found
        assert all("voor=ander" in link for link in found)
        assert re.search(NAME, text)

    def test_looking_for_herself_asks_nothing_about_another(self, client):
        text = page(client, "/wetterwald/vind-iemand/")
        choice = page(client, links(text, "/kies/")[0])

        assert goes_on_for_herself(text)
        assert "Voor wie vraagt u dit?" not in choice

    def test_looking_for_herself_she_may_still_say_that_it_is_for_another(self, client):
        text = page(client, "/wetterwald/vind-iemand/?over=money")
        [link] = links(text, "voor=ander")

        other = page(client, f"/wetterwald/vind-iemand/{link}")

        assert "over=money" in link
        assert re.search(NAME, other)
        assert "Is dit voor een ander?" not in other

    @pytest.mark.parametrize("wrong", ["mij", "x" * 5000, "<script>"])
    def test_any_other_word_is_for_herself(self, client, wrong):
        response = client.get("/wetterwald/vind-iemand/", {"voor": wrong})

        assert response.status_code == 200
        assert goes_on_for_herself(response.content.decode())


class TestTheQuestion:
    def ask(self, client, **sent):
        choose = links(page(client, FIND), "/kies/")[0]
        return client.post(choose, {"vraag": "Mijn moeder eet niet.", **sent})

    @pytest.mark.req("R-009")
    def test_keeps_what_the_asker_is_to_the_other_and_nobody_but_the_asker(self, client):
        self.ask(client, band="child", voornaam="Wiebrich")

        question = Question.objects.get()
        assert question.asker_relation == "child"
        assert Person.objects.get() == question.asker
        assert not Relation.objects.exists()

    def test_need_not_say_what_she_is_to_the_other(self, client):
        self.ask(client)

        assert Question.objects.get().asker_relation == "unsaid"

    def test_an_unknown_answer_is_told_and_nothing_is_lost(self, client):
        text = self.ask(client, band="baas").content.decode()

        assert "Deze keuze kennen wij niet" in text
        assert "Mijn moeder eet niet." in text
        assert not Person.objects.exists()

    def test_who_is_asked_knows_that_it_is_for_another(self, client, cast):
        self.ask(client, band="child")
        question = Question.objects.get()
        client.force_login(cast[{SANNE.user_id: SANNE, BRAM.user_id: BRAM}[question.user_id]])

        told = page(client, f"/desk/questions/{question.id}/")

        assert "Iemand vraagt dit voor een ander. De vrager is: zoon of dochter." in told

    def test_her_own_file_says_for_whom(self, client):
        code = re.findall(r"<span>(\w+)</span>", self.ask(client, band="partner").content.decode())
        client.post("/wetterwald/mijn-dossier/", {"code": " ".join(code[:6])})

        assert "U vraagt dit voor uw partner." in page(client, "/wetterwald/mijn-dossier/")
