"""Self-tests, and what the three agree, for tests; written as the superuser of the database."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from naast.core.policy.rules import Scope
from naast.learning.steering import queries
from naast.learning.steering.models.selftest import Action, Seat, SelfTest, Sheet
from naast.learning.steering.rules.selftest import Chair, Item, Score
from tests.cast import (
    CARLA,
    EMRE,
    GEA,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    STIJN,
    TINEKE,
    UMA,
    WETTERWALD,
)
from tests.world import World

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SHOWN = datetime(2025, 10, 6, tzinfo=AMSTERDAM)
FAR = datetime(2099, 10, 6, tzinfo=AMSTERDAM)
ALL_YES = dict.fromkeys(Item, Score.YES)
AT_THE_TABLE = {GEA, EMRE, CARLA, TINEKE, UMA}


def make_self_test(year: int = 2024, **fields: Any) -> SelfTest:
    """Write a self-test of Wetterwâld that lies on the table."""
    defaults = {
        "municipality_id": WETTERWALD,
        "opened_on": date(2025, 9, 1),
        "closes_on": date(2025, 10, 5),
        "shown_from": SHOWN,
    }
    return SelfTest.objects.create(year=year, **{**defaults, **fields})


def make_sheet(
    test: SelfTest, user_id: int, chair: Chair, organisation_id: int | None = None, **fields: Any
) -> Sheet:
    """Write a seat and its sheet, handed in with a yes to all."""
    defaults = {"scores": ALL_YES, "handed_in": True}
    values = {**defaults, **fields}
    Seat.objects.create(
        test=test,
        chair=chair,
        organisation_id=organisation_id,
        handed_in_on=test.opened_on if values["handed_in"] else None,
    )
    return Sheet.objects.create(
        test=test,
        municipality_id=test.municipality_id,
        chair=chair,
        organisation_id=organisation_id,
        user_id=user_id,
        **values,
    )


def make_action(test: SelfTest | None, **fields: Any) -> Action:
    defaults = {
        "municipality_id": WETTERWALD,
        "organisation_ids": [MEIDOORN, LINDE],
        "what": "In elke brief staat waar steun is",
        "owner": Chair.MUNICIPALITY,
        "before_on": date(2027, 3, 1),
        "proposed_on": date(2025, 10, 20),
        "agreed_by": [Chair.COUNCIL],
    }
    return Action.objects.create(test=test, **{**defaults, **fields})


WALL_QUERIES = {Sheet: queries.sheets}


def wall_rows(world: World) -> None:
    """Write sheets on the table and sheets that wait, of every chair, in two municipalities."""
    shown, waits = (
        make_self_test(),
        make_self_test(2025, closes_on=date(2099, 10, 5), shown_from=FAR),
    )
    laying = world.step("laying side by side", laying=Scope(row_ids=[shown.pk, waits.pk]))
    for user, chair, organisation_id, own, others in (
        (GEA, Chair.MUNICIPALITY, None, {GEA}, AT_THE_TABLE),
        (CARLA, Chair.PROVIDERS, MEIDOORN, {CARLA}, {GEA, EMRE}),
        (TINEKE, Chair.PROVIDERS, LINDE, {TINEKE, UMA}, {GEA, EMRE}),
        (EMRE, Chair.COUNCIL, None, {EMRE}, AT_THE_TABLE),
    ):
        row = make_sheet(shown, user.user_id, chair, organisation_id)
        world.expect(row, view=own | others | {laying}, fill=own)
        # What was handed in and does not lie on the table yet is read by nobody else.
        row = make_sheet(waits, user.user_id, chair, organisation_id, handed_in=user is not GEA)
        world.expect(row, view=own, fill=own)
    # Never handed in, so never shown; and a table at which Meidoorn does not sit.
    before = make_self_test(2023)
    world.expect(
        make_sheet(before, GEA.user_id, Chair.MUNICIPALITY, handed_in=False), view={GEA}, fill={GEA}
    )
    row = make_sheet(before, TINEKE.user_id, Chair.PROVIDERS, LINDE)
    world.expect(row, view={TINEKE, UMA, GEA, EMRE}, fill={TINEKE, UMA})
    row = make_sheet(before, EMRE.user_id, Chair.COUNCIL)
    world.expect(row, view={EMRE, GEA, TINEKE, UMA}, fill={EMRE})
    away = make_self_test(municipality_id=HAVENSTAD)
    Seat.objects.create(test=away, chair=Chair.PROVIDERS, organisation_id=LINDE)
    row = make_sheet(away, STIJN.user_id, Chair.MUNICIPALITY)
    world.expect(row, view={STIJN, TINEKE, UMA}, fill={STIJN})
    world.selftest, world.open_selftest = shown, waits
    world.open_seat = Seat.objects.get(test=waits, chair=Chair.MUNICIPALITY)
    world.proposed_action = make_action(shown)
    world.agreed_action = make_action(shown, agreed_by=list(Chair), agreed_on=date(2025, 10, 21))
