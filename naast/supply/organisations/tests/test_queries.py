from datetime import date, timedelta

import pytest

from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.organisations import queries
from naast.supply.organisations.rules import FormalPosition, OrganisationKind, SteeringRole
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_arrangement,
    make_default,
    make_organisation,
    make_review,
    make_tie,
)
from naast.supply.places.tests.factories import make_municipality
from tests.cast import CARLA, CAST, CLOCK, EMRE, GEA, HAVENSTAD, MEIDOORN, NOON, WETTERWALD

TODAY = date(2026, 11, 9)
TOMORROW = TODAY + timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    make_municipality(id=WETTERWALD)
    return make_municipality(id=HAVENSTAD)


@pytest.fixture
def meidoorn(here):
    return make_organisation(id=MEIDOORN, name="Stichting Meidoorn")


class TestOrganisations:
    @pytest.mark.req("R-059")
    @pytest.mark.parametrize("kind", OrganisationKind)
    def test_knows_every_kind_of_provider(self, here, kind):
        pool_of = here if kind is OrganisationKind.MUNICIPAL_POOL else None
        made = make_organisation(kind=kind, pool_of=pool_of)

        found = queries.organisation(organisation_id=made.pk, on=TODAY)

        assert (found.kind, bool(found.kind_words)) == (kind, True)

    def test_tells_the_ties_of_today_only(self, meidoorn):
        make_tie(meidoorn, "Thuiszorg De Kiel")
        make_tie(meidoorn, "Zorg van Gisteren", until_on=TODAY)
        make_tie(meidoorn, "Zorg van Morgen", from_on=TOMORROW)

        found = queries.organisation(organisation_id=MEIDOORN, on=TODAY)

        assert found.providers == ("Thuiszorg De Kiel",)

    def test_takes_one_query_however_many_there_are(self, here, django_assert_num_queries):
        for _ in range(5):
            make_tie(make_organisation(), "Thuiszorg De Kiel")

        with django_assert_num_queries(1):
            found = queries.organisations(on=TODAY)

        assert len(found) == 5


class TestServing:
    def test_lists_who_has_an_agreement_in_force_here(self, meidoorn):
        ended, elsewhere = make_organisation(), make_organisation()
        make_agreement(meidoorn, WETTERWALD)
        make_agreement(ended, WETTERWALD, until_on=TODAY)
        make_agreement(elsewhere, HAVENSTAD)

        assert queries.serving(municipality_id=WETTERWALD, on=TODAY).keys() == {MEIDOORN}


class TestFirstContactWorkingDays:
    def test_is_the_strictest_agreed(self, meidoorn):
        make_agreement(meidoorn, WETTERWALD, first_contact_working_days=5)
        make_agreement(meidoorn, WETTERWALD, first_contact_working_days=2, from_on=date(2021, 1, 1))

        found = queries.first_contact_working_days(
            organisation_id=MEIDOORN, municipality_id=WETTERWALD, on=TODAY
        )

        assert found == 2

    def test_is_none_without_an_agreement(self, meidoorn):
        found = queries.first_contact_working_days(
            organisation_id=MEIDOORN, municipality_id=WETTERWALD, on=TODAY
        )

        assert found is None


class TestDefaultOrganisation:
    def test_is_the_latest_that_began(self, meidoorn):
        other = make_organisation()
        make_default(meidoorn, WETTERWALD)
        make_default(other, WETTERWALD, from_on=TODAY)

        before = queries.default_organisation(
            municipality_id=WETTERWALD, on=TODAY - timedelta(days=1)
        )
        now = queries.default_organisation(municipality_id=WETTERWALD, on=TODAY)

        assert (before, now) == (MEIDOORN, other.pk)

    def test_is_none_when_nobody_was_named(self, here):
        assert queries.default_organisation(municipality_id=HAVENSTAD, on=TODAY) is None


class TestArrangement:
    @pytest.mark.req("R-155", "R-198")
    def test_derives_the_profile_and_leaves_the_steering_role_beside_it(self, here):
        make_arrangement(
            WETTERWALD,
            formal=FormalPosition.OUTSIDE,
            informal_agreed=True,
            informal_subsidised=True,
            informal_named_to_residents=True,
            steering_role=SteeringRole.SETS_CONDITIONS,
        )

        found = queries.arrangement(municipality_id=WETTERWALD, on=TODAY)

        assert (found.profile, found.informal_official, found.steering_role) == (
            3,
            True,
            SteeringRole.SETS_CONDITIONS,
        )

    @pytest.mark.req("R-197")
    @pytest.mark.parametrize("role", SteeringRole)
    def test_tells_each_of_the_three_ways_to_steer(self, here, role):
        make_arrangement(WETTERWALD, steering_role=role)

        found = queries.arrangement(municipality_id=WETTERWALD, on=TODAY)

        assert found.steering_role is role
        assert len(SteeringRole) == 3

    def test_is_none_when_nobody_said(self, here):
        assert queries.arrangement(municipality_id=HAVENSTAD, on=TODAY) is None


def test_a_review_is_seen_by_the_organisation_and_by_who_may_act_on_it(cast, meidoorn):
    make_review(MEIDOORN, WETTERWALD)

    seen = set()
    for actor in CAST:
        with acting(actor):
            if queries.reviews(actor=actor).exists():
                seen.add(actor)

    assert seen == {CARLA, GEA, EMRE, CLOCK}


class TestUnderReview:
    def test_tells_the_matcher_of_one_municipality(self, meidoorn):
        make_review(MEIDOORN, WETTERWALD)
        here = Actor(at=NOON, matcher=Scope(municipality_ids=[WETTERWALD]))
        there = Actor(at=NOON, matcher=Scope(municipality_ids=[HAVENSTAD]))

        with acting(here):
            found = queries.under_review(actor=here, municipality_id=WETTERWALD)
        with acting(there):
            unseen = queries.under_review(actor=there, municipality_id=WETTERWALD)

        assert (found, unseen) == ({MEIDOORN}, set())


class TestStandings:
    def test_takes_one_query(self, meidoorn, django_assert_num_queries):
        make_tie(meidoorn, "Thuiszorg De Kiel")
        make_review(MEIDOORN, WETTERWALD)
        actor = Actor(at=NOON, matcher=Scope(municipality_ids=[WETTERWALD]))

        with acting(actor), django_assert_num_queries(1):
            found = queries.standings(
                actor=actor, ids=[MEIDOORN], municipality_id=WETTERWALD, on=TODAY
            )

        assert found == {
            MEIDOORN: queries.Standing(providers=("Thuiszorg De Kiel",), under_review=True)
        }
