"""The tables of a round as sheets that a spreadsheet opens: codes and names, never a person."""

import csv
import io
from collections.abc import Iterable, Sequence

from naast.learning.inventory.rules import tables
from naast.learning.inventory.rules.rounds import OF_MUNICIPALITIES, OF_PROVIDERS, RoundData, Table

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheets(*, data: RoundData) -> dict[str, str]:
    """Return the text of each sheet by its name: counts, marks, doubts, response, each cross table.

    UTF-8 with commas; a cell that a spreadsheet would reckon out is written with ' in front.
    """
    found = {
        "counts": _text(("table", "code", "as_printed", "within_sample"), _counts(data)),
        "marks": _text(
            ("table", "subject", "code", "subcode", "moving_to", "printed_as", "section", "line"),
            (
                (
                    m.table,
                    m.subject,
                    m.code,
                    m.subcode,
                    m.moving_to,
                    m.printed_as,
                    m.section,
                    m.line,
                )
                for m in data.marks
            ),
        ),
        "doubts": _text(
            ("kind", "name", "printed", "tables", "note"),
            (
                (one.kind, one.name, "; ".join(one.printed), "; ".join(one.tables), one.note)
                for one in tables.doubts(data=data)
            ),
        ),
        "response": _text(
            ("selected", "described", "planned", "reached"),
            [
                (
                    data.response.selected,
                    data.response.described,
                    data.response.planned,
                    data.response.reached,
                )
            ],
        ),
    }
    for row, column in tables.CROSSED:
        found[f"{row}_x_{column}"] = crossed(data=data, row=row, column=column)
    return found


def sheet(*, data: RoundData, name: str) -> str | None:
    """Return one sheet: one of `sheets`, or any two features crossed, as row_x_column.

    None where there is no such sheet.
    """
    for row in OF_MUNICIPALITIES:
        for column in OF_MUNICIPALITIES:
            if name == f"{row}_x_{column}":
                return crossed(data=data, row=row, column=column)
    return sheets(data=data).get(name)


def crossed(*, data: RoundData, row: Table, column: Table) -> str:
    """Return one cross table as a sheet: a row per cell, with the names behind it."""
    names = names_of(data=data)
    return _text(
        (row, column, "count", "names"),
        (
            (code, other, len(who), "; ".join(names[slug] for slug in who))
            for code, line in tables.cells(data=data, row=row, column=column).items()
            for other, who in line.items()
        ),
    )


def names_of(*, data: RoundData) -> dict[str, str]:
    """Return the names of municipalities and organisations by their slugs."""
    places = {one.slug: one.name for one in data.places}
    return places | {one.slug: one.name for one in data.providers}


def _counts(data: RoundData) -> Iterable[Sequence[object]]:
    for table in (*OF_MUNICIPALITIES, *sorted(OF_PROVIDERS)):
        for code, one in tables.counts(data=data, table=table).items():
            yield table, code, one.as_printed, one.within_sample


def _text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return file.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
