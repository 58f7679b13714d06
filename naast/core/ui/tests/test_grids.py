"""Schemes and matrices: everything stands inside, nothing over something else, nothing twice."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from naast.core.ui import grids

NAMES = st.lists(st.text(min_size=1, max_size=19), max_size=9)
FIELDS = st.tuples(st.text(max_size=10), NAMES)
ROWS = st.lists(
    st.tuples(st.text(max_size=20), st.lists(FIELDS, min_size=2, max_size=2)),
    min_size=1,
    max_size=4,
)
NUMBERS = st.integers(1, 6).flatmap(
    lambda many: st.lists(
        st.tuples(st.text(max_size=60), st.lists(st.integers(0, 30), min_size=many, max_size=many)),
        min_size=1,
        max_size=6,
    )
)


@given(ROWS)
def test_each_name_of_a_scheme_stands_inside_its_field_and_no_two_overlap(rows):
    bands, starts, height = grids.scheme(rows)

    fields = [field for band in bands for field in band.fields]
    for field in fields:
        assert 0 <= field.x < field.x + field.width <= grids.WIDTH
        assert field.y + field.height <= height
        tops = [field.head_y, *(y for _, y in field.lines)]
        assert all(after - before == grids.LINE for before, after in pairwise(tops))
        assert field.y < tops[0]
        assert tops[-1] < field.y + field.height
    for one, other in pairwise(bands):
        assert one.fields[0].y + one.fields[0].height < other.head_y
    assert len(starts) == 2


@given(NUMBERS)
def test_a_round_is_as_large_as_its_number_and_stays_in_its_cell(rows):
    lines, middles, height = grids.matrix(rows)

    step = middles[1] - middles[0] if len(middles) > 1 else grids.WIDEST
    dots = sorted(((d.value, d.radius) for line in lines for d in line.dots), key=lambda d: d[0])
    assert all(radius == 0 for value, radius in dots if not value)
    assert [radius for _, radius in dots] == sorted(radius for _, radius in dots)
    assert all(radius * 2 <= step for _, radius in dots)
    assert all(grids.LABEL_END < x < grids.WIDTH for x in middles)
    assert all(0 < line.y < height for line in lines)
