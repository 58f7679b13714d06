"""Borders of zones and places of meeting points, read from a GeoJSON file of somebody else. Pure.

A file is taken whole or not at all: every fault is told with its place in the file. Everything is
kept in the plane of the Rijksdriehoek (RD, EPSG:28992), in whole metres, so that drawing needs no
projection. What a GeoJSON file is, says RFC 7946; files of Dutch municipalities often are in RD
with a `crs` of the older standard, and both are taken.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Any

from naast.supply.places.rules.names import normalise

Spot = tuple[int, int]
Ring = tuple[Spot, ...]
Rings = tuple[Ring, ...]

MOST_BYTES = 2_000_000
MOST_FEATURES = 300
MOST_POSITIONS = 30_000
MOST_KEPT = 1_500
"""So many corners of all zones together are drawn: more cannot be seen, and make a page heavy."""
LONGEST_SAID = 60
SMALLEST_RING = 4


class System(StrEnum):
    """In what the numbers of a file are: metres of the Rijksdriehoek, or degrees."""

    RD = "rd"
    WGS84 = "wgs84"


class FaultCode(StrEnum):
    TOO_BIG = "too_big"
    NO_JSON = "no_json"
    NO_COLLECTION = "no_collection"
    EMPTY = "empty"
    TOO_MANY = "too_many"
    TOO_DETAILED = "too_detailed"
    UNKNOWN_SYSTEM = "unknown_system"
    NO_FEATURE = "no_feature"
    NO_NAME = "no_name"
    UNKNOWN_ZONE = "unknown_zone"
    UNKNOWN_POINT = "unknown_point"
    TWICE = "twice"
    OTHER_SHAPE = "other_shape"
    NO_NUMBERS = "no_numbers"
    NOT_CLOSED = "not_closed"
    NO_AREA = "no_area"
    SWAPPED = "swapped"
    OTHER_SYSTEM = "other_system"
    ELSEWHERE = "elsewhere"
    ZONE_MISSING = "zone_missing"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong: in which feature of the file (from 1; 0 is the whole file), and its name."""

    row: int = 0
    code: FaultCode
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class BordersRead:
    """What a file holds; with any fault, nothing of it may be kept."""

    borders: Mapping[int, Rings] = field(default_factory=dict)
    spots: Mapping[int, Spot] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    system: System | None = None


class _Faulty(Exception):
    def __init__(self, code: FaultCode, said: str = "") -> None:
        super().__init__(code)
        self.code, self.said = code, said


def read_borders(*, raw: bytes, zones: Mapping[str, int], points: Mapping[str, int]) -> BordersRead:
    """Return the borders of zones and the places of points in a file, or all that is wrong.

    `zones` and `points` are names → ids; a name is found whatever its case and accents. A file
    with borders has one for each zone: a map that lacks a zone would tell that nobody lives there.
    """
    try:
        rows, system = _opened(raw)
    except _Faulty as wrong:
        return BordersRead(faults=(Fault(code=wrong.code, said=wrong.said),))
    reader = _Reader(
        system=system,
        zones={normalise(text=name): pk for name, pk in zones.items()},
        points={normalise(text=name): pk for name, pk in points.items()},
    )
    for number, row in enumerate(rows, start=1):
        try:
            reader.take(row)
        except _Faulty as wrong:
            reader.faults.append(Fault(row=number, code=wrong.code, said=wrong.said))
    named = {pk: name for name, pk in sorted(zones.items(), reverse=True)}
    # Where a row is wrong, a zone that it should have been would be told twice.
    if reader.borders and not reader.faults:
        reader.faults += [
            Fault(code=FaultCode.ZONE_MISSING, said=name)
            for pk, name in sorted(named.items())
            if pk not in reader.borders
        ]
    if reader.faults:
        return BordersRead(faults=tuple(reader.faults), system=system)
    return BordersRead(borders=_lighter(reader.borders), spots=reader.spots, system=system)


# ---------------------------------------------------------------- the file


def _opened(raw: bytes) -> tuple[list[Any], System]:
    """Return the features of a file and in what its numbers are."""
    if len(raw) > MOST_BYTES:
        raise _Faulty(FaultCode.TOO_BIG)
    try:
        held = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise _Faulty(FaultCode.NO_JSON) from None
    rows = held.get("features") if isinstance(held, dict) else None
    if not isinstance(rows, list) or held.get("type") != "FeatureCollection":
        raise _Faulty(FaultCode.NO_COLLECTION)
    if not rows:
        raise _Faulty(FaultCode.EMPTY)
    if len(rows) > MOST_FEATURES:
        raise _Faulty(FaultCode.TOO_MANY, str(len(rows)))
    if sum(1 for row in rows for _ in _numbers(row)) > 3 * MOST_POSITIONS:
        raise _Faulty(FaultCode.TOO_DETAILED)
    return rows, _system(held, rows)


def _no_number(text: str) -> float:
    # NaN and Infinity are no JSON, though Python reads them.
    raise ValueError(text)


