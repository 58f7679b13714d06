from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from naast.supply.services.rules import CHECK_LASTS, Kind, Offered, fitting, is_stale

DAY = date(2026, 11, 23)
OFFERED = st.builds(
    Offered,
    kind=st.sampled_from(Kind),
    name=st.text(max_size=5),
    domains=st.sets(st.sampled_from(["money", "people", "mind"]), min_size=1),
    zone_ids=st.sets(st.integers(1, 3)),
)


class TestIsStale:
    def test_from_the_day_after_half_a_year(self):
        stale = [
            is_stale(checked_on=DAY - CHECK_LASTS - timedelta(days=late), on=DAY)
            for late in (-1, 0, 1)
        ]

        assert stale == [False, False, True]


class TestFitting:
    @given(
        st.lists(OFFERED),
        st.sets(st.sampled_from(["money", "mind"])),
        st.none() | st.integers(1, 3),
    )
    def test_shows_all_that_fits_and_nothing_else(self, offered, domains, zone_id):
        found = fitting(offered=offered, domains=domains, zone_id=zone_id)

        for one in offered:
            about = not domains or bool(domains & one.domains)
            near = zone_id is None or not one.zone_ids or zone_id in one.zone_ids
            assert (one in found) == (about and near)

    @given(st.lists(OFFERED))
    def test_nearest_rung_first_and_the_law_last(self, offered):
        turns = [list(Kind).index(one.kind) for one in fitting(offered=offered)]

        assert turns == sorted(turns)

    def test_what_is_in_her_zone_comes_before_what_is_for_all(self):
        all_of_it = Offered(kind=Kind.VOLUNTEERS, name="A", domains=["mind"], zone_ids=[])
        near = Offered(kind=Kind.VOLUNTEERS, name="B", domains=["mind"], zone_ids=[2])

        assert fitting(offered=[all_of_it, near], zone_id=2) == [near, all_of_it]
