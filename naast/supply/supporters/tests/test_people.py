"""Pages of who leads workers: who may be offered, what was seen, what is asked."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.models import Requirement, SeenItem
from naast.supply.supporters.rules import Item, Kind
from naast.supply.supporters.tests.factories import (
    make_declaration,
    make_requirement,
    make_screening,
    make_supporter,
)
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    FOPPE,
    KARIN,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    TINEKE,
    WETTERWALD,
)

pytestmark = pytest.mark.django_db

PEOPLE, ASKED = "/desk/people/", "/desk/people/asked/"
LONG = date(2035, 1, 1)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def sanne(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    make_organisation(id=LINDE)
    return make_supporter(SANNE.user_id)


@pytest.fixture
def carla(client, cast, sanne):
    client.force_login(cast[CARLA])
    return client


def in_order(worker):
    make_screening(worker, vog_until=LONG)
    make_declaration(worker)
    return worker


class TestPeople:
    @pytest.mark.req("R-161")
    def test_puts_first_who_may_not_be_offered_and_says_what_is_amiss(self, carla, sanne):
        in_order(sanne)
        bram = make_supporter(BRAM.user_id)
        make_screening(bram, vog_until=date(2026, 11, 1))
        make_declaration(bram)

        page = carla.get(PEOPLE).content.decode()

        assert page.index("Bram") < page.index("Sanne")
        assert "1 persoon krijgt nu geen nieuwe vragen." in page

    def test_is_alarmed_when_nobody_is_left(self, carla, sanne):
        make_screening(sanne)

        assert (
            "Niemand van uw mensen krijgt nu nieuwe vragen." in carla.get(PEOPLE).content.decode()
        )

    def test_tells_what_lapses_within_sixty_days(self, carla, sanne):
        make_screening(sanne, vog_until=date(2026, 12, 24))
        make_declaration(sanne)

        assert "24 december 2026" in carla.get(PEOPLE).content.decode()

    def test_shows_nobody_of_another_organisation(self, client, cast, sanne):
        make_supporter(DIRK.user_id, organisation_id=LINDE)
        client.force_login(cast[TINEKE])

        page = client.get(PEOPLE).content.decode()

        assert "Dirk" in page
        assert "Sanne" not in page

    def test_asks_no_more_of_the_database_for_more_people(
        self, carla, sanne, django_assert_max_num_queries
    ):
        in_order(sanne)
        in_order(make_supporter(BRAM.user_id))

        with django_assert_max_num_queries(15):
            carla.get(PEOPLE)


class TestPapers:
    def test_keeps_that_it_was_seen_and_by_whom(self, carla, sanne):
        make_screening(sanne, vog_until=None)
        sent = {"item": "vog", "seen_on": "2026-11-08", "valid_until": "8-11-2029"}

        page = carla.post(f"{PEOPLE}{sanne.pk}/", sent, follow=True).content.decode()

        look = SeenItem.objects.get(item=Item.VOG)
        assert (look.seen_by_id, look.seen_on) == (CARLA.user_id, date(2026, 11, 8))
        assert "8 november 2029" in page

    @pytest.mark.parametrize(
        "sent",
        [
            {},
            {"item": "declaration", "seen_on": "2026-11-08"},
            {"item": "vog", "seen_on": "2026-11-10"},
            {"item": "vog", "seen_on": "2026-11-08", "valid_until": "2026-11-08"},
        ],
    )
    def test_keeps_nothing_that_cannot_be(self, carla, sanne, sent):
        make_screening(sanne, vog_until=None, code_signed_on=None)

        answer = carla.post(f"{PEOPLE}{sanne.pk}/", sent)

        assert answer.status_code == 422
        assert not SeenItem.objects.exists()

    def test_tells_herself_what_was_seen(self, client, cast, sanne):
        make_screening(sanne, vog_until=LONG)
        client.force_login(cast[SANNE])

        assert "1 januari 2035" in client.get("/desk/my-card/").content.decode()


class TestAsked:
    def sent(self, **fields):
        defaults = {
            "employer": f"{MEIDOORN}-0",
            "kind": "formal",
            "item": "register",
            "needed": "yes",
            "months": "60",
            "from_on": "2026-12-01",
            "source": "Kwaliteitskader, punt 4",
        }
        return {**defaults, **fields}

    def test_writes_a_version_and_shows_it_with_its_source(self, carla, sanne):
        page = carla.post(ASKED, self.sent(), follow=True).content.decode()

        row = Requirement.objects.get()
        assert (row.item, row.months, row.organisation_id) == (Item.REGISTER, 60, MEIDOORN)
        assert "nodig vanaf 1 december 2026" in page
        assert "Kwaliteitskader, punt 4" in page

    def test_shows_an_earlier_version_beside_the_one_in_force(self, carla, sanne):
        before = NOON.date() - timedelta(days=30)
        make_requirement(sanne, Item.INTERVISION, months=12)
        make_requirement(sanne, Item.INTERVISION, months=6, from_on=before)

        page = carla.get(ASKED).content.decode()

        assert "geldt 6 maanden" in page
        assert "een eerdere versie" in page

    @pytest.mark.parametrize(
        "wrong",
        [
            {"employer": f"{LINDE}-0"},
            {"from_on": "2026-11-08"},
            {"months": "0"},
            {"months": "121"},
            {"source": ""},
        ],
    )
    def test_keeps_nothing_that_cannot_be(self, carla, sanne, wrong):
        assert carla.post(ASKED, self.sent(**wrong)).status_code == 422
        assert not Requirement.objects.exists()


def test_the_team_leader_sees_who_works_for_the_municipality(client, cast, sanne):
    foppe = in_order(make_supporter(FOPPE.user_id, kind=Kind.MEITINKER))
    client.force_login(cast[KARIN])

    page = client.get(PEOPLE).content.decode()

    assert "Foppe" in page
    assert "Sanne" not in page
    assert client.get(f"{PEOPLE}{foppe.pk}/").status_code == 200
    assert "Wetterw" in client.get(ASKED).content.decode()
