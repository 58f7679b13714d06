"""A file of somebody else becomes borders: whole, or not at all with every reason."""

import json
import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naast.supply.places.rules import FaultCode, System, read_borders
from naast.supply.places.rules.borders import (
    MOST_BYTES,
    MOST_KEPT,
    MOST_POSITIONS,
    area,
    simplified,
    to_rd,
)

ZONES = {"buorren": 1, "Buorren": 1, "waldein": 2, "Wâldein": 2}
POINTS = {"Doarpshûs De Beam": 7}
WEST = [[190000, 560000], [191000, 560000], [191000, 562000], [190000, 562000], [190000, 560000]]
EAST = [[x + 1000, y] for x, y in WEST]
DEGREES = [[5.90, 53.02], [5.91, 53.02], [5.91, 53.03], [5.90, 53.03], [5.90, 53.02]]


def area_of(name, ring, **more):
    return {
        "type": "Feature",
        "properties": {"naam": name, **more},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def spot_of(name, held):
    return {
        "type": "Feature",
        "properties": {"name": name},
        "geometry": {"type": "Point", "coordinates": held},
    }


def crs(name):
    return {"type": "name", "properties": {"name": name}}


def file(*features, **more):
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def read(raw):
    return read_borders(raw=raw, zones=ZONES, points=POINTS)


def faults(raw):
    return [(one.row, one.code, one.said) for one in read(raw).faults]


WHOLE = (area_of("Buorren", WEST), area_of("WALDEIN", EAST))


class TestTaken:
    def test_borders_and_points_by_name_whatever_case_and_accents(self):
        found = read(file(*WHOLE, spot_of("doarpshus de beam", [190500, 561000])))

        assert found.faults == ()
        assert found.system is System.RD
        assert found.borders.keys() == {1, 2}
        assert found.borders[1] == (tuple(map(tuple, WEST)),)
        assert found.spots == {7: (190500, 561000)}

    def test_degrees_become_metres(self):
        found = read(file(area_of("Buorren", DEGREES), area_of("Wâldein", DEGREES)))

        assert found.system is System.WGS84
        [ring] = found.borders[1]
        assert ring[0] == to_rd(longitude=5.90, latitude=53.02)
        # A hundredth of a degree of latitude is 1.1 km, of longitude here 0.67 km.
        assert math.dist(ring[1], ring[2]) == pytest.approx(1113, abs=3)
        assert math.dist(ring[0], ring[1]) == pytest.approx(671, abs=3)

    @pytest.mark.parametrize(
        ("latitude", "longitude", "expected"),
        [
            (52.15517440, 5.38720621, (155000, 463000)),
            (52.37453253, 4.88352559, (120701, 487526)),
            (53.21938317, 6.56820053, (233883, 582065)),
        ],
        ids=["Amersfoort", "Amsterdam", "Groningen"],
    )
    def test_three_church_towers_stand_where_they_stand(self, latitude, longitude, expected):
        assert math.dist(to_rd(longitude=longitude, latitude=latitude), expected) <= 1.5

    @pytest.mark.parametrize(
        ("name", "ring"),
        [
            ("urn:ogc:def:crs:EPSG::28992", WEST),
            ("EPSG:28992", WEST),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", DEGREES),
            ("EPSG:4258", DEGREES),
        ],
    )
    def test_the_file_says_in_what_it_is(self, name, ring):
        raw = file(area_of("Buorren", ring), area_of("Wâldein", ring), crs=crs(name))

        assert read(raw).faults == ()

    def test_several_parts_and_holes_stay_apart(self):
        hole = [[190400, 560400], [190600, 560400], [190600, 560600], [190400, 560400]]
        island = [[x, y + 5000] for x, y in WEST]
        both = {
            "type": "Feature",
            "properties": {"naam": "Buorren"},
            "geometry": {"type": "MultiPolygon", "coordinates": [[WEST, hole], [island]]},
        }

        assert len(read(file(both, WHOLE[1])).borders[1]) == 3

    def test_points_alone_are_enough(self):
        found = read(file(spot_of("Doarpshûs De Beam", [190500, 561000, 3.5])))

        assert (found.faults, dict(found.borders), len(found.spots)) == ((), {}, 1)


class TestRefused:
    @pytest.mark.parametrize(
        ("features", "expected"),
        [
            ([area_of("Ergens", WEST)], (1, FaultCode.UNKNOWN_ZONE, "Ergens")),
            ([spot_of("Nergens", WEST[0])], (1, FaultCode.UNKNOWN_POINT, "Nergens")),
            ([*WHOLE, area_of("buorren", WEST)], (3, FaultCode.TWICE, "buorren")),
            ([WHOLE[0]], (0, FaultCode.ZONE_MISSING, "Wâldein")),
            ([area_of("", WEST)], (1, FaultCode.NO_NAME, "")),
            ([{"type": "Feature"}], (1, FaultCode.NO_NAME, "")),
            ([area_of("Buorren", WEST[:-1])], (1, FaultCode.NOT_CLOSED, "Buorren")),
            ([area_of("Buorren", [WEST[0]] * 4)], (1, FaultCode.NO_AREA, "Buorren")),
            ([area_of("Buorren", [])], (1, FaultCode.NO_NUMBERS, "Buorren")),
            ([area_of("Buorren", [["a", "b"]] * 4)], (1, FaultCode.NO_NUMBERS, "Buorren")),
            ([area_of("Buorren", [[True, True]] * 4)], (1, FaultCode.NO_NUMBERS, "Buorren")),
            ([area_of("Buorren", "0123")], (1, FaultCode.NO_NUMBERS, "Buorren")),
            ([spot_of("Doarpshûs De Beam", None)], (1, FaultCode.NO_NUMBERS, "Doarpshûs De Beam")),
            ([{**WHOLE[0], "geometry": None}], (1, FaultCode.OTHER_SHAPE, "Buorren")),
            ([42], (1, FaultCode.NO_FEATURE, "")),
        ],
    )
    def test_tells_which_feature_and_why(self, features, expected):
        assert expected in faults(file(*features))

    def test_nothing_of_a_file_with_a_fault_comes_in(self):
        found = read(file(*WHOLE, area_of("Ergens", WEST), spot_of("Nergens", WEST[0])))

        assert (dict(found.borders), dict(found.spots), len(found.faults)) == ({}, {}, 2)

    @pytest.mark.parametrize(
        ("ring", "more", "code"),
        [
            ([[y, x] for x, y in DEGREES], {}, FaultCode.SWAPPED),
            (DEGREES, {"crs": crs("EPSG:28992")}, FaultCode.OTHER_SYSTEM),
            (WEST, {"crs": crs("CRS84")}, FaultCode.OTHER_SYSTEM),
            ([[x + 40, y] for x, y in DEGREES], {}, FaultCode.ELSEWHERE),
            ([[x + 900_000, y] for x, y in WEST], {}, FaultCode.ELSEWHERE),
        ],
    )
    def test_rd_and_degrees_are_told_apart(self, ring, more, code):
        assert faults(file(area_of("Buorren", ring), **more)) == [(1, code, "Buorren")]

    @pytest.mark.parametrize(
        ("raw", "code"),
        [
            (b"", FaultCode.NO_JSON),
            (b"\xff\xfe\x00", FaultCode.NO_JSON),
            (b"[" * 100_000, FaultCode.NO_JSON),
            (b'{"a":' * 50_000, FaultCode.NO_JSON),
            (file(*WHOLE).replace(b"190000", b"NaN"), FaultCode.NO_JSON),
            (file(*WHOLE).replace(b"190000", b"9" * 5_000), FaultCode.NO_JSON),
            (b"[]", FaultCode.NO_COLLECTION),
            (b'"FeatureCollection"', FaultCode.NO_COLLECTION),
            (b'{"type":"FeatureCollection","features":{}}', FaultCode.NO_COLLECTION),
            (file(), FaultCode.EMPTY),
            (file(*[WHOLE[0]] * 301), FaultCode.TOO_MANY),
            (b" " * (MOST_BYTES + 1), FaultCode.TOO_BIG),
            (file(*WHOLE, crs=crs("EPSG:31370")), FaultCode.UNKNOWN_SYSTEM),
            (file(*WHOLE, crs=7), FaultCode.UNKNOWN_SYSTEM),
        ],
    )
    def test_hostile_files_are_told_so(self, raw, code):
        assert [one[1] for one in faults(raw)] == [code]

    def test_numbers_beyond_all_bounds_are_no_numbers(self):
        raw = file(*WHOLE).replace(b"190000", b"1e999")

        assert {one[1] for one in faults(raw)} == {FaultCode.NO_NUMBERS}

    def test_far_too_many_corners_are_refused_before_any_work(self):
        ring = [[190000 + n % 500, 560000 + n // 500] for n in range(2 * MOST_POSITIONS)]
        raw = json.dumps(
            {"type": "FeatureCollection", "features": [area_of("Buorren", ring)]},
            separators=(",", ":"),
        ).encode()

        assert len(raw) < MOST_BYTES
        assert faults(raw) == [(0, FaultCode.TOO_DETAILED, "")]

    @given(st.binary(max_size=200))
    def test_any_bytes_give_an_answer(self, raw):
        assert read(raw).faults

    @settings(max_examples=200)
    @given(
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(["type", "properties", "geometry", "coordinates", "naam"]),
                    inner,
                )
            ),
            max_leaves=12,
        )
    )
    def test_any_feature_gives_an_answer(self, feature):
        raw = json.dumps({"type": "FeatureCollection", "features": [feature, *WHOLE]}).encode()

        assert read(raw).faults


