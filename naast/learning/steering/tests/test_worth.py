"""What support costs and may be worth: who fills it in, who reads it, and what the page says."""

import csv
import io

import pytest
from django.test import Client
from django.utils import timezone

from naast.core.policy.walls import acting
from naast.learning.insight.rules import AGREE, MEDIAN, TOTAL, Period, Table
from naast.learning.insight.tests.factories import make_figures
from naast.learning.steering.actions import worth as actions
from naast.learning.steering.actions.worth import NotYours
from naast.learning.steering.models import Assumption, Spending
from naast.learning.steering.queries import worth as queries
from naast.learning.steering.rules.worth import Certainty, Effect, Part, Purse
from naast.learning.steering.tests.factories import make_ground
from tests.cast import CARLA, EMRE, GEA, NOON, STIJN, WETTERWALD

pytestmark = pytest.mark.django_db
URL = "/desk/steering/wetterwald/worth/"
SURE = {"source": "Jaarrekening 2025", "certainty": Certainty.SURE}
SUM = {"year": 2025, "purse": Purse.FORMAL, "euros": 180_000, **SURE}
NUMBERS = {"low": 10, "middle": 20, "high": 40, "of_year": 2025, **SURE}


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_ground()


def measured(hidden=None):
    """Publish four quarters of 2025, each with 20 helped by a volunteer and some without more."""
    for quarter in (1, 2, 3, 4):
        make_figures(
            WETTERWALD,
            {
                Table.OUTCOME: {
                    TOTAL: 60, "own_strength": 15, "volunteer": 20,
                    "for_everyone": hidden if quarter == 1 else 10,
                },
                Table.GOT_FURTHER: {TOTAL: 40, AGREE: 30},
                Table.WAITING: {MEDIAN: 2 + quarter},
            },
            period=Period(year=2025, quarter=quarter),
        )  # fmt: skip


def assumed(effect=Effect.VOLUNTEER, part=Part.PRICE, **facts):
    with acting(GEA):
        return actions.assume(
            actor=GEA, municipality_id=WETTERWALD, effect=effect, part=part, **NUMBERS | facts
        )


def spent(**facts):
    with acting(GEA):
        return actions.write_spending(actor=GEA, municipality_id=WETTERWALD, **SUM | facts)


def look(cast, who, path=URL):
    client = Client()
    client.force_login(cast[who])
    return client.get(path)


class TestWriting:
    @pytest.mark.req("R-223")
    def test_a_sum_and_an_assumption_take_the_place_of_before(self):
        spent()
        spent(euros=190_000)
        assumed()
        assumed(high=50)

        assert Spending.objects.get().euros == 190_000
        assert Assumption.objects.get().high == 50

    def test_is_for_who_steers_there_alone(self):
        for who in (EMRE, STIJN, CARLA):
            with acting(who), pytest.raises(NotYours):
                actions.write_spending(actor=who, municipality_id=WETTERWALD, **SUM)
            with acting(who), pytest.raises(NotYours):
                actions.assume(
                    actor=who, municipality_id=WETTERWALD, effect=Effect.VOLUNTEER,
                    part=Part.PRICE, **NUMBERS,
                )  # fmt: skip
            with acting(who), pytest.raises(NotYours):
                actions.leave_out(actor=who, municipality_id=WETTERWALD, effect=Effect.VOLUNTEER)
            with acting(who):
                assert queries.spending(actor=who, verb="write").count() == 0

    def test_what_is_left_out_is_gone_and_the_rest_stays(self):
        assumed()
        assumed(effect=Effect.NO_OBJECTION)

        with acting(GEA):
            actions.leave_out(actor=GEA, municipality_id=WETTERWALD, effect=Effect.VOLUNTEER)

        assert [one.effect for one in Assumption.objects.all()] == [Effect.NO_OBJECTION]


