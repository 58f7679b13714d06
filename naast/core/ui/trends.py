"""Where the parts of a line over periods stand: what half has, and what nine in ten have.

Pure geometry, in the measures of `charts`; whole numbers only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LEFT, RIGHT = 34, 292
TOP, BOTTOM = 16, 186
HEIGHT = 216
LABEL_STEP = 62
"""A name of a period takes so much; where there is less room, some are left out."""
GAP = 38
"""Between the words at the end of the two lines."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A period or a step of the scale, with where it stands."""

    text: str
    at: int


@dataclass(frozen=True, kw_only=True, slots=True)
class End:
    """The last point of a line, and where its words stand."""

    value: float
    x: int
    y: int
    text_y: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Trend:
    """Everything that is drawn. The paths break where a period is hidden."""

    half: str
    most: str
    band: str
    scale: tuple[Mark, ...]
    periods: tuple[Mark, ...]
    half_end: End | None
    most_end: End | None
    norm_y: int | None


Row = tuple[str, float | None, float | None]


def trend(rows: Sequence[Row], *, norm: float | None = None) -> Trend:
    """Place the two lines of `rows`: (period, half, nine in ten), None where hidden."""
    values = [norm, *(value for _, *pair in rows for value in pair)]
    top = _top([value for value in values if value is not None])
    runs = list(_runs(rows))
    half = [[(_x(at, rows), _y(low, top)) for at, low, _ in run] for run in runs]
    most = [[(_x(at, rows), _y(high, top)) for at, _, high in run] for run in runs]
    half_end, most_end = _ends(runs, rows, top)
    every = max(1, -(-len(rows) * LABEL_STEP // (RIGHT - LEFT + LABEL_STEP)))
    return Trend(
        half=" ".join(map(_path, half)),
        most=" ".join(map(_path, most)),
        band=" ".join(
            f"{_path([*upper, *reversed(lower)])}Z" for lower, upper in zip(half, most, strict=True)
        ),
        scale=tuple(Mark(text=str(step), at=_y(step, top)) for step in (0, top // 2, top)),
        periods=tuple(
            Mark(text=label, at=_x(at, rows))
            for at, (label, _, _) in enumerate(rows)
            if (len(rows) - 1 - at) % every == 0
        ),
        half_end=half_end,
        most_end=most_end,
        norm_y=None if norm is None else _y(norm, top),
    )


def _top(values: Sequence[float]) -> int:
    """Return the end of the scale: an even number that nothing passes."""
    most = int(max(values, default=0)) + 1
    return max(4, most + most % 2)


def _x(at: int, rows: Sequence[Row]) -> int:
    if len(rows) == 1:
        return (LEFT + RIGHT) // 2
    return round(LEFT + at / (len(rows) - 1) * (RIGHT - LEFT))


def _y(value: float, top: int) -> int:
    return round(BOTTOM - value / top * (BOTTOM - TOP))


def _path(points: Sequence[tuple[int, int]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _runs(rows: Sequence[Row]) -> Iterator[list[tuple[int, float, float]]]:
    """Give the stretches of periods in which nothing is hidden."""
    run: list[tuple[int, float, float]] = []
    for at, (_, low, high) in enumerate(rows):
        if low is not None and high is not None:
            run.append((at, low, high))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _ends(
    runs: Sequence[Sequence[tuple[int, float, float]]], rows: Sequence[Row], top: int
) -> tuple[End | None, End | None]:
    if not runs:
        return None, None
    at, low, high = runs[-1][-1]
    x, low_y, high_y = _x(at, rows), _y(low, top), _y(high, top)
    # Two lines of words each: they may not lie over each other, nor leave the picture.
    high_text = max(TOP, min(high_y, BOTTOM - GAP - 14))
    low_text = min(max(low_y, high_text + GAP), BOTTOM - 14)
    return (
        End(value=low, x=x, y=low_y, text_y=low_text),
        End(value=high, x=x, y=high_y, text_y=high_text),
    )
