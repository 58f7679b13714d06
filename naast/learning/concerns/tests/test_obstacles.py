"""A rule that stood in the way: noted without whom, read by all only how often, and changed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.learning.concerns import queries
from naast.learning.concerns.actions import NotThere, answer_concern, log_obstacle, raise_concern
from naast.learning.concerns.models import Concern, Obstacle
from naast.learning.concerns.rules import Follow, Met, Rule, RuleKind, in_the_way, quarter_of
from naast.learning.concerns.tests.factories import make_concern, make_obstacle
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement
from naast.support.people.tests.factories import make_ground
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    EMRE,
    FOPPE,
    GEA,
    HANNA,
    HAVENSTAD,
    JOOP,
    KARIN,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    STIJN,
    WETTERWALD,
)
from tests.counting import statements

PAGE = "/desk/signals/rules/"
MOST_QUERIES = 15
OFFERS = Rule(kind=RuleKind.POLICY_RULE, name="Eerst drie offertes", holder="Gemeente Wetterwâld")
LETTER = Rule(kind=RuleKind.PROTOCOL, name="Alleen per brief", holder="De corporatie")
THREE = (SANNE, BRAM, DIRK)


@pytest.fixture
def ground(cast):
    make_ground()
    for number in (MEIDOORN, LINDE):
        make_agreement(Organisation.objects.get(id=number), WETTERWALD)
    with translation.override("nl"):
        yield


def log(actor, **changed):
    given = {
        "municipality_id": WETTERWALD,
        "organisation_id": MEIDOORN,
        "rule": OFFERS,
        "prevented": "Een wasmachine binnen een week",
        "at": NOON,
    }
    with acting(actor):
        return log_obstacle(actor=actor, **{**given, **changed})


def often(times=6, *, workers=THREE, **fields):
    return [make_obstacle(workers[n % len(workers)].user_id, **fields) for n in range(times)]


def gathered(actor=EMRE, *, town=WETTERWALD, at=NOON):
    with acting(actor):
        return queries.in_the_way(municipality_id=town, at=at)


class TestNote:
    @pytest.mark.req("R-117")
    def test_keeps_which_rule_and_what_it_prevented_and_nothing_that_leads_to_somebody(
        self, ground
    ):
        one = log(SANNE)

        kept = Obstacle.objects.filter(id=one.id).values().get()
        assert set(kept) == {
            "id", "municipality_id", "organisation_id", "user_id", "rule_kind", "rule", "holder",
            "prevented", "quarter",
        }  # fmt: skip
        assert (kept["rule"], kept["holder"]) == (OFFERS.name, OFFERS.holder)
        assert kept["quarter"] == "2026-Q4"

    def test_an_officer_notes_in_the_house_of_the_municipality(self, ground):
        one = log(FOPPE, organisation_id=None)

        for who, reads in ((FOPPE, True), (KARIN, True), (SANNE, False), (CARLA, False)):
            with acting(who):
                assert queries.obstacles(actor=who).filter(id=one.id).exists() == reads

    def test_who_makes_policy_and_the_council_read_no_row(self, ground):
        one = log(SANNE)

        for who in (GEA, EMRE, FOPPE, KARIN, DIRK, JOOP, STIJN, HANNA):
            with acting(who):
                assert not queries.obstacles(actor=who).filter(id=one.id).exists()
        with acting(CARLA):
            assert queries.obstacles(actor=CARLA).filter(id=one.id).exists()

    @pytest.mark.parametrize(
        ("who", "changed"),
        [
            (SANNE, {"organisation_id": LINDE}),
            (SANNE, {"organisation_id": None}),
            (FOPPE, {}),
            (FOPPE, {"organisation_id": None, "municipality_id": HAVENSTAD}),
            (GEA, {"organisation_id": None}),
            (CARLA, {}),
            (HANNA, {}),
        ],
    )
    def test_is_for_who_works_there(self, ground, who, changed):
        with pytest.raises(NotThere):
            log(who, **changed)

        assert not Obstacle.objects.exists()


times = st.lists(
    st.builds(
        Met,
        rule=st.sampled_from([OFFERS, LETTER]),
        quarter=st.sampled_from(["2026-Q2", "2026-Q3", "2026-Q4"]),
        user_id=st.integers(1, 4),
    ),
    max_size=60,
)


class TestGathered:
    @given(times)
    def test_nothing_is_told_of_few_of_few_workers_or_of_a_quarter_that_runs(self, met):
        told = in_the_way(met=met, on=date(2026, 11, 23))

        for rule in (OFFERS, LETTER):
            over = [one for one in met if one.rule == rule and one.quarter != "2026-Q4"]
            enough = len(over) >= 5 and len({one.user_id for one in over}) >= 3
            assert (rule.key in told) == enough
            if enough:
                assert told[rule.key] % 5 == 0
                assert abs(told[rule.key] - len(over)) <= 2

    @given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
    def test_a_quarter_sorts_as_it_runs(self, day):
        assert (
            quarter_of(on=date(2019, 12, 31)) < quarter_of(on=day) < quarter_of(on=date(2040, 4, 1))
        )

    @pytest.mark.req("R-117")
    @pytest.mark.parametrize(
        ("many", "workers", "quarter"),
        [
            (4, THREE, "2026-Q3"),
            (5, THREE, "2026-Q3"),
            (8, THREE, "2026-Q3"),
            (9, THREE[:2], "2026-Q3"),
            (9, THREE, "2026-Q4"),
        ],
        ids=["few", "five", "eight", "few workers", "quarter that runs"],
    )
    def test_the_database_tells_what_the_rule_tells(self, ground, many, workers, quarter):
        often(many, workers=workers, quarter=quarter)
        often(2, rule="EERST drie offertes", holder="gemeente Wetterwâld")
        often(6, municipality_id=HAVENSTAD)
        met = [
            Met(rule=queries.rule_of(one), quarter=one.quarter, user_id=one.user_id)
            for one in Obstacle.objects.filter(municipality_id=WETTERWALD)
        ]

        found = {rule.key: n for rule, n in gathered().items()}

        assert found == in_the_way(met=met, on=NOON.date())

    def test_a_quarter_is_over_by_the_clock_of_amsterdam(self, ground):
        often(6, quarter="2026-Q4")
        new_year = datetime(2027, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))

        assert not gathered(at=new_year.replace(year=2026, month=12, day=31, hour=23, minute=59))
        assert gathered(at=new_year)


class TestPage:
    def page(self, client, cast, who, path=PAGE):
        client.force_login(cast[who])
        answer = client.get(path)
        assert answer.status_code == 200
        return answer.content.decode()

    @pytest.mark.req("R-117")
    def test_council_and_policy_read_how_often_and_not_what_it_prevented(
        self, client, cast, ground
    ):
        often(7, quarter="2020-Q1")
        often(2, rule="Zeldzame regel", quarter="2020-Q1")

        for who in (GEA, EMRE):
            shown = self.page(client, cast, who)
            assert "ongeveer 5 keer" in shown
            assert "wasmachine" not in shown
            assert "Zeldzame regel" not in shown
        assert "wasmachine" in self.page(client, cast, CARLA)

    @pytest.mark.req("R-117")
    def test_what_is_done_about_a_rule_stands_beside_it(self, client, cast, ground):
        often(7, quarter="2020-Q1")
        before = self.page(client, cast, EMRE)
        with acting(GEA):
            told = raise_concern(
                actor=GEA, municipality_id=WETTERWALD, zone_id=None, theme="money", group="",
                about=OFFERS.name, rule_kind=OFFERS.kind, holder=OFFERS.holder,
                text="Wij kijken hoe het anders kan.", at=NOON,
            )  # fmt: skip
            answer_concern(
                actor=GEA, concern_id=told.id, follow=Follow.DOING,
                answer="De regel vervalt.", at=NOON,
            )  # fmt: skip

        after = self.page(client, cast, EMRE)

        assert "Meld het" in before
        assert f"/desk/signals/{told.id}/" not in before
        assert f"/desk/signals/{told.id}/" in after
        assert "Wij doen er iets aan" in after

    def test_what_one_tells_begins_with_the_rule(self, client, cast, ground):
        make_obstacle(SANNE.user_id)
        shown = self.page(client, cast, SANNE)
        way = shown.partition('href="/desk/signals/new/?')[2].partition('"')[0]

        form = self.page(client, cast, SANNE, f"/desk/signals/new/?{way.replace('&amp;', '&')}")

        assert 'value="Eerst drie offertes"' in form
        assert 'value="Gemeente Wetterwâld"' in form

    def test_who_makes_policy_takes_up_a_rule_and_nothing_else(self, client, cast, ground):
        client.force_login(cast[GEA])
        typed = {
            "about": "Eerst drie offertes",
            "text": "Wij kijken ernaar.",
            "theme": "money",
            "place": str(WETTERWALD),
        }

        refused = client.post("/desk/signals/new/", typed)
        taken = client.post("/desk/signals/new/", {**typed, "rule_kind": "policy_rule"})

        assert (refused.status_code, taken.status_code) == (404, 302)
        assert Concern.objects.get().rule_kind == RuleKind.POLICY_RULE

    def test_takes_few_queries_however_many(self, client, cast, ground):
        for n in range(12):
            often(6, rule=f"Regel {n}", quarter="2020-Q1")
            make_concern(SANNE.user_id, about=f"Regel {n}", rule_kind="policy_rule")
        client.force_login(cast[CARLA])

        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)

        assert len(statements(captured)) <= MOST_QUERIES
