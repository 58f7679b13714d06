"""How long files are kept, for tests; written as the superuser of the test database."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from naast.support.keeping import queries
from naast.support.keeping.models import Hold, KeepingTerm
from naast.support.keeping.rules import Ground, Why
from naast.support.people.tests.factories import YESTERDAY
from tests.cast import CARLA, HANNA, MEIDOORN, NOON, PETRA, TINEKE, UMA
from tests.world import World

if TYPE_CHECKING:
    from naast.support.people.models import Person

LONG_AGO = date(2020, 1, 1)


def make_term(**fields: Any) -> KeepingTerm:
    """Write that Meidoorn keeps files for two years."""
    defaults = {
        "organisation_id": MEIDOORN,
        "from_on": LONG_AGO,
        "months": 24,
        "ground": Ground.CONSENT,
        "source": "Bestuur, 3 maart 2020",
    }
    return KeepingTerm.objects.create(**{**defaults, **fields})


def make_hold(person: "Person", **fields: Any) -> Hold:
    """Write that a file is held, by Carla unless `fields` say otherwise."""
    herself = fields.get("why") == Why.HERSELF
    defaults = {
        "organisation_id": person.organisation_id,
        "user_id": None if herself else CARLA.user_id,
        "why": Why.DISPUTE,
        "placed_at": YESTERDAY,
        "until_on": NOON.date() + timedelta(days=90),
    }
    return Hold.objects.create(person=person, **{**defaults, **fields})


def find_hold(**fields: Any) -> Hold:
    return Hold.objects.get(**fields)


WALL_QUERIES = {Hold: queries.holds}


def wall_rows(world: World) -> None:
    """Write a hold of Carla and one of Hanna herself, one of Tineke, and one nobody there placed.

    Who leads ends also what a colleague placed; what the resident wants, only she ends.
    """
    world.hannas_hold = make_hold(world.hanna)
    world.expect(world.hannas_hold, view={HANNA, CARLA, PETRA}, place={CARLA}, end={CARLA})
    own = make_hold(world.hanna, why=Why.HERSELF)
    world.expect(own, view={HANNA, CARLA, PETRA}, ask={HANNA}, stop={HANNA})
    there = make_hold(world.ieke, user_id=TINEKE.user_id)
    world.expect(there, view={TINEKE, UMA}, place={TINEKE}, end={TINEKE, UMA})
    hers = make_hold(world.ieke, why=Why.HERSELF)
    world.expect(hers, view={TINEKE, UMA})
    before = make_hold(world.jelle, user_id=TINEKE.user_id)
    world.expect(before, view={CARLA, PETRA}, end={CARLA})
