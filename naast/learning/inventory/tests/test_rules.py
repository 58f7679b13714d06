"""Tables of a round: what must hold of any, and what was printed in 2016."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.learning.inventory.printed import NoSuchRound, names, printed_round
from naast.learning.inventory.rules import tables
from naast.learning.inventory.rules.rounds import (
    CODES,
    OF_MUNICIPALITIES,
    OF_PROVIDERS,
    ONE_EACH,
    SUBCODES,
    Limit,
    Mark,
    Table,
)
from naast.learning.inventory.rules.tables import Count, Doubt
from naast.learning.inventory.tests.factories import rounds

PRINTED = printed_round(name="2016")
PAIRS = st.tuples(st.sampled_from(OF_MUNICIPALITIES), st.sampled_from(OF_MUNICIPALITIES))


def printed(table):
    return [one.as_printed for one in tables.counts(data=PRINTED, table=table).values()]


def slugs(kind):
    return [one.slug for one in tables.doubts(data=PRINTED) if one.kind is kind]


class TestAnyRound:
    @given(rounds())
    def test_never_counts_more_in_the_sample_than_in_print(self, data):
        for table in Table:
            for one in tables.counts(data=data, table=table).values():
                assert 0 <= one.within_sample <= one.as_printed

    @given(rounds(), st.randoms(use_true_random=False))
    def test_counts_the_same_in_any_order_and_however_often_written(self, data, shuffle):
        marks = [*data.marks, *data.marks]
        shuffle.shuffle(marks)

        assert tables.as_json(data=replace(data, marks=tuple(marks))) == tables.as_json(data=data)

    @given(rounds(), PAIRS)
    def test_a_cross_table_turned_is_the_other_one(self, data, pair):
        row, column = pair

        there = tables.cross(data=data, row=row, column=column)
        back = tables.cross(data=data, row=column, column=row)

        assert list(there) == list(CODES[row])
        assert {a: {b: back[b][a] for b in back} for a in there} == there

    @given(rounds(), PAIRS)
    def test_a_row_of_what_one_has_once_adds_up_to_no_more_than_its_count(self, data, pair):
        row, column = pair
        counts = tables.counts(data=data, table=row)

        for code, line in tables.cross(data=data, row=row, column=column).items():
            assert max(line.values()) <= counts[code].within_sample
            if column in ONE_EACH:
                assert sum(line.values()) <= counts[code].within_sample

    @given(rounds(), st.sampled_from(OF_MUNICIPALITIES))
    def test_a_table_crossed_with_itself_has_its_counts_on_the_diagonal(self, data, table):
        found = tables.cross(data=data, row=table, column=table)

        assert {code: line[code] for code, line in found.items()} == {
            code: one.within_sample for code, one in tables.counts(data=data, table=table).items()
        }

    @given(rounds(), st.sampled_from(OF_MUNICIPALITIES))
    def test_each_of_the_sample_stands_at_one_number(self, data, table):
        found = tables.per_number(data=data, table=table)
        total = sum(number * len(who) for number, who in found.items())

        assert sorted(slug for who in found.values() for slug in who) == sorted(data.sample())
        assert total == sum(
            one.within_sample for one in tables.counts(data=data, table=table).values()
        )

    @given(rounds())
    def test_a_place_outside_the_sample_is_doubted_when_coded_and_in_no_cell(self, data):
        outside = {place.slug for place in data.places if not place.in_sample}
        cells = tables.cells(data=data, row=Table.PROFILE, column=Table.STEERING_ROLE)

        assert not outside & {s for line in cells.values() for who in line.values() for s in who}

    def test_municipalities_and_organisations_cannot_be_crossed(self):
        with pytest.raises(ValueError, match="tip_provider"):
            tables.cells(data=PRINTED, row=Table.PROFILE, column=Table.TIP_PROVIDER)


class TestPrinted:
    """The numbers of the printed text, written here by hand."""

    @pytest.mark.req("R-357")
    def test_profiles(self):
        assert printed(Table.PROFILE) == [8, 3, 9, 4, 0, 5]

    @pytest.mark.req("R-358")
    def test_views_on_independence(self):
        assert printed(Table.INDEPENDENCE_VIEW) == [4, 3, 2, 5, 6]

    @pytest.mark.req("R-359")
    def test_steering_roles(self):
        assert printed(Table.STEERING_ROLE) == [7, 15, 7]

    @pytest.mark.req("R-360")
    def test_ambitions_of_which_one_is_of_a_municipality_that_was_not_interviewed(self):
        found = tables.counts(data=PRINTED, table=Table.AMBITION)

        assert printed(Table.AMBITION) == [5, 8, 6, 6, 11, 12]
        assert found["radical_change"] == Count(as_printed=5, within_sample=4)
        assert [c for c, one in found.items() if one.as_printed != one.within_sample] == [
            "radical_change"
        ]

    def test_the_radical_ambition_has_two_kinds(self):
        assert tables.subcounts(data=PRINTED, table=Table.AMBITION, code="radical_change") == {
            "financing_system": Count(as_printed=3, within_sample=3),
            "new_provider": Count(as_printed=2, within_sample=1),
        }

    @pytest.mark.req("R-361")
    def test_bottlenecks(self):
        assert printed(Table.BOTTLENECK_MUNICIPALITY) == [5, 9, 6]
        assert printed(Table.BOTTLENECK_PROVIDER) == [2, 8, 3, 4, 6, 3]

    @pytest.mark.req("R-362")
    def test_tips(self):
        assert printed(Table.TIP_MUNICIPALITY) == [7, 4, 5]
        assert printed(Table.TIP_PROVIDER) == [11, 8, 2]

    @pytest.mark.req("R-363")
    def test_response(self):
        response = PRINTED.response

        assert (response.selected, response.described) == (35, 29)
        assert response.selected - response.described == 6
        assert (response.planned, response.reached) == (35 * 3, 29 + 36)

    def test_every_municipality_has_one_profile_and_one_role(self):
        for table in ONE_EACH:
            assert list(tables.per_number(data=PRINTED, table=table)) == [0, 1]
            assert tables.per_number(data=PRINTED, table=table)[0] == ()

    @pytest.mark.req("R-365")
    def test_what_is_spelt_otherwise_is_one_and_keeps_what_was_printed(self):
        zaandam = [mark for mark in PRINTED.marks if mark.printed_as == "Zaandam"]

        assert [mark.subject for mark in zaandam] == ["zaanstad"]
        assert "zaanstad" in slugs(Doubt.SPELT_OTHERWISE)

    @pytest.mark.req("R-366")
    def test_what_was_coded_and_not_interviewed_is_told(self):
        assert slugs(Doubt.PLACE_NOT_INTERVIEWED) == ["eindhoven", "helmond"]
        assert slugs(Doubt.PROVIDER_NOT_INTERVIEWED) == [
            "kbo-kring-helmond",
            "mee-zuid-holland-noord",
            "mee-zuidoost-brabant",
        ]

    def test_one_respondent_under_two_names_is_told(self):
        assert slugs(Doubt.TWO_NAMES) == ["mee-friesland", "smallingerland"]

    @pytest.mark.req("R-351")
    def test_who_moves_counts_where_it_is(self):
        moving = [one for one in tables.doubts(data=PRINTED) if one.kind is Doubt.MOVING]
        members = tables.members(data=PRINTED, table=Table.PROFILE, within_sample=True)

        assert [(one.slug, one.printed) for one in moving] == [("hengelo", ("6", "1"))]
        assert "hengelo" in members["6"]
        assert "hengelo" not in members["1"]

    def test_every_mark_has_a_code_and_a_line_and_a_subject_that_is_known(self):
        known = {one.slug for one in (*PRINTED.places, *PRINTED.providers)}

        for mark in PRINTED.marks:
            assert mark.code in CODES[mark.table]
            assert not mark.subcode or mark.subcode in SUBCODES[mark.table, mark.code]
            assert mark.subject in known
            assert mark.line > 0
            assert mark.section

    def test_every_limit_is_told_with_its_line(self):
        assert set(PRINTED.limits) == set(Limit)
        assert all(PRINTED.limits.values())

    @pytest.mark.req("R-356", "R-367")
    def test_the_expert_meeting_is_organisations_with_a_number(self):
        assert sum(one.number for one in PRINTED.attendees) == 43
        assert {one.name for one in PRINTED.attendees if one.place == "zaanstad"} == {
            "Gemeente Zaanstad"
        }

    def test_no_other_round_was_printed(self):
        assert names() == ["2016"]
        with pytest.raises(NoSuchRound):
            printed_round(name="../2016")


class TestJson:
    def test_its_keys_stay_as_they_are(self):
        told = tables.as_json(data=PRINTED)

        assert list(told) == [*(table.value for table in Table), "cross", "response"]
        assert list(told["cross"]) == [
            "profile×steering_role",
            "profile×independence_view",
            "profile×ambition",
            "profile×bottleneck_municipality",
            "profile×tip_municipality",
            "steering_role×independence_view",
            "steering_role×ambition",
        ]
        assert list(told["response"]) == ["selected", "described", "planned", "reached"]
        for table in Table:
            assert list(told[table]) == list(CODES[table])

    def test_an_object_stands_only_where_print_and_sample_differ(self):
        told = tables.as_json(data=PRINTED)
        objects = {
            (table.value, code): value
            for table in Table
            for code, value in told[table].items()
            if not isinstance(value, int)
        }

        assert objects == {("ambition", "radical_change"): {"as_printed": 5, "within_sample": 4}}

    def test_every_cell_of_a_cross_table_is_there(self):
        for name, table in tables.as_json(data=PRINTED)["cross"].items():
            row, column = (Table(one) for one in name.split("×"))

            assert list(table) == list(CODES[row])
            assert all(list(line) == list(CODES[column]) for line in table.values())

    def test_a_new_mark_outside_the_sample_makes_it_an_object(self):
        mark = Mark(table=Table.STEERING_ROLE, code="sets_conditions", subject="eindhoven")

        told = tables.as_json(data=replace(PRINTED, marks=(*PRINTED.marks, mark)))

        assert told["steering_role"]["sets_conditions"] == {"as_printed": 16, "within_sample": 15}


def test_the_tables_of_providers_are_those_of_organisations():
    for mark in PRINTED.marks:
        known = PRINTED.providers if mark.table in OF_PROVIDERS else PRINTED.places
        assert mark.subject in {one.slug for one in known}
