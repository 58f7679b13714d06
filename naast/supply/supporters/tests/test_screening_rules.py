from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.supporters.rules import (
    STANDARD,
    WARN_DAYS,
    Item,
    Seen,
    Version,
    ends_of,
    holds_until,
    lapsed_items,
    months_later,
    required_of,
    warning_of,
)

TODAY = date(2026, 11, 9)
TOMORROW = TODAY + timedelta(days=1)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def version(item=Item.INTERVISION, **fields):
    defaults = {
        "kind": "formal",
        "needed": True,
        "months": 12,
        "source": "Beleid",
        "from_on": TODAY,
    }
    return Version(item=item, **{**defaults, **fields})


def required(*versions, on=TODAY):
    return required_of(versions=versions, kind="formal", on=on)


class TestRequiredOf:
    def test_is_the_standard_until_an_organisation_says_more(self):
        assert required() == STANDARD

    def test_begins_on_its_very_day(self):
        asked = version(from_on=TOMORROW)

        assert Item.INTERVISION not in required(asked)
        assert required(asked, on=TOMORROW)[Item.INTERVISION] == 12

    def test_is_of_one_kind_only(self):
        assert required(version(kind="omtinker")) == STANDARD

    def test_ends_with_a_version_that_needs_it_no_more_and_the_old_one_still_counts_before(self):
        versions = (version(), version(needed=False, from_on=TOMORROW))

        assert Item.INTERVISION in required(*versions)
        assert Item.INTERVISION not in required(*versions, on=TOMORROW)

    def test_takes_the_last_of_two_on_a_day(self):
        assert required(version(months=6), version(months=3))[Item.INTERVISION] == 3

    def test_lets_no_organisation_do_without_a_declaration_or_for_more_than_a_year(self):
        none = version(Item.DECLARATION, needed=False)
        endless = version(Item.DECLARATION, months=None)
        long, short = version(Item.DECLARATION, months=24), version(Item.DECLARATION, months=6)

        found = [required(one)[Item.DECLARATION] for one in (none, endless, long, short)]

        assert found == [12, 12, 12, 6]


class TestMonthsLater:
    @pytest.mark.parametrize(
        ("day", "months", "later"),
        [
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2027, 12, 15), 1, date(2028, 1, 15)),
            (date(2024, 2, 29), 12, date(2025, 2, 28)),
        ],
    )
    def test_is_the_same_day_or_the_last(self, day, months, later):
        assert months_later(day=day, months=months) == later

    @given(DAYS, st.integers(min_value=1, max_value=120))
    def test_never_leaves_its_month(self, day, months):
        later = months_later(day=day, months=months)

        assert (later.year - day.year) * 12 + later.month - day.month == months
        assert later.day == min(day.day, monthrange(later.year, later.month)[1])


class TestLapsedItems:
    @given(
        st.sampled_from(Item),
        DAYS,
        st.none() | DAYS,
        st.none() | st.integers(min_value=1, max_value=120),
        DAYS,
    )
    def test_holds_from_the_day_it_was_seen_to_the_day_it_ends(
        self, item, seen_on, until, months, on
    ):
        seen = Seen(seen_on=seen_on, valid_until=until)
        end = holds_until(seen=seen, months=months)

        found = lapsed_items(required={item: months}, seen={item: seen}, on=on)

        assert (found == ()) is (seen_on <= on and (end is None or on < end))

    @pytest.mark.parametrize("item", Item)
    def test_names_what_was_never_seen(self, item):
        assert lapsed_items(required={item: None}, seen={}, on=TODAY) == (item,)

    def test_asks_nothing_that_is_not_required(self):
        seen = {Item.TRAINING: Seen(seen_on=date(2000, 1, 1), valid_until=date(2001, 1, 1))}

        assert lapsed_items(required={}, seen=seen, on=TODAY) == ()

    @pytest.mark.parametrize("item", Item)
    @pytest.mark.parametrize("night", [date(2026, 1, 1), date(2026, 3, 29), date(2026, 10, 25)])
    def test_lapses_at_local_midnight_whatever_the_clock_in_greenwich_says(self, item, night):
        """The nights of 29 March and 25 October have 23 and 25 hours."""
        seen = {item: Seen(seen_on=date(2025, 12, 1), valid_until=night)}
        midnight = datetime.combine(night, datetime.min.time(), tzinfo=AMSTERDAM).astimezone(
            ZoneInfo("UTC")
        )

        found = [
            lapsed_items(required={item: None}, seen=seen, on=moment.astimezone(AMSTERDAM).date())
            for moment in (midnight - timedelta(seconds=1), midnight)
        ]

        assert found == [(), (item,)]


class TestEndsOf:
    def ends(self, *versions, **seen):
        found = {
            Item(item): Seen(seen_on=on, valid_until=until) for item, (on, until) in seen.items()
        }
        return ends_of(versions=versions, kind="formal", seen=found, on=TODAY)

    def test_is_the_earliest_of_what_was_stated_and_what_is_asked(self):
        asked = version(Item.VOG, months=1)

        assert self.ends(asked, vog=(TODAY, date(2030, 1, 1))) == {Item.VOG: date(2026, 12, 9)}

    def test_knows_what_will_be_asked_of_who_does_not_have_it(self):
        assert self.ends(version(from_on=TOMORROW)) == {Item.INTERVISION: TOMORROW}

    def test_leaves_out_what_is_missing_already_and_what_has_no_end(self):
        assert self.ends(version(), code=(TODAY, None)) == {}


class TestWarningOf:
    @pytest.mark.parametrize(
        ("left", "days"),
        [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (1, 7), (0, 0), (-14, 0)],
    )
    def test_is_the_last_that_was_reached(self, left, days):
        assert warning_of(until=TODAY + timedelta(days=left), on=TODAY) == days

    def test_is_none_for_what_lapsed_long_ago(self):
        assert warning_of(until=TODAY - timedelta(days=15), on=TODAY) is None

    @given(DAYS)
    def test_reaches_each_once_when_asked_every_day(self, until):
        days = [until - timedelta(days=left) for left in range(70, -1, -1)]

        found = [warning_of(until=until, on=day) for day in days]

        assert tuple(dict.fromkeys(one for one in found if one is not None)) == WARN_DAYS
