"""On paper: a leaflet of a zone, a complaint form, a slip for a code; read by poppler."""

from datetime import time

import pytest
from django.utils import timezone

from naast.core.paper.tests.look import look_at
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.models import MeetingPoint, WalkIn
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.supply.supporters.models import Card
from naast.supply.supporters.queries import faces
from naast.supply.supporters.rules import CardField, Kind, Mandate, Payer, Position
from naast.supply.supporters.tests.factories import make_offered
from tests.cast import BRAM, FOPPE, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

PAPER = "/wetterwald/papier/"
LEAFLET = PAPER + "folder/wetterkant/"
TODAY = timezone.localdate(NOON)
BOTH = sorted({CardField.NAME, CardField.PORTRAIT})


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def zone(cast):
    here = make_municipality(
        id=WETTERWALD, name="Wetterwâld", slug="wetterwald", phone="0800 555 01 23"
    )
    make_agreement(make_organisation(id=MEIDOORN, name="Skouder"), here.pk)
    zone = make_zone(here, name="Wetterkant", slug="wetterkant", postcodes=("9991",))
    point = MeetingPoint.objects.create(zone=zone, name="De Skuorre", address="Doarpsstrjitte 1")
    WalkIn.objects.create(
        point=point, weekday=2, starts=time(10), ends=time(12), valid_from=TODAY.replace(year=2025)
    )
    return zone


@pytest.fixture
def people(zone):
    sanne = make_offered(SANNE.user_id, name="Sanne Waterdal")
    bram = make_offered(
        BRAM.user_id, name="Bram Zandveen", kind=Kind.EXPERIENCE_EXPERT, payer=Payer.NOBODY
    )
    foppe = make_offered(
        FOPPE.user_id, name="Foppe Hoekstra", kind=Kind.MEITINKER, organisation_id=None,
        employer_municipality_id=WETTERWALD, position=Position.MUNICIPAL,
        payer=Payer.MUNICIPALITY, mandate=Mandate.GRANTS,
    )  # fmt: skip
    Card.objects.update(fields=BOTH, portrait="bun", on_paper=True)
    return {"sanne": sanne, "bram": bram, "foppe": foppe}


def names(zone, most=9):
    found = faces(municipality_id=WETTERWALD, zone_id=zone.pk, on=TODAY, most=most)
    return [one.name for one in found]


class TestFaces:
    @pytest.mark.req("R-257")
    def test_are_of_volunteers_and_professionals_alike(self, zone, people):
        assert names(zone) == ["Bram Zandveen", "Sanne Waterdal"]

    def test_are_only_of_who_said_yes_to_paper(self, zone, people):
        Card.objects.filter(supporter=people["sanne"]).update(on_paper=False)

        assert names(zone) == ["Bram Zandveen"]

    @pytest.mark.req("R-261")
    @pytest.mark.parametrize("taken_back", ["on_paper", "show_portrait", "show_shown_name"])
    def test_follow_her_own_yes_and_no(self, client, cast, zone, people, taken_back):
        client.force_login(cast[SANNE])
        yes = {
            "shown_name": "Sanne", "portrait": "bun-grey",
            "show_shown_name": "on", "show_portrait": "on", "on_paper": "on",
        }  # fmt: skip
        found = []

        for sent in (
            {**yes, "on_paper": ""},
            yes,
            {name: value for name, value in yes.items() if name != taken_back},
        ):
            assert client.post("/desk/my-card/", sent).status_code == 302
            found.append("Sanne" in names(zone))

        assert found == [False, True, False]

    def test_need_a_new_yes_once_it_was_taken_back(self, client, cast, zone, people):
        client.force_login(cast[SANNE])
        both = {
            "shown_name": "Sanne", "portrait": "bun-grey",
            "show_shown_name": "on", "show_portrait": "on",
        }  # fmt: skip

        client.post("/desk/my-card/", {**both, "on_paper": "on"})
        client.post("/desk/my-card/withdraw/")
        client.post("/desk/my-card/", both)

        assert "Sanne" not in names(zone)

    def test_are_gone_at_once_when_the_card_is(self, zone, people):
        Card.objects.filter(supporter=people["bram"]).delete()

        assert names(zone) == ["Sanne Waterdal"]

    def test_are_not_of_who_works_in_another_zone(self, zone, people):
        Card.objects.filter(supporter=people["bram"]).update(zone_ids=[zone.pk + 1])

        assert names(zone) == ["Sanne Waterdal"]


