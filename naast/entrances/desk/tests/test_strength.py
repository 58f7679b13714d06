"""What the zones are made of, and how many questions a year may bring."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from naast.learning.insight.rules import Period, Table
from naast.learning.insight.tests.factories import make_figures
from naast.supply.places.models import Municipality, ZoneFact
from naast.supply.places.rules import expected, per_thousand
from naast.supply.places.tests.factories import make_zone
from naast.support.people.tests.factories import make_ground
from tests.cast import CARLA, EMRE, FOPPE, GEA, HAVENSTAD, KARIN, STIJN, WETTERWALD

PAGE = "/desk/zones/wetterwald/strength/"
FACTS = f"{PAGE}wetterkant/"
COUNTS = st.lists(st.none() | st.integers(0, 400), max_size=8)


class TestExpected:
    @given(quarters=COUNTS)
    def test_holds_every_year_that_was_and_nothing_where_too_little_is_told(self, quarters):
        told = [one for one in quarters if one is not None]

        found = expected(quarters=quarters)

        assert (found is None) == (len(told) < 4)
        if found:
            low, high = found
            assert low <= 4 * min(told) <= 4 * max(told) <= high
            assert (low % 10, high % 10) == (0, 0)
            assert high - low - 4 * (max(told) - min(told)) < 20
            assert low <= 4 * sum(told) / len(told) <= high

    @given(quarters=st.lists(st.integers(0, 400), min_size=4, max_size=8), more=st.integers(0, 90))
    def test_more_questions_never_lower_it(self, quarters, more):
        before = expected(quarters=quarters)
        after = expected(quarters=[one + more for one in quarters])

        assert before[0] <= after[0]
        assert before[1] <= after[1]

    @given(quarters=COUNTS, population=st.integers(0, 90_000))
    def test_of_a_thousand_people_only_where_a_whole_year_is_told(self, quarters, population):
        found = per_thousand(quarters=quarters, population=population)

        whole = len(quarters) >= 4 and None not in quarters[:4] and population > 0
        assert (found is not None) == whole


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


@pytest.fixture
def zone():
    here = Municipality.objects.get(id=WETTERWALD)
    return make_zone(here, name="Wetterkant", slug="wetterkant", population=2000)


def page(client, cast, *, who=GEA):
    client.force_login(cast[who])
    return client.get(PAGE).content.decode()


def send(client, cast, *, who=GEA, path=FACTS, **fields):
    client.force_login(cast[who])
    return client.post(path, {"year": "2025", "source": "CBS", "over_75": "14", **fields})


class TestThePage:
    @pytest.mark.req("R-308")
    def test_tells_who_lives_there_what_they_asked_and_what_may_come(self, client, cast, zone):
        for quarter, many in enumerate((20, 25, 20, 30), start=1):
            make_figures(
                WETTERWALD,
                {Table.ZONE: {str(zone.pk): many}},
                period=Period(year=2025, quarter=quarter),
            )
        send(client, cast)

        shown = page(client, cast, who=EMRE)

        assert "Ouder dan 75: 14%" in shown
        assert "CBS" in shown
        assert "48" in shown  # 95 of 2000
        assert "80 tot 120" in shown

    def test_says_where_too_little_is_told(self, client, cast, zone):
        shown = page(client, cast)

        assert "nog niet te zeggen" in shown
        assert "nog niemand vulde dit in" in shown

    @pytest.mark.parametrize("who", [FOPPE, CARLA])
    def test_is_not_there_for_others(self, client, cast, zone, who):
        client.force_login(cast[who])

        assert client.get(PAGE).status_code == 404


class TestFacts:
    def test_come_in_the_place_of_those_of_the_same_year(self, client, cast, zone):
        send(client, cast, living_alone="40")
        send(client, cast, over_75="15")
        send(client, cast, year="2024", over_75="12")

        kept = ZoneFact.objects.filter(zone=zone).values_list("year", "kind", "percent")
        assert set(kept) == {(2025, "over_75", 15), (2024, "over_75", 12)}
        assert "Ouder dan 75: 15%" in page(client, cast)

    @pytest.mark.parametrize("wrong", [{"over_75": "140"}, {"year": "2999"}, {"source": " "}])
    def test_that_cannot_be_change_nothing(self, client, cast, zone, wrong):
        answer = send(client, cast, **wrong)

        assert answer.status_code == 422
        assert not ZoneFact.objects.exists()

    @pytest.mark.parametrize("who", [KARIN, EMRE, STIJN])
    def test_are_the_policy_officers_alone(self, client, cast, zone, who):
        assert send(client, cast, who=who).status_code == 404

    def test_of_another_municipality_are_not_hers(self, client, cast):
        there = make_zone(Municipality.objects.get(id=HAVENSTAD), name="Oost", slug="oost")

        answer = send(client, cast, path=f"/desk/zones/havenstad/strength/{there.slug}/")

        assert answer.status_code == 404
        assert not ZoneFact.objects.exists()
