"""Read what support costs, what is assumed, and what was counted; prices that others told."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import QuerySet

from naast.core.policy.walls import Actor, reach
from naast.learning.insight import queries as insight
from naast.learning.insight.queries import Figures
from naast.learning.steering import policy
from naast.learning.steering.models.worth import Assumption, Spending
from naast.learning.steering.rules.worth import CELLS, Cell, Effect, Line, Part, Range, lines

FILE = Path(__file__).parents[1] / "data" / "prices.csv"
QUARTERS = 4
MOST_YEARS = 20


def spending(*, actor: Actor, verb: str = "view") -> QuerySet[Spending]:
    """Return the sums of which `actor` may do `verb`, the newest year first."""
    found = Spending.objects.filter(reach(policy.WORTH, actor, verb))
    return found.order_by("-year", "purse", "id")


def assumptions(*, actor: Actor, verb: str = "view") -> QuerySet[Assumption]:
    """Return the assumptions of which `actor` may do `verb`."""
    return Assumption.objects.filter(reach(policy.WORTH, actor, verb)).order_by("effect", "part")


def figures_by_year(*, municipality_id: int) -> dict[int, list[Figures]]:
    """Return the published figures by calendar year, newest first; as far back as is shown."""
    found: dict[int, list[Figures]] = {}
    for one in insight.figures(municipality_id=municipality_id):
        found.setdefault(one.period.year, []).append(one)
    return found


def year_of_choice(*, figures: dict[int, list[Figures]]) -> int | None:
    """Return the newest year of which every quarter is closed; else the newest of any; or None."""
    whole = [year for year, quarters in figures.items() if len(quarters) == QUARTERS]
    return max(whole or figures, default=None)


def calculated(*, quarters: list[Figures], rows: list[Assumption]) -> list[Line]:
    """Return each effect with what was published of it in `quarters`, and what `rows` assume."""
    cells = sorted({cell for found in CELLS.values() for cell in found})
    shown: list[dict[Cell, int | None]] = [
        {
            (table, name): one.tables[table][name]
            for table, name in cells
            if name in one.tables.get(table, {})
        }
        for one in quarters
    ]
    return lines(
        shown=shown,
        assumed={
            (Effect(row.effect), Part(row.part)): Range(
                low=row.low, middle=row.middle, high=row.high
            )
            for row in rows
        },
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Price:
    """A price that others told, with where it stands and how sure it is; words in Dutch."""

    what: str
    told: str
    unit: str
    source: str
    year: str
    certainty: str


@cache
def prices() -> tuple[Price, ...]:
    """Return the prices that were found, for a municipality to weigh: none is used by itself."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(Price(**row) for row in csv.DictReader(file, delimiter=";"))
