"""What a municipality says of how long support lasts: shown beside a case, and it ends none."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from naast.supply.organisations.rules import Length, Reaches
from naast.supply.organisations.tests.factories import make_arrangement
from naast.support.casework.models import Case, Contact
from naast.support.casework.policy import CASES
from naast.support.casework.rules import CaseStatus
from naast.support.casework.tests.factories import make_contact, make_running_case
from naast.support.people.tests.factories import make_ground
from tests.cast import HAVENSTAD, SANNE, WETTERWALD

SAYS = "Na zes gesprekken vragen wij waarom."
COLLIDES = "Dit botst met uw vrijheid"


@pytest.fixture
def case(cast):
    make_ground()
    return make_running_case(SANNE.user_id)


@pytest.fixture
def sanne(client, cast):
    client.force_login(cast[SANNE])
    with translation.override("nl"):
        yield client


def page(sanne, case):
    return sanne.get(reverse("casework:case", args=[case.id])).content.decode()


@pytest.mark.req("R-110")
def test_a_limit_is_shown_beside_a_case_and_where_it_collides(sanne, case):
    make_arrangement(
        WETTERWALD, length=Length.LIMIT, length_says=SAYS, reaches=[Reaches.ADVICE, Reaches.ALONG]
    )

    shown = page(sanne, case)

    assert "er is een grens" in shown
    assert SAYS in shown
    assert "advies, meegaan naar een gesprek" in shown
    assert COLLIDES in shown


@pytest.mark.req("R-110")
@pytest.mark.parametrize("length", [Length.AS_NEEDED, Length.AGREED])
def test_what_leaves_her_free_does_not_collide(sanne, case, length):
    make_arrangement(WETTERWALD, length=length)

    shown = page(sanne, case)

    assert COLLIDES not in shown
    assert "U bepaalt met de inwoner hoeveel gesprekken er zijn" in shown


def test_what_another_municipality_says_and_what_is_not_in_force_is_not_shown(sanne, case):
    make_arrangement(HAVENSTAD, length=Length.LIMIT, length_says=SAYS)
    make_arrangement(
        WETTERWALD,
        length=Length.LIMIT,
        length_says=SAYS,
        from_on=timezone.localdate() + timedelta(days=1),
    )

    shown = page(sanne, case)

    assert SAYS not in shown
    assert "De gemeente zegt hier niets over" in shown


@pytest.mark.req("R-109", "R-110")
def test_far_beyond_a_limit_the_case_runs_on_and_the_next_talk_is_noted(sanne, case):
    make_arrangement(WETTERWALD, length=Length.LIMIT, length_says="Na zes gesprekken houdt het op.")
    Case.objects.filter(id=case.id).update(opened_at=timezone.localtime() - timedelta(days=2000))
    for number in range(60):
        make_contact(case, at=timezone.localtime() - timedelta(days=30 * number + 1))

    noted = sanne.post(
        reverse("casework:case", args=[case.id]),
        {"text": "Nog een gesprek.", "kind": "call", "activity": "advice"},
    )

    case.refresh_from_db()
    assert noted.status_code == 302
    assert Contact.objects.filter(case=case).count() == 61
    assert (case.status, case.closed_at) == (CaseStatus.OPEN, None)


@pytest.mark.req("R-110")
def test_only_who_supports_and_the_resident_end_a_case(case):
    # No clock, no municipality: PostgreSQL has the same table.
    assert set(CASES["close"]) == {"supporter"}
    assert set(CASES["leave"]) == {"resident"}