class TestLighter:
    def test_a_winding_border_becomes_light_and_keeps_its_shape(self):
        turns = 9_000
        coast = [
            [
                round(190_000 + 5_000 * math.cos(2 * math.pi * n / turns)),
                round(560_000 + (5_000 + 20 * (n % 3)) * math.sin(2 * math.pi * n / turns)),
            ]
            for n in range(turns)
        ]
        coast.append(coast[0])

        found = read(file(area_of("Buorren", coast), WHOLE[1]))

        kept = sum(len(ring) for rings in found.borders.values() for ring in rings)
        assert found.faults == ()
        assert kept <= MOST_KEPT
        [ring] = found.borders[1]
        assert area(ring=ring) == pytest.approx(area(ring=tuple(map(tuple, coast))), rel=0.02)

    @given(
        st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 2_000)), min_size=3, max_size=300),
        st.floats(0, 3_000),
    )
    def test_what_is_left_was_there_and_is_closed(self, corners, tolerance):
        ring = (*corners, corners[0])

        left = simplified(ring=ring, tolerance=tolerance)

        assert left[0] == left[-1] == ring[0]
        assert len(left) >= 4
        assert set(left) <= set(ring)
        places = iter(ring)
        assert all(any(one == other for other in places) for one in left)

    @given(
        st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 2_000)), min_size=3, max_size=120),
        st.floats(1, 300),
    )
    def test_no_corner_that_was_left_out_lies_far_from_the_border(self, corners, tolerance):
        ring = (*corners, corners[0])

        left = simplified(ring=ring, tolerance=tolerance)

        lines = list(pairwise(left))
        assert all(min(_off(spot, *line) for line in lines) <= tolerance + 1e-6 for spot in ring)


def _off(spot, first, last):
    length = math.dist(first, last)
    if not length:
        return math.dist(spot, first)
    along = sum((s - a) * (b - a) for s, a, b in zip(spot, first, last, strict=True)) / length**2
    along = max(0, min(1, along))
    foot = [a + along * (b - a) for a, b in zip(first, last, strict=True)]
    return math.dist(spot, foot)
