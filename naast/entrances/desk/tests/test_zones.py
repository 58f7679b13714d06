"""The zones: names for who leads, words and hidden numbers for the others, borders by file."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from naast.supply.places.models import Municipality, ZoneBorder
from naast.supply.places.tests.factories import make_border, make_walk_in, make_zone
from naast.supply.supporters.models import PoolRecord
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_supporter
from naast.support.decisions.tests.factories import make_running_matter
from naast.support.matching.tests.factories import make_question
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import (
    BRAM,
    CARLA,
    EMRE,
    FOPPE,
    GEA,
    HANNA,
    KARIN,
    LEO,
    RINSKE,
    SANNE,
    STIJN,
    WETTERWALD,
)
from tests.counting import statements

PAGE = "/desk/zones/"
BORDERS = "/desk/zones/wetterwald/borders/"
MOST_QUERIES = 14
NAMED = ("Foppe", "Leo")


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


@pytest.fixture
def zone():
    return make_zone(Municipality.objects.get(id=WETTERWALD), name="Wetterkant", slug="wetterkant")


@pytest.fixture
def foppe(zone):
    return make_supporter(FOPPE.user_id, kind=Kind.MEITINKER, zone_ids=[zone.pk])


def page(client, cast, *, who=KARIN, path=PAGE):
    client.force_login(cast[who])
    return client.get(path).content.decode()


def send(client, cast, *features, who=GEA, **more):
    client.force_login(cast[who])
    raw = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    held = {"borders": SimpleUploadedFile("wijken.geojson", raw), "source": "CBS", **more}
    return client.post(BORDERS, held)


def area_of(name):
    ring = [[190000, 560000], [191000, 560000], [191000, 561000], [190000, 560000]]
    return {
        "type": "Feature",
        "properties": {"naam": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


class TestTheTeamLeader:
    @pytest.mark.req("R-291", "R-292")
    def test_reads_who_works_where_and_is_warned_outside_one_to_three(self, client, cast, foppe):
        make_zone(foppe.employer_municipality, name="Buorren")
        make_supporter(LEO.user_id, kind=Kind.MEITINKER)

        shown = page(client, cast)

        assert "1 wijk heeft niet een tot drie meitinkers" in shown
        assert "Foppe" in shown.partition("Wetterkant<small>")[2].partition("</tr>")[0]
        assert "niemand" in shown.partition("Buorren<small>")[2].partition("</tr>")[0]
        assert "Leo" in shown.partition("Gaat waar het nodig is")[2]

    def test_is_warned_of_four(self, client, cast, foppe, zone):
        for user in (LEO, KARIN, STIJN):
            make_supporter(user.user_id, kind=Kind.MEITINKER, zone_ids=[zone.pk])

        shown = page(client, cast)

        assert "4 meitinkers" in shown
        assert "niet een tot drie meitinkers" in shown

    @pytest.mark.req("R-294")
    def test_reads_for_how_many_nobody_came_within_a_week(self, client, cast, zone, foppe):
        now = timezone.now()  # noqa: TID251 (views go by the clock on the wall)
        ago = {days: now - timedelta(days=days) for days in (1, 20)}
        for days, visited in ((20, None), (20, ago[1]), (1, None)):
            matter = make_running_matter(FOPPE.user_id, notified_at=ago[days])
            type(matter).objects.filter(pk=matter.pk).update(zone=zone, first_visit_at=visited)

        assert "1 langer dan een week zonder bezoek" in page(client, cast)

    def test_gives_a_meitinker_her_zones(self, client, cast, zone, foppe):
        other = make_zone(zone.municipality, name="Buorren")
        client.force_login(cast[KARIN])

        answer = client.post(f"/desk/zones/worker/{foppe.pk}/", {"zones": [other.pk]})

        assert answer.headers["Location"] == PAGE
        assert PoolRecord.objects.get(pk=foppe.pk).zone_ids == [other.pk]

    def test_sees_nothing_of_the_house_of_support(self, client, cast, zone):
        make_supporter(SANNE.user_id, zone_ids=[zone.pk])
        make_question(make_person(), BRAM.user_id, zone=zone)

        shown = page(client, cast)

        assert "Sanne" not in shown
        assert "niemand" in shown


class TestThePolicyOfficer:
    @pytest.mark.parametrize("who", [GEA, EMRE])
    def test_reads_words_and_no_names(self, client, cast, foppe, who):
        shown = page(client, cast, who=who)

        assert "een tot drie" in shown
        assert not [name for name in NAMED if name in shown]
        assert "Nu open" not in shown
        assert "te weinig om te tonen" in shown

    @pytest.mark.req("R-097")
    def test_brings_borders_that_are_then_drawn(self, client, cast, zone):
        answer = send(client, cast, area_of("WETTERKANT"))

        assert answer.headers["Location"] == f"{PAGE}?town=wetterwald"
        assert ZoneBorder.objects.get().zone_id == zone.pk
        assert 'Grenzen van: <span lang="nl">CBS' in page(client, cast, who=EMRE)

    def test_reads_what_is_wrong_and_nothing_is_kept(self, client, cast, zone):
        answer = send(client, cast, area_of("Wetterkant"), area_of("<script>alert(1)</script>"))

        shown = answer.content.decode()
        assert answer.status_code == 422
        assert "Nummer 2 in het bestand" in shown
        assert "&lt;script&gt;" in shown
        assert "<script>alert" not in shown
        assert 'value="CBS"' in shown
        assert not ZoneBorder.objects.exists()

    def test_reads_twenty_faults_and_how_many_more(self, client, cast, zone):
        shown = send(client, cast, *[area_of(f"Ergens {n}") for n in range(25)]).content.decode()

        assert "En nog 5." in shown
        assert "Ergens 19" in shown
        assert "Ergens 20" not in shown

    def test_goes_back_to_tiles(self, client, cast, zone):
        make_border(zone)
        client.force_login(cast[GEA])

        client.post(BORDERS, {"drop": "1"})

        assert not ZoneBorder.objects.exists()
        assert "Getekend als tegels" in page(client, cast, who=GEA)

    @pytest.mark.parametrize("who", [KARIN, EMRE, STIJN, FOPPE, CARLA])
    def test_alone_brings_borders(self, client, cast, zone, who):
        assert send(client, cast, area_of("Wetterkant"), who=who).status_code == 404


@pytest.mark.parametrize("who", [FOPPE, RINSKE, CARLA, SANNE, LEO])
def test_is_not_there_for_others(client, cast, zone, who):
    client.force_login(cast[who])

    assert client.get(PAGE).status_code == 404
    assert HANNA not in cast


def test_a_municipality_without_zones_is_told_so(client, cast):
    assert "nog geen wijken" in page(client, cast)


def test_asks_few_queries_however_many_zones(client, cast, zone, foppe):
    for nth in range(5):
        other = make_zone(zone.municipality, name=f"Wijk {nth}")
        make_walk_in(other)
        make_border(other)
        make_running_matter(FOPPE.user_id)
    client.force_login(cast[KARIN])

    with CaptureQueriesContext(
        connection,
    ) as caught:
        client.get(PAGE)

    assert len(statements(caught)) <= MOST_QUERIES
