"""What support costs and may be worth, in words: each number with where it comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.learning.insight.queries import Figures
from naast.learning.insight.rules import AGREE, Table
from naast.learning.steering.models.worth import Assumption, Spending
from naast.learning.steering.present.here import Here
from naast.learning.steering.queries import worth as queries
from naast.learning.steering.rules.worth import (
    HOW,
    IN_EUROS,
    Certainty,
    Effect,
    How,
    Line,
    Part,
    Purse,
    Range,
    counted,
    in_euros,
    is_old,
    together,
)
from naast.learning.steering.words import worth as words

SIGNS = {How.MEASURED: "check", How.ESTIMATED: "pencil", How.NOT_MEASURABLE: "eye-off"}


@dataclass(frozen=True, kw_only=True)
class Assumed:
    """One assumption as a page shows it; `text` is empty while nobody filled it in."""

    name: Any
    text: str
    source: str
    of_year: str
    certainty: Any
    unsure: bool
    old: bool
    url: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One effect as a page shows it."""

    key: str
    name: Any
    about: Any
    how: Any
    sign: str
    count: str
    hidden: str
    assumed: Sequence[Assumed]
    worth: str
    missing: bool
    leave_url: str


@dataclass(frozen=True, kw_only=True)
class Spent:
    """What was spent on one purpose."""

    name: Any
    euros: str
    source: str
    certainty: Any
    unsure: bool
    url: str


@dataclass(frozen=True, kw_only=True)
class Worth:
    """All of it, of one year. `total` is empty while no effect has a worth in euros."""

    year: int | None
    years: Sequence[int]
    closed: int
    spent: Sequence[Spent]
    spent_total: str
    rows: Sequence[Row]
    total: str
    middle: str
    outside: int
    lines: Sequence[Line]
    sums: Sequence[Spending]
    by_part: Mapping[tuple[str, str], Assumption]


def number(value: int) -> str:
    return number_format(value, use_l10n=True, force_grouping=True)


def euros(value: int) -> str:
    return f"€\N{NO-BREAK SPACE}{number(value)}"


def between(found: Range) -> str:
    """Return a range in words; where nothing lies between, the one number."""
    if found.low == found.high:
        return number(found.low)
    return _("%(low)s to %(high)s, most likely %(middle)s") % {
        "low": number(found.low),
        "high": number(found.high),
        "middle": number(found.middle),
    }


def between_euros(cents: Range) -> tuple[str, str]:
    """Return between which euros it lies, and what is most likely: both in two figures."""
    found = in_euros(cents=cents)
    return (
        _("%(low)s to %(high)s") % {"low": euros(found.low), "high": euros(found.high)},
        euros(found.middle),
    )


def worth(at: Here, *, asked: str) -> Worth:
    """Return all of it for the year that is asked, else the newest whole one. Four queries."""
    figures = queries.figures_by_year(municipality_id=at.town.pk)
    spent = list(
        queries.spending(actor=at.actor).filter(municipality_id=at.town.pk)[
            : queries.MOST_YEARS * len(Purse)
        ]
    )
    rows = list(queries.assumptions(actor=at.actor).filter(municipality_id=at.town.pk))
    years = sorted({*figures, *(one.year for one in spent)}, reverse=True)
    year = next((one for one in years if str(one) == asked), None)
    if year is None:
        year = queries.year_of_choice(figures=figures) or next(iter(years), None)
    quarters = figures.get(year, []) if year else []
    lines = queries.calculated(quarters=quarters, rows=rows)
    sums = sorted(
        (one for one in spent if one.year == year),
        key=lambda one: list(Purse).index(Purse(one.purse)),
    )
    by_part = {(one.effect, one.part): one for one in rows}
    counts = _counts(quarters, figures.get(year - 1, []) if year else [])
    valued = [one for one in lines if one.cents is not None]
    low_high, middle = between_euros(together(lines=lines)) if valued else ("", "")
    return Worth(
        year=year,
        years=years,
        closed=len(quarters),
        spent=[_spent(at, one) for one in sums],
        spent_total=euros(sum(one.euros for one in sums)) if sums else "",
        rows=[_row(at, one, by_part, counts, year or at.on.year) for one in lines],
        total=low_high,
        middle=middle,
        outside=len(lines) - len(valued),
        lines=lines,
        sums=sums,
        by_part=by_part,
    )


