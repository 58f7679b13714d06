"""When a hat comes off: after the matter, its objection and twelve months, and not a day before."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from naast.core.audit.tests.factories import Entry
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import NotActing, acting
from naast.support.people import actions
from naast.support.people.jobs import take_off_hats as nightly
from naast.support.people.models import Hat
from naast.support.people.rules import House
from naast.support.people.tests.factories import (
    LONG_AGO,
    make_ground,
    make_hat,
    make_person,
    make_standing,
)
from tests.cast import BRAM, CLOCK, FOPPE, SANNE

ENDED = datetime(2025, 1, 6, 14, tzinfo=UTC)
# Six weeks to object, twelve and six for the answer, twelve months; each with its whole last day.
FIRST_FREE = datetime(2026, 6, 26, 22, tzinfo=UTC)  # midnight in the Netherlands
STILL_WORN = FIRST_FREE - timedelta(seconds=1)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


def take_off(at: datetime) -> int:
    clock = Actor(at=at, clock=Scope())
    with acting(clock):
        return actions.take_off_hats(actor=clock, at=at)


def ended_standing(user_id=SANNE.user_id, *, house=House.SUPPORT, until_at=ENDED, **fields):
    person = make_person(house=house)
    begun = until_at - timedelta(days=200)
    return make_standing(person, user_id, from_at=begun, until_at=until_at, **fields)


class TestTakeOffHats:
    @pytest.mark.req("R-123")
    def test_waits_for_objection_and_twelve_months(self):
        ended_standing()

        counted = {at: take_off(at) for at in (ENDED, STILL_WORN, FIRST_FREE)}

        assert counted == {ENDED: 0, STILL_WORN: 0, FIRST_FREE: 1}
        assert not Hat.objects.exists()

    def test_counts_from_the_last_standing_of_the_circle(self):
        standing = ended_standing()
        later = make_person(circle=standing.circle)
        make_standing(later, SANNE.user_id, from_at=ENDED, until_at=ENDED + timedelta(days=90))

        assert take_off(FIRST_FREE) == 0
        assert take_off(FIRST_FREE + timedelta(days=95)) == 1

    def test_leaves_the_hat_of_who_stands_there_still(self):
        standing = ended_standing()
        make_standing(standing.person, SANNE.user_id, from_at=ENDED)

        assert take_off(FIRST_FREE + timedelta(days=3000)) == 0
        assert Hat.objects.count() == 1

    def test_leaves_the_hat_of_a_colleague_in_the_same_circle(self):
        standing = ended_standing()
        make_standing(standing.person, BRAM.user_id, from_at=LONG_AGO)

        take_off(FIRST_FREE)

        assert [hat.user_id for hat in Hat.objects.all()] == [BRAM.user_id]

    def test_takes_off_a_hat_that_never_came_to_a_standing(self):
        make_hat(make_person(), SANNE.user_id, from_at=ENDED)

        assert take_off(FIRST_FREE) == 1

    def test_goes_by_the_setting(self, settings):
        settings.NAAST_HAT_MONTHS = 24
        ended_standing()

        assert take_off(FIRST_FREE) == 0
        assert take_off(FIRST_FREE + timedelta(days=370)) == 1

    def test_does_nothing_the_second_time(self):
        ended_standing()

        assert [take_off(FIRST_FREE), take_off(FIRST_FREE)] == [1, 0]
        assert Entry.objects.filter(action="people.hat.taken_off").count() == 1

    def test_is_recorded_without_saying_whose_hat_it_was(self):
        ended_standing()

        take_off(FIRST_FREE)

        entry = Entry.objects.get()
        assert (entry.role, entry.user_id, entry.subject_id) == ("clock", None, None)

    def test_is_for_the_clock_alone(self):
        ended_standing()

        with acting(SANNE):
            assert actions.take_off_hats(actor=SANNE, at=FIRST_FREE) == 0
        with acting(CLOCK), pytest.raises(NotActing):
            actions.take_off_hats(actor=SANNE, at=FIRST_FREE)
        assert Hat.objects.exists()

    def test_lets_somebody_wear_the_other_hat_afterwards(self):
        standing = ended_standing(FOPPE.user_id)
        take_off(FIRST_FREE)
        there = make_person(house=House.MUNICIPALITY, circle=standing.circle)

        make_standing(there, FOPPE.user_id)

        assert Hat.objects.get().kind == "decides"


class TestWaysIn:
    def test_the_nightly_job_goes_by_the_clock_on_the_wall(self):
        ended_standing()

        nightly(0)

        assert Hat.objects.count() == int(datetime.now(UTC) < FIRST_FREE)  # noqa: TID251

    def test_the_command_goes_by_its_moment(self):
        ended_standing()
        said = [run("--at", "2026-06-26T23:59"), run("--at", "2026-06-27T00:00")]

        assert said == ["0 taken off.", "1 taken off."]

    def test_the_command_refuses_what_is_no_moment(self):
        with pytest.raises(CommandError, match="not a moment"):
            run("--at", "morgen")


def run(*words: str) -> str:
    out = StringIO()
    call_command("take_off_hats", *words, stdout=out)
    return out.getvalue().strip()
