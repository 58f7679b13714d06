"""Figures for tests, written as the superuser of the test database; no model here has walls."""

from collections.abc import Mapping
from datetime import timedelta

from naast.learning.insight.models import ClosedPeriod, Published
from naast.learning.insight.rules import Period, Table

Q3, Q4 = Period(year=2026, quarter=3), Period(year=2026, quarter=4)


def make_figures(
    municipality_id: int,
    tables: Mapping[Table, Mapping[str, int | None]],
    *,
    period: Period = Q3,
) -> ClosedPeriod:
    """Write the figures of a closed period, as they were published."""
    closed = ClosedPeriod.objects.create(
        municipality_id=municipality_id,
        year=period.year,
        quarter=period.quarter,
        closed_at=period.until_at + timedelta(days=7),
    )
    Published.objects.bulk_create(
        Published(period=closed, table=table, cell=cell, value=value)
        for table, cells in tables.items()
        for cell, value in cells.items()
    )
    return closed
