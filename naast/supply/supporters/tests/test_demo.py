from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps

from naast.core.identity.rules import DECIDING, SUPPORTING, Role
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.organisations import demo as organisations
from naast.supply.organisations.queries import arrangement, default_organisation
from naast.supply.places import demo as places
from naast.supply.places.queries import municipalities, zones
from naast.supply.supporters import demo, queries
from naast.supply.supporters.models import Card, Supporter
from naast.supply.supporters.rules import Kind, Position, Sort, why_not_available

AT = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
TODAY = AT.date()
SEED = 20261122

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    for part in (places, organisations, demo):
        part.load(at=AT, seed=SEED)
    return {one.slug: one.pk for one in municipalities(on=TODAY)}


def offered(municipality_id):
    actor = Actor(at=AT, matcher=Scope(municipality_ids=[municipality_id]))
    with acting(actor):
        found = queries.candidates(actor=actor, municipality_id=municipality_id, on=TODAY)
    return [one for one in found if not why_not_available(candidate=one, on=TODAY)]


def test_has_some_140_workers_of_every_kind(world):
    kinds = Counter(Supporter.objects.values_list("kind", flat=True))

    assert 130 <= kinds.total() <= 150
    assert kinds.keys() == set(Kind)


@pytest.mark.parametrize(
    ("slug", "profile"),
    [("wetterwald", 3), ("havenstad", 1), ("heidehoven", 3), ("veenmond", 6)],
)
def test_each_municipality_has_its_profile_and_somewhere_to_ask(world, slug, profile):
    found = arrangement(municipality_id=world[slug], on=TODAY)

    assert found.profile == profile
    assert default_organisation(municipality_id=world[slug], on=TODAY) is not None


@pytest.mark.req("R-040", "R-066", "R-073")
def test_wetterwald_offers_every_kind_beside_its_meitinkers(world):
    kinds = Counter(one.kind for one in offered(world["wetterwald"]))

    assert kinds.keys() == set(Kind)
    assert kinds[Kind.MEITINKER] >= 10


@pytest.mark.req("R-291")
def test_wetterwald_has_14_meitinkers_of_whom_4_fly(world):
    found = Supporter.objects.filter(kind=Kind.MEITINKER).select_related("pool")
    zone_ids = [zone for one in found for zone in one.pool.zone_ids]

    per_zone = Counter(zone_ids)

    assert (len(found), sum(not one.pool.zone_ids for one in found)) == (14, 4)
    assert set(per_zone) == {zone.pk for zone in zones(municipality_id=world["wetterwald"])}
    assert max(per_zone.values()) <= 3


@pytest.mark.parametrize("slug", ["havenstad", "heidehoven", "veenmond"])
def test_everywhere_somebody_from_outside_the_team_can_be_offered(world, slug):
    found = offered(world[slug])

    assert any(one.position is not Position.IN_TEAM for one in found)
    assert {one.sort for one in found} == {Sort.FORMAL, Sort.INFORMAL}


def test_nobody_supports_and_decides_in_one_municipality(world):
    grants = apps.get_model("identity.Grant").objects.values_list("user_id", "role")
    roles = {}
    for user_id, role in grants:
        roles.setdefault(user_id, set()).add(Role(role))

    assert not [one for one in roles.values() if one & SUPPORTING and one & DECIDING]
    assert set().union(*roles.values()) == set(Role)


def test_every_account_is_of_the_demo_and_has_an_address_of_nobody(world):
    users = apps.get_model("identity.User").objects.all()

    assert all(user.is_demo and user.email.endswith("@naast.demo") for user in users)
    assert {"harm@naast.demo", "jildou@naast.demo", "nadia@naast.demo"} <= {
        user.email for user in users
    }
    assert len({user.name for user in users}) == len(users)


def test_no_name_is_that_of_somebody_in_the_sources(world):
    names = " ".join(apps.get_model("identity.User").objects.values_list("name", flat=True))

    assert not [real for real in ("Zoetendal", "Woudwijk", "Ghazi", "Lennep") if real in names]


def test_is_the_same_each_time(world):
    cards = Card.objects.order_by("shown_name", "tagline", "story")
    first = list(cards.values_list("supporter_id", "shown_name", "domains", "moments"))
    for model in (
        "identity.Grant",
        "supporters.Application",
        "supporters.TasksHere",
        "supporters.Supporter",
        "identity.User",
    ):
        apps.get_model(model).objects.all().delete()

    demo.load(at=AT, seed=SEED)

    assert list(cards.values_list("supporter_id", "shown_name", "domains", "moments")) == first


def test_every_card_can_be_read(world):
    for municipality_id in world.values():
        for card in queries.cards(municipality_id=municipality_id, on=TODAY):
            page = queries.profile(
                supporter_id=card.supporter_id, municipality_id=municipality_id, on=TODAY
            )

            assert all((card.name, card.label.title, card.label.lines, page.standing))
