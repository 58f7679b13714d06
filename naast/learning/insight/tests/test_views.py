"""Who sees which figures, and in which words."""

import pytest
from django.test import Client

from naast.learning.insight.rules import Table
from naast.learning.insight.tests.factories import Q3, Q4, make_figures
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.support.people.tests.factories import make_ground
from tests.cast import EMRE, GEA, HAVENSTAD, MEMBERS, NAMES, STIJN, WETTERWALD

DESK, PUBLIC = "/desk/figures/", "/wetterwald/cijfers/"

FULL = {
    Table.QUESTIONS: {"total": 75},
    Table.DOMAIN: {"money": 40, "housing": 20, "mind": None},
    Table.GROUP: {"total": 70, "formal": 40, "informal": None, "municipal": 15, "lived": None},
    Table.WAITING: {"total": 55, "median": 3, "p90": 8},
    Table.WAITING_MUNICIPALITY: {"total": 15, "median": 1, "p90": None},
    Table.OUTCOME: {"total": 50, "own_strength": 20, "volunteer": 15, "stopped": None},
    Table.STOOD_BESIDE: {"total": 40, "agree": 35},
    Table.GOT_FURTHER: {"total": 40, "agree": None},
}


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


@pytest.fixture
def wetterwald(ground):
    zone = make_zone(Municipality.objects.get(id=WETTERWALD), name="Buorren")
    tables = {**FULL, Table.ZONE: {str(zone.pk): 60, "none": 15}}
    make_figures(WETTERWALD, tables, period=Q4)
    make_figures(WETTERWALD, {Table.QUESTIONS: {"total": None}}, period=Q3)


def seen_by(client, user, path=DESK):
    client.force_login(user)
    return client.get(path)


class TestDesk:
    @pytest.mark.req("R-017", "R-282")
    @pytest.mark.parametrize("actor", [GEA, EMRE], ids=NAMES.get)
    def test_tells_what_the_quarter_brought(self, client, cast, wetterwald, actor):
        page = seen_by(client, cast[actor]).content.decode()

        assert "Oktober t/m december 2026" in page
        assert "<b>75</b>" in page
        assert "De helft sprak binnen 3 dagen iemand." in page
        assert "Dit komt het meest voor: geld" in page
        assert "9 van de 10 mensen zeggen: deze persoon stond naast mij." in page
        assert "zeker tussen 73 en 95 van de 100" in page
        assert "De vragen komen het vaakst uit Buorren." in page
        assert "Bij een meitinker van de gemeente wachtte de helft hoogstens 1 dag." in page

    def test_says_of_what_is_hidden_that_it_hides(self, client, cast, wetterwald):
        page = seen_by(client, cast[GEA]).content.decode()

        # In the picture, its title and the table.
        assert page.count("minder dan 5") == 3  # of the domain
        assert page.count("niet getoond") == 9  # of two groups and an outcome
        assert "te weinig antwoorden" in page

    def test_has_a_table_under_each_picture(self, client, cast, wetterwald):
        page = seen_by(client, cast[GEA]).content.decode()

        assert page.count('class="naast-figure"') == page.count("<details>") == 6

    def test_gives_policy_officer_and_council_the_same(self, client, cast, wetterwald):
        pages = [seen_by(Client(), cast[actor]).context["page"] for actor in (GEA, EMRE)]

        assert pages[0] == pages[1]

    def test_shows_an_earlier_quarter(self, client, cast, wetterwald):
        page = seen_by(client, cast[GEA], f"{DESK}?period=2026-Q3").content.decode()

        assert "Juli t/m september 2026" in page
        assert "te weinig om te tonen" in page

    @pytest.mark.parametrize(
        "query", ["period=2025-Q1", "period=%00", "period=<script>", "municipality=2", "period="]
    )
    def test_shows_the_newest_of_ones_own_for_anything_else(self, client, cast, wetterwald, query):
        answer = seen_by(client, cast[GEA], f"{DESK}?{query}")

        assert answer.status_code in {200, 404}  # no address holds a NUL byte
        assert b"<script>" not in answer.content.replace(b"<script src", b"")
        if answer.status_code == 200:
            assert answer.context["name"] == "Wetterwâld"

    def test_says_when_nothing_is_closed(self, client, cast):
        page = seen_by(client, cast[STIJN]).content.decode()

        assert "Werkt het in Havenstad?" in page
        assert "Er is nog geen kwartaal klaar." in page

    @pytest.mark.parametrize("actor", [a for a in MEMBERS if a not in {GEA, EMRE, STIJN}])
    def test_is_not_there_for_others(self, client, cast, wetterwald, actor):
        assert seen_by(client, cast[actor]).status_code == 404

    def test_has_few_queries_however_many_quarters(
        self, client, cast, wetterwald, django_assert_max_num_queries
    ):
        client.force_login(cast[GEA])

        with django_assert_max_num_queries(15):
            client.get(DESK)


class TestPublic:
    def test_shows_the_same_figures_to_everybody(self, client, cast, wetterwald):
        public = client.get(PUBLIC)

        assert public.context["page"] == seen_by(Client(), cast[GEA]).context["page"]
        assert "Iedereen ziet dezelfde cijfers" in public.content.decode()

    def test_leads_to_what_the_client_council_says(self, client, wetterwald):
        assert 'href="/wetterwald/clientenraad/"' in client.get(PUBLIC).content.decode()

    def test_speaks_english(self, client, wetterwald):
        page = client.get(f"/en{PUBLIC}").content.decode()

        assert "Half of the people spoke to somebody within 3 days." in page

    def test_is_of_its_own_municipality(self, client, wetterwald):
        make_figures(HAVENSTAD, {Table.QUESTIONS: {"total": 935}})

        assert "935" not in client.get(PUBLIC).content.decode()
        assert "<b>935</b>" in client.get("/havenstad/cijfers/").content.decode()
