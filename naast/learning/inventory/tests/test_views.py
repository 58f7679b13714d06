"""The pages of the rounds: what was printed, crossed, with what it cannot tell."""

import csv
import io

import pytest

from naast.learning.inventory.printed import printed_round
from naast.learning.inventory.rules import tables
from naast.learning.inventory.rules.rounds import CODES, Limit, Table
from tests.cast import CARLA, EMRE, GEA, MILA, NOUR, PETRA, SANNE

PRINTED = "/desk/inventory/printed/2016/"


@pytest.fixture
def page(client, cast):
    def look(actor=MILA, path=PRINTED, **asked):
        client.force_login(cast[actor])
        return client.get(path, asked)

    return look


def text(answer):
    return answer.content.decode()


class TestPrintedPage:
    def test_shows_each_count_of_the_tables(self, page):
        found = page().context["page"]

        for one in found["bars"]:
            counts = tables.counts(data=printed_round(name="2016"), table=Table(one["key"]))
            assert sorted(number for _, number in one["rows"]) == sorted(
                count.as_printed for count in counts.values()
            )

    @pytest.mark.req("R-355")
    def test_says_what_it_cannot_tell_above_and_at_the_figures(self, page):
        found = text(page())

        assert len(page().context["page"]["limits"]) == len(Limit)
        assert "Inwoners, cliëntenorganisaties en Wmo-raden zijn niet gevraagd." in found
        assert found.count("Niet genoemd is niet: niet aanwezig.") > len(Limit)

    def test_the_scheme_holds_every_municipality_once_and_who_is_moving(self, page):
        rows = page().context["page"]["scheme"]["rows"]
        names = [name for _, fields in rows for _, who in fields for name in who]

        assert len(names) == len(set(names)) == 29
        assert "Hengelo → 1" in names

    @pytest.mark.req("R-364")
    def test_crosses_any_two_features_with_names_behind_each_number(self, page):
        found = page(row="ambition", column="tip_municipality").context["page"]["matrix"]

        assert len(found["rows"]) == len(CODES[Table.AMBITION])
        for _, cells in found["rows"]:
            assert len(cells) == len(CODES[Table.TIP_MUNICIPALITY])
            assert all(number == len(who) for number, who in cells)
        connect = dict(found["rows"])["Organisaties verbinden"]
        assert connect[0] == (2, ["Apeldoorn", "Peel en Maas"])

    @pytest.mark.parametrize("asked", ["", "tip_provider", "nonsense", "%27--"])
    def test_what_cannot_be_crossed_gives_the_first_pair(self, page, asked):
        found = page(row=asked, column=asked).context["page"]["matrix"]

        assert len(found["rows"]) == len(CODES[Table.PROFILE])

    def test_keeps_doubts_in_sight(self, page):
        found = text(page())

        assert "Eén bevraagde onder twee namen" in found
        assert "Opsterland" in found
        assert "van 6 naar 1" in found
        assert "Ingrijpende verandering in het veld: 5 zoals gedrukt, 4 van de gemeenten" in found
        assert "Twijfel of onafhankelijk werken lukt: 1 ervan staat niet in de lijst" in found

    @pytest.mark.parametrize("actor", [NOUR, GEA, EMRE, CARLA])
    def test_is_the_same_for_everybody_who_works_on_it(self, page, actor):
        assert page(actor).context["page"] == page(MILA).context["page"]

    @pytest.mark.parametrize("actor", [SANNE, PETRA])
    def test_is_not_there_for_others(self, page, actor):
        assert page(actor).status_code == 404

    def test_a_round_that_was_never_printed_is_not_there(self, page):
        assert page(path="/desk/inventory/printed/2017/").status_code == 404


class TestSheet:
    def test_gives_a_table_crossed_with_names(self, page):
        answer = page(path=f"{PRINTED}tip_municipality_x_ambition.csv")
        rows = list(csv.DictReader(io.StringIO(text(answer).removeprefix("\N{BYTE ORDER MARK}"))))

        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        assert len(rows) == 3 * 6
        assert rows[2]["names"] == "Apeldoorn; Peel en Maas"

    def test_writes_nothing_that_a_spreadsheet_would_reckon_out(self, page):
        for name in ("counts", "marks", "doubts", "response"):
            lines = csv.reader(io.StringIO(text(page(path=f"{PRINTED}{name}.csv"))))
            assert not [cell for row in lines for cell in row if cell.startswith(("=", "+", "@"))]

    @pytest.mark.parametrize("name", ["people", "tip_provider_x_profile"])
    def test_another_is_not_there(self, page, name):
        assert page(path=f"{PRINTED}{name}.csv").status_code == 404
