"""Codes that were given elsewhere: each fault is told with its line, and nothing is half in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.learning.inventory.rules.importing import (
    MOST_FAULTS,
    MOST_LINES,
    Fault,
    Line,
    Wrong,
    by_place,
    read,
)
from naast.learning.inventory.rules.rounds import CODES, OF_MUNICIPALITIES, ONE_EACH, Table

TOWNS = {"Wetterwâld": "wetterwald", "Havenstad": "havenstad"}
RIGHT = st.sampled_from([
    {"municipality": name, "table": table.value, "code": code}
    for name in TOWNS
    for table in OF_MUNICIPALITIES
    for code in CODES[table]
])  # fmt: skip
ANY = st.fixed_dictionaries(
    {name: st.text(max_size=12) for name in ("municipality", "table", "code")}
)


def row(municipality="Havenstad", table="ambition", code="insight_in_use"):
    return {"municipality": municipality, "table": table, "code": code}


@given(st.lists(st.one_of(RIGHT, ANY), max_size=12))
def test_takes_all_lines_or_none(rows):
    lines, faults = read(rows=rows, municipalities=TOWNS)

    assert bool(lines) is not bool(faults)
    filled = [one for one in rows if any(text.strip() for text in one.values())]
    assert not lines or len(lines) == len(filled)
    assert all(fault.line == 0 or 2 <= fault.line <= len(rows) + 1 for fault in faults)


@given(st.lists(RIGHT, min_size=1, max_size=20))
def test_what_is_right_has_one_profile_and_one_role_of_each_and_no_code_twice(rows):
    lines, faults = read(rows=rows, municipalities=TOWNS)

    keys = [tuple(one.values()) for one in rows]
    single = [
        sum(one["municipality"] == name and one["table"] == table for one in rows)
        for name in {one["municipality"] for one in rows}
        for table in ONE_EACH
    ]
    assert bool(lines) is (len(set(keys)) == len(keys) and set(single) == {1})
    assert {fault.what for fault in faults} <= {Wrong.TWICE, Wrong.ONE_EACH, Wrong.MISSING}


@given(st.sets(st.sampled_from(sorted(CODES[Table.AMBITION]))), st.randoms())
def test_whatever_the_order_of_rows_a_place_holds_each_code_once(ambitions, random):
    rows = [row(code=code) for code in ambitions] + whole("Havenstad")
    random.shuffle(rows)

    lines, faults = read(rows=rows, municipalities=TOWNS)
    found = by_place(lines=lines)

    assert faults == []
    assert set(found) == {"havenstad"}
    assert set(found["havenstad"]) == set(OF_MUNICIPALITIES)
    assert set(found["havenstad"][Table.AMBITION]) == ambitions
    assert found["havenstad"][Table.PROFILE] == ("1",)
    assert found["havenstad"][Table.TIP_MUNICIPALITY] == ()


def whole(name):
    """Return what each municipality has at least."""
    return [row(name, "profile", "1"), row(name, "steering_role", "sets_conditions")]


def test_tells_each_fault_with_its_row():
    _, faults = read(
        rows=[
            row(),
            row(municipality="Nergens" * 20),
            row(table="tip_provider"),
            row(code="3"),
            row(),
            row(table="profile", code="1"),
            row(table="profile", code="2"),
            row(municipality=" "),
        ],
        municipalities=TOWNS,
    )

    assert faults == [
        Fault(line=2, what=Wrong.MISSING, found="steering_role"),
        Fault(line=3, what=Wrong.MUNICIPALITY, found=("Nergens" * 20)[:60]),
        Fault(line=4, what=Wrong.TABLE, found="tip_provider"),
        Fault(line=5, what=Wrong.CODE, found="3"),
        Fault(line=6, what=Wrong.TWICE, found="insight_in_use"),
        Fault(line=8, what=Wrong.ONE_EACH, found="2"),
        Fault(line=9, what=Wrong.EMPTY, found="municipality"),
    ]


def test_a_wrong_code_is_told_once_and_not_as_missing_too():
    rows = [row("Havenstad", "profile", "9"), row("Havenstad", "steering_role", "sets_conditions")]

    _, faults = read(rows=rows, municipalities=TOWNS)

    assert faults == [Fault(line=2, what=Wrong.CODE, found="9")]


def test_reads_names_whatever_their_case_and_slugs():
    rows = [*whole("WETTERWÂLD"), *whole("havenstad"), row("havenstad", "Ambition")]

    lines, faults = read(rows=rows, municipalities=TOWNS)

    assert faults == []
    assert {one.of for one in lines} == {"wetterwald", "havenstad"}
    assert lines[-1] == Line(of="havenstad", table=Table.AMBITION, code="insight_in_use")


@pytest.mark.parametrize("rows", [[], [row("", "", "")]])
def test_an_empty_file_says_so(rows):
    assert read(rows=rows, municipalities=TOWNS) == ([], [Fault(line=0, what=Wrong.NOTHING)])


def test_a_file_without_end_is_left():
    rows = (row() for _ in range(MOST_LINES + 1))

    assert read(rows=rows, municipalities=TOWNS)[1] == [Fault(line=0, what=Wrong.TOO_LONG)]


def test_tells_no_more_faults_than_somebody_reads():
    rows = [row(code="none") for _ in range(MOST_FAULTS + 1)]

    assert len(read(rows=rows, municipalities=TOWNS)[1]) == MOST_FAULTS
