"""What other contexts already know of how it goes: cooperation, use, what stands in the way."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from naast.core.policy.walls import Actor
from naast.learning.concerns import queries as concerns
from naast.learning.experience import queries as experience
from naast.learning.insight import queries as insight
from naast.learning.insight.rules import Table
from naast.supply.cooperation import queries as cooperation

MOST = 5
"""So many of each stand on the page; the whole stands on pages of their own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation:
    """How it goes now, from what is published or is the reader's own to read."""

    period: str
    asked: tuple[tuple[str, int], ...]
    reasons: tuple[tuple[Any, int | None], ...]
    signals: tuple[tuple[str, int], ...]
    covenants: tuple[tuple[str, str, date], ...]


def situation(*, actor: Actor, municipality_id: int, on: date) -> Situation:
    """Return how it goes: what was asked in the last closed quarter, reasons, signals, covenants.

    Figures went through disclosure control (I-9); `asked` is by part of life, by its code.
    """
    shown = next(iter(insight.figures(municipality_id=municipality_id, most=1)), None)
    asked = shown.cells(Table.DOMAIN) if shown else {}
    told = concerns.tally(
        concerns.concerns(actor=actor).filter(municipality_id=municipality_id), by="theme", on=on
    )
    running = [
        row
        for row in cooperation.covenants(actor=actor).filter(municipality_id=municipality_id)[:20]
        if row.from_on <= on and (row.until_on is None or on < row.until_on)
    ]
    return Situation(
        period=insight.period_words(period=shown.period) if shown else "",
        asked=tuple(_most({code: n for code, n in asked.items() if n})),
        reasons=tuple(
            (one.words, one.count)
            for one in experience.reasons(municipality_id=municipality_id, on=on)[:MOST]
        ),
        signals=tuple(_most({code: one.raised for code, one in told.items()})),
        covenants=tuple(
            (row.title, str(row.get_stage_display()), row.stage_on) for row in running[:MOST]
        ),
    )


def _most(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST]
