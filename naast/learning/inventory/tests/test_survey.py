"""What client organisations said in a survey of their own, beside the codes of a round."""

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from naast.learning.inventory import printed
from naast.learning.inventory.rules.rounds import CODES, OF_PROVIDERS, Table
from naast.learning.inventory.rules.survey import Item, Surveyed, side_by_side
from naast.learning.inventory.rules.tables import counts
from tests.cast import GEA

every_code = [(table, code) for table in Table for code in CODES[table]]


@given(st.lists(st.sampled_from(every_code), max_size=6))
def test_stands_beside_the_counts_of_the_tables_and_of_no_other(beside):
    data = printed.printed_round(name="2016")
    one = Surveyed(item=Item.NOT_BROAD, percent=28, section="1.3", line=201, beside=tuple(beside))

    [(told, found)] = side_by_side(data=data, surveyed=[one])

    assert told is one
    assert [(each.table, each.code) for each in found] == beside
    for each in found:
        assert each.named == counts(data=data, table=each.table)[each.code].within_sample
        assert (each.of is None) == (each.table in OF_PROVIDERS)
        assert each.of is None or each.named <= each.of == len(data.sample())


class TestPrinted:
    def test_every_judgement_has_its_line_and_only_codes_that_there_are(self):
        found = printed.survey(name="2016")

        assert {one.item: one.percent for one in found} == {
            Item.SUFFICIENT: 25,
            Item.NOT_INDEPENDENT: 30,
            Item.NOT_ACCESSIBLE: 34,
            Item.NOT_EXPERT: 22,
            Item.NOT_ALL_GROUPS: 36,
            Item.NOT_BROAD: 28,
        }
        assert all(one.line for one in found)
        assert {pair for one in found for pair in one.beside} <= set(every_code)

    def test_of_a_round_that_is_not_there_there_is_none(self):
        with pytest.raises(printed.NoSuchRound):
            printed.survey(name="1916")

    @pytest.mark.django_db
    @pytest.mark.req("R-368")
    def test_the_page_shows_both_with_what_keeps_them_apart(self, cast):
        client = Client()
        client.force_login(cast[GEA])

        with translation.override("nl"):
            said = client.get("/desk/inventory/printed/2016/").content.decode()

        survey = said[said.index('id="survey"') :]
        named = counts(data=printed.printed_round(name="2016"), table=Table.AMBITION)
        many = named["safeguard_independence"].within_sample
        for words in (
            "Niet onafhankelijk genoeg",
            "30%",
            f"{many} van 29 gemeenten",
            "Geen code gaat hierover.",
            "Andere mensen antwoordden",
        ):
            assert words in survey
