from datetime import date, datetime, timedelta
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import connection

from naast.core.audit.tests.factories import Entry
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import actions, queries
from naast.supply.supporters.models import Card, Requirement, Screening, SeenItem
from naast.supply.supporters.rules import Item, Kind, Status
from naast.supply.supporters.tests.factories import (
    NEXT_YEAR,
    SINCE,
    TODAY,
    make_card,
    make_declaration,
    make_requirement,
    make_screening,
    make_supporter,
)
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    FOPPE,
    GEA,
    HAVENSTAD,
    KARIN,
    LINDE,
    MEIDOORN,
    QUINTEN,
    SANNE,
    TINEKE,
    WETTERWALD,
)

pytestmark = pytest.mark.django_db

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OTHERS = [SANNE, BRAM, TINEKE, KARIN, GEA, QUINTEN]


@pytest.fixture
def sanne(cast):
    make_municipality(id=WETTERWALD)
    make_municipality(id=HAVENSTAD)
    make_organisation(id=MEIDOORN)
    make_organisation(id=LINDE)
    return make_supporter(SANNE.user_id)


def see(worker, item=Item.VOG, *, actor=CARLA, **fields):
    with acting(actor):
        return actions.see_item(
            actor=actor, supporter_id=worker.pk, item=item, **{"seen_on": TODAY, **fields}
        )


class TestSeeItem:
    @pytest.mark.req("R-161")
    def test_keeps_who_saw_it_and_puts_it_on_the_card(self, sanne):
        make_screening(sanne, vog_until=None)
        make_card(sanne, vog_until=None)

        look = see(sanne, valid_until=NEXT_YEAR)

        assert (look.seen_by_id, look.seen_on) == (CARLA.user_id, TODAY)
        assert Card.objects.get().vog_until == NEXT_YEAR
        assert Entry.objects.get().reason == "vog"

    def test_tells_on_the_card_no_longer_than_the_organisation_lets_it_hold(self, sanne):
        make_screening(sanne)
        make_card(sanne)
        make_requirement(sanne, Item.VOG, months=2)

        see(sanne, valid_until=NEXT_YEAR)

        assert Card.objects.get().vog_until == date(2027, 1, 9)

    def test_leaves_every_earlier_look_as_it_was(self, sanne):
        make_screening(sanne)
        before = set(SeenItem.objects.values_list())

        see(sanne, valid_until=NEXT_YEAR)

        assert before < set(SeenItem.objects.values_list())

    @pytest.mark.parametrize("item", [one for one in Item if one is not Item.DECLARATION])
    def test_keeps_together_what_is_the_newest_look_at_each(self, sanne, item):
        make_screening(sanne, **{item: (SINCE, NEXT_YEAR)})

        see(sanne, item, valid_until=NEXT_YEAR + timedelta(days=1))
        newest = {}
        for row in SeenItem.objects.order_by("noted_at", "seen_on"):
            until = row.valid_until.isoformat() if row.valid_until else None
            newest[row.item] = [row.seen_on.isoformat(), until]

        assert Screening.objects.get().seen == newest

    @pytest.mark.parametrize("actor", OTHERS)
    def test_is_for_nobody_else_and_not_for_herself(self, sanne, actor):
        make_screening(sanne)

        with pytest.raises(Screening.DoesNotExist):
            see(sanne, actor=actor)

    def test_of_a_meitinker_is_for_the_team_leader(self, sanne):
        foppe = make_supporter(FOPPE.user_id, kind=Kind.MEITINKER)
        make_screening(foppe)

        see(foppe, actor=KARIN)

        assert Entry.objects.get().role == "access_lead"

    @pytest.mark.parametrize(
        ("fields", "wrong"),
        [
            ({"item": Item.DECLARATION}, actions.OnlyShe),
            ({"seen_on": TODAY + timedelta(days=1)}, actions.DayDoesNotFit),
        ],
    )
    def test_refuses_a_declaration_and_a_day_to_come(self, sanne, fields, wrong):
        make_screening(sanne)

        with pytest.raises(wrong):
            see(sanne, **fields)


