"""Where the parts of a small chart stand: 400 units wide, letters of 15, so 12 px on a phone.

Pure geometry. Every coordinate is a whole number: a template would write 10.5 as "10,5" in Dutch.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

WIDTH = 400
LABEL_END = 158
LABEL_LETTERS = 20
"""So many letters of 15 fit before `LABEL_END`; a longer label takes a second line."""
LINE = 18
HIDDEN_WIDTH = 34
"""Of a hatched piece, which must not tell how many it hides."""
KINDS = ("first", "second", "third")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a label."""

    text: str
    y: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One bar. `value` None: hidden because the group is too small, drawn hatched."""

    label: str
    lines: tuple[Line, ...]
    value: float | None
    y: int
    width: int
    text_x: int
    text_y: int
    leads: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A piece of a stacked bar. `shows`: its number fits inside."""

    name: str
    value: float | None
    kind: str
    shows: bool
    x: int
    width: int
    middle: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Stack:
    """One stacked bar."""

    label: str
    lines: tuple[Line, ...]
    values: tuple[float | None, ...]
    y: int
    text_y: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """A value and between what it surely lies. `value` None: too few answers."""

    label: str
    lines: tuple[Line, ...]
    value: float | None
    low: float
    high: float
    y: int
    text_y: int
    hatch_y: int
    x: int
    low_x: int
    high_x: int
    text_x: int
    under: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A mark on the scale."""

    value: int
    x: int


def bars(
    rows: Sequence[tuple[str, float | None]], *, leads: int = 1
) -> tuple[tuple[Bar, ...], int]:
    """Place one bar per row, the first `leads` in the first colour. Return bars and height."""
    most = max((value for _, value in rows if value is not None), default=0) or 1
    placed = []
    top = 4
    for number, (label, value) in enumerate(rows):
        lines, middle, step = _label(label, top)
        width = max(2, round((value or 0) / most * 186)) if value is not None else 14
        placed.append(
            Bar(
                label=label,
                lines=lines,
                value=value,
                y=middle - 9,
                width=width,
                text_x=LABEL_END + 15 + width,
                text_y=middle + 5,
                leads=number < leads,
            )
        )
        top += step
    return tuple(placed), top + 2


def stacks(
    rows: Sequence[tuple[str, Sequence[float | None]]], *, names: Sequence[str]
) -> tuple[tuple[Stack, ...], int]:
    """Place one bar of at most three pieces per row. Return bars and height."""
    most = max((sum(value or 0 for value in values) for _, values in rows), default=0) or 1
    hidden = max((sum(value is None for value in values) for _, values in rows), default=0)
    room = WIDTH - LABEL_END - 8 - HIDDEN_WIDTH * hidden
    placed = []
    top = 4
    for label, values in rows:
        lines, middle, step = _label(label, top, least=38)
        pieces = []
        x = LABEL_END + 8
        for value, kind, name in zip(values, KINDS, names, strict=False):
            width = HIDDEN_WIDTH if value is None else round(value / most * room)
            if value is None or value > 0:
                pieces.append(
                    Piece(
                        name=name,
                        value=value,
                        kind=kind,
                        shows=value is not None and width > 10 * len(str(value)) + 4,
                        x=x,
                        width=max(2, width - 2),
                        middle=x + width // 2 - 1,
                    )
                )
            x += width
        placed.append(
            Stack(
                label=label,
                lines=lines,
                values=tuple(values),
                y=middle - 14,
                text_y=middle + 5,
                pieces=tuple(pieces),
            )
        )
        top += step
    return tuple(placed), top + 2


def ranges(
    rows: Sequence[tuple[str, float | None, float, float]], *, norm: float | None, start: int = 0
) -> tuple[tuple[Range, ...], tuple[Tick, ...], int]:
    """Place shares of a hundred with their certainty on a scale from `start` to 100.

    Return ranges, ticks and the height of the rows.
    """
    placed = []
    top = 24
    for label, value, low, high in rows:
        lines, middle, step = _label(label, top, least=32)
        placed.append(
            Range(
                label=label,
                lines=lines,
                value=value,
                low=low,
                high=high,
                y=middle,
                text_y=middle + 5,
                hatch_y=middle - 9,
                x=place(value or 0, start=start),
                low_x=place(max(low, start), start=start),
                high_x=place(high, start=start),
                text_x=place(high, start=start) + 11,
                under=value is not None and norm is not None and value < norm,
            )
        )
        top += step
    span = 100 - start
    values = [start + round(span * part / 4) for part in range(5)]
    return tuple(placed), tuple(Tick(value=v, x=place(v, start=start)) for v in values), top


def place(value: float, *, start: int = 0) -> int:
    """Return where a share of a hundred stands on the scale of `ranges`."""
    left, right = LABEL_END + 10, WIDTH - 36
    return round(left + (value - start) / (100 - start) * (right - left))


def _label(label: str, top: int, *, least: int = 26) -> tuple[tuple[Line, ...], int, int]:
    """Break a label over lines. Return the lines, the middle of the row and its height."""
    texts = wrap(label, LABEL_LETTERS) or [""]
    step = max(least, len(texts) * LINE + 8)
    middle = top + step // 2
    first = middle + 5 - (len(texts) - 1) * LINE // 2
    return (
        tuple(Line(text=text, y=first + number * LINE) for number, text in enumerate(texts)),
        middle,
        step,
    )
