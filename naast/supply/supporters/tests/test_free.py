"""When somebody is free: her week and extra times, without absence and what is busy."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.supply.law.rules import DUTCH_TIME, holidays
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import queries
from naast.supply.supporters.models import PoolRecord
from naast.supply.supporters.rules import (
    MOMENTS,
    MOST_EXTRA,
    MOST_OFFERED,
    PART_HOURS,
    Daypart,
    clashes,
    free_spans,
    joined_spans,
    starts_offered,
    weekday_and_daypart,
    without,
)
from naast.supply.supporters.tests.factories import TODAY, make_busy, make_supporter
from tests.cast import BRAM, CARLA, MEIDOORN, NOON, SANNE, WETTERWALD

DAYS = st.dates(date(2026, 3, 20), date(2026, 4, 10)) | st.dates(
    date(2026, 10, 18), date(2026, 11, 5)
)
"""Around both changes of the clock, and Easter."""
CLOCKS = st.times().map(lambda one: one.replace(second=0, microsecond=0))
MOMENT = st.builds(lambda on, at: datetime.combine(on, at, DUTCH_TIME), DAYS, CLOCKS)
SPANS = st.lists(st.tuples(MOMENT, MOMENT), max_size=6)
WEEK = st.lists(st.sampled_from(MOMENTS), max_size=12, unique=True)
EXTRA = st.lists(st.tuples(DAYS, CLOCKS, CLOCKS), max_size=4)
AWAY = st.lists(st.tuples(DAYS, DAYS), max_size=3)
CASES = st.fixed_dictionaries(
    {"week": WEEK, "extra": EXTRA, "away": AWAY, "busy": SPANS, "start": MOMENT, "end": MOMENT}
)


def utc(*span):
    return tuple(one.astimezone(UTC) for one in span)


def within(spans, at):
    return any(start <= at < end for start, end in (utc(*span) for span in spans))


def dutch(on, at):
    return datetime.combine(on, at, DUTCH_TIME)


class TestFreeSpans:
    @given(CASES, st.data())
    @settings(max_examples=300)
    def test_of_each_moment_say_what_week_extra_absence_and_busy_say_of_it(self, case, data):
        free = free_spans(**case)

        start, end, busy = case["start"], case["end"], case["busy"]
        edges = [start, end, *(one for span in [*free, *busy] for one in span)]
        at = data.draw(MOMENT | st.sampled_from(edges)).astimezone(UTC)
        here = at.astimezone(DUTCH_TIME)
        on = here.date()
        of_week = on not in holidays(year=on.year) and any(
            day == on.isoweekday() and PART_HOURS[part][0] <= here.time() < PART_HOURS[part][1]
            for day, part in (weekday_and_daypart(moment=moment) for moment in case["week"])
        )
        there = of_week or within([(dutch(d, a), dutch(d, b)) for d, a, b in case["extra"]], at)
        gone = within([(dutch(a, time()), dutch(b, time())) for a, b in case["away"]], at)
        asked = within([(start, end)], at)
        expected = there and asked and not gone and not within(busy, at)
        assert within(free, at) == expected

    @given(CASES)
    def test_are_in_order_and_apart(self, case):
        free = free_spans(**case)

        assert all(one < other for one, other in free)
        assert all(one[1] <= two[0] for one, two in pairwise(free))
        assert all(not clashes(spans=case["busy"], start=one, end=other) for one, other in free)

    @pytest.mark.parametrize(
        ("sunday", "hours"), [(date(2026, 3, 29), 2), (date(2026, 10, 25), 4), (TODAY, 3)]
    )
    def test_an_extra_night_lasts_as_long_as_it_does(self, sunday, hours):
        [(start, end)] = free_spans(
            week=(),
            extra=[(sunday, time(1), time(4))],
            away=(),
            busy=(),
            start=dutch(sunday, time()),
            end=dutch(sunday + timedelta(days=1), time()),
        )

        assert end - start == timedelta(hours=hours)

    @given(SPANS, SPANS)
    def test_without_takes_away_all_of_it_and_no_more(self, spans, taken):
        left = without(spans=spans, taken=taken)

        again = joined_spans(spans=[*left, *taken])
        assert joined_spans(spans=[*spans, *taken]) == again
        assert not any(clashes(spans=taken, start=one, end=other) for one, other in left)


class TestStartsOffered:
    @given(SPANS, st.integers(5, 240), MOMENT)
    def test_fit_lie_ahead_and_never_clash_with_each_other(self, free, minutes, at):
        found = starts_offered(free=free, minutes=minutes, at=at)

        lasts = timedelta(minutes=minutes)
        assert len(found) <= MOST_OFFERED
        assert all(one + lasts <= other for one, other in pairwise(found))
        for start in found:
            assert start >= at.astimezone(UTC) + timedelta(hours=1)
            assert start.astimezone(DUTCH_TIME).minute in {0, 30}
            assert any(
                one <= start and start + lasts <= other
                for one, other in (utc(*span) for span in joined_spans(spans=free))
            )


@pytest.fixture
def sanne(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    return make_supporter(SANNE.user_id, moments=[f"{NOON.isoweekday()}-{Daypart.AFTERNOON}"])


@pytest.mark.django_db
class TestOwnTime:
    def test_is_her_week_without_what_her_own_calendar_says(self, sanne):
        make_busy(sanne, starts_at=NOON + timedelta(hours=2), hours=1)
        PoolRecord.objects.update(extra=[[TODAY.isoformat(), "19:00", "20:30"]])

        with acting(SANNE):
            mine = queries.own_time(actor=SANNE, start=NOON, end=NOON + timedelta(hours=11))

        assert [
            tuple(one.astimezone(DUTCH_TIME).strftime("%H:%M") for one in span)
            for span in mine.free
        ] == [("13:00", "14:00"), ("15:00", "17:00"), ("19:00", "20:30")]
        assert mine.busy == (utc(NOON + timedelta(hours=2), NOON + timedelta(hours=3)),)

    def test_is_of_nobody_who_is_no_worker(self, sanne):
        for actor in (BRAM, CARLA):
            with acting(actor):
                assert queries.own_time(actor=actor, start=NOON, end=NOON) is None


@pytest.mark.django_db
class TestExtraTimes:
    PAGE = "/desk/my-details/"

    @pytest.fixture
    def desk(self, client, cast, sanne, monkeypatch):
        monkeypatch.setattr(timezone, "now", lambda: NOON)
        client.force_login(cast[SANNE])
        return client

    def kept(self):
        return PoolRecord.objects.get().extra

    def test_are_kept_shown_and_taken_back(self, desk):
        given = {"ceiling": "4", "extra_on": "2026-12-12", "extra_from": "10.00"}
        desk.post(self.PAGE, {**given, "extra_until": "12:00"})
        assert self.kept() == [["2026-12-12", "10:00", "12:00"]]
        page = desk.get(self.PAGE).content.decode()
        assert "zaterdag 12 december 2026, 10:00-12:00" in page

        desk.post(self.PAGE, {"ceiling": "4", "still_extra": "2026-12-12_1000_1200"})
        assert len(self.kept()) == 1
        desk.post(self.PAGE, {"ceiling": "4"})
        assert self.kept() == []

    def test_that_are_past_are_forgotten(self, desk):
        PoolRecord.objects.update(extra=[["2026-11-08", "10:00", "12:00"]])

        assert "2026-11-08" not in desk.get(self.PAGE).content.decode()
        desk.post(self.PAGE, {"ceiling": "4"})
        assert self.kept() == []

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"extra_on": "2026-12-12"}, "Vul de dag in, vanaf en tot."),
            ({"extra_from": "10:00", "extra_until": "12:00"}, "Vul de dag in, vanaf en tot."),
            ({"extra_on": "2026-12-12", "extra_from": "10:00", "extra_until": "10:00"},
             "Kies een tijd die later is dan de eerste."),
            ({"extra_on": "2026-11-08", "extra_from": "10:00", "extra_until": "12:00"},
             "Kies een dag die nog niet voorbij is."),
            ({"extra_on": "2026-12-12", "extra_from": "tien", "extra_until": "12:00"},
             "Dit is geen tijd."),
        ],
    )  # fmt: skip
    def test_that_cannot_be_are_said_kindly(self, desk, given, said):
        answer = desk.post(self.PAGE, {"ceiling": "4", **given})

        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert self.kept() == []

    def test_more_than_anybody_has_are_not_kept(self, desk):
        days = [(TODAY + timedelta(days=n)).isoformat() for n in range(MOST_EXTRA)]
        PoolRecord.objects.update(extra=[[day, "10:00", "12:00"] for day in days])
        ticked = [f"{day}_1000_1200" for day in days]
        more = {"extra_on": "2027-06-01", "extra_from": "10:00", "extra_until": "12:00"}

        answer = desk.post(self.PAGE, {"ceiling": "4", "still_extra": ticked, **more})

        assert answer.status_code == 422
        assert len(self.kept()) == MOST_EXTRA
