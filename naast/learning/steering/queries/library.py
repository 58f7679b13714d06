"""The library of what was written on the subject, kept as a file with its source lines (R-327)."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "library.csv"
KINDS = ("research", "letter", "practice", "article")


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """Something that was written. `on` and `where` are empty where the source does not say."""

    kind: str
    title: str
    maker: str
    on: date | None
    where: str
    source: str


@cache
def library() -> tuple[Written, ...]:
    """Return all of it, the newest of each kind first; what has no day, last."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [
            Written(
                kind=row["kind"],
                title=row["title"],
                maker=row["maker"],
                on=date.fromisoformat(row["on"]) if row["on"] else None,
                where=row["where"],
                source=row["source"],
            )
            for row in csv.DictReader(file, delimiter=";")
        ]
    return tuple(
        sorted(rows, key=lambda one: (KINDS.index(one.kind), -(one.on or date.min).toordinal()))
    )