class TestLeaflet:
    def test_tells_who_when_and_whom_to_call(self, client, zone, people):
        seen = look_at(client.get(LEAFLET).content)

        assert seen.tagged
        assert (seen.title, seen.language) == ("Iemand die naast u staat", "nl")
        assert (seen.size, seen.pages) == ("419.528 x 595.276 pts", 1)
        assert all(seen.fonts.values())
        for words in (
            "Sanne Waterdal",
            "Bram Zandveen",
            "0800 555 01 23",
            "De Skuorre",
            "10.00–12.00",  # noqa: RUF001
        ):
            assert words in seen.text
        assert "Foppe" not in seen.text
        assert "Dinsdag" in seen.text

    def test_has_a_qr_code_that_is_told_to_who_hears_it(self, client, zone):
        assert "Figure" in look_at(client.get(LEAFLET).content).structure

    def test_is_there_in_english(self, client, zone):
        seen = look_at(client.get("/en" + LEAFLET).content)

        assert (seen.title, seen.language) == ("Somebody who stands beside you", "en")
        assert "Tuesday" in seen.text

    def test_fits_with_many_hours_and_no_people(self, client, zone):
        point = MeetingPoint.objects.get()
        WalkIn.objects.bulk_create(
            WalkIn(point=point, weekday=day, starts=time(h), ends=time(h + 1), valid_from=TODAY)
            for day in range(1, 8)
            for h in (9, 13)
        )

        assert look_at(client.get(LEAFLET).content).pages == 1

    @pytest.mark.req("R-026", "R-262")
    def test_of_one_point_tells_its_hours_and_no_others(self, client, zone, people):
        point = MeetingPoint.objects.get()
        other = MeetingPoint.objects.create(zone=zone, name="De Terp", address="Terpdyk 3")
        WalkIn.objects.create(
            point=other, weekday=4, starts=time(13), ends=time(15), valid_from=TODAY
        )

        seen = look_at(client.get(f"{LEAFLET}{point.pk}/").content)

        assert (seen.size, seen.pages, seen.tagged) == ("419.528 x 595.276 pts", 1, True)
        assert "De Skuorre, Wetterkant, Wetterwâld" in " ".join(seen.text.split())
        assert "Sanne Waterdal" in seen.text
        assert "Dinsdag" in seen.text
        assert "De Terp" not in seen.text
        assert "Donderdag" not in seen.text
        assert "De Terp" in look_at(client.get(LEAFLET).content).text

    @pytest.mark.parametrize("elsewhere", ["0", "99999999", "9" * 60])
    def test_of_a_point_that_is_not_there_is_not_there(self, client, zone, elsewhere):
        assert client.get(f"{LEAFLET}{elsewhere}/").status_code == 404

    def test_of_a_point_of_another_zone_is_not_there(self, client, zone):
        make_zone(zone.municipality, name="Buorren", slug="buorren")
        point = MeetingPoint.objects.get()

        assert client.get(f"{PAPER}folder/buorren/{point.pk}/").status_code == 404

    def test_of_a_zone_elsewhere_is_not_there(self, client, zone):
        assert client.get(PAPER + "folder/nergens/").status_code == 404


class TestBlank:
    @pytest.mark.parametrize(
        ("what", "title"),
        [
            ("plan", "Mijn plan voor het gesprek"),
            ("klacht", "Ik ben niet tevreden"),
            ("code", "Uw code"),
        ],
    )
    def test_is_tagged_and_holds_nobody(self, client, zone, what, title):
        answer = client.get(f"{PAPER}{what}/")
        seen = look_at(answer.content)

        assert seen.tagged
        assert (seen.title, seen.language) == (title, "nl")
        assert "no-store" in answer["Cache-Control"]

    def test_complaint_shows_both_routes_and_that_they_do_not_read_each_other(self, client, zone):
        text = " ".join(look_at(client.get(PAPER + "klacht/").content).text.split())

        assert "De gemeente leest het niet." in text
        assert "Uw ondersteuner leest het niet." in text

    def test_of_anything_else_is_not_there(self, client, zone):
        assert client.get(PAPER + "geheim/").status_code == 404

    def test_is_listed_with_the_leaflets(self, client, zone):
        page = client.get(PAPER).content.decode()

        point = f"{LEAFLET}{MeetingPoint.objects.get().pk}/"
        for path in (LEAFLET, point, PAPER + "plan/", PAPER + "klacht/", PAPER + "code/"):
            assert path in page