class TestAskItem:
    def ask(self, *, actor=CARLA, **fields):
        defaults = {
            "kind": Kind.FORMAL,
            "item": Item.INTERVISION,
            "needed": True,
            "months": 12,
            "source": "Kwaliteitskader",
            "from_on": TODAY,
            "organisation_id": MEIDOORN,
        }
        with acting(actor):
            return actions.ask_item(actor=actor, **{**defaults, **fields})

    def test_adds_a_version_and_leaves_the_old_one(self, sanne):
        old = self.ask()

        self.ask(needed=False, from_on=TODAY + timedelta(days=30))

        assert Requirement.objects.count() == 2
        assert Requirement.objects.get(pk=old.pk).needed

    @pytest.mark.parametrize("actor", [*OTHERS, DIRK])
    def test_is_for_who_leads_there(self, sanne, actor):
        with pytest.raises(actions.MayNotAdmit):
            self.ask(actor=actor)

    def test_never_asks_of_a_day_that_is_past(self, sanne):
        with pytest.raises(actions.DayDoesNotFit):
            self.ask(from_on=TODAY - timedelta(days=1))


def moments_around(night):
    """Return the last second before a local midnight, and the first after, in Greenwich."""
    midnight = datetime.combine(night, datetime.min.time(), tzinfo=AMSTERDAM)
    start = midnight.astimezone(ZoneInfo("UTC"))
    return start - timedelta(seconds=1), start


def lapsed(worker, at):
    """Return what somebody lacks at a moment, as whoever leads her reads it on the list."""
    carla = Actor(user_id=CARLA.user_id, at=at, **CARLA.scopes)
    with acting(carla):
        [one] = queries.led(actor=carla, on=at.astimezone(AMSTERDAM).date())
    return [str(name) for name in one.lapsed]


@pytest.mark.parametrize("night", [date(2027, 1, 1), date(2027, 3, 28), date(2027, 10, 31)])
@pytest.mark.parametrize("item", Item)
def test_who_leads_sees_each_item_lapse_at_local_midnight(sanne, item, night):
    """Two of these nights have 23 and 25 hours."""
    make_requirement(sanne, item)
    looks = {} if item in {Item.VOG, Item.CODE, Item.DECLARATION} else {item: (SINCE, night)}
    make_screening(sanne, vog_until=night if item is Item.VOG else date(2030, 1, 1), **looks)
    make_declaration(sanne, until_on=night if item is Item.DECLARATION else date(2030, 1, 1))
    if item is Item.DECLARATION:
        make_requirement(sanne, Item.CODE)
    if item is Item.CODE:
        Screening.objects.update(
            seen={**Screening.objects.get().seen, "code": [SINCE.isoformat(), night.isoformat()]}
        )
    # A declaration holds for a year at most, and one of the nights is later than that.
    apps.get_model("supporters.Declaration").objects.update(declared_on=date(2026, 12, 1))

    found = [lapsed(sanne, at) for at in moments_around(night)]

    assert [len(one) for one in found] == [0, 1]


