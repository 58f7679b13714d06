"""Where the parts of a scheme and of a matrix stand: 400 units wide, letters of 15. Pure geometry.

Every coordinate is a whole number: a template would write 10.5 as "10,5" in Dutch.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from textwrap import wrap

WIDTH = 400
GAP = 8
LINE = 18
INSET = 10
LABEL_END = 200
LABEL_LETTERS = 26
WIDEST = 48
TALLEST = 40
LEAST_ROUND = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A field of a scheme: its heading, the names in it, and whether anything is there."""

    head: str
    lines: tuple[tuple[str, int], ...]
    names: tuple[str, ...]
    x: int
    y: int
    width: int
    height: int
    head_y: int
    text_x: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A row of fields below what they have in common."""

    head: str
    head_y: int
    fields: tuple[Field, ...]


def scheme(
    rows: Sequence[tuple[str, Sequence[tuple[str, Sequence[str]]]]], *, top: int = 30
) -> tuple[tuple[Band, ...], tuple[int, ...], int]:
    """Place fields: a row is (what they have in common, fields), a field is (heading, names).

    Return bands, where the heads of the columns stand, and the height.
    """
    columns = max(len(fields) for _, fields in rows)
    width = (WIDTH - GAP * (columns - 1)) // columns
    bands = []
    y = top
    for head, fields in rows:
        y += LINE + 4
        most = max((len(names) for _, names in fields), default=0)
        height = INSET * 2 + LINE * (most + 1)
        bands.append(
            Band(
                head=head,
                head_y=y - 6,
                fields=tuple(
                    _field(title, names, x=number * (width + GAP), y=y, width=width, height=height)
                    for number, (title, names) in enumerate(fields)
                ),
            )
        )
        y += height + GAP
    return tuple(bands), tuple(n * (width + GAP) for n in range(columns)), y


def _field(title: str, names: Sequence[str], *, x: int, y: int, width: int, height: int) -> Field:
    first = y + INSET + LINE - 4
    lines = tuple((name, first + LINE * number) for number, name in enumerate(names, start=1))
    return Field(
        head=title,
        lines=lines,
        names=tuple(names),
        x=x + 1,
        y=y,
        width=width - 2,
        height=height,
        head_y=first,
        text_x=x + INSET,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot:
    """A cell of a matrix: a round as large as its number; none for nothing."""

    value: int
    x: int
    radius: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row of a matrix."""

    label: str
    words: tuple[tuple[str, int], ...]
    values: tuple[int, ...]
    y: int
    text_y: int
    dots: tuple[Dot, ...]


def matrix(
    rows: Sequence[tuple[str, Sequence[int]]], *, top: int = 24
) -> tuple[tuple[Line, ...], tuple[int, ...], int]:
    """Place a row of rounds per (label, numbers). Return rows, the middles of columns, the height.

    The surface of a round is as its number, so that twice as much looks twice as much.
    """
    columns = max((len(values) for _, values in rows), default=0) or 1
    step = min(WIDEST, (WIDTH - LABEL_END - 8) // columns)
    middles = tuple(LABEL_END + 8 + step * number + step // 2 for number in range(columns))
    most = max((value for _, values in rows for value in values), default=0) or 1
    largest = min(step, TALLEST) // 2 - 1
    placed = []
    for label, values in rows:
        texts = wrap(label, LABEL_LETTERS) or [""]
        height = max(TALLEST, LINE * len(texts) + 8)
        middle = top + height // 2
        first = middle + 5 - (len(texts) - 1) * LINE // 2
        placed.append(
            Line(
                label=label,
                words=tuple((text, first + n * LINE) for n, text in enumerate(texts)),
                values=tuple(values),
                y=middle,
                text_y=middle + 5,
                dots=tuple(
                    Dot(value=value, x=x, radius=_radius(value, most, largest))
                    for value, x in zip(values, middles, strict=False)
                ),
            )
        )
        top += height
    return tuple(placed), middles, top + 4


def _radius(value: int, most: int, largest: int) -> int:
    return max(LEAST_ROUND, round(largest * sqrt(value / most))) if value else 0
