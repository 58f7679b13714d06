"""The tables of 2016 against a second derivation, from the printed text (`--source FILE`)."""

from pathlib import Path

import pytest

from naast.learning.inventory.printed import printed_round
from naast.learning.inventory.rules import tables
from naast.learning.inventory.rules.rounds import OF_PROVIDERS, Table
from naast.learning.inventory.tests.printed_text import derive

DATA = printed_round(name="2016")
NAMES = {one.slug: one.name for one in (*DATA.places, *DATA.providers)}


@pytest.fixture(scope="session")
def source(request):
    path = request.config.getoption("--source")
    if not path:
        pytest.skip("needs the printed text: pytest --source FILE")
    return Path(path).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def told(source):
    return derive(source)


@pytest.mark.parametrize("table", Table)
def test_each_list_names_whom_our_files_name_as_printed(told, table):
    ours = {code: [] for code in told.names[table]}
    for mark in DATA.marks:
        if mark.table is table:
            ours[mark.code].append(mark.printed_as)

    assert {code: sorted(names) for code, names in told.names[table].items()} == {
        code: sorted(names) for code, names in ours.items()
    }


@pytest.mark.parametrize("table", [table for table in Table if table not in OF_PROVIDERS])
def test_each_count_is_that_of_the_text(told, table):
    counted = tables.counts(data=DATA, table=table)

    assert {
        code: (
            len(told.subjects(table, code, inside=False)),
            len(told.subjects(table, code, inside=True)),
        )
        for code in told.names[table]
    } == {code: (one.as_printed, one.within_sample) for code, one in counted.items()}


@pytest.mark.parametrize("table", sorted(OF_PROVIDERS))
def test_each_count_of_organisations_is_that_of_the_text(told, table):
    counted = tables.counts(data=DATA, table=table)

    assert {code: len(set(names)) for code, names in told.names[table].items()} == {
        code: one.as_printed for code, one in counted.items()
    }


@pytest.mark.parametrize(("row", "column"), tables.CROSSED)
def test_each_cell_holds_whom_the_text_puts_there(told, row, column):
    ours = tables.cells(data=DATA, row=row, column=column)

    for code, line in ours.items():
        for other, who in line.items():
            both = told.subjects(row, code, inside=True) & told.subjects(column, other, inside=True)
            assert {NAMES[slug] for slug in who} == both, (code, other)


def test_the_response_is_that_of_the_text(told):
    assert (told.selected, told.without, told.described) == (35, 6, 29)
    assert told.selected - told.without == told.described == len(told.interviewed)
    assert DATA.response.selected == told.selected
    assert DATA.response.described == told.described
    assert DATA.response.reached == len(told.interviewed) + sum(told.interviewed.values())
    assert {place.name for place in DATA.places if place.in_sample} == told.sample()


def test_each_mark_stands_on_the_line_that_is_told(source):
    lines = source.split("\n")

    for mark in DATA.marks:
        there = " ".join(lines[mark.line - 1 : mark.line + 2])
        assert mark.printed_as in there, mark


def test_nobody_of_the_text_stands_in_our_files(source):
    people = {
        cell.strip()
        for row in source[source.index("Bijlage 3. Overzicht van geïnterviewde") :].split("\n")[3:]
        for number, cell in enumerate(row.split("\t"))
        if number in (1, 3) and cell.strip()
    }
    folder = Path(__file__).parents[1] / "data"
    ours = " ".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.csv"))

    assert len(people) > 50
    assert [name for name in people if name in ours] == []