def _spent(at: Here, one: Spending) -> Spent:
    url = reverse("steering:spent", args=[at.town.slug])
    return Spent(
        name=words.PURSES[Purse(one.purse)],
        euros=euros(one.euros),
        source=one.source,
        certainty=words.CERTAINTY[Certainty(one.certainty)],
        unsure=one.certainty != Certainty.SURE,
        url=f"{url}?year={one.year}&purse={one.purse}" if at.steers else "",
    )


def _counts(quarters: list[Figures], before: list[Figures]) -> dict[Effect, str]:
    """Return in words what is measured and never in euros."""
    agree = [
        one.tables[Table.GOT_FURTHER][AGREE]
        for one in quarters
        if AGREE in one.tables.get(Table.GOT_FURTHER, {})
    ]
    found = {}
    if any(agree):
        found[Effect.GOT_FURTHER] = between(counted(figures=agree).range)
    if now := _days(quarters):
        was = _days(before)
        found[Effect.WAITING] = (
            _("%(now)s; the year before %(was)s") % {"now": now, "was": was} if was else now
        )
    return found


def _days(quarters: list[Figures]) -> str:
    medians = [days for one in quarters if (days := one.waiting()[0]) is not None]
    if not medians:
        return ""
    if min(medians) == max(medians):
        return ngettext("%(n)s day", "%(n)s days", medians[0]) % {"n": medians[0]}
    return _("%(low)s to %(high)s days") % {"low": min(medians), "high": max(medians)}


def _row(
    at: Here,
    line: Line,
    by_part: Mapping[tuple[str, str], Assumption],
    counts: Mapping[Effect, str],
    year: int,
) -> Row:
    effect = Effect(line.effect)
    how = HOW[effect]
    parts = IN_EUROS.get(effect, ())
    measured = counts.get(effect, "")
    if how is How.MEASURED and line.cells and line.count is not None:
        measured = between(line.count)
    filled = [part for part in parts if (effect, part) in by_part]
    leave = reverse("steering:leave_out", args=[at.town.slug, effect.value])
    return Row(
        key=effect.value,
        name=words.EFFECTS[effect],
        about=words.ABOUT[effect],
        how=words.HOWS[how],
        sign=SIGNS[how],
        count=measured or (_("too few to show") if how is How.MEASURED else ""),
        hidden=ngettext(
            "%(n)s figure is hidden and not counted.",
            "%(n)s figures are hidden and not counted.",
            line.hidden,
        )
        % {"n": line.hidden}
        if line.hidden
        else "",
        assumed=[_assumed(at, effect, part, by_part.get((effect, part)), year) for part in parts],
        worth=between_euros(line.cents)[0] if line.cents is not None else "",
        missing=bool(parts) and len(filled) < len(parts),
        leave_url=leave if at.steers and filled else "",
    )


def _assumed(at: Here, effect: Effect, part: Part, row: Assumption | None, year: int) -> Assumed:
    url = reverse("steering:assume", args=[at.town.slug, effect.value, part.value])
    return Assumed(
        name=words.PARTS[part],
        text=between(Range(low=row.low, middle=row.middle, high=row.high)) if row else "",
        source=row.source if row else "",
        of_year=str(row.of_year) if row and row.of_year else "",
        certainty=words.CERTAINTY[Certainty(row.certainty)] if row else "",
        unsure=bool(row and row.certainty != Certainty.SURE),
        old=bool(row and part is Part.PRICE and is_old(price_year=row.of_year, year=year)),
        url=url if at.steers else "",
    )


def prices() -> list[tuple[queries.Price, Any]]:
    """Return what others told of prices, with how sure each is."""
    return [(one, words.CERTAINTY[Certainty(one.certainty)]) for one in queries.prices()]


def beside(*, part: Part) -> dict[str, Any]:
    """Return what others told of prices, beside the form in which one is filled in."""
    if part is not Part.PRICE:
        return {}
    return {
        "knowledge": [
            {
                "text": f"{certainty}:",
                "source": f"{one.what}: {one.told} {one.unit}. {one.source} {one.year}".strip(),
            }
            for one, certainty in prices()
        ]
    }
