"""Each item that somebody must have takes her out of every new offer on its very day, and back."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from naast.core.policy.rules import Actor
from naast.core.policy.walls import acting
from naast.supply.supporters import actions
from naast.supply.supporters.rules import CardField, Item
from naast.supply.supporters.tests.factories import (
    SINCE,
    make_card,
    make_declaration,
    make_requirement,
    make_screening,
    make_supporter,
)
from naast.support.matching import queries
from naast.support.matching.rules import Need
from naast.support.people.tests.factories import make_ground
from tests.cast import BRAM, CARLA, SANNE, WETTERWALD

AMSTERDAM, GREENWICH = ZoneInfo("Europe/Amsterdam"), ZoneInfo("UTC")
LONG = date(2035, 1, 1)
# In two of them the clocks change.
NIGHTS = [date(2027, 1, 1), date(2027, 3, 28), date(2027, 10, 31)]


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


def around(night: date) -> list[datetime]:
    """Return moments around a local midnight, in Greenwich: an hour before, a second, and after."""
    midnight = datetime.combine(night, datetime.min.time(), tzinfo=AMSTERDAM).astimezone(GREENWICH)
    ways = (-3600, -1, 0, 3600)
    return [midnight + timedelta(seconds=away) for away in ways]


def is_offered(worker, at) -> bool:
    made = queries.offer(municipality_id=WETTERWALD, need=Need(), seed=1, at=at)
    return worker.pk in {one.candidate.id for one in (*made.first, *made.others)}


def ending(item: Item, night: date):
    """Write a supporter for whom everything holds, but `item` until a night."""
    worker = make_supporter(SANNE.user_id)
    make_card(worker)
    for one in Item:
        make_requirement(worker, one)
    make_screening(
        worker,
        vog_until=None,
        code_signed_on=None,
        **{
            one.value: (SINCE, night if one is item else LONG)
            for one in Item
            if one is not Item.DECLARATION
        },
    )
    until = night if item is Item.DECLARATION else LONG
    make_declaration(worker, declared_on=night - timedelta(days=30), until_on=until)
    return worker


@pytest.mark.req("R-161")
@pytest.mark.parametrize("night", NIGHTS)
@pytest.mark.parametrize("item", Item)
def test_is_out_of_every_new_offer_from_local_midnight(item, night):
    worker = ending(item, night)

    found = [is_offered(worker, at) for at in around(night)]

    assert found == [True, True, False, False]


@pytest.mark.parametrize("item", Item)
def test_is_back_as_soon_as_it_is_renewed(item):
    night = date(2027, 1, 1)
    worker = ending(item, night)
    at = datetime(2027, 1, 4, 10, tzinfo=AMSTERDAM)
    lapsed = is_offered(worker, at)

    if item is Item.DECLARATION:
        sanne = Actor(user_id=SANNE.user_id, at=at, **SANNE.scopes)
        with acting(sanne):
            # Declaring is writing on her own card too, and she never wrote for it.
            actions.keep_card(actor=sanne, values={CardField.NAME: "Sanne"}, shown=[CardField.NAME])
            actions.declare_interests(actor=sanne, providers=[])
    else:
        carla = Actor(user_id=CARLA.user_id, at=at, **CARLA.scopes)
        with acting(carla):
            actions.see_item(
                actor=carla, supporter_id=worker.pk, item=item, seen_on=at.date(), valid_until=LONG
            )

    assert (lapsed, is_offered(worker, at)) == (False, True)


def test_a_requirement_that_begins_takes_out_who_does_not_have_it_on_that_day():
    night = date(2027, 1, 1)
    worker = make_supporter(SANNE.user_id)
    make_card(worker)
    make_screening(worker, vog_until=LONG)
    make_declaration(worker, until_on=LONG, declared_on=night - timedelta(days=30))
    make_requirement(worker, Item.TRAINING, from_on=night)

    found = [is_offered(worker, at) for at in around(night)]

    assert found == [True, True, False, False]


def test_who_did_not_look_over_her_facts_for_half_a_year_sinks_and_is_still_offered():
    """A named term of the score, the same for all: no norm, no counting (R-076)."""
    at = datetime(2027, 1, 4, 10, tzinfo=AMSTERDAM)

    for actor, days in ((SANNE, 10), (BRAM, 200)):
        worker = make_supporter(actor.user_id, facts_confirmed_on=at.date() - timedelta(days=days))
        make_card(worker)
        make_screening(worker, vog_until=LONG)
        make_declaration(worker, until_on=LONG)

    made = queries.offer(municipality_id=WETTERWALD, need=Need(), seed=1, at=at)
    scores = {one.candidate.user_id: one.score for one in (*made.first, *made.others)}

    assert scores[SANNE.user_id] > scores[BRAM.user_id]
