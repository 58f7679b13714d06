"""Files that somebody brings: CSV of either kind, a spreadsheet, and what is neither."""

import io
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl import Workbook

from naast.learning.inventory.incoming import MOST_PARTS, MOST_UNFOLDED, CannotRead, rows_of
from naast.learning.inventory.rules.importing import MOST_LINES, Wrong

HEADS = ["Municipality", "table", "code"]
LINE = ["Havenstad", "profile", "1"]
FOUND = [{"municipality": "Havenstad", "table": "profile", "code": "1"}]


def spreadsheet(*lines):
    book = Workbook()
    for line in lines:
        book.active.append(line)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def changed(made, **parts):
    """Return a spreadsheet with parts of its zip written anew, or put beside it."""
    other = io.BytesIO()
    with ZipFile(io.BytesIO(made)) as old, ZipFile(other, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return other.getvalue()


def why(name, content):
    with pytest.raises(CannotRead) as told:
        rows_of(name=name, content=content)
    return told.value.what


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_reads_csv_with_either_mark(mark):
    text = "\r\n".join(mark.join(line) for line in (HEADS, LINE))

    assert rows_of(name="a.csv", content=f"\N{BYTE ORDER MARK}{text}".encode()) == FOUND


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_reads_what_a_spreadsheet_program_writes_as_csv_with_dutch_heads(encoding):
    content = "Gemeente;Tabel;Code\nWetterwâld;profile;1".encode(encoding)

    [found] = rows_of(name="a.csv", content=content)

    assert found == {"municipality": "Wetterwâld", "table": "profile", "code": "1"}


def test_reads_the_first_sheet_of_a_spreadsheet_with_numbers_as_text():
    made = spreadsheet(
        HEADS, ["Havenstad", "profile", 1.0], [None, None, None], ["Havenstad", "profile", 1.5]
    )

    assert rows_of(name="A.XLSX", content=made) == [
        *FOUND,
        {"municipality": "", "table": "", "code": ""},
        {"municipality": "Havenstad", "table": "profile", "code": "1.5"},
    ]


def test_a_row_that_is_left_out_keeps_its_number():
    book = Workbook()
    for column, (head, cell) in enumerate(zip(HEADS, LINE, strict=True), start=1):
        book.active.cell(1, column, head)
        book.active.cell(5, column, cell)
    made = io.BytesIO()
    book.save(made)

    found = rows_of(name="a.xlsx", content=made.getvalue())

    assert len(found) == 4
    assert found[3] == FOUND[0]


def test_a_formula_is_never_reckoned():
    made = spreadsheet(HEADS, ["Havenstad", "profile", "=1+1"])

    assert rows_of(name="a.xlsx", content=made) == [{**FOUND[0], "code": ""}]
    [found] = rows_of(name="a.csv", content=b"municipality,table,code\nHavenstad,profile,=1+1")
    assert found["code"] == "=1+1"


def test_what_is_no_text_is_read_as_it_looks():
    [found] = rows_of(name="a.xlsx", content=spreadsheet(HEADS, [True, date(2026, 1, 2), "#REF!"]))

    assert found == {"municipality": "True", "table": "2026-01-02 00:00:00", "code": "#REF!"}


def test_stops_at_one_row_too_many():
    lines = [LINE] * (MOST_LINES + 50)
    text = "\n".join(",".join(line) for line in (HEADS, *lines)).encode()

    assert len(rows_of(name="a.csv", content=text)) == MOST_LINES + 1
    assert len(rows_of(name="a.xlsx", content=spreadsheet(HEADS, *lines))) == MOST_LINES + 1


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.xlsx", b"no zip", Wrong.UNREADABLE),
        ("a.xlsx", b"PK\x05\x06" + bytes(18), Wrong.UNREADABLE),
        ("a.xlsx", spreadsheet(HEADS, LINE)[:900], Wrong.UNREADABLE),
        ("a.csv", spreadsheet(HEADS, LINE), Wrong.UNREADABLE),
        ("a.csv", b"\xff\xfea\0", Wrong.UNREADABLE),
        ("a.csv", b"a\0b", Wrong.UNREADABLE),
        ("a.csv", b'"' + b"a" * 200_000, Wrong.UNREADABLE),
        ("a.csv", b"", Wrong.NO_COLUMNS),
        ("a.csv", b"one,two\n1,2", Wrong.NO_COLUMNS),
        ("a.csv", b"municipality,table,code,code\n1,2,3,4", Wrong.NO_COLUMNS),
        ("a.xlsx", spreadsheet(["one", "two"]), Wrong.NO_COLUMNS),
        ("a.xlsx", spreadsheet(), Wrong.NO_COLUMNS),
    ],
)
def test_what_is_neither_is_told(name, content, what):
    assert why(name, content) is what


def test_a_zip_that_unfolds_to_too_much_is_not_unfolded(monkeypatch):
    monkeypatch.setattr(
        "naast.learning.inventory.incoming.load_workbook", lambda *_args, **_how: 1 / 0
    )
    bomb = changed(spreadsheet(HEADS, LINE), **{"more.xml": bytes(MOST_UNFOLDED)})
    parts = {f"{number}.xml": b"" for number in range(MOST_PARTS)}

    assert len(bomb) < 100_000
    assert why("a.xlsx", bomb) is Wrong.TOO_LONG
    assert why("a.xlsx", changed(spreadsheet(HEADS, LINE), **parts)) is Wrong.TOO_LONG


def test_xml_that_grows_or_looks_elsewhere_is_refused():
    """Entities in the sheet itself, where they would otherwise be written out."""
    sheet = "xl/worksheets/sheet1.xml"
    with ZipFile(io.BytesIO(spreadsheet(HEADS, LINE))) as made:
        xml = made.read(sheet).decode()
    start = xml.index("<worksheet")
    for entity in ('<!ENTITY a "profile">', '<!ENTITY a SYSTEM "file:///etc/hostname">'):
        text = f"<!DOCTYPE x [{entity}]>{xml[start:]}"
        made = changed(spreadsheet(HEADS, LINE), **{sheet: text})
        assert why("a.xlsx", made) is Wrong.UNREADABLE

    assert rows_of(name="a.xlsx", content=changed(spreadsheet(HEADS, LINE), **{sheet: xml}))
    assert openpyxl.DEFUSEDXML