class TestThePage:
    @pytest.mark.req("R-223")
    def test_says_what_it_costs_and_between_what_it_may_be_worth_and_what_is_no_cause(self, cast):
        measured()
        spent()
        assumed(part=Part.SHARE, low=20, middle=40, high=60)
        assumed(part=Part.PRICE, low=500, middle=2000, high=5000, certainty=Certainty.NOT_VERIFIED)

        said = look(cast, GEA).content.decode()

        # 72 to 88 helped on by a volunteer: 72 x 20% x 500 = 7,200, 80 x 40% x 2,000 = 64,000,
        # 88 x 60% x 5,000 = 264,000.
        assert "€\N{NO-BREAK SPACE}180.000" in said
        assert "€\N{NO-BREAK SPACE}7.200 tot €\N{NO-BREAK SPACE}270.000" in said
        assert "€\N{NO-BREAK SPACE}64.000" in said
        assert "72 tot 88, waarschijnlijk 80" in said
        assert "Wat samengaat, is nog geen oorzaak." in said
        assert "artikel 2.2.4" in said
        for how in ("Gemeten", "Geschat", "Niet te meten"):
            assert how in said

    @pytest.mark.req("R-223", "R-340")
    def test_is_the_same_for_the_client_council_which_changes_nothing(self, cast):
        measured()
        spent()
        assumed()

        said = look(cast, EMRE).content.decode()

        assert "€\N{NO-BREAK SPACE}180.000" in said
        assert "/worth/volunteer/" not in said
        assert look(cast, EMRE, URL + "spent/").status_code == 404
        assert look(cast, EMRE, URL + "volunteer/price/").status_code == 404

    def test_is_for_nobody_else(self, cast):
        for who in (CARLA, STIJN):
            assert look(cast, who).status_code == 404
            assert look(cast, who, "/desk/steering/wetterwald/worth.csv").status_code == 404

    def test_counts_nothing_that_is_hidden_and_says_so(self, cast):
        measured(hidden=None)

        said = look(cast, GEA).content.decode()

        assert "1 cijfer is verborgen en telt niet mee." in said
        # 4 x 15 own strength and 3 x 10 for everybody; seven figures, two off at most each.
        assert "76 tot 104, waarschijnlijk 90" in said

    def test_tells_got_further_and_waiting_and_never_in_euros(self, cast):
        measured()
        assumed(effect=Effect.GOT_FURTHER, part=Part.PRICE)

        said = look(cast, GEA).content.decode()

        assert "112 tot 128, waarschijnlijk 120" in said
        assert "3 tot 6 dagen" in said
        assert look(cast, GEA, URL + "got_further/price/").status_code == 404
        assert "nog niets ingevuld" in said

    def test_marks_a_price_of_long_ago_and_one_that_nobody_verified(self, cast):
        measured()
        assumed(of_year=2011, certainty=Certainty.NOT_VERIFIED)

        said = look(cast, GEA).content.decode()

        assert "Het jaar is lang geleden of niet bekend." in said
        assert "Ergens gevonden, niet nagekeken" in said

    def test_is_there_with_nothing_in_it(self, cast):
        answer = look(cast, GEA)

        assert answer.status_code == 200
        assert "nog niets ingevuld" in answer.content.decode()

    def test_asks_few_queries(self, cast, django_assert_max_num_queries):
        measured()
        spent()
        assumed()
        client = Client()
        client.force_login(cast[GEA])

        with django_assert_max_num_queries(15):
            assert client.get(URL).status_code == 200

    def test_is_found_from_steering_and_from_ambitions(self, cast):
        for who in (GEA, EMRE):
            assert URL in look(cast, who, "/desk/steering/").content.decode()
            assert URL in look(cast, who, "/desk/ambitions/").content.decode()
        assert URL not in look(cast, CARLA, "/desk/ambitions/").content.decode()


class TestForms:
    def test_of_a_price_shows_what_others_told_with_how_sure_it_is(self, cast):
        said = look(cast, GEA, URL + "volunteer/price/").content.decode()

        assert "Meppelvoorelkaar" in said
        assert "Ergens gevonden, niet nagekeken" in said

    def test_refuse_a_middle_outside_low_and_high(self, cast):
        client = Client()
        client.force_login(cast[GEA])

        answer = client.post(
            URL + "volunteer/share/",
            {"low": 30, "middle": 20, "high": 10, "source": "x", "certainty": "guess"},
        )

        assert answer.status_code == 422
        assert "Dit is minder dan" in answer.content.decode()
        assert not Assumption.objects.exists()

    def test_bring_back_what_stood_there(self, cast):
        spent()
        assumed(low=13)

        assert (
            'value="180000"'
            in look(cast, GEA, URL + "spent/?year=2025&purse=formal").content.decode()
        )
        assert 'value="13"' in look(cast, GEA, URL + "volunteer/price/").content.decode()
        for year in ("²025", "9" * 30, "x", "0000"):
            assert look(cast, GEA, f"{URL}spent/?year={year}&purse=formal").status_code == 200

    def test_know_no_other_effects(self, cast):
        for path in ("spent/x/", "volunteer/worth/", "volunteer/count/", "nothing/price/"):
            assert look(cast, GEA, URL + path).status_code == 404


@pytest.mark.req("R-223")
def test_the_file_for_a_spreadsheet_holds_every_number_with_its_source(cast):
    measured()
    spent(source="=HYPERLINK(1)")
    assumed(part=Part.SHARE, low=20, middle=40, high=60)
    assumed(part=Part.PRICE, low=500, middle=2000, high=5000, certainty=Certainty.NOT_VERIFIED)

    answer = look(cast, EMRE, "/desk/steering/wetterwald/worth.csv?year=2025")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "geen oorzaak" in rows[0][0]
    assert "'=HYPERLINK(1)" in [cell for row in rows for cell in row]
    worth = [row[3:6] for row in rows if row[0] == "Kan opleveren, in euro's"]
    assert worth == [["7200", "64000", "270000"]] * 2  # of the one effect, and of all together
