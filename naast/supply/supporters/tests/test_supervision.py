"""Who stands behind a volunteer: arranged by her coordinator, and her screening follows."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import queries
from naast.supply.supporters.actions import (
    MayNotSupervise,
    arrange_supervisor,
    end_supervision,
)
from naast.supply.supporters.models import Supervision, Supporter
from naast.supply.supporters.rules import Item, Kind
from naast.supply.supporters.tests.factories import (
    make_declaration,
    make_requirement,
    make_screening,
    make_supervision,
    make_supporter,
)
from tests.cast import (
    BRAM,
    CARLA,
    GEA,
    ILSE,
    KARIN,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    TINEKE,
    WETTERWALD,
)

TODAY = date(2026, 11, 9)


@pytest.fixture(autouse=True)
def stage(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    make_organisation(id=LINDE, name="De Linde")


@pytest.fixture
def bram():
    worker = make_supporter(BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER)
    make_screening(worker)
    make_declaration(worker)
    make_requirement(worker, Item.SUPERVISOR)
    return worker


def arrange(actor, worker, supervisor=ILSE):
    with acting(actor):
        return arrange_supervisor(
            actor=actor, supporter_id=worker.pk, supervisor_id=supervisor.user_id
        )


def missing(worker, on=TODAY):
    with acting(CARLA):
        one, *_others = queries.look_at(actor=CARLA, supporter_id=worker.pk, on=on)
    return one.missing


class TestArrange:
    def test_puts_the_item_in_order_by_itself(self, bram):
        before = missing(bram)

        row = arrange(CARLA, bram)

        assert before == {Item.SUPERVISOR}
        assert missing(bram) == frozenset()
        assert (row.supervisor_id, row.worker_id, row.from_on) == (
            ILSE.user_id,
            BRAM.user_id,
            TODAY,
        )

    def test_who_did_so_before_does_so_up_to_today(self, bram):
        before = make_supervision(bram, SANNE.user_id)

        arrange(CARLA, bram)

        before.refresh_from_db()
        assert before.until_on == TODAY
        assert Supervision.objects.get(until_on=None).supervisor_id == ILSE.user_id

    def test_asked_twice_is_one(self, bram):
        arrange(CARLA, bram)
        arrange(CARLA, bram)

        assert Supervision.objects.count() == 1

    @pytest.mark.parametrize("supervisor", [SANNE, BRAM, CARLA, TINEKE, GEA])
    def test_is_of_who_holds_the_role_there_and_never_herself(self, bram, supervisor):
        with pytest.raises(MayNotSupervise):
            arrange(CARLA, bram, supervisor)

    @pytest.mark.parametrize("actor", [BRAM, ILSE, TINEKE, GEA, KARIN])
    def test_is_arranged_by_who_leads_her(self, bram, actor):
        with pytest.raises(Supporter.DoesNotExist):
            arrange(actor, bram)


class TestEnd:
    def test_holds_today_and_lapses_tomorrow(self, bram):
        arrange(CARLA, bram)

        with acting(CARLA):
            end_supervision(actor=CARLA, supporter_id=bram.pk)

        tomorrow = TODAY + timedelta(days=1)
        assert Supervision.objects.get().until_on == tomorrow
        assert (missing(bram), missing(bram, on=tomorrow)) == (frozenset(), {Item.SUPERVISOR})

    def test_where_nobody_stands_there_is_nothing_to_end(self, bram):
        with acting(CARLA), pytest.raises(Supervision.DoesNotExist):
            end_supervision(actor=CARLA, supporter_id=bram.pk)


class TestPages:
    @pytest.fixture
    def of(self, client, cast):
        def signed_in(actor):
            client.force_login(cast[actor])
            return client

        return signed_in

    def test_from_the_coordinator_to_both(self, of, bram):
        sent = {"supervisor": str(ILSE.user_id)}
        of(CARLA).post(f"/desk/people/{bram.pk}/supervisor/", sent)

        assert "Bram" in of(ILSE).get("/desk/behind/").content.decode()
        assert "Ilse" in of(BRAM).get("/desk/my-details/").content.decode()
        assert "Ilse" in of(CARLA).get(f"/desk/people/{bram.pk}/").content.decode()

    def test_a_supervisor_reads_no_page_of_a_worker(self, of, bram):
        make_supervision(bram, ILSE.user_id)

        for path in (f"/desk/people/{bram.pk}/", f"/desk/people/{bram.pk}/independence/"):
            assert of(ILSE).get(path).status_code == 404

    def test_who_is_no_supervisor_has_no_such_page(self, of, bram):
        assert of(BRAM).get("/desk/behind/").status_code == 404
