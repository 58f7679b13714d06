"""Where the parts of a drawn map stand: 400 units wide, north above. Pure geometry.

An area has rings in metres, or a tile on a grid where nobody knows its borders. Every coordinate is
a whole number: a template would write 10.5 as "10,5" in Dutch.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from naast.core.ui.rules import Area, Spot

WIDTH = 400
TALLEST = 480
EDGE = 6
LETTER = 9
"""So wide is a letter of 15 at most, on average; a name that fits by this fits."""
LINE = 18
DOT = 8
_ROWS = 48

Interval = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """An area as it is drawn: its outline, and the plate with its words."""

    number: int
    area: Area
    outline: str
    lines: tuple[str, ...]
    x: int
    tops: tuple[int, ...]
    plate: tuple[int, int, int, int]

    @property
    def words(self) -> list[tuple[str, int]]:
        """Return each line with where it stands."""
        return list(zip(self.lines, self.tops, strict=True))


@dataclass(frozen=True, kw_only=True)
class Map:
    pieces: tuple[Piece, ...]
    spots: tuple[tuple[int, int], ...]
    height: int


def draw(*, areas: Sequence[Area], spots: Iterable[Spot] = ()) -> Map:
    """Return where everything stands. Borders count only where each area has them."""
    shapes, scale, height = _placed(areas)
    found = tuple((round(x), round(y)) for x, y in (scale(spot) for spot in spots))
    pieces = tuple(
        _piece(number, area, rings, found)
        for number, (area, rings) in enumerate(zip(areas, shapes, strict=True), start=1)
    )
    return Map(pieces=pieces, spots=found, height=height)


def _placed(areas: Sequence[Area]) -> tuple[list[list[list[Spot]]], "Scale", int]:
    by_border = bool(areas) and all(area.rings for area in areas)
    if by_border:
        corners = [spot for area in areas for ring in area.rings for spot in ring]
        scale = Scale(corners)
        return (
            [[[scale(spot) for spot in ring] for ring in area.rings] for area in areas],
            scale,
            scale.height,
        )
    columns = 1 + max((area.tile[0] for area in areas), default=0)
    rows = 1 + max((area.tile[1] for area in areas), default=0)
    wide = (WIDTH - 2 * EDGE) // columns
    high = min(wide, 110)
    shapes = []
    for area in areas:
        left, top = EDGE + area.tile[0] * wide, EDGE + area.tile[1] * high
        right, bottom = left + wide - 4, top + high - 4
        tile: list[Spot] = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        shapes.append([tile])
    return shapes, Scale([]), rows * high + 2 * EDGE


class Scale:
    """From metres to the drawing: the same length in both directions, north above."""

    def __init__(self, corners: Sequence[Spot]) -> None:
        xs, ys = [x for x, _ in corners] or [0], [y for _, y in corners] or [0]
        self.left, self.top = min(xs), max(ys)
        wide, high = max(max(xs) - self.left, 1), max(self.top - min(ys), 1)
        self.by = min((WIDTH - 2 * EDGE) / wide, (TALLEST - 2 * EDGE) / high)
        self.indent = (WIDTH - wide * self.by) / 2
        self.height = round(high * self.by) + 2 * EDGE

    def __call__(self, spot: Spot) -> Spot:
        x, y = spot
        return self.indent + (x - self.left) * self.by, EDGE + (self.top - y) * self.by


def _piece(number: int, area: Area, rings: list[list[Spot]], spots: Sequence[Spot]) -> Piece:
    outline = "".join(
        "M" + "L".join(f"{round(x)} {round(y)}" for x, y in ring[:-1]) + "Z" for ring in rings
    )
    tries = [(area.name, area.said), (area.name,), (str(number), area.said), (str(number),)]
    for words in tries:
        lines = tuple(word for word in words if word)
        wide = max(len(line) for line in lines) * LETTER + 8
        high = len(lines) * LINE + 4
        middle, room = _roomiest(rings, high, spots)
        if room >= wide:
            break
    x, y = round(middle[0]), round(middle[1])
    top = y - high // 2
    return Piece(
        number=number,
        area=area,
        outline=outline,
        lines=lines,
        x=x,
        tops=tuple(top + 15 + LINE * at for at in range(len(lines))),
        plate=(x - wide // 2, top, wide, high),
    )


def _roomiest(
    rings: Sequence[Sequence[Spot]], high: int, spots: Sequence[Spot]
) -> tuple[Spot, float]:
    """Return where words of this height have most room within an area, beside the spots."""
    ys = [y for ring in rings for _, y in ring]
    low, up = min(ys), max(ys)
    best: tuple[float, Spot] = (0.0, (_mean(rings), (low + up) / 2))
    for row in range(1, _ROWS):
        y = low + (up - low) * row / _ROWS
        free = [(-math.inf, math.inf)]
        for at in (y - high / 2, y, y + high / 2):
            free = _common(free, _inside(rings, at))
        for x, beside in spots:
            if abs(beside - y) < high / 2 + DOT:
                free = _common(free, [(-math.inf, x - DOT), (x + DOT, math.inf)])
        for begin, end in free:
            # Between two that are as wide, the one nearer to the middle reads better.
            room = end - begin - abs(y - (low + up) / 2) / 100
            if math.isfinite(room) and room > best[0]:
                best = room, ((begin + end) / 2, y)
    return best[1], best[0]


def _mean(rings: Sequence[Sequence[Spot]]) -> float:
    xs = [x for ring in rings for x, _ in ring]
    return (min(xs) + max(xs)) / 2


def _inside(rings: Sequence[Sequence[Spot]], y: float) -> list[Interval]:
    """Return where a level line lies within an area; a ring within a ring is a hole."""
    crossed = sorted(
        ax + (y - ay) * (bx - ax) / (by - ay)
        for ring in rings
        for (ax, ay), (bx, by) in pairwise(ring)
        if (ay > y) != (by > y)
    )
    return list(zip(crossed[::2], crossed[1::2], strict=False))


def _common(first: Sequence[Interval], second: Sequence[Interval]) -> list[Interval]:
    pairs = ((max(a, c), min(b, d)) for a, b in first for c, d in second)
    return [(begin, end) for begin, end in pairs if begin < end]
