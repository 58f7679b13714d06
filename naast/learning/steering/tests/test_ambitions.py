"""Ambitions: a draft is the municipality's own, who is touched hears of it, a figure decides."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from naast.core.outbox.tests.factories import Message
from naast.core.policy.walls import acting
from naast.learning.insight.queries import Figures
from naast.learning.insight.rules import TOTAL, Period, Table
from naast.learning.steering import queries
from naast.learning.steering.actions import ambitions as actions
from naast.learning.steering.actions.ambitions import NotOurs
from naast.learning.steering.models.ambitions import Aim, Motion
from naast.learning.steering.rules.ambitions import (
    AimKind,
    Direction,
    Gauge,
    Kept,
    Moved,
    Progress,
    Vote,
)
from naast.learning.steering.tests.factories_of_ambitions import make_aim, make_motion
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import CARLA, EMRE, GEA, MEIDOORN, NOON, STIJN, TINEKE, WETTERWALD

pytestmark = pytest.mark.django_db

ON = NOON.date()
FACTS = {
    "kind": AimKind.AMBITION, "code": "radical_change", "title": "Een vast bedrag",
    "text": "Wij betalen de functie.", "function": "Beleidsadviseur",
    "due_on": ON + timedelta(days=300), "touches": [MEIDOORN],
    "takes_effect_on": ON + timedelta(days=120),
}  # fmt: skip


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    made = make_organisation(id=MEIDOORN, name="Meidoorn", slug="meidoorn")
    make_agreement(
        made, WETTERWALD, independence_floor=80, floor_source="Afspraak", norms={"visit": 5}
    )


def written(**more):
    with acting(GEA):
        return actions.write_aim(
            actor=GEA, municipality_id=WETTERWALD, at=NOON, **{**FACTS, **more}
        )


def seen_by(row):
    found = set()
    for who in (GEA, EMRE, CARLA, TINEKE, STIJN):
        with acting(who):
            if queries.aims(actor=who).filter(id=row.pk).exists():
                found.add(who)
    return found


def closed(year, quarter, **values):
    tables = {Table.QUESTIONS: {TOTAL: values.get("questions")}}
    at = datetime(year, 3 * quarter, 28, tzinfo=ZoneInfo("Europe/Amsterdam"))
    return Figures(period=Period(year=year, quarter=quarter), closed_at=at, tables=tables)


class TestTelling:
    @pytest.mark.req("R-215", "R-212")
    def test_a_draft_is_our_own_and_who_is_touched_hears_once_it_is_told(self):
        row = written()
        assert seen_by(row) == {GEA}
        assert not Message.objects.exists()

        with acting(GEA):
            actions.publish_aim(actor=GEA, aim_id=row.pk, at=NOON)

        assert seen_by(row) == {GEA, EMRE, CARLA}
        assert CARLA.user_id in {one.user_id for one in Message.objects.all()}

    def test_who_does_not_answer_for_it_writes_nothing(self):
        for who in (EMRE, CARLA, STIJN):
            with acting(who), pytest.raises(NotOurs):
                actions.write_aim(actor=who, municipality_id=WETTERWALD, at=NOON, **FACTS)
            row = make_aim()
            with acting(who), pytest.raises(Aim.DoesNotExist):
                actions.tell_aim(actor=who, aim_id=row.pk, progress=Progress.DONE, came="", at=NOON)

    @pytest.mark.req("R-212")
    def test_told_late_is_said_so(self, cast):
        late = make_aim(touches=[MEIDOORN], told_on=ON, takes_effect_on=ON + timedelta(days=30))
        client = Client()
        client.force_login(cast[CARLA])

        said = client.get(f"/desk/ambitions/{late.pk}/").content.decode()

        assert "minder dan drie maanden vooraf" in said

    @pytest.mark.req("R-211", "R-212")
    def test_a_radical_change_has_steps_with_a_day_which_whom_it_touches_reads_in_time(self, cast):
        row = written()
        client = Client()
        client.force_login(cast[CARLA])
        assert client.get(f"/desk/ambitions/{row.pk}/").status_code == 404
        with acting(GEA):
            actions.publish_aim(actor=GEA, aim_id=row.pk, at=NOON)
            for what, days in (("Met Meidoorn rekenen", 30), ("Lopende zaken overdragen", 110)):
                actions.plan_action(
                    actor=GEA, aim_id=row.pk, what=what, function="Adviseur",
                    before_on=ON + timedelta(days=days), at=NOON,
                )  # fmt: skip

        said = client.get(f"/desk/ambitions/{row.pk}/").content.decode()

        assert "Op tijd verteld" in said
        assert said.index("Met Meidoorn rekenen") < said.index("Lopende zaken overdragen")

    @pytest.mark.req("R-216")
    def test_a_bottleneck_has_actions_and_says_how_far_they_are(self, cast):
        row = make_aim(kind=AimKind.BOTTLENECK_PROVIDER, code="unclear_which_tasks")
        with acting(GEA):
            actions.plan_action(
                actor=GEA, aim_id=row.pk, what="Samen taken beschrijven", function="Adviseur",
                before_on=ON + timedelta(days=60), at=NOON,
            )  # fmt: skip
        client = Client()
        client.force_login(cast[CARLA])

        said = client.get(f"/desk/ambitions/{row.pk}/").content.decode()

        assert "Samen taken beschrijven" in said
        assert "Te doen" in said
        assert "Onduidelijk welke taken" in said

    @pytest.mark.req("R-280")
    def test_what_came_of_it_is_read_by_council_and_organisations(self, cast):
        row = make_aim()
        with acting(GEA):
            actions.tell_aim(
                actor=GEA, aim_id=row.pk, progress=Progress.DONE, came="Nu in elke brief.", at=NOON
            )

        for who in (EMRE, CARLA):
            client = Client()
            client.force_login(cast[who])
            assert "Nu in elke brief." in client.get(f"/desk/ambitions/{row.pk}/").content.decode()

    @pytest.mark.req("R-217")
    def test_the_six_tips_stand_where_one_writes(self, cast):
        client = Client()
        client.force_login(cast[GEA])

        tips = client.get(f"/desk/ambitions/new/{WETTERWALD}/").context["tips"]

        assert [len(said) for _who, said in tips] == [3, 3]


class TestMeasured:
    @pytest.mark.req("R-222", "R-237")
    def test_done_is_not_landed_while_its_figure_did_not_move(self):
        row = make_aim(
            gauge=Gauge.QUESTIONS, direction=Direction.UP, began_on=date(2026, 2, 1),
            progress=Progress.DONE,
        )  # fmt: skip
        series = [closed(2026, 2, questions=40), closed(2025, 4, questions=45)]

        found = queries.measured(aim=row, series=series)

        assert (found.moved, found.before, found.after) == (Moved.NO, 45, 40)
        assert queries.measured(aim=row, series=series[1:]).moved is Moved.TOO_EARLY
        hidden = [closed(2026, 2), series[1]]
        assert queries.measured(aim=row, series=hidden).moved is Moved.NOT_MEASURABLE

    def test_a_norm_without_a_published_figure_is_not_measurable(self):
        with acting(GEA):
            found = queries.norms(actor=GEA, municipality_id=WETTERWALD, at=NOON)

        assert [(one.norm, one.agreed, one.kept) for one in found] == [
            ("first_contact", 3, Kept.NOT_MEASURABLE),
            ("floor", 80, Kept.NOT_MEASURABLE),
            ("visit", 5, Kept.NOT_MEASURABLE),
        ]


class TestMotions:
    @pytest.mark.req("R-286")
    def test_a_motion_stands_with_what_came_of_it(self, cast):
        with acting(GEA):
            row = actions.keep_motion(
                actor=GEA, municipality_id=WETTERWALD, at=NOON, title="Dichtbij",
                asks="In elk dorp.", source="Besluit 114", decided_on=ON, vote=Vote.ADOPTED,
                before_on=None,
            )  # fmt: skip
            actions.follow_motion(
                actor=GEA, motion_id=row.pk, progress=Progress.DONE, came="In zes dorpen."
            )
        client = Client()
        client.force_login(cast[EMRE])

        said = client.get("/desk/ambitions/").content.decode()

        assert "In zes dorpen." in said
        with acting(STIJN), pytest.raises(Motion.DoesNotExist):
            actions.follow_motion(actor=STIJN, motion_id=row.pk, progress=Progress.OPEN, came="")

    def test_the_page_asks_little_of_the_database(self, cast, django_assert_max_num_queries):
        for _ in range(5):
            make_aim(gauge=Gauge.WAITING, direction=Direction.DOWN)
            make_motion()
        client = Client()
        client.force_login(cast[EMRE])

        with django_assert_max_num_queries(24):
            assert client.get("/desk/ambitions/").status_code == 200
