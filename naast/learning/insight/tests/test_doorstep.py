"""On the doorstep within a week: counted by PostgreSQL, in Dutch days, and of no few."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.learning.insight.queries import doorstep_lately
from naast.learning.insight.rules import AMSTERDAM, Doorstep, Visited, doorstep_told, lately
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.support.decisions.rules import MatterStatus, Outcome, doorstep_late_before
from naast.support.decisions.tests.factories import make_matter
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import make_placement, make_question
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_ground, make_hat, make_person
from tests.cast import FOPPE, GEA, HAVENSTAD, KARIN, LEO, NOBODY, QUINTEN, WETTERWALD

NOW = datetime(2026, 11, 22, 12, tzinfo=AMSTERDAM)
IN_TIME = datetime(2026, 9, 15, 12, tzinfo=AMSTERDAM)
SINCE, BEFORE = lately(at=NOW)
SECOND = timedelta(seconds=1)
WORKERS = (FOPPE.user_id, KARIN.user_id, LEO.user_id)

visits = st.lists(
    st.builds(
        Visited,
        zone_id=st.sampled_from([None, 1, 2, 3]),
        user_id=st.sampled_from([None, 1, 2, 3, 4]),
        days=st.one_of(st.none(), st.integers(0, 20)),
    ),
    max_size=90,
)


@given(visits)
def test_nothing_is_told_of_few_residents_or_few_workers(rows):
    whole, zones = doorstep_told(visits=rows)

    for zone, told in [(None, whole), *zones.items()]:
        if told is None:
            continue
        here = [one for one in rows if zone is None or one.zone_id == zone]
        assert len(here) >= 8
        assert sum(one.days is not None and one.days <= 7 for one in here) >= 5
        assert len({one.user_id for one in here} - {None}) >= 3
        assert told.asked % 5 == told.in_time % 5 == 0
        assert told.in_time <= told.asked


@given(visits)
def test_who_is_hidden_is_never_hidden_alone(rows):
    whole, zones = doorstep_told(visits=rows)
    hidden = {one.zone_id for one in rows} - zones.keys()

    if whole and zones and hidden:
        # Together as many as leave every number between nobody and five open.
        assert sum(one.zone_id in hidden for one in rows) >= 9


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))  # noqa: DTZ001
def test_a_week_is_seven_dutch_days_whatever_the_hour_and_the_clock(moment):
    at = moment.replace(tzinfo=AMSTERDAM)

    before = doorstep_late_before(at=at).astimezone(AMSTERDAM)

    assert (before.hour, before.minute) == (0, 0)
    assert at.date() - before.date() == timedelta(days=7)


@pytest.fixture
def zone(cast):
    make_ground()
    return make_zone(Municipality.objects.get(id=WETTERWALD), name="Wetterkant")


def ask(zone, days, *, user_id=FOPPE.user_id, asked_at=IN_TIME, **fields):
    """Write a question to the municipality, visited after so many days (None: not yet)."""
    person = make_person(house=House.MUNICIPALITY)
    make_hat(person, user_id)
    question = make_question(
        person,
        user_id,
        zone=zone,
        notice="2026-11",
        asked_at=asked_at,
        status=QuestionStatus.ACCEPTED,
        accepted_at=asked_at,
    )
    make_placement(
        question, user_id, kind="meitinker", from_at=asked_at, until_at=asked_at + SECOND
    )
    visited_at = None if days is None else asked_at + timedelta(days=days)
    return make_matter(question, user_id, notified_at=asked_at, first_visit_at=visited_at, **fields)


def told(town=WETTERWALD):
    with acting(GEA):
        return doorstep_lately(municipality_id=town, at=NOW)


def fill(zone, days):
    for nth, one in enumerate(days):
        ask(zone, one, user_id=WORKERS[nth % 3])
    return [
        Visited(zone_id=zone.pk if zone else None, user_id=WORKERS[nth % 3], days=one)
        for nth, one in enumerate(days)
    ]


class TestTheDatabase:
    @pytest.mark.req("R-294")
    @pytest.mark.parametrize(
        ("here", "there", "nowhere"),
        [
            ([2] * 14 + [9] * 6, [1] * 20, []),
            ([2] * 20, [3, None, 1], []),
            ([2] * 20, [1] * 20, [4, 5]),
            ([2] * 4, [], []),
            ([2] * 4 + [30] * 20, [7] * 8 + [8] * 4, []),
        ],
    )
    def test_tells_what_the_rule_tells(self, zone, here, there, nowhere):
        other = make_zone(zone.municipality, name="Buorren")
        rows = [*fill(zone, here), *fill(other, there), *fill(None, nowhere)]

        assert told() == doorstep_told(visits=rows)

    def test_the_seventh_day_is_in_time_and_the_eighth_is_not(self, zone):
        late_evening = datetime(2026, 9, 15, 23, 59, tzinfo=AMSTERDAM)
        for nth in range(20):
            days = 7 if nth < 10 else 8
            asked_at = late_evening if nth % 2 else IN_TIME
            ask(zone, days, user_id=WORKERS[nth % 3], asked_at=asked_at)

        assert told()[0] == Doorstep(asked=20, in_time=10)

    @pytest.mark.parametrize(
        ("asked_at", "counts"),
        [(SINCE - SECOND, False), (SINCE, True), (BEFORE - SECOND, True), (BEFORE, False)],
    )
    def test_the_span_is_three_whole_months(self, zone, asked_at, counts):
        for nth in range(10):
            ask(zone, 1, user_id=WORKERS[nth % 3], asked_at=asked_at)

        assert (told()[0] is not None) is counts

    def test_who_waits_still_is_too_late_and_who_needed_no_visit_is_left_out(self, zone):
        fill(zone, [1] * 10 + [None] * 5)
        for nth in range(10):  # settled by phone, two days later
            ask(
                zone,
                None,
                user_id=WORKERS[nth % 3],
                status=MatterStatus.CLOSED,
                outcome=Outcome.FOR_EVERYONE,
                closed_at=IN_TIME + timedelta(days=2),
            )
        for _ in range(10):  # withdrawn, and never taken
            make_question(
                make_person(house=House.MUNICIPALITY),
                None,
                zone=zone,
                notice="2026-11",
                asked_at=IN_TIME,
                status=QuestionStatus.WITHDRAWN,
                withdrawn_at=IN_TIME,
            )
        for _ in range(5):  # taken by nobody to this day
            make_question(
                make_person(house=House.MUNICIPALITY),
                None,
                zone=zone,
                notice="2026-11",
                asked_at=IN_TIME,
            )

        assert told()[0] == Doorstep(asked=20, in_time=10)

    def test_nothing_of_support_or_of_another_municipality_is_in_it(self, zone):
        for _ in range(30):
            make_question(make_person(), FOPPE.user_id, zone=zone, asked_at=IN_TIME)
        fill(zone, [1] * 10)

        assert told()[0] == Doorstep(asked=10, in_time=10)
        assert told(HAVENSTAD) == (None, {})

    def test_tells_everybody_the_same(self, zone):
        fill(zone, [1] * 10)

        for actor in (NOBODY, QUINTEN, KARIN):
            with acting(actor):
                assert doorstep_lately(municipality_id=WETTERWALD, at=NOW)[0] is not None