class TestWarnLapsing:
    def warn(self, day):
        clock = Actor(at=datetime(day.year, day.month, day.day, 7, tzinfo=AMSTERDAM), clock=Scope())
        with acting(clock):
            return actions.warn_lapsing(actor=clock)

    def told(self):
        rows = apps.get_model("outbox.Message").objects.order_by("queued_at", "user_id")
        return [(row.user_id, row.template, row.values["on"]) for row in rows]

    @pytest.fixture
    def lapsing(self, sanne):
        make_screening(sanne, vog_until=date(2027, 1, 1))
        make_declaration(sanne, declared_on=TODAY, until_on=NEXT_YEAR)
        return sanne

    def test_tells_her_and_who_leads_her_sixty_thirty_and_seven_days_before_and_on_the_day(
        self, lapsing
    ):
        days = [date(2027, 1, 1) - timedelta(days=left) for left in range(70, -20, -1)]

        told_on = []
        for day in days:
            before = len(self.told())
            self.warn(day)
            if len(self.told()) > before:
                told_on.append((date(2027, 1, 1) - day).days)

        assert told_on == [60, 30, 7, 0]
        assert set(self.told()) == {
            (SANNE.user_id, "paper_lapses", "2027-01-01"),
            (CARLA.user_id, "papers_lapse", "2027-01-01"),
        }

    def test_tells_once_however_often_it_runs(self, lapsing):
        for _ in range(3):
            self.warn(date(2026, 12, 25))

        assert len(self.told()) == 2

    def test_makes_good_what_was_missed_while_nothing_ran(self, lapsing):
        self.warn(date(2026, 12, 29))

        assert len(self.told()) == 2

    def test_tells_who_leads_once_for_all_who_lapse_on_a_day(self, lapsing):
        bram = make_supporter(BRAM.user_id)
        make_screening(bram, vog_until=date(2027, 1, 1))
        make_declaration(bram, until_on=NEXT_YEAR)

        self.warn(date(2026, 12, 25))

        assert [user_id for user_id, *_ in self.told()].count(CARLA.user_id) == 1

    def test_of_a_meitinker_tells_the_team_leader(self, sanne):
        foppe = make_supporter(FOPPE.user_id, kind=Kind.MEITINKER)
        make_screening(foppe, vog_until=date(2027, 1, 1))
        make_declaration(foppe, until_on=NEXT_YEAR)

        self.warn(date(2026, 12, 25))

        assert {user_id for user_id, *_ in self.told()} == {FOPPE.user_id, KARIN.user_id}

    def test_tells_nobody_who_stopped_or_who_renewed(self, lapsing):
        bram = make_supporter(BRAM.user_id, status=Status.STOPPED, leaves_on=TODAY)
        make_screening(bram, vog_until=date(2027, 1, 1))
        see(lapsing, valid_until=date(2029, 1, 1))

        assert self.warn(date(2026, 12, 25)) == 0


def test_the_old_columns_become_looks_and_back(sanne):
    """What the migration does, on a table that has its columns again."""
    migration = import_module("naast.supply.supporters.migrations.0004_fill_screening")
    bram = make_supporter(BRAM.user_id)
    for worker in (sanne, bram):
        Screening.objects.create(supporter=worker)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "ALTER TABLE supporters_screening ADD vog_until date, ADD code_signed_on date,"
            " ADD seen_by_id bigint, ADD seen_on date"
        )
        cursor.execute(
            "UPDATE supporters_screening SET vog_until = '2027-01-01', seen_on = '2025-05-05',"
            " code_signed_on = '2025-04-04', seen_by_id = %s WHERE supporter_id = %s",
            [CARLA.user_id, sanne.pk],
        )
        cursor.execute(
            "UPDATE supporters_screening SET vog_until = '2023-01-01' WHERE supporter_id = %s",
            [bram.pk],
        )

        cursor.execute(migration.FILL)

        filled = dict(Screening.objects.values_list("supporter_id", "seen"))
        looks = SeenItem.objects.filter(seen_by_id=CARLA.user_id).count()
        cursor.execute(migration.UNFILL)
        cursor.execute(
            "SELECT vog_until, code_signed_on FROM supporters_screening ORDER BY vog_until"
        )
        back = cursor.fetchall()

    assert filled == {
        sanne.pk: {"vog": ["2025-05-05", "2027-01-01"], "code": ["2025-04-04", None]},
        bram.pk: {"vog": ["2022-12-31", "2023-01-01"]},
    }
    assert looks == 2
    assert back == [(date(2023, 1, 1), None), (date(2027, 1, 1), date(2025, 4, 4))]
