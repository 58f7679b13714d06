"""What every chapter of a report is made with: of what it is read, its rows, its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from naast.core.policy.walls import Actor
from naast.learning.insight import queries as insight
from naast.learning.insight.queries import Figures
from naast.learning.insight.rules import Period, total_shown
from naast.learning.steering.rules.report import Span

MOST_ROWS = 40


@dataclass(frozen=True, kw_only=True)
class Read:
    """Of which municipality and period a report is, who makes it, and its published quarters."""

    actor: Actor
    town: Any
    span: Span
    at: datetime
    on: date
    series: Sequence[Figures]


class Dutch(str):
    """What somebody wrote in Dutch, so that it is said to be Dutch in a report in English too."""

    __slots__ = ()


def plain(text: Any) -> str | dict[str, str]:
    """Return a text as it is kept: alone, or under "nl" where somebody wrote it in Dutch."""
    return {"nl": str(text)} if isinstance(text, Dutch) else str(text)


def printed(kept: str | dict[str, str]) -> str:
    """Return a text that was kept, as paper prints it."""
    return kept["nl"] if isinstance(kept, dict) else kept


def table(caption: Any, heads: Sequence[Any], rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Return a table of plain texts; the first column tells what a row is about."""
    return {
        "caption": str(caption),
        "heads": [str(one) for one in heads],
        "rows": [[plain(cell) for cell in row] for row in rows],
    }


def span_words(*, span: Span) -> str:
    """Return a period in words: "2026", or "July to September 2026"."""
    if not span.quarter:
        return str(span.year)
    return insight.period_words(period=Period(year=span.year, quarter=span.quarter))


def shown(value: Any) -> str:
    return _("not shown") if value is None else str(value)


def quarter(one: Figures) -> str:
    return insight.period_words(period=one.period)


def at_least_five(count: int) -> str:
    told = total_shown(count=count)
    return _("fewer than 5") if told is None else str(told)


def days_of(span: Span) -> tuple[date, date]:
    """Return the first day of a period, and the day after its last."""
    if not span.quarter:
        return date(span.year, 1, 1), date(span.year + 1, 1, 1)
    first = date(span.year, 3 * span.quarter - 2, 1)
    return first, date(span.year + span.quarter // 4, span.quarter % 4 * 3 + 1, 1)
