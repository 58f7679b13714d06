"""A map: everything within the frame, north above, words where they fit."""

import re

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from naast.core.ui.areas import EDGE, LETTER, TALLEST, WIDTH, draw
from naast.core.ui.rules import Area

whole = st.integers(0, 300_000)
sizes = st.integers(1, 50_000)


@st.composite
def squares(draw_):
    """Some rectangles anywhere in the country, as large as chance has it."""
    found = []
    for number in range(draw_(st.integers(1, 7))):
        x, y, wide, high = (draw_(one) for one in (whole, whole, sizes, sizes))
        ring = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]
        found.append(Area(name=f"Wijk {number}", level="good", rings=[ring]))
    return found


def corners(outline):
    return [tuple(map(int, pair)) for pair in re.findall(r"(-?\d+) (-?\d+)", outline)]


@given(squares(), st.lists(st.tuples(whole, whole), max_size=3))
def test_borders_stay_within_the_frame_in_whole_numbers(areas, spots):
    drawn = draw(areas=areas, spots=spots)

    found = [corner for piece in drawn.pieces for corner in corners(piece.outline)]
    assert all(0 <= x <= WIDTH and 0 <= y <= drawn.height for x, y in found)
    assert drawn.height <= TALLEST
    assert len(drawn.spots) == len(spots)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, unique=True))
def test_tiles_never_overlap(tiles):
    drawn = draw(areas=[Area(name="Buorren", level="good", tile=one) for one in tiles])

    boxes = []
    for piece in drawn.pieces:
        xs, ys = zip(*corners(piece.outline), strict=True)
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    for at, (left, right, top, bottom) in enumerate(boxes):
        assert 0 <= left < right <= WIDTH
        assert 0 <= top < bottom <= drawn.height
        for l2, r2, t2, b2 in boxes[:at]:
            assert right <= l2 or r2 <= left or bottom <= t2 or b2 <= top


def test_north_is_above():
    def square(y):
        return [(0, y), (10, y), (10, y + 10), (0, y + 10), (0, y)]

    south, north = draw(
        areas=[
            Area(name="Zuid", level="good", rings=[square(0)]),
            Area(name="Noord", level="good", rings=[square(20)]),
        ]
    ).pieces

    assert max(y for _, y in corners(north.outline)) < min(y for _, y in corners(south.outline))


def test_a_name_stands_within_its_area_or_gives_way_to_its_number():
    tall = [(0, 0), (1, 0), (1, 100), (0, 100), (0, 0)]
    wide = [(1, 0), (100, 0), (100, 100), (1, 100), (1, 0)]

    strip, rest = draw(
        areas=[
            Area(name="Langestreek", level="good", said="niemand", rings=[tall]),
            Area(name="Buorren", level="good", said="niemand", rings=[wide]),
        ]
    ).pieces

    assert strip.lines == ("1",)
    assert rest.lines == ("Buorren", "niemand")
    left, top, width, height = rest.plate
    xs, ys = zip(*corners(rest.outline), strict=True)
    assert min(xs) <= left
    assert left + width <= max(xs)
    assert min(ys) <= top
    assert top + height <= max(ys)
    assert width >= LETTER * len("Buorren")


def test_words_stand_beside_a_lake_and_not_in_it():
    shore = [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]
    lake = [(5, 5), (70, 5), (70, 95), (5, 95), (5, 5)]

    [piece] = draw(areas=[Area(name="Wad", level="good", rings=[shore, lake])]).pieces

    assert piece.x > WIDTH * 0.7


@given(squares(), st.lists(st.tuples(whole, whole), max_size=5))
def test_words_that_fit_never_lie_over_a_place(areas, spots):
    drawn = draw(areas=areas, spots=spots)

    for piece in drawn.pieces:
        left, top, width, height = piece.plate
        if piece.lines[0] == piece.area.name:  # else nothing fitted, and the number is enough
            for x, y in drawn.spots:
                assert not (left <= x <= left + width and top <= y <= top + height)


@pytest.mark.parametrize("areas", [[], [Area(name="Buorren", level="plain")]])
def test_little_or_nothing_is_drawn_too(areas):
    assert draw(areas=areas).height >= 2 * EDGE


def test_the_page_says_in_words_and_in_a_table_what_the_map_shows():
    template = engines["django"].from_string(
        '{% load ui %}{% areas "Waar iemand is" rows key="k" heads=heads legend=legend %}'
    )
    hostile = Area(name="<b>Wad</b>", level="missing", said="niemand", cells=["niemand"])

    shown = template.render(
        {"rows": [hostile], "heads": ["Wijk", "Mensen"], "legend": [("missing", "niemand")]}
    )

    assert 'role="img"' in shown
    assert '<th scope="row">1. &lt;b&gt;Wad&lt;/b&gt;</th><td>niemand</td>' in shown
    assert "&lt;b&gt;Wad&lt;/b&gt;: niemand." in shown
    assert 'url(#k-hatch)"/>' in shown  # told by a pattern, not by a colour alone
    assert "<b>Wad" not in shown
