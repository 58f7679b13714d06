"""Read codes that were given elsewhere: row by row, each fault told, nothing half taken. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from naast.learning.inventory.rules.rounds import CODES, OF_MUNICIPALITIES, ONE_EACH, Table

COLUMNS = ("municipality", "table", "code")
MOST_LINES = 2000
MOST_FAULTS = 200
LONGEST_FOUND = 60


class Wrong(StrEnum):
    """What is wrong with a row, or with the file."""

    UNREADABLE = "unreadable"
    NO_COLUMNS = "no_columns"
    TOO_LONG = "too_long"
    NOTHING = "nothing"
    EMPTY = "empty"
    MUNICIPALITY = "municipality"
    TABLE = "table"
    CODE = "code"
    TWICE = "twice"
    ONE_EACH = "one_each"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """What is wrong in a row; row 1 holds the heads, 0 is the file as a whole.

    `found` is what stands there; of EMPTY the column; of MISSING the table, and the row is the
    first of that municipality.
    """

    line: int
    what: Wrong
    found: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row that is right: the municipality by its slug, a table, one of its codes."""

    of: str
    table: Table
    code: str


def read(
    *, rows: Iterable[Mapping[str, str]], municipalities: Mapping[str, str]
) -> tuple[list[Line], list[Fault]]:
    """Return the lines, and the first 200 faults; who finds a fault takes none of the lines.

    `municipalities` gives the slug of each name. Names, tables and codes are read whatever their
    case; an empty row is no row. A municipality has a line in each table of `ONE_EACH`.
    """
    known = {name.casefold(): slug for name, slug in municipalities.items()}
    known |= {slug: slug for slug in municipalities.values()}
    lines: list[Line] = []
    faults: list[Fault] = []
    first: dict[str, int] = {}
    given: dict[tuple[str, Table], set[str]] = {}
    for number, row in enumerate(rows, start=2):
        if number - 1 > MOST_LINES:
            return [], [Fault(line=0, what=Wrong.TOO_LONG)]
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if not any(cells.values()):
            continue
        slug, table = known.get(cells["municipality"].casefold()), _table(cells["table"])
        # A wrong code is told as such; that the code of this table is missing need not be told too.
        before: set[str] = set()
        if slug is not None:
            first.setdefault(slug, number)
            if table is not None:
                before = given.setdefault((slug, table), set())
        wrong, found = _wrong(cells, slug, table, before)
        if wrong is not None:
            faults.append(Fault(line=number, what=wrong, found=found[:LONGEST_FOUND]))
        elif slug is not None and table is not None:
            code = cells["code"].casefold()
            before.add(code)
            lines.append(Line(of=slug, table=table, code=code))
    faults += [
        Fault(line=line, what=Wrong.MISSING, found=table)
        for slug, line in first.items()
        for table in OF_MUNICIPALITIES
        if table in ONE_EACH and (slug, table) not in given
    ]
    if not lines and not faults:
        faults.append(Fault(line=0, what=Wrong.NOTHING))
    faults.sort(key=lambda one: one.line)
    return ([] if faults else lines), faults[:MOST_FAULTS]


def by_place(*, lines: Iterable[Line]) -> dict[str, dict[Table, tuple[str, ...]]]:
    """Return of each municipality what each table holds, in the order of the printed tables.

    A table without a line holds nothing: who brings a municipality says all that she gave.
    """
    given: dict[str, dict[Table, set[str]]] = {}
    for one in lines:
        tables = given.setdefault(one.of, {table: set() for table in OF_MUNICIPALITIES})
        tables[one.table].add(one.code)
    return {
        slug: {
            table: tuple(code for code in CODES[table] if code in found)
            for table, found in tables.items()
        }
        for slug, tables in given.items()
    }


def _table(text: str) -> Table | None:
    return next((one for one in OF_MUNICIPALITIES if one == text.casefold()), None)


def _wrong(
    cells: Mapping[str, str], slug: str | None, table: Table | None, before: set[str]
) -> tuple[Wrong | None, str]:
    """Return what is wrong in a row, with what was found; None where it is right."""
    code = cells["code"].casefold()
    empty = next((name for name in COLUMNS if not cells[name]), "")
    checks = (
        (bool(empty), Wrong.EMPTY, empty),
        (slug is None, Wrong.MUNICIPALITY, cells["municipality"]),
        (table is None, Wrong.TABLE, cells["table"]),
        (table is not None and code not in CODES[table], Wrong.CODE, cells["code"]),
        (code in before, Wrong.TWICE, cells["code"]),
        (table in ONE_EACH and bool(before), Wrong.ONE_EACH, cells["code"]),
    )
    return next(((what, found) for is_so, what, found in checks if is_so), (None, ""))
