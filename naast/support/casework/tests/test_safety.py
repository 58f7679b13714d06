"""Worries about safety: the steps, and what is held back until somebody looks again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.tests.factories import Entry
from naast.core.policy.walls import acting
from naast.support.casework.actions import OfAnother, safety
from naast.support.casework.actions.safety import HeldBack, Taken
from naast.support.casework.models import Case, SafetyConcern, SafetyEntry
from naast.support.casework.queries import safety as queries
from naast.support.casework.rules.safety import (
    Decided,
    Step,
    is_to_review,
    may_hold_back,
)
from naast.support.casework.tests.factories import make_concern, make_running_case
from naast.support.matching.tests.factories import Question
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import BRAM, CARLA, HANNA, HANNA_ID, NOON, OMAR, PETRA, SANNE

TODAY = NOON.date()
LATER = HeldBack(because="Wie slaat leest mee.", review_on=TODAY + timedelta(days=7))
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 1, 1))


class TestRules:
    @given(DAYS, DAYS)
    def test_held_back_never_longer_than_six_weeks_and_always_ahead(self, on, until):
        if may_hold_back(until=until, on=on):
            assert timedelta(0) < until - on <= timedelta(weeks=6)

    @given(DAYS, DAYS)
    def test_somebody_looks_again_from_that_day_on(self, on, review_on):
        assert is_to_review(review_on=review_on, on=on) == (on >= review_on)
        assert not is_to_review(review_on=None, on=on)


@pytest.fixture
def case(cast, db):
    make_ground()
    return make_running_case(SANNE.user_id, person=make_person(id=HANNA_ID))


def taken(step=Step.SIGNALS, **more):
    return Taken(step=step, on=TODAY, text="Blauwe plekken op de arm.", **more)


def note(case, *, actor=SANNE, held_back=LATER, one=None):
    with acting(actor):
        return safety.note_step(
            actor=actor, case_id=case.id, taken=one or taken(), held_back=held_back, at=NOON
        )


def again(case, concern, held_back):
    with acting(SANNE):
        return safety.look_again(
            actor=SANNE, case_id=case.id, concern_id=concern.id, held_back=held_back, at=NOON
        )


def she_reads():
    with acting(HANNA):
        rows = queries.concern_entries(actor=HANNA)
        return queries.concerns(actor=HANNA).count(), rows.count()


def she_sees_of_it():
    return Entry.objects.filter(subject_id=HANNA_ID, action__startswith="casework.safety").count()


@pytest.mark.django_db
class TestHeldBack:
    def test_she_reads_nothing_and_sees_no_trace_until_she_may(self, case):
        concern = note(case)
        note(case, one=taken(Step.CONSULT))

        assert she_reads() == (0, 0)
        assert she_sees_of_it() == 0
        again(case, concern, None)
        assert she_reads() == (1, 3)  # why it was held back, and two steps
        assert she_sees_of_it() == 1

    def test_what_is_not_held_back_she_reads_at_once(self, case):
        note(case, held_back=None)

        assert she_reads() == (1, 1)
        assert she_sees_of_it() == 1

    @pytest.mark.parametrize("days", [0, -1, 43])
    def test_is_not_held_back_without_a_day_within_six_weeks(self, case, days):
        bad = HeldBack(because="Gevaar.", review_on=TODAY + timedelta(days=days))

        with pytest.raises(safety.NotSoLong):
            note(case, held_back=bad)
        assert not SafetyEntry.objects.exists()

    def test_is_held_back_longer_with_another_reason(self, case):
        concern = note(case)
        more = HeldBack(because="Hij woont er nog.", review_on=TODAY + timedelta(days=14))

        assert again(case, concern, more).review_on == more.review_on
        assert she_reads() == (0, 0)

    def test_that_she_may_read_it_is_never_taken_back(self, case):
        concern = note(case, held_back=None)

        with pytest.raises(SafetyConcern.DoesNotExist):
            again(case, concern, LATER)

    def test_stays_held_back_when_she_stops_and_who_guards_privacy_still_sees_it(self, case):
        concern = note(case)
        from_now = {"status": "closed", "closed_at": NOON, "hat": None, "outcome": "stopped"}
        Case.objects.filter(id=case.id).update(**from_now)

        assert she_reads() == (0, 0)
        with acting(PETRA):
            assert [row.id for row in queries.held_back(actor=PETRA)] == [concern.id]


@pytest.mark.django_db
class TestSteps:
    def test_the_last_step_decides_and_ends_it(self, case):
        first = note(case)
        note(case, one=taken(Step.DECIDE, decided=Decided.HELP))
        second = note(case)

        first.refresh_from_db()
        assert first.ended_at == NOON
        assert second.id != first.id

    def test_may_be_taken_in_another_order(self, case):
        note(case, one=taken(Step.DECIDE))
        note(case, one=taken(Step.TALK))

        assert SafetyEntry.objects.filter(step__isnull=False).count() == 2

    def test_was_not_taken_tomorrow(self, case):
        tomorrow = Taken(step=Step.TALK, on=TODAY + timedelta(days=1), text="Morgen.")

        with pytest.raises(safety.NotThatDay):
            note(case, one=tomorrow)

    @pytest.mark.parametrize("actor", [BRAM, CARLA])
    def test_is_for_who_stands_beside_her(self, case, actor):
        with pytest.raises(Case.DoesNotExist):
            note(case, actor=actor)

    def test_nothing_of_another_in_the_case_of_who_asked(self, case):
        Question.objects.filter(id=case.question_id).update(asker_relation="child")

        with pytest.raises(OfAnother):
            note(case)


@pytest.mark.django_db
class TestWhoGuardsPrivacy:
    def release(self, concern, actor=PETRA):
        with acting(actor):
            return safety.release(actor=actor, concern_id=concern.id, at=NOON)

    def test_sees_that_it_is_held_back_and_never_what_it_is(self, case):
        concern = note(case)

        with acting(PETRA):
            assert [row.id for row in queries.held_back(actor=PETRA)] == [concern.id]
            assert not queries.concern_entries(actor=PETRA).exists()

    def test_lets_her_read_it_once(self, case):
        concern = note(case)
        self.release(concern)

        assert she_reads() == (1, 2)
        with pytest.raises(SafetyConcern.DoesNotExist):
            self.release(concern)

    @pytest.mark.parametrize("actor", [SANNE, CARLA, OMAR])
    def test_nobody_else_does(self, case, actor):
        with pytest.raises(SafetyConcern.DoesNotExist):
            self.release(make_concern(case), actor=actor)