def _numbers(row: Any) -> Iterator[Any]:
    """Yield what lies in the coordinates of a feature, however deep; no recursion to exhaust."""
    geometry = row.get("geometry") if isinstance(row, dict) else None
    waiting = [geometry.get("coordinates")] if isinstance(geometry, dict) else []
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        else:
            yield one


def _system(held: Mapping[str, Any], rows: Sequence[Any]) -> System:
    """Tell in what the numbers are: as the file says, else by how large they are."""
    crs = held.get("crs")
    if crs is not None:
        properties = crs.get("properties") if isinstance(crs, dict) else None
        name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
        if "28992" in name:
            return System.RD
        if any(known in name.upper() for known in ("4326", "4258", "CRS84")):
            return System.WGS84
        raise _Faulty(FaultCode.UNKNOWN_SYSTEM, _short(name))
    large = any(
        _is_number(one) and abs(one) > _MOST_DEGREES for row in rows for one in _numbers(row)
    )
    return System.RD if large else System.WGS84


# No height in the Netherlands is as large, either.
_MOST_DEGREES = 360


def _is_number(one: Any) -> bool:
    return isinstance(one, int | float) and not isinstance(one, bool) and abs(one) < 1e9  # noqa: PLR2004


def _short(text: str) -> str:
    return " ".join(text.split())[:LONGEST_SAID]


# ---------------------------------------------------------------- a feature

# By these names municipalities and Statistics Netherlands call a zone in a file.
_NAMED = ("naam", "name", "zone", "slug", "wijknaam", "buurtnaam", "wk_naam", "bu_naam")


@dataclass(kw_only=True)
class _Reader:
    system: System
    zones: Mapping[str, int]
    points: Mapping[str, int]
    borders: dict[int, Rings] = field(default_factory=dict)
    spots: dict[int, Spot] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def take(self, row: Any) -> None:
        """Take in one feature. Raises _Faulty."""
        if not isinstance(row, dict) or row.get("type") != "Feature":
            raise _Faulty(FaultCode.NO_FEATURE)
        name = _name(row.get("properties"))
        if not name:
            raise _Faulty(FaultCode.NO_NAME)
        try:
            self._shape(name, row.get("geometry"))
        except _Faulty as wrong:
            raise _Faulty(wrong.code, wrong.said or name) from None

    def _shape(self, name: str, geometry: Any) -> None:
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        held = geometry.get("coordinates") if isinstance(geometry, dict) else None
        if kind == "Point":
            self._spot(name, held)
        elif kind == "Polygon":
            self._border(name, [held])
        elif kind == "MultiPolygon":
            self._border(name, held)
        else:
            raise _Faulty(FaultCode.OTHER_SHAPE)

    def _spot(self, name: str, held: Any) -> None:
        point_id = self.points.get(normalise(text=name))
        if point_id is None:
            raise _Faulty(FaultCode.UNKNOWN_POINT, name)
        if point_id in self.spots:
            raise _Faulty(FaultCode.TWICE, name)
        self.spots[point_id] = _in_rd(held, self.system)

    def _border(self, name: str, polygons: Any) -> None:
        zone_id = self.zones.get(normalise(text=name))
        if zone_id is None:
            raise _Faulty(FaultCode.UNKNOWN_ZONE, name)
        if zone_id in self.borders:
            raise _Faulty(FaultCode.TWICE, name)
        if not isinstance(polygons, list) or not polygons:
            raise _Faulty(FaultCode.NO_NUMBERS)
        rings = tuple(self._ring(ring) for polygon in polygons for ring in _at_least_one(polygon))
        self.borders[zone_id] = rings

    def _ring(self, held: Any) -> Ring:
        if not isinstance(held, list) or len(held) < SMALLEST_RING:
            raise _Faulty(FaultCode.NO_NUMBERS)
        if held[0] != held[-1]:
            raise _Faulty(FaultCode.NOT_CLOSED)
        ring = tuple(_in_rd(one, self.system) for one in held)
        if not area(ring=ring):
            raise _Faulty(FaultCode.NO_AREA)
        return ring


def _name(properties: Any) -> str:
    if not isinstance(properties, dict):
        return ""
    known = {str(key).casefold(): value for key, value in properties.items()}
    found = next((known[key] for key in _NAMED if isinstance(known.get(key), str)), "")
    return _short(found)


def _at_least_one(polygon: Any) -> list[Any]:
    if not isinstance(polygon, list) or not polygon:
        raise _Faulty(FaultCode.NO_NUMBERS)
    return polygon


# ---------------------------------------------------------------- where on earth

# European Netherlands, with some room: degrees, and metres of the Rijksdriehoek.
_LON, _LAT = (3.0, 7.4), (50.6, 53.8)
_X, _Y = (0.0, 290_000.0), (300_000.0, 630_000.0)


