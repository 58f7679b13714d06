"""Working with meitinkers: what it rests on, what it brings, and the other side."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from naast.entrances.desk.model import Found, Ground, Holds, grounds, is_here, laws, share
from naast.learning.insight.rules import Doorstep
from naast.learning.steering.rules.ambitions import AimKind, Progress
from naast.learning.steering.tests.factories_of_ambitions import make_aim
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement
from naast.supply.places.models import Municipality
from naast.supply.places.rules import Staffing
from naast.supply.places.tests.factories import make_zone
from naast.supply.supporters.rules import KINDS, Kind, Task
from naast.supply.supporters.tests.factories import make_supporter
from naast.support.decisions.rules import Outcome, Provision
from naast.support.decisions.rules.framework import ArticleKind
from naast.support.decisions.rules.mandates import Law
from naast.support.decisions.tests.factories import make_article, make_breakthrough, make_mandate
from naast.support.people.tests.factories import make_ground
from tests.cast import CARLA, EMRE, FOPPE, GEA, KARIN, MEIDOORN, RINSKE, SANNE, WETTERWALD
from tests.counting import statements

PAGE = "/desk/model/"
MOST_QUERIES = 21


class TestGrounds:
    @given(part=st.integers(-3, 40), whole=st.integers(0, 40))
    def test_a_share_is_whole_only_where_nothing_lacks(self, part, whole):
        found = share(part=part, whole=whole)

        assert (found is Holds.WHOLLY) == (0 < part >= whole)
        assert (found is Holds.NOT) == (part <= 0)

    @given(
        staffed=st.lists(st.sampled_from(Staffing)),
        door=st.none() | st.builds(Doorstep, asked=st.integers(5, 50), in_time=st.integers(0, 50)),
        mandated=st.frozensets(st.sampled_from(Provision)),
        hardship=st.frozensets(st.sampled_from(sorted(laws()))),
        beside=st.integers(0, 5),
    )
    def test_each_is_told_by_its_own_fact_alone(self, staffed, door, mandated, hardship, beside):
        found = Found(
            staffed=staffed, door=door, mandated=mandated, hardship=hardship, beside=beside
        )

        told = grounds(found=found)

        assert list(told) == list(Ground)
        assert (told[Ground.SOON] is Holds.UNTOLD) == (door is None)
        assert (told[Ground.MANDATE] is Holds.WHOLLY) == (mandated == frozenset(Provision))
        assert (told[Ground.ROOM] is Holds.WHOLLY) == (hardship == laws())
        assert (told[Ground.BESIDE] is Holds.NOT) == (beside == 0)
        assert not (told[Ground.NEAR] is Holds.WHOLLY and Staffing.NOBODY in staffed)

    @given(staffed=st.lists(st.sampled_from(Staffing)))
    def test_it_is_here_where_one_zone_has_somebody(self, staffed):
        assert is_here(staffed=staffed) == bool(set(staffed) - {Staffing.NOBODY})


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


@pytest.fixture
def zone():
    return make_zone(Municipality.objects.get(id=WETTERWALD), name="Wetterkant", slug="wetterkant")


def page(client, cast, *, who=GEA):
    client.force_login(cast[who])
    return client.get(PAGE).content.decode()


class TestThePage:
    @pytest.mark.req("R-315")
    def test_offers_the_model_as_a_choice_where_nobody_works_so(self, client, cast, zone):
        shown = page(client, cast)

        assert "Hier werken geen meitinkers" in shown
        assert "naast het toegangsteam" in shown

    @pytest.mark.req("R-312")
    def test_tells_how_free_municipality_and_worker_are(self, client, cast, zone):
        make_supporter(FOPPE.user_id, kind=Kind.MEITINKER, zone_ids=[zone.pk])
        make_mandate(WETTERWALD, laws=(Law.WMO,))
        make_article(kind=ArticleKind.HARDSHIP, law=Law.WMO, name="Hardheid", provisions=[])
        for _ in range(6):
            make_breakthrough()

        shown = page(client, cast)

        assert "Hier komt iemand van de gemeente aan de deur" in shown
        assert "Bijzondere bijstand" in shown  # no policy adviser stands behind that one
        assert "Hoe veel ruimte wordt gebruikt" in shown
        assert "2026-Q3; 6" in shown

    @pytest.mark.req("R-314")
    def test_warns_where_nobody_independent_stands_beside_it(self, client, cast, zone):
        make_supporter(FOPPE.user_id, kind=Kind.MEITINKER, zone_ids=[zone.pk])
        before = page(client, cast)
        make_agreement(Organisation.objects.get(id=MEIDOORN), WETTERWALD)

        after = page(client, cast)

        row = "Onafhankelijke steun staat ernaast"
        assert "hier niet" in before.split(row)[1].split("</tr>")[0]
        assert "zo is het hier" in after.split(row)[1].split("</tr>")[0]
        assert "Meidoorn" in after.split(row)[1].split("</tr>")[0]

    def test_shows_the_other_side_by_whose_it_is(self, client, cast, zone):
        make_aim(kind=AimKind.BOTTLENECK_PROVIDER, code="x", title="Te veel papier")
        make_aim(kind=AimKind.BOTTLENECK_PROVIDER, code="y", title="Nog niet verteld", told_on=None)
        make_aim(
            kind=AimKind.BOTTLENECK_PROVIDER, code="z", title="Opgelost", progress=Progress.DONE
        )

        shown = page(client, cast)

        assert "Te veel papier" in shown.split("Organisaties zeggen")[1]
        assert "geen knelpunt" in shown.split("De gemeente zegt")[1].split("</div>")[0]
        assert "Opgelost" not in shown
        assert "Nog niet verteld" not in shown

    @pytest.mark.parametrize("who", [KARIN, EMRE])
    def test_is_read_by_who_leads_and_who_advises(self, client, cast, zone, who):
        make_breakthrough()

        shown = page(client, cast, who=who)

        assert ("Hoe veel ruimte" in shown) == (who is KARIN)

    @pytest.mark.parametrize("who", [FOPPE, RINSKE, CARLA, SANNE])
    def test_is_not_there_for_others(self, client, cast, zone, who):
        client.force_login(cast[who])

        assert client.get(PAGE).status_code == 404

    def test_asks_few_queries_however_much_there_is(self, client, cast, zone):
        for nth in range(5):
            make_zone(zone.municipality, name=f"Wijk {nth}")
            make_mandate(WETTERWALD)
            make_aim(kind=AimKind.BOTTLENECK, code=f"c{nth}", title=f"Nummer {nth}")
            make_breakthrough(quarter=f"2025-Q{nth % 4 + 1}")
        client.force_login(cast[GEA])

        with CaptureQueriesContext(connection) as caught:
            client.get(PAGE)

        assert len(statements(caught)) <= MOST_QUERIES


@pytest.mark.req("R-306")
def test_no_notification_ends_because_it_is_too_hard():
    """Each way to end says by what the resident was helped, or that she herself stopped."""
    assert set(Outcome) == {
        Outcome.OWN_STRENGTH,
        Outcome.VOLUNTEER,
        Outcome.FOR_EVERYONE,
        Outcome.MADE_TO_MEASURE,
        Outcome.OTHER_LAW,
        Outcome.STOPPED,
    }


@pytest.mark.req("R-305")
def test_a_meitinker_has_no_task_of_helping_and_no_case_of_her_own():
    kind = KINDS[Kind.MEITINKER]

    assert kind.tasks.isdisjoint({Task.STAND_BESIDE, Task.JOIN_THE_TALK, Task.SHARE_EXPERIENCE})
    assert kind.house == "municipality"  # where there are notifications and decisions, no cases
