"""How long people waited lately: told beforehand, of no few, and no better than it was."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.learning.insight.queries import waiting_lately
from naast.learning.insight.rules import (
    AMSTERDAM,
    NOT_KNOWN,
    WaitingLately,
    lately,
    waiting_told,
)
from naast.supply.supporters.rules import Kind
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import make_placement, make_question
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import BRAM, DIRK, HAVENSTAD, LINDE, MEIDOORN, SANNE, UMA, WETTERWALD

NOW = datetime(2026, 11, 22, 12, tzinfo=AMSTERDAM)
IN_TIME = datetime(2026, 9, 15, 12, tzinfo=AMSTERDAM)
WORKERS = (SANNE.user_id, BRAM.user_id, UMA.user_id, DIRK.user_id)
SECOND = timedelta(seconds=1)
SINCE, BEFORE = lately(at=NOW)

any_moment = st.integers(0, 5 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
any_days = st.lists(st.one_of(st.none(), st.integers(0, 90)), max_size=120)


@given(any_moment)
def test_the_span_is_three_whole_dutch_months_that_ended_a_fortnight_ago(at):
    since, before = (one.astimezone(AMSTERDAM) for one in lately(at=at))

    assert (since.day, since.hour, before.day, before.hour) == (1, 0, 1, 0)
    assert (before.year - since.year) * 12 + before.month - since.month == 3
    ago = at.astimezone(AMSTERDAM).date() - before.date()
    assert timedelta(days=14) <= ago < timedelta(days=14 + 31)


@given(any_days, st.integers(0, 6))
def test_nothing_is_told_of_few_people_or_few_workers(days, workers):
    told = waiting_told(days=days, workers=workers)

    if workers < 3 or len(days) < 5:
        assert told == NOT_KNOWN
    helped = [one for one in days if one is not None]
    for mark in (told.median, told.nine_in_ten):
        if mark is not None:
            assert sum(one <= mark for one in helped) >= 5
            assert sum(one is None or one >= mark for one in days) >= 5


@given(any_days, st.integers(1, 40))
def test_who_waits_still_never_makes_it_look_shorter(days, waiting):
    before = waiting_told(days=days, workers=3)
    after = waiting_told(days=[*days, *[None] * waiting], workers=3)

    for then, now in ((before.median, after.median), (before.nine_in_ten, after.nine_in_ten)):
        if then is not None and now is not None:
            assert now >= then


def write(days, *, workers=WORKERS, asked_at=IN_TIME, kind=Kind.FORMAL, organisation_id=MEIDOORN):
    """Write questions that waited so many days (None: still), taken by each worker in turn."""
    for nth, one in enumerate(days):
        user_id = workers[nth % len(workers)]
        question = make_question(
            make_person(organisation_id=organisation_id),
            user_id,
            asked_at=asked_at,
            status=QuestionStatus.OPEN if one is None else QuestionStatus.ACCEPTED,
            accepted_at=None if one is None else asked_at,
            first_contact_at=None if one is None else asked_at + timedelta(days=one),
        )
        if one is not None:
            ended_at = asked_at + timedelta(days=90)
            make_placement(question, user_id, kind=kind, from_at=asked_at, until_at=ended_at)


def told(*, municipality_id=WETTERWALD, organisation_id=MEIDOORN):
    found = waiting_lately(municipality_id=municipality_id, at=NOW)
    return found.get(organisation_id, NOT_KNOWN)


@pytest.fixture
def ground(cast):
    make_ground()


@pytest.mark.django_db
@pytest.mark.usefixtures("ground")
class TestTheDatabase:
    @pytest.mark.parametrize(
        "days",
        [
            [1] * 8,
            [0, 0, 1, 1, 2, 3, 4, 5, 6, 9],
            [*range(20), *[3] * 30],
            [*[2] * 45, *[None] * 15],
            [*[2] * 9, *[None] * 20],
            [None] * 12,
        ],
    )
    @pytest.mark.parametrize("workers", [WORKERS[:2], WORKERS[:3]])
    def test_tells_what_the_rule_tells(self, days, workers):
        write(days, workers=workers)

        taken = {nth % len(workers) for nth, one in enumerate(days) if one is not None}
        assert told() == waiting_told(days=days, workers=len(taken))

    @pytest.mark.req("R-017")
    def test_tells_half_and_nine_in_ten_of_each_organisation(self):
        write([*[1] * 30, *[4] * 20])
        write([7] * 60, organisation_id=LINDE)

        assert told() == WaitingLately(median=1, nine_in_ten=4)
        assert told(organisation_id=LINDE) == WaitingLately(median=7, nine_in_ten=7)
        assert told(municipality_id=HAVENSTAD) == NOT_KNOWN

    @pytest.mark.parametrize(
        ("asked_at", "counts"),
        [(SINCE - SECOND, False), (SINCE, True), (BEFORE - SECOND, True), (BEFORE, False)],
    )
    def test_the_span_is_that_of_the_rule(self, asked_at, counts):
        write([1] * 10, asked_at=asked_at)

        assert (told() != NOT_KNOWN) is counts

    def test_leaves_out_who_chose_a_moment_and_who_took_it_back(self):
        write([1] * 10)
        for day in range(20):
            make_question(
                make_person(),
                asked_at=IN_TIME,
                contact_way="call_back",
                call_from_at=IN_TIME + timedelta(days=day),
                call_until_at=IN_TIME + timedelta(days=day, hours=3),
            )
            make_question(
                make_person(),
                asked_at=IN_TIME,
                status=QuestionStatus.WITHDRAWN,
                withdrawn_at=IN_TIME,
            )

        assert told().median == 1

    def test_leaves_out_who_is_not_counted_as_support(self):
        write([1] * 10)
        write([40] * 40, kind=Kind.OMTINKER)

        assert told().median == 1
