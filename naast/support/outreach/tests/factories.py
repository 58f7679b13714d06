"""Worries, visits and who is in sight, written as the superuser of the test database."""

from datetime import datetime, timedelta
from typing import Any

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.core.policy.rules import Scope
from naast.support.outreach import queries
from naast.support.outreach.models import InSight, Tally, Visit, Worry, WorryText
from naast.support.outreach.rules import (
    Came,
    Counted,
    How,
    Known,
    Sign,
    Teller,
    count_id,
    ends_at,
    quarter,
)
from tests.cast import (
    BRAM,
    CARLA,
    CLOCK,
    DIRK,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    TINEKE,
    UMA,
    WETTERWALD,
)
from tests.world import World

DAY = timedelta(days=1)


def make_worry(
    *,
    user_id: int | None = None,
    reported_at: datetime = NOON - DAY,
    who: str = "Mevrouw Tjalkema",
    told_by: str = "Wiebe",
    **fields: Any,
) -> Worry:
    """Write a worry with its text, given to `user_id` the moment it came."""
    defaults = {
        "organisation_id": MEIDOORN,
        "municipality_id": WETTERWALD,
        "came": Came.WEB,
        "teller": Teller.NEIGHBOUR,
        "anonymous": not told_by,
        "signs": [Sign.ALONE],
        "user_id": user_id,
        "given_at": reported_at if user_id else None,
        "reported_at": reported_at,
        "ends_at": ends_at(from_at=reported_at),
    }
    worry = Worry.objects.create(**{**defaults, **fields})
    controller = f"organisation-{worry.organisation_id}"
    key, wrapped = new_data_key(controller=controller)
    WorryText.objects.create(
        worry=worry,
        controller=controller,
        wrapped_key=wrapped,
        who=Clear(who, key),
        where=Clear("Wilgenlaan 4", key),
        story=Clear("De gordijnen blijven dicht.", key),
        told_by=Clear(told_by, key) if told_by else None,
        reach=Clear("0612345678", key) if told_by else None,
    )
    return worry


def make_visit(worry: Worry, user_id: int, agreed: str = "Volgende week koffie.") -> Visit:
    text = WorryText.objects.get(worry=worry)
    return Visit.objects.create(
        worry=worry,
        user_id=user_id,
        how=How.AGREED,
        agreed=Clear(agreed, queries.key_of(text=text)),
        at=NOON,
    )


def make_in_sight(user_id: int, **fields: Any) -> InSight:
    defaults = {
        "organisation_id": MEIDOORN,
        "municipality_id": WETTERWALD,
        "mark": "reiger",
        "visits": 1,
        "next_on": NOON.date(),
        "ends_at": NOON + 300 * DAY,
    }
    return InSight.objects.create(user_id=user_id, **{**defaults, **fields})


def make_tally(what: str = Counted.VISITED, n: int = 1, **fields: Any) -> Tally:
    where = {
        "organisation_id": MEIDOORN,
        "municipality_id": WETTERWALD,
        "zone_id": None,
        "quarter_on": quarter(at=NOON),
        **fields,
    }
    return Tally.objects.create(id=count_id(**where, what=what), what=what, n=n, **where)


WALL_QUERIES = {
    Worry: queries.worries,
    WorryText: queries.texts,
    Visit: queries.visits,
    InSight: queries.in_sight,
    Tally: queries.tallies,
}


def wall_rows(world: World) -> None:
    """Write worries of two organisations: given, not given yet, known, and over.

    Who leads sees the header and no name. Who goes there sees it all. When it is over nobody sees
    it but the clock, which deletes it.
    """
    notices = world.step("noticing", noticing=Scope())
    sannes = world.worry = make_worry(user_id=SANNE.user_id)
    dirks = make_worry(user_id=DIRK.user_id, organisation_id=LINDE)
    umas = make_worry(user_id=UMA.user_id)
    new = world.new_worry = make_worry()
    known = make_worry(known=Known.TOLD, known_at=NOON - DAY)
    past = make_worry(user_id=SANNE.user_id, reported_at=NOON - 15 * DAY)
    reports = world.step(
        "reporting", reporting=Scope(row_ids=[new.id, sannes.id, known.id, past.id])
    )
    for worry, goes, leads in (
        (sannes, {SANNE}, {CARLA}),
        (dirks, {DIRK}, {TINEKE, UMA}),
        (umas, {UMA}, {CARLA}),
        (known, set(), {CARLA}),
    ):
        world.expect(worry, view=goes | leads | {notices}, give=leads, visit=goes, forget=goes)
        reported = {reports} if worry in (sannes, known) else set()
        world.expect(worry.text, view=goes, forget=goes, report=reported)
    world.expect(new, view={CARLA, notices}, give={CARLA}, report={reports})
    world.expect(new.text, report={reports})
    world.expect(past, view={CLOCK}, forget={CLOCK})
    world.expect(past.text, view={CLOCK}, forget={CLOCK}, report={reports})

    for visit, goes in (
        (make_visit(sannes, SANNE.user_id), SANNE),
        (make_visit(dirks, DIRK.user_id), DIRK),
    ):
        world.expect(visit, view={goes}, note={goes}, forget={goes})
    # Bram went before Sanne did: she reads it, and writes nothing in his name.
    world.expect(make_visit(sannes, BRAM.user_id), view={SANNE}, forget={SANNE})
    world.expect(make_visit(past, SANNE.user_id), view={CLOCK}, forget={CLOCK})

    mine = world.in_sight = make_in_sight(SANNE.user_id)
    other = make_in_sight(DIRK.user_id, organisation_id=LINDE)
    old = make_in_sight(SANNE.user_id, mark="merel", ends_at=NOON - DAY)
    umas_own = make_in_sight(UMA.user_id)
    for entry, goes, leads in (
        (mine, {SANNE}, {CARLA}),
        (other, {DIRK}, {TINEKE, UMA}),
        (umas_own, {UMA}, {CARLA}),
    ):
        world.expect(entry, view=goes | leads, keep=goes, visit=goes, forget=goes)
    world.expect(old, view={CLOCK}, forget={CLOCK})

    here, there = make_tally(), make_tally(organisation_id=LINDE)
    counts = world.step("counting", counting=Scope(row_ids=[here.id]))
    world.expect(here, view={CARLA, counts}, count={counts})
    world.expect(there, view={TINEKE, UMA})
