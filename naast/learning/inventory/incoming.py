"""A file with codes, as somebody brings it: CSV or a spreadsheet, read into rows of text.

Nothing in it is run or reckoned: a formula gives the value it had when the file was saved.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from openpyxl import load_workbook

from naast.learning.inventory.rules.importing import COLUMNS, MOST_LINES, Wrong

MOST_BYTES = 1024 * 1024
# A spreadsheet is a zip: what it unfolds to is bounded before it is read. Two thousand rows are
# some hundred kB; each byte of XML may cost twenty of memory.
MOST_UNFOLDED = 8 * 1024 * 1024
MOST_PARTS = 200
MOST_COLUMNS = 20
ENCRYPTED = 0x1

NAMES = {"gemeente": "municipality", "tabel": "table"}
"""Heads may be Dutch."""


class CannotRead(Exception):
    """It is no CSV and no spreadsheet, or lacks a column; `what` says which."""

    def __init__(self, what: Wrong) -> None:
        super().__init__(what)
        self.what = what


def rows_of(*, name: str, content: bytes) -> list[dict[str, str]]:
    """Return the rows of a file by the names of the three columns. Raises CannotRead.

    One row more than may be read stays, so that who reads them sees that there are too many.
    """
    if PurePath(name).suffix.lower() == ".xlsx":
        lines = _of_spreadsheet(content)
    else:
        lines = _of_csv(content)
    heads = [_head(cell) for cell in next(lines, [])]
    if any(heads.count(column) != 1 for column in COLUMNS):
        raise CannotRead(Wrong.NO_COLUMNS)
    rows = []
    for line in lines:
        cells = zip(heads, line, strict=False)
        rows.append({head: cell for head, cell in cells if head in COLUMNS})
        if len(rows) > MOST_LINES:
            break
    return rows


def _head(cell: str) -> str:
    name = cell.strip().casefold()
    return NAMES.get(name, name)


def _of_csv(content: bytes) -> Iterator[list[str]]:
    text = _text(content)
    first = text.partition("\n")[0]
    # A spreadsheet program writes the mark of its own country; what is copied has tabs.
    delimiter = max(",", ";", "\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise CannotRead(Wrong.UNREADABLE) from None


def _text(content: bytes) -> str:
    """Return UTF-8, else what spreadsheet programs on Windows write as CSV."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise CannotRead(Wrong.UNREADABLE)


def _of_spreadsheet(content: bytes) -> Iterator[list[str]]:
    try:
        with ZipFile(io.BytesIO(content)) as folded:
            _bounded(folded.infolist())
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        found = book.worksheets[0].iter_rows(
            max_row=MOST_LINES + 2, max_col=MOST_COLUMNS, values_only=True
        )
        for line in found:
            yield [_cell(cell) for cell in line]
    except CannotRead:
        raise
    except Exception:  # noqa: BLE001 - a broken spreadsheet raises nearly anything in its reader
        raise CannotRead(Wrong.UNREADABLE) from None


def _bounded(parts: list[ZipInfo]) -> None:
    """Refuse what unfolds to too much; what a part is more than it says, zipfile does not read."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNFOLDED:
        raise CannotRead(Wrong.TOO_LONG)
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise BadZipFile


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
