"""The independence file: who carries it, that silence proves nothing, what residents read."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.learning.steering.actions.answers import NotYours
from naast.learning.steering.actions.statements import publish_statement
from naast.learning.steering.queries.statements import independence_statement
from naast.learning.steering.rules.independence import (
    CODES,
    ENTRIES,
    OLD,
    TASKS,
    Entry,
    Filed,
    Group,
    Party,
    Warn,
    carried,
    documented,
    flags,
    missing_parties,
    unclear,
)
from naast.learning.steering.tests.factories import make_answer, make_draft, make_ground
from naast.supply.organisations.models import ProviderTie
from tests.cast import CARLA, EMRE, GEA, MEIDOORN, NOON, STIJN, TINEKE, WETTERWALD
from tests.counting import statements

TODAY = NOON.date()
PAGE = "/desk/steering/wetterwald/independence/"
MOST_QUERIES = 15


def filed(*codes, evidence="", evidence_on=None):
    return Filed(codes=frozenset(codes), evidence=evidence, evidence_on=evidence_on)


def kinds(file, tied=()):
    return {one.kind for one in flags(filed=file, tied=tied, on=TODAY)}


files = st.dictionaries(
    st.sampled_from(ENTRIES[Group.ANGLES]),
    st.frozensets(st.sampled_from(CODES[Entry.ANGLE_POSITIVE_SIGNALS])).map(
        lambda codes: Filed(codes=codes)
    ),
)


class TestWhoCarries:
    @pytest.mark.req("R-140", "R-141")
    @given(files)
    def test_warns_exactly_for_each_party_that_carries_no_angle(self, file):
        carry = set().union(*carried(filed=file).values())

        assert set(missing_parties(filed=file)) == set(Party) - carry
        assert (Warn.PARTY_MISSING in kinds(file)) == bool(set(Party) - carry)

    @pytest.mark.req("R-142")
    def test_that_nobody_complains_carries_nothing(self):
        silent = {Entry.ANGLE_POSITIVE_SIGNALS: filed(*Party, "no_complaints")}

        assert set(missing_parties(filed=silent)) == set(Party)
        assert Warn.SILENCE in kinds(silent)

    @pytest.mark.req("R-142")
    @pytest.mark.parametrize("heard", ["asked_residents", "council_heard"])
    def test_signs_that_somebody_asked_for_do(self, heard):
        asked = {Entry.ANGLE_POSITIVE_SIGNALS: filed(Party.CLIENT, "no_complaints", heard)}

        assert Party.CLIENT not in missing_parties(filed=asked)
        assert Warn.SILENCE not in kinds(asked)


class TestTests:
    @pytest.mark.req("R-136")
    @pytest.mark.parametrize("entry", ENTRIES[Group.TESTS])
    @pytest.mark.parametrize(
        ("codes", "kind"), [((), Warn.TEST_OPEN), (("no",), Warn.TEST_FAILS),
                            (("partly",), Warn.TEST_FAILS)]
    )  # fmt: skip
    def test_a_hard_test_holds_or_is_said_first(self, entry, codes, kind):
        file = {entry: filed(*codes)} if codes else {}

        found = next(one for one in flags(filed=file, tied=(), on=TODAY) if one.entry is entry)

        assert found.kind is kind

    @pytest.mark.req("R-139")
    def test_an_organisation_tied_to_who_gives_help_is_named(self):
        assert Warn.TIED in kinds({}, tied=["Zorg en Co"])


class TestDemands:
    @pytest.mark.req("R-137")
    def test_a_demand_is_documented_with_evidence_and_its_day_alone(self):
        day = date(2026, 1, 1)
        file = {
            Entry.DEMAND_FREE: filed("yes", evidence="Verordening", evidence_on=day),
            Entry.DEMAND_INTEREST: filed("yes", evidence="Verordening"),
            Entry.DEMAND_LIFE_BROAD: filed("yes", evidence_on=day),
            Entry.DEMAND_ACCESSIBLE: filed("yes"),
        }

        assert documented(filed=file, on=TODAY) == [Entry.DEMAND_FREE]

    @pytest.mark.parametrize(("days", "old"), [(0, False), (1, True)])
    def test_evidence_grows_old(self, days, old):
        since = TODAY - OLD - timedelta(days=days)
        file = {Entry.DEMAND_FREE: filed("yes", evidence="-", evidence_on=since)}

        assert (Warn.DEMAND_OLD in kinds(file)) is old


class TestDemarcation:
    @pytest.mark.req("R-228")
    @given(st.frozensets(st.sampled_from(TASKS), min_size=1))
    def test_a_supporter_who_decides_or_gives_care_is_not_clear(self, tasks):
        file = {Entry.TASKS_SUPPORTER: Filed(codes=tasks)}

        crosses = bool(tasks & {"lead_talk", "decide", "arrange", "give_care"})
        assert (Entry.TASKS_SUPPORTER in unclear(filed=file)) is crosses

    def test_who_decides_and_stands_beside_is_not_clear(self):
        file = {Entry.TASKS_DECIDER: filed("decide", "stand_beside")}

        assert Entry.TASKS_DECIDER in unclear(filed=file)

    def test_what_nobody_wrote_down_is_not_clear(self):
        assert set(unclear(filed={})) == set(ENTRIES[Group.DEMARCATION])


@pytest.fixture
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


def page(client, cast, path=PAGE, *, who=GEA, typed=None):
    client.force_login(cast[who])
    return client.get(path) if typed is None else client.post(path, typed)


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.django_db
@pytest.mark.usefixtures("ground")
class TestPage:
    @pytest.mark.req("R-138", "R-139")
    def test_what_residents_feel_stands_first_and_a_tie_is_named(self, client, cast):
        ProviderTie.objects.create(
            organisation_id=MEIDOORN, provider="Zorg en Co", from_on=date(2020, 1, 1)
        )

        shown = text(page(client, cast))

        assert shown.index("Te weinig inwoners") < shown.index("Stichting Meidoorn geeft zelf hulp")

    @pytest.mark.req("R-137")
    def test_a_demand_is_answered_with_its_evidence(self, client, cast):
        typed = {
            "codes": "yes",
            "evidence": "Verordening 2026, artikel 3",
            "evidence_on": "2026-02-01",
            "is_open": "on",
        }

        page(client, cast, "/desk/steering/wetterwald/say/demand_free/", typed=typed)

        shown = text(page(client, cast, who=EMRE))
        assert "Verordening 2026, artikel 3" in shown
        assert "1 februari 2026" in shown

    @pytest.mark.req("R-150")
    def test_a_point_one_struggles_with_is_kept_with_the_choice(self, client, cast):
        typed = {"text": "Een bureau bij de gemeente. Wij kozen het dorpshuis."}

        page(client, cast, "/desk/steering/wetterwald/say/struggle_place/", typed=typed)

        assert "Wij kozen het dorpshuis." in text(page(client, cast))
        assert "Wij kozen het dorpshuis." not in text(page(client, cast, who=EMRE))

    def test_drafts_count_for_the_municipality_alone(self, client, cast):
        make_draft(Entry.TEST_FELT, codes=["no"])

        assert "gaat niet op" in text(page(client, cast))
        assert "gaat niet op" not in text(page(client, cast, who=CARLA))

    def test_others_find_nothing(self, client, cast):
        for who in (STIJN, TINEKE):
            assert page(client, cast, who=who).status_code == 404

    def test_costs_a_bounded_number_of_queries(self, client, cast):
        for entry in Entry:
            make_answer(entry, codes=[], text="Zo is het.")
        client.force_login(cast[GEA])

        for path in (PAGE, "/desk/steering/"):
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            asked = statements(captured)
            assert len(asked) <= MOST_QUERIES, "\n".join(one[:120] for one in asked)


@pytest.mark.django_db
@pytest.mark.usefixtures("ground")
class TestStatement:
    @pytest.mark.req("R-147")
    def test_everybody_reads_what_independent_means_here(self, client, cast):
        typed = {"text": "Wie naast u staat, beslist niet over hulp."}

        page(client, cast, PAGE + "statement/", typed=typed)

        client.logout()
        assert "Wie naast u staat, beslist niet" in text(client.get("/wetterwald/hoe-is-het-hier/"))

    def test_an_empty_one_takes_it_off_the_page(self):
        for told in ("Zo is het.", ""):
            with acting(GEA):
                publish_statement(actor=GEA, municipality_id=WETTERWALD, text=told)

        assert independence_statement(municipality_id=WETTERWALD, on=TODAY) is None

    @pytest.mark.parametrize("who", [EMRE, STIJN, CARLA])
    def test_nobody_else_writes_it(self, who):
        with acting(who), pytest.raises(NotYours):
            publish_statement(actor=who, municipality_id=WETTERWALD, text="Anders.")
