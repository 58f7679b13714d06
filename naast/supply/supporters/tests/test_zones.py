"""In which zones somebody works: said by who leads her, and told on her card at once."""

import pytest

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.supply.supporters.actions import ZoneElsewhere, assign_zones
from naast.supply.supporters.models import Card, PoolRecord, Supporter
from naast.supply.supporters.rules import CardField, Kind
from naast.supply.supporters.tests.factories import make_card, make_supporter
from tests.cast import (
    BRAM,
    CARLA,
    FOPPE,
    GEA,
    HAVENSTAD,
    KARIN,
    MEIDOORN,
    NAMES,
    RINSKE,
    SANNE,
    TINEKE,
    WETTERWALD,
)


@pytest.fixture
def zone(cast):
    town = make_municipality(id=WETTERWALD)
    make_organisation(id=MEIDOORN)
    return make_zone(town)


@pytest.fixture
def foppe(zone):
    return make_supporter(FOPPE.user_id, kind=Kind.MEITINKER)


def assign(actor, worker, *zones):
    with acting(actor):
        assign_zones(actor=actor, supporter_id=worker.pk, zone_ids=[one.pk for one in zones])


@pytest.mark.req("R-291")
def test_a_meitinker_gets_a_zone_and_may_fly_again(zone, foppe):
    assign(KARIN, foppe, zone)

    assert PoolRecord.objects.get(pk=foppe.pk).zone_ids == [zone.pk]
    assert Entry.objects.get().action == "supporters.zones.assigned"
    assign(KARIN, foppe)
    assert PoolRecord.objects.get(pk=foppe.pk).zone_ids == []


def test_a_coordinator_says_so_of_her_own_people(zone):
    sanne = make_supporter(SANNE.user_id)

    assign(CARLA, sanne, zone)

    assert Entry.objects.get().role == "coordinator"


@pytest.mark.parametrize("actor", [FOPPE, GEA, CARLA, TINEKE, RINSKE], ids=NAMES.get)
def test_nobody_else_does_not_even_herself(zone, foppe, actor):
    with pytest.raises(Supporter.DoesNotExist):
        assign(actor, foppe, zone)


def test_a_team_leader_never_reaches_who_works_for_an_organisation(zone):
    bram = make_supporter(BRAM.user_id)

    with pytest.raises(Supporter.DoesNotExist):
        assign(KARIN, bram, zone)


def test_a_zone_of_a_municipality_where_she_does_not_work_is_refused(zone, foppe):
    elsewhere = make_zone(make_municipality(id=HAVENSTAD))

    with pytest.raises(ZoneElsewhere):
        assign(KARIN, foppe, zone, elsewhere)


@pytest.mark.parametrize("shows", [True, False])
def test_the_card_follows_only_where_she_said_yes_to_it(zone, foppe, shows):
    make_card(foppe, fields=[CardField.NAME, *([CardField.ZONES] if shows else [])], zone_ids=[])

    assign(KARIN, foppe, zone)

    assert Card.objects.get(pk=foppe.pk).zone_ids == ([zone.pk] if shows else [])
