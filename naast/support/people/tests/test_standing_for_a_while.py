"""Who stands in for a while, and who stands behind: what opens, from when, until when."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError

from naast.core.policy.walls import Actor, Scope, acting
from naast.support.people import actions, queries
from naast.support.people.models import Details, Hat, Person, Standing
from naast.support.people.rules import HatKind, House, Manner
from naast.support.people.tests.factories import make_ground, make_person, make_standing
from tests.cast import BRAM, FOPPE, ILSE, LINDE, MEIDOORN, NOON, SANNE, WETTERWALD

DAY = timedelta(days=1)
FROM, UNTIL = NOON + DAY, NOON + 3 * DAY


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


@pytest.fixture
def hanna():
    person = make_person(first_name="Hanna")
    make_standing(person, SANNE.user_id)
    return person


def later(actor, at):
    """Return the same member of the staff at another moment."""
    scopes = {
        role: Scope(**{k: v for k, v in vars(scope).items() if k != "now"})
        for role, scope in actor.scopes.items()
    }
    return Actor(user_id=actor.user_id, at=at, **scopes)


def stand(actor, person, **fields):
    with acting(actor):
        return actions.begin_standing(
            actor=actor,
            person_id=person.id,
            circle_id=person.circle_id,
            house=House.SUPPORT,
            municipality_id=WETTERWALD,
            organisation_id=MEIDOORN,
            at=actor.at,
            **fields,
        )


def reads(actor):
    """Return whether somebody reads how a resident is called: by the query, and by the wall."""
    with acting(actor):
        return queries.details(actor=actor).exists(), Details.objects.exists()


class TestStandingIn:
    @pytest.mark.parametrize(
        ("at", "open_"),
        [
            (NOON, False),
            (FROM - timedelta(microseconds=1), False),
            (FROM, True),
            (UNTIL - timedelta(microseconds=1), True),
            (UNTIL, False),
            (UNTIL + 9 * DAY, False),
        ],
    )
    def test_opens_from_its_beginning_to_its_end_and_not_a_moment_longer(self, hanna, at, open_):
        stand(BRAM, hanna, from_at=FROM, until_at=UNTIL)

        assert reads(later(BRAM, at)) == (open_, open_)

    def test_wears_the_hat_from_the_day_it_is_agreed(self, hanna):
        stand(BRAM, hanna, from_at=FROM, until_at=UNTIL)

        assert Hat.objects.get(user_id=BRAM.user_id).kind == HatKind.SUPPORTS

    def test_is_refused_to_who_wears_the_other_hat(self, hanna):
        Hat.objects.create(
            circle_id=hanna.circle_id,
            user_id=BRAM.user_id,
            house=House.MUNICIPALITY,
            kind=HatKind.DECIDES,
            from_at=NOON,
        )

        with pytest.raises(actions.CannotStand):
            stand(BRAM, hanna, from_at=FROM, until_at=UNTIL)

    @pytest.mark.parametrize("at", [NOON, FROM + DAY])
    def test_ended_early_opens_nothing_from_then_on(self, hanna, at):
        row = stand(BRAM, hanna, from_at=FROM, until_at=UNTIL)
        bram = later(BRAM, at)

        with acting(bram):
            actions.end_this_standing(actor=bram, standing_id=row.id, at=at)

        assert reads(later(BRAM, FROM + DAY + timedelta(hours=1))) == (False, False)
        assert Standing.objects.get(id=row.id).hat is None

    def test_lets_go_of_the_hat_once_its_end_has_passed(self, hanna):
        row = stand(BRAM, hanna, from_at=FROM, until_at=UNTIL)
        before, after = (Actor(at=at, clock=Scope()) for at in (UNTIL - DAY, UNTIL))

        with acting(before):
            early = actions.let_go_of_hats(actor=before, at=UNTIL - DAY)
        with acting(after):
            late = actions.let_go_of_hats(actor=after, at=UNTIL)

        row.refresh_from_db()
        assert (early, late, row.hat, row.until_at) == (0, 1, None, UNTIL)

    def test_of_another_organisation_opens_nothing_of_it(self, hanna):
        elsewhere = make_person(organisation_id=LINDE)

        stand(BRAM, hanna, from_at=NOON - DAY, until_at=UNTIL)

        with acting(BRAM):
            assert not Person.objects.filter(id=elsewhere.id).exists()


class TestStandingBehind:
    def test_opens_her_key_and_not_how_she_is_called_or_reached(self, hanna):
        stand(ILSE, hanna, manner=Manner.BEHIND)

        assert reads(ILSE) == (False, False)
        with acting(ILSE):
            assert Person.objects.get() == hanna

    def test_opens_nothing_to_who_is_a_supporter_too(self, hanna):
        both = ILSE.also(supporter=Scope(user_id=ILSE.user_id))

        stand(ILSE, hanna, manner=Manner.BEHIND)

        assert reads(both) == (False, False)

    def test_is_not_among_who_stands_beside_her(self, hanna):
        stand(ILSE, hanna, manner=Manner.BEHIND)
        resident = Actor(at=NOON, resident=Scope(person_id=hanna.id))

        with acting(resident):
            beside = queries.beside_now(actor=resident, at=NOON)
            assert {one.user_id for one in beside} == {SANNE.user_id}

    @pytest.mark.parametrize("actor", [SANNE, BRAM, FOPPE])
    def test_is_no_standing_that_who_supports_or_decides_can_take(self, hanna, actor):
        with pytest.raises((ProgrammingError, actions.CannotStand)):
            stand(actor, hanna, manner=Manner.BEHIND)
