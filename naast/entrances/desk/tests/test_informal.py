"""What informal support rests on: counted, never by name; what is missing is said."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.entrances.desk.informal import INFORMAL, brings, evidence, stock, written
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.models import PoolRecord, Screening, Supporter, TermVersion
from naast.supply.supporters.queries import Bringing
from naast.supply.supporters.rules import CRITERIA, FACILITIES, Item, Kind, Status, Topic
from naast.supply.supporters.rules import MOMENTS as MOMENTS_OF_A_WEEK
from naast.supply.supporters.tests.factories import make_offered, make_requirement
from naast.support.matching.rules import Moment
from naast.support.people.tests.factories import make_ground
from tests.cast import BRAM, CARLA, DIRK, GEA, ILSE, LINDE, MEIDOORN, NOON, SANNE, WETTERWALD
from tests.counting import statements

MOST_QUERIES = 15
TODAY = NOON.date()
PAGE = "/desk/informal/"


codes = st.frozensets(st.sampled_from(["a", "b", "c"]))
workers = st.builds(
    Bringing,
    kind=st.sampled_from(list(Kind)),
    languages=codes,
    themes=codes,
    moments=st.frozensets(st.sampled_from(MOMENTS_OF_A_WEEK)),
    ways=codes,
)


def somebody(kind, **brought):
    nothing = dict.fromkeys(("languages", "themes", "moments", "ways"), frozenset())
    return Bringing(kind=kind, **{**nothing, **brought})


class TestBrings:
    @given(st.lists(workers, max_size=6))
    def test_nothing_that_a_professional_has_too_and_all_that_only_informal_have(self, active):
        found = brings(active=active)

        formal = [who for who in active if who.kind == Kind.FORMAL]
        informal = [who for who in active if who.kind in INFORMAL]
        for of in ("languages", "themes", "ways"):
            theirs = {one for who in informal for one in getattr(who, of)}
            others = {one for who in formal for one in getattr(who, of)}
            assert getattr(found, of) == theirs - others

    @pytest.mark.req("R-077")
    def test_language_world_and_time_that_are_there_because_of_them(self):
        active = [
            somebody(Kind.FORMAL, languages={"nl"}, moments={"2-morning"}),
            somebody(
                Kind.EXPERIENCE_EXPERT,
                languages={"nl", "tr"},
                themes={"poverty"},
                moments={"2-morning", "3-evening"},
                ways={"home"},
            ),
        ]

        found = brings(active=active)

        assert (found.languages, found.themes) == ({"tr"}, {"poverty"})
        assert (found.moments, found.ways) == ({Moment.EVENING}, {"home"})

    @pytest.mark.parametrize(
        ("moment", "said"),
        [("5-evening", {Moment.EVENING}), ("6-morning", {Moment.WEEKEND}), ("5-afternoon", set())],
    )
    def test_the_weekend_begins_on_saturday(self, moment, said):
        assert brings(active=[somebody(Kind.TRAINED_VOLUNTEER, moments={moment})]).moments == said


class TestStock:
    @pytest.mark.req("R-153")
    def test_each_kind_is_counted_and_none_left_out(self):
        kinds = (Kind.TRAINED_VOLUNTEER, Kind.TRAINED_VOLUNTEER, Kind.FORMAL)

        found = stock(active=map(somebody, kinds))

        assert found == {**dict.fromkeys(INFORMAL, 0), Kind.TRAINED_VOLUNTEER: 2}


@pytest.fixture
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_ground()
    make_agreement(Organisation.objects.get(id=MEIDOORN), WETTERWALD)
    make_offered(SANNE.user_id, municipality_ids=[WETTERWALD])
    bram = make_offered(BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER, municipality_ids=[WETTERWALD])
    make_offered(
        DIRK.user_id,
        kind=Kind.TRAINED_VOLUNTEER,
        organisation_id=LINDE,
        municipality_ids=[WETTERWALD],
    )
    return bram


def write(topic, text, who=Kind.TRAINED_VOLUNTEER):
    TermVersion.objects.create(
        organisation_id=MEIDOORN, who=who, topic=topic, text=text, source="Jaarplan 2026",
        from_on=TODAY, set_at=NOON,
    )  # fmt: skip


def found():
    with acting(CARLA):
        return evidence(led=supporters.led(actor=CARLA, on=TODAY))


@pytest.mark.django_db
class TestEvidence:
    @pytest.mark.req("R-172")
    def test_doubt_is_answered_with_what_is_in_order(self, here):
        for item in (Item.TRAINING, Item.SUPERVISOR):
            make_requirement(here, item)
        seen = Screening.objects.get(supporter=here).seen
        Screening.objects.filter(supporter=here).update(
            seen={**seen, Item.TRAINING.value: [TODAY.isoformat(), None]}
        )

        assert [(one.part, one.whole) for one in found()] == [(1, 1), (0, 0), (0, 1)]

    def test_professionals_are_not_counted(self, here):
        Supporter.objects.filter(user_id=BRAM.user_id).update(kind=Kind.FORMAL)

        assert {(one.part, one.whole) for one in found()} == {(0, 0)}


@pytest.mark.django_db
class TestBringing:
    def test_only_who_is_active_there_and_of_ones_own(self, here):
        with acting(CARLA):
            found = supporters.bringing(
                actor=CARLA, organisation_id=MEIDOORN, municipality_id=WETTERWALD, on=TODAY
            )
            others = supporters.bringing(
                actor=CARLA, organisation_id=LINDE, municipality_id=WETTERWALD, on=TODAY
            )
        PoolRecord.objects.filter(supporter=here).update(status=Status.PAUSED)
        with acting(CARLA):
            paused = supporters.bringing(
                actor=CARLA, organisation_id=MEIDOORN, municipality_id=WETTERWALD, on=TODAY
            )

        assert {one.kind for one in found} == {Kind.FORMAL, Kind.TRAINED_VOLUNTEER}
        assert others == []
        assert [one.kind for one in paused] == [Kind.FORMAL]


@pytest.mark.django_db
class TestWritten:
    @pytest.mark.req("R-173", "R-169")
    def test_criteria_and_facilities_stand_with_their_source_or_as_missing(self, here):
        write(Topic.DELIVERY, "De werkbegeleider kijkt elk kwartaal mee.")
        write(Topic.FINANCING, "De gemeente.", who="coordinator")
        write(Topic.QUALITY, "Alleen voor beroepskrachten.", who=Kind.FORMAL)

        found = written(organisation_id=MEIDOORN, topics=(*CRITERIA, *FACILITIES), on=TODAY)

        assert {topic: one.text for topic, one in found.items() if one.text} == {
            Topic.DELIVERY: "De werkbegeleider kijkt elk kwartaal mee.",
            Topic.FINANCING: "De gemeente.",
        }
        assert found[Topic.DELIVERY].source == "Jaarplan 2026"
        assert list(found) == [*CRITERIA, *FACILITIES]


@pytest.mark.django_db
class TestPage:
    @pytest.mark.req("R-154")
    def test_where_nobody_has_lived_experience_one_is_sent_to_who_applies(self, client, cast, here):
        client.force_login(cast[CARLA])
        before = client.get(PAGE).content.decode()
        make_offered(ILSE.user_id, kind=Kind.EXPERIENCE_EXPERT, municipality_ids=[WETTERWALD])

        after = client.get(PAGE).content.decode()

        assert "/desk/people/applications/" in before
        assert "/desk/people/applications/" not in after.split("<main")[1]

    def test_names_nobody_and_is_of_coordinators_alone(self, client, cast, here):
        client.force_login(cast[CARLA])
        assert "Bram" not in client.get(PAGE).content.decode()

        for stranger in (SANNE, GEA):
            client.force_login(cast[stranger])
            assert client.get(PAGE).status_code == 404

    def test_takes_few_queries(self, client, cast, here):
        client.force_login(cast[CARLA])

        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)

        assert len(statements(captured)) <= MOST_QUERIES
