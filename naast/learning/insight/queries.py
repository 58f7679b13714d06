"""Read published figures. They hold nobody, so everybody may."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from naast.learning.insight.models import ClosedPeriod, Published
from naast.learning.insight.rules import (
    AGREE,
    MEDIAN,
    NINE_IN_TEN,
    TOTAL,
    Period,
    Share,
    Table,
    share,
)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of one closed period. None is hidden; what was never asked is not there."""

    period: Period
    closed_at: datetime
    tables: Mapping[Table, Mapping[str, int | None]]

    def cells(self, table: Table) -> dict[str, int | None]:
        """Return the categories of a table without its total, in the order of publication."""
        return {cell: value for cell, value in self.tables.get(table, {}).items() if cell != TOTAL}

    def total(self, table: Table) -> int | None:
        return self.tables.get(table, {}).get(TOTAL)

    def waiting(self, table: Table = Table.WAITING) -> tuple[int | None, int | None]:
        """Return after how many days half, and nine in ten, had spoken to somebody."""
        marks = self.tables.get(table, {})
        return marks.get(MEDIAN), marks.get(NINE_IN_TEN)

    def agreeing(self, table: Table) -> Share | None:
        """Return which share agrees, computed from the rounded counts; None where hidden."""
        part, whole = self.tables.get(table, {}).get(AGREE), self.total(table)
        return None if part is None or whole is None else share(part=part, whole=whole)


def closed_periods(*, municipality_id: int) -> list[Period]:
    """Return the closed periods of a municipality, newest first."""
    rows = ClosedPeriod.objects.filter(municipality_id=municipality_id)
    return [
        Period(year=year, quarter=quarter)
        for year, quarter in rows.order_by("-year", "-quarter").values_list("year", "quarter")
    ]


def figures(*, municipality_id: int, period: Period) -> Figures | None:
    """Return the published figures of a closed period, or None when it is not closed.

    Two queries.
    """
    closed = ClosedPeriod.objects.filter(
        municipality_id=municipality_id, year=period.year, quarter=period.quarter
    ).first()
    if closed is None:
        return None
    tables: dict[Table, dict[str, int | None]] = {}
    rows = Published.objects.filter(period=closed).order_by("id")
    for table, cell, value in rows.values_list("table", "cell", "value"):
        tables.setdefault(Table(table), {})[cell] = value
    return Figures(period=period, closed_at=closed.closed_at, tables=tables)