def _in_rd(held: Any, system: System) -> Spot:
    """Return a position of a file in whole metres of the Rijksdriehoek."""
    if not isinstance(held, list) or len(held) < 2 or not all(map(_is_number, held)):  # noqa: PLR2004
        raise _Faulty(FaultCode.NO_NUMBERS)
    first, second = float(held[0]), float(held[1])
    degrees = _within(first, _LON) and _within(second, _LAT)
    metres = _within(first, _X) and _within(second, _Y)
    if system is System.RD:
        if metres:
            return round(first), round(second)
        raise _Faulty(FaultCode.OTHER_SYSTEM if degrees else FaultCode.ELSEWHERE)
    if degrees:
        return to_rd(longitude=first, latitude=second)
    if _within(second, _LON) and _within(first, _LAT):
        raise _Faulty(FaultCode.SWAPPED)
    raise _Faulty(FaultCode.OTHER_SYSTEM if metres else FaultCode.ELSEWHERE)


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]


# fmt: off
_TO_X = (
    (0, 1, 190094.945), (1, 1, -11832.228), (2, 1, -114.221), (0, 3, -32.391), (1, 0, -0.705),
    (3, 1, -2.340), (1, 3, -0.608), (0, 2, -0.008), (2, 3, 0.148),
)
_TO_Y = (
    (1, 0, 309056.544), (0, 2, 3638.893), (2, 0, 73.077), (1, 2, -157.984), (3, 0, 59.788),
    (0, 1, 0.433), (2, 2, -6.439), (1, 1, -0.032), (0, 4, 0.092), (1, 4, -0.054),
)
# fmt: on


def to_rd(*, longitude: float, latitude: float) -> Spot:
    """Return degrees as metres of the Rijksdriehoek, right to about a metre.

    Source: F.H. Schreutelkamp and G.L. Strang van Hees, "Benaderingsformules voor de transformatie
    tussen RD- en WGS84-kaartcoördinaten", Geodesia 2001; the centre is the tower of Amersfoort.
    """
    north, east = 0.36 * (latitude - 52.15517440), 0.36 * (longitude - 5.38720621)
    x = 155_000 + math.fsum(r * north**p * east**q for p, q, r in _TO_X)
    y = 463_000 + math.fsum(s * north**p * east**q for p, q, s in _TO_Y)
    return round(x), round(y)


# ---------------------------------------------------------------- lighter


def area(*, ring: Ring) -> float:
    """Return how many square metres lie within a ring."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))) / 2


def _lighter(borders: Mapping[int, Rings]) -> dict[int, Rings]:
    """Leave out corners that nobody would see, so many that `MOST_KEPT` stay or fewer."""
    spots = [spot for rings in borders.values() for ring in rings for spot in ring]
    if not spots:
        return {}
    width = max(x for x, _ in spots) - min(x for x, _ in spots)
    height = max(y for _, y in spots) - min(y for _, y in spots)
    tolerance = max(width, height) / 1_000
    kept = {zone_id: _without(rings, tolerance) for zone_id, rings in borders.items()}
    while sum(len(ring) for rings in kept.values() for ring in rings) > MOST_KEPT:
        tolerance *= 1.5
        kept = {zone_id: _without(rings, tolerance) for zone_id, rings in kept.items()}
    return kept


def _without(rings: Rings, tolerance: float) -> Rings:
    """Return rings without what is too small to see; the largest always stays."""
    largest = max(rings, key=lambda ring: area(ring=ring))
    return tuple(
        simplified(ring=ring, tolerance=tolerance)
        for ring in rings
        if ring is largest or area(ring=ring) > tolerance**2
    )


_AT_A_TIME = 64


def simplified(*, ring: Ring, tolerance: float) -> Ring:
    """Return a closed ring without corners nearer than `tolerance` metres to where it then runs.

    Source: D.H. Douglas and T.K. Peucker (1973), done in pieces: on a whole ring its time can grow
    with the square of the corners, and who sends a file chooses those. Three corners stay.
    """
    last = len(ring) - 1
    keep = {*range(0, last, _AT_A_TIME), last}
    waiting = [(at, min(at + _AT_A_TIME, last)) for at in range(0, last, _AT_A_TIME)]
    while waiting:
        begin, end = waiting.pop()
        if end - begin < 2:  # noqa: PLR2004
            continue
        off, at = max((_off(ring[n], ring[begin], ring[end]), n) for n in range(begin + 1, end))
        if off > tolerance:
            keep.add(at)
            waiting += [(begin, at), (at, end)]
    if len(keep) < SMALLEST_RING:
        keep |= {last // 3, 2 * last // 3}
    return tuple(ring[at] for at in sorted(keep))


def _off(spot: Spot, first: Spot, last: Spot) -> float:
    """Return how far a spot lies from the line between two others."""
    (ax, ay), (bx, by), (x, y) = first, last, spot
    length = math.dist(first, last)
    if not length:
        return math.dist(spot, first)
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length**2))
    return math.dist(spot, (ax + along * (bx - ax), ay + along * (by - ay)))
