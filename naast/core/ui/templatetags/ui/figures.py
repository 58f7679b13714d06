"""Figures as a picture, each with the sentence and the table behind it."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from naast.core.ui import areas as maps
from naast.core.ui import charts, grids, trends
from naast.core.ui.rules import Area, Spot
from naast.core.ui.templatetags.ui.library import PARTS, register


@register.inclusion_tag(PARTS + "_bars.html")
def bars(
    sentence: str,
    rows: Sequence[tuple[str, float | None]],
    *,
    key: str,
    counted: str = "",
    unit: str = "",
    heads: Sequence[str] = (),
    leads: int = 1,
    level: int = 2,
    hidden: str = "",
) -> dict[str, Any]:
    """Draw bars. `sentence` says what one sees, `counted` what is counted, of whom and when.

    A row is (label, value); None is hidden, which is "fewer than 5" unless `hidden` has other
    words: where a larger number hides as well, so that nobody can work out the small one. `key` is
    unique on the page.
    """
    placed, height = charts.bars(rows, leads=leads)
    return _figure(sentence, counted, key, level, heads) | {
        "bars": placed,
        "height": height,
        "unit": unit,
        "hidden": hidden or gettext("fewer than 5"),
    }


@register.inclusion_tag(PARTS + "_stacks.html")
def stacks(
    sentence: str,
    rows: Sequence[tuple[str, Sequence[float | None]]],
    names: Sequence[str],
    *,
    key: str,
    counted: str = "",
    first_head: str = "",
    level: int = 2,
) -> dict[str, Any]:
    """Draw bars of two or three pieces. `names` and `first_head` are heads of the table."""
    placed, height = charts.stacks(rows, names=names)
    legend = [{"kind": kind, "name": name} for kind, name in zip(charts.KINDS, names, strict=False)]
    return _figure(sentence, counted, key, level) | {
        "stacks": placed,
        "height": height,
        "legend": legend,
        "first_head": first_head,
    }


@register.inclusion_tag(PARTS + "_range.html", name="range")
def range_(
    sentence: str,
    rows: Sequence[tuple[str, float | None, float, float]],
    *,
    key: str,
    counted: str = "",
    norm: float | None = None,
    start: int = 0,
    heads: Sequence[str] = (),
    level: int = 2,
) -> dict[str, Any]:
    """Draw shares of a hundred and between what they surely lie: (label, value, low, high).

    A value of None is hidden: too few answers. `norm` is dashed; what is under it is a red diamond.
    """
    placed, ticks, height = charts.ranges(rows, norm=norm, start=start)
    norm_x = charts.place(norm or start, start=start)
    return _figure(sentence, counted, key, level, heads) | {
        "ranges": placed,
        "ticks": ticks,
        "bottom": height,
        "height": height + 24,
        "norm": norm,
        "norm_x": norm_x,
        "norm_text_x": min(norm_x + 60, charts.WIDTH - 2),
    }


@register.inclusion_tag(PARTS + "_trend.html")
def trend(
    sentence: str,
    rows: Sequence[trends.Row],
    names: Sequence[str],
    *,
    key: str,
    counted: str = "",
    unit: str = "",
    norm: float | None = None,
    norm_text: str = "",
    first_head: str = "",
    level: int = 2,
) -> dict[str, Any]:
    """Draw two lines over periods: what half has, and what nine in ten have.

    A row is (period, half, nine in ten), None where hidden; `names` are of the two lines.
    """
    return _figure(sentence, counted, key, level) | {
        "trend": trends.trend(rows, norm=norm),
        "height": trends.HEIGHT,
        "rows": rows,
        "names": names,
        "unit": unit,
        "norm_text": norm_text,
        "first_head": first_head,
    }


@register.inclusion_tag(PARTS + "_areas.html")
def areas(
    sentence: str,
    rows: Sequence[Area],
    *,
    key: str,
    heads: Sequence[str],
    legend: Sequence[tuple[str, str]],
    spots: Sequence[Spot] = (),
    spots_word: str = "",
    counted: str = "",
    level: int = 2,
) -> dict[str, Any]:
    """Draw a map of areas, by their borders or as tiles, with the same in a table.

    `legend` is (level, what it means); `spots` are places in it, in metres, named by `spots_word`.
    """
    return _figure(sentence, counted, key, level, heads) | {
        "map": maps.draw(areas=rows, spots=spots),
        "legend": [{"level": one, "name": name} for one, name in legend],
        "spots_word": spots_word if spots else "",
    }


@register.inclusion_tag(PARTS + "_scheme.html")
def scheme(
    sentence: str,
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[tuple[str, Sequence[str]]]]],
    *,
    key: str,
    counted: str = "",
    nobody: str = "",
    one: bool = False,
    level: int = 2,
) -> dict[str, Any]:
    """Draw fields with who stands in each. `columns` are heads, a row is (what they share, fields).

    A field is (heading, names); where nobody stands, `nobody` says so. `one`: a single name is
    looked for, so that its field is filled and the others are not missing anybody.
    """
    bands, starts, height = grids.scheme(rows)
    return _figure(sentence, counted, key, level) | {
        "bands": bands,
        "columns": list(zip(columns, starts, strict=True)),
        "height": height,
        "nobody": nobody,
        "full": "good" if one else "plain",
        "empty": "plain" if one else "thin",
    }


@register.inclusion_tag(PARTS + "_matrix.html")
def matrix(
    sentence: str,
    rows: Sequence[tuple[str, Sequence[tuple[int, Sequence[str]]]]],
    names: Sequence[str],
    *,
    key: str,
    first_head: str = "",
    counted: str = "",
    level: int = 2,
) -> dict[str, Any]:
    """Draw two features crossed. A row is (label, cells), a cell is (number, who is behind it)."""
    placed, middles, height = grids.matrix(
        [(label, [number for number, _ in cells]) for label, cells in rows]
    )
    return _figure(sentence, counted, key, level) | {
        "lines": placed,
        "heads": [
            {"number": number, "name": name, "x": x}
            for number, (name, x) in enumerate(zip(names, middles, strict=True), start=1)
        ],
        "rows": [
            (label, [(name, *cell) for name, cell in zip(names, cells, strict=True)])
            for label, cells in rows
        ],
        "height": height,
        "first_head": first_head,
    }


def _figure(
    sentence: str, counted: str, key: str, level: int, heads: Sequence[str] = ()
) -> dict[str, Any]:
    return {
        "sentence": sentence,
        "counted": counted,
        "key": key,
        "tag": f"h{level}",
        "heads": heads,
    }
