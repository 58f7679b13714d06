import re
from datetime import date

import pytest
from django.apps import apps
from django.utils import timezone, translation

from naast.supply.law.queries import meant_by_words
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.supply.services.forms import AboutForm
from naast.supply.services.rules import Kind
from naast.supply.services.tests.factories import make_service
from tests.cast import GEA, NOON, WETTERWALD

pytestmark = pytest.mark.django_db
HERE = "/wetterwald/wat-is-er-nog/"


@pytest.fixture
def here(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    return make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")


@pytest.mark.req("R-020")
class TestHere:
    def test_shows_what_she_may_not_know_of_near_first(self, client, here):
        make_service(here.pk, kind=Kind.RIGHT, name="Een recht", source="Wmo 2015, artikel 2.3.2")
        make_service(here.pk, name="Een maatje")

        page = client.get(HERE).content.decode()

        assert page.index("Een maatje") < page.index("Een recht")
        assert "Wmo 2015, artikel 2.3.2" in page

    @pytest.mark.req("R-021")
    def test_by_domain_and_place(self, client, here):
        zone = make_zone(here, name="Wetterkant", slug="wetterkant", postcodes=("9991",))
        make_service(here.pk, name="Over geld", domains=["money"], zone_ids=[zone.pk])
        make_service(here.pk, name="Over mensen")

        page = client.post(HERE, {"over": "money", "waar": "9991"}, follow=True).content.decode()

        assert "Over geld" in page
        assert "Over mensen" not in page

    @pytest.mark.req("R-021")
    @pytest.mark.parametrize("typed", ["Ik heb schulden", "skulden", "uitkering stopgezet"])
    def test_by_a_question_in_her_own_words(self, client, here, typed):
        make_service(here.pk, name="Over geld", domains=["money"])
        make_service(here.pk, name="Over mensen")

        answer = client.post(HERE, {"zoek": typed})

        assert answer["Location"] == f"{HERE}?over=money"
        page = client.get(answer["Location"]).content.decode()
        assert "Over geld" in page
        assert "Over mensen" not in page

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_knows_the_words_that_it_gives_as_examples(self, language):
        with translation.override(language):
            hint = str(AboutForm.base_fields["zoek"].help_text)

        for example in re.split(r", of |, or |, ", hint.partition(":")[2].strip(" .")):
            assert meant_by_words(text=example).domains, example

    def test_words_that_nobody_knows_are_told_and_kept(self, client, here):
        answer = client.post(HERE, {"zoek": "qwrtzx"})

        assert answer.status_code == 422
        assert "Deze woorden kennen wij niet." in answer.content.decode()
        assert 'value="qwrtzx"' in answer.content.decode()

    def test_words_of_danger_are_answered_first_and_go_nowhere(self, client, here):
        make_service(here.pk, name="Een maatje")

        answer = client.post(HERE, {"zoek": "mijn man slaat mij"})

        page = answer.content.decode()
        assert (answer.status_code, answer.headers.get("Location")) == (200, None)
        assert page.index("0800 2000") < page.index("Een maatje")

    def test_warns_when_nobody_checked_for_long_and_says_when_somebody_did(self, client, here):
        make_service(here.pk, name="Oud", checked_on=date(2025, 1, 2))
        make_service(here.pk, name="Nieuw", checked_on=date(2026, 11, 2))

        page = client.get(HERE).content.decode()

        assert "Niemand keek dit na sinds 2 januari 2025. Bel eerst." in page
        assert "Nagekeken op 2 november 2026." in page

    def test_shows_a_way_on_when_nothing_is_known(self, client, here):
        page = client.get(HERE, {"over": "future"}).content.decode()

        assert "Hier weten wij nog niets" in page
        assert "/wetterwald/vind-iemand/" in page

    def test_what_makes_no_sense_is_told_at_the_field(self, client, here):
        answer = client.post(HERE, {"over": "x", "waar": "Nergenshuizen"})

        assert answer.status_code == 422
        assert "Deze plaats kennen wij hier niet." in answer.content.decode()
        assert 'value="Nergenshuizen"' in answer.content.decode()

    @pytest.mark.parametrize("typed", ["9991 AB", "wetterkant", "Wetterkant"])
    def test_an_address_holds_domains_and_a_zone_and_nothing_that_she_typed(
        self, client, here, typed
    ):
        make_zone(here, name="Wetterkant", slug="wetterkant", postcodes=("9991",))

        answer = client.post(HERE, {"over": ["money", "people"], "waar": typed})

        assert answer.status_code == 302
        assert answer["Location"] == f"{HERE}?over=money&over=people&waar=Wetterkant"

    def test_words_that_somebody_put_in_an_address_are_not_read(self, client, here):
        zone = make_zone(here, name="Wetterkant", slug="wetterkant", postcodes=("9991",))
        make_service(here.pk, name="Alleen daar", zone_ids=[zone.pk])
        make_zone(here, name="Buorren", slug="buorren", postcodes=("9992",))

        page = client.get(HERE, {"waar": "9992"}).content.decode()

        assert "Alleen daar" in page

    def test_asking_leaves_no_cookie(self, client, here):
        answer = client.post(HERE, {"over": ["money"]})

        assert not answer.cookies

    def test_takes_a_few_queries_however_much_there_is(
        self, client, here, django_assert_max_num_queries
    ):
        for number in range(20):
            make_service(here.pk, name=str(number))

        with django_assert_max_num_queries(10):
            client.get(HERE)


class TestHereBelowTheLadder:
    def test_what_nobody_checked_sinks_on_its_rung(self, client, here):
        make_service(here.pk, name="A oud", checked_on=date(2025, 1, 2))
        make_service(here.pk, name="B nieuw")
        make_service(here.pk, name="C een recht", kind=Kind.RIGHT, source="Wmo 2015")

        page = client.get(HERE).content.decode()

        assert page.index("B nieuw") < page.index("A oud") < page.index("C een recht")

    def test_a_law_is_unsure_until_somebody_looked_it_up(self, client, here):
        sure = {"source_seen": "x", "source_seen_on": date(2026, 1, 1), "source_seen_by": "y"}
        make_service(here.pk, kind=Kind.RIGHT, name="Een", source="Wet A")
        unsure = client.get(HERE).content.decode()
        here_too = apps.get_model("services.Service").objects
        here_too.update(**sure)

        told = "Wij zoeken nog uit of dit klopt."
        assert (told in unsure, told in client.get(HERE).content.decode()) == (True, False)


class TestKept:
    LIST = "/desk/services/"

    @pytest.fixture
    def gea(self, client, cast, here):
        client.force_login(cast[GEA])
        return client

    def test_shows_first_what_is_to_be_looked_at(self, gea, here):
        make_service(here.pk, name="In orde")
        make_service(here.pk, name="Oud", checked_on=date(2025, 1, 2))
        make_service(here.pk, name="Recht", kind=Kind.RIGHT, source="Wet A")
        make_service(here.pk, name="Gestopte", valid_to=date(2026, 1, 1))

        page = gea.get(self.LIST).content.decode()

        order = [page.index(f">{name}<") for name in ("Oud", "Recht", "In orde", "Gestopte")]
        assert order == sorted(order)
        assert "Nog te bevestigen." in page
        assert "Langer dan een half jaar geleden." in page

    @pytest.mark.parametrize(
        ("part", "told"),
        [
            ("confirm/", "Proef is vandaag nagekeken."),
            ("close/", "Inwoners zien Proef niet meer."),
            ("reopen/", "Inwoners zien Proef weer."),
        ],
    )
    def test_one_click_does_it_and_says_so(self, gea, here, part, told):
        service = make_service(here.pk, name="Proef")

        page = gea.post(f"{self.LIST}{service.id}/{part}", follow=True).content.decode()

        assert told in page

    def test_a_correction_is_what_residents_read(self, gea, here):
        service = make_service(here.pk, name="Proef")
        facts = {"name": "Proef", "provider": "Buren", "text": "Koffie.", "how": "Kom langs."}

        gea.post(f"{self.LIST}{service.id}/", {**facts, "domains": ["people", "money"]})

        page = gea.get(HERE).content.decode()
        assert "Kom langs." in page
        assert "Door:" in page

    def test_refuses_a_law_without_a_source(self, gea, here):
        service = make_service(here.pk, kind=Kind.RIGHT, source="Wet A")

        answer = gea.post(f"{self.LIST}{service.id}/law/", {"seen": ""})

        assert answer.status_code == 422
        assert "Schrijf op waar u keek." in answer.content.decode()

    def test_takes_a_few_queries_however_many_there_are(
        self, gea, here, django_assert_max_num_queries
    ):
        for number in range(20):
            make_service(here.pk, name=f"Nummer {number}")

        with django_assert_max_num_queries(15):
            gea.get(self.LIST)
