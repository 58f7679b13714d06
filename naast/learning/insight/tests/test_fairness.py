"""Whether everybody is treated alike: counted and hidden by PostgreSQL, told alike to all."""

import json
from datetime import datetime, timedelta
from itertools import product

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.learning.insight import queries
from naast.learning.insight.actions import close_period
from naast.learning.insight.rules import FEWEST_WORKERS, THRESHOLD, Share, Table, rounded, share
from naast.learning.insight.rules.fairness import (
    EVERYBODY,
    Offered,
    differ,
    fair_of,
    fair_shown,
)
from naast.learning.insight.tests.factories import Q4, make_figures
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.support.matching.models import Offer, Placement, Question
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import make_pass_on, make_placement, make_question
from naast.support.people.tests.factories import make_ground, make_hat, make_person
from tests.cast import (
    BRAM,
    CARLA,
    CAST,
    EMRE,
    GEA,
    MEIDOORN,
    NAMES,
    NOON,
    SANNE,
    STIJN,
    UMA,
    WETTERWALD,
)

POSSIBLE_AT_LEAST = 5
"""So many numbers a hidden count may be, at the least."""


@st.composite
def _offered(draw):
    offered = draw(st.one_of(st.integers(1, 14), st.integers(1, 90)))

    def part():
        return offered - draw(st.one_of(st.integers(0, min(offered, 4)), st.integers(0, offered)))

    return Offered(
        offered=offered,
        choice=part(),
        kept=part(),
        in_time=part(),
        workers=draw(st.sampled_from([9, 9, 9, 3, 2, 0])),
    )


divisions = st.lists(_offered(), min_size=1, max_size=7)


class TestFairShown:
    @given(divisions)
    def test_shows_nothing_small_and_nothing_about_few_workers(self, groups):
        for one, figures in zip(groups, fair_shown(groups=groups), strict=True):
            if figures is not None:
                counts = (one.offered, *one.parts)
                assert figures == tuple(rounded(count=count) for count in counts)
                assert min(counts) >= THRESHOLD
                assert one.workers >= FEWEST_WORKERS

    @given(divisions)
    def test_never_hides_one_alone_beside_the_total(self, groups):
        assert fair_shown(groups=groups).count(None) != 1 or len(groups) == 1

    @given(divisions)
    def test_leaves_who_is_hidden_unknown_by_five_for_who_subtracts(self, groups):
        """By the totals: for the number of offers, and for each of the three parts."""
        seen = fair_shown(groups=groups)
        if None not in seen or not any(seen):
            return
        wholes = (sum(one.offered for one in groups), *(
            sum(one.parts[at] for one in groups) for at in range(3)
        ))  # fmt: skip

        for at, whole in enumerate(wholes):
            told = sum(figures[at] - 2 for figures in seen if figures is not None)
            assert rounded(count=whole) + 2 - told + 1 >= POSSIBLE_AT_LEAST

    def test_leaves_five_numbers_possible_for_who_undoes_the_rule(self):
        """Each pair of groups with up to 20 offers, two parts of each free, as told and as it was.

        What is under five of who is hidden may be no fewer than five numbers.
        """
        behind = {}
        for n, m in product(range(1, 13), repeat=2):
            for y, x in product(range(n + 1), range(m + 1)):
                groups = [
                    Offered(offered=n, choice=y, kept=n, in_time=n, workers=9),
                    Offered(offered=m, choice=x, kept=m, in_time=m, workers=9),
                ]
                told = (
                    fair_shown(groups=groups), rounded(count=n + m), rounded(count=y + x),
                )  # fmt: skip
                behind.setdefault(told, []).append((n, m, n - y, m - x))

        for (figures, whole, _agreed), tables in behind.items():
            if whole == rounded(count=24):
                continue  # larger tables, not tried, hide behind these figures too
            for column, of_one in zip(zip(*tables, strict=True), (0, 1, 0, 1), strict=True):
                possible = set(column)
                if figures[of_one] is not None and min(possible) < THRESHOLD:
                    assert len(possible) >= POSSIBLE_AT_LEAST, (figures, whole, possible)

    def test_says_which_shares_surely_differ(self):
        few, many = share(part=10, whole=40), share(part=35, whole=40)

        assert differ(one=few, other=many)
        assert not differ(one=few, other=few)
        assert not differ(one=Share(percent=50, low=40, high=60), other=few)


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield


class TestTwin:
    @given(divisions)
    def test_the_database_hides_the_groups_that_the_rules_hide(self, database, groups):
        columns = [
            [getattr(one, name) for one in groups]
            for name in ("offered", "choice", "kept", "in_time", "workers")
        ]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT insight_fair_shown(%s::int[], %s::int[], %s::int[], %s::int[], %s::int[])",
                columns,
            )
            [(found,)] = cursor.fetchall()

        assert found == [figures is not None for figures in fair_shown(groups=groups)]


@pytest.mark.django_db
class TestCounted:
    @pytest.fixture(autouse=True)
    def ground(self, cast):
        make_ground()
        self.zone = make_zone(Municipality.objects.get(id=WETTERWALD), name="Buorren")

    def offer(self, *, shown=2, who=SANNE, spoken_after=1, passed=False, **fields):
        """Write a question of the quarter with its offer, and who took it when."""
        asked_at = datetime(2026, 10, 20, 9, tzinfo=NOON.tzinfo)
        spoken = None if spoken_after is None else asked_at + timedelta(days=spoken_after)
        person = make_person()
        question = make_question(
            person,
            who.user_id,
            **{
                "asked_at": asked_at,
                "promised_at": asked_at + timedelta(days=3),
                "first_contact_at": spoken,
                "status": QuestionStatus.ACCEPTED,
                "accepted_at": asked_at,
                "zone": self.zone,
                "language": "nl",
            }
            | fields,
        )
        Offer.objects.create(
            question=question,
            person=person,
            organisation_id=question.organisation_id,
            municipality_id=question.municipality_id,
            house=question.house,
            shown=[{"id": str(n), "terms": {}} for n in range(shown)],
            at=asked_at,
        )
        make_hat(person, who.user_id)
        make_placement(question, who.user_id, from_at=asked_at)
        if passed:
            make_pass_on(question, BRAM.user_id)
        return question

    def closed(self):
        after = Actor(at=datetime(2027, 1, 8, 9, tzinfo=NOON.tzinfo), clock=Scope())
        with acting(after):
            close_period(actor=after, municipality_id=WETTERWALD, period=Q4)
        [figures] = queries.figures(municipality_id=WETTERWALD)
        return fair_of(tables=figures.tables), figures

    def test_counts_choices_pass_ons_and_who_waited_too_long(self):
        for nth in range(40):
            self.offer(
                who=(SANNE, BRAM, UMA)[nth % 3],
                shown=1 if nth < 10 else 3,
                passed=nth < 5,
                spoken_after=5 if nth % 2 else 1,
            )

        found, _ = self.closed()

        everybody = found[EVERYBODY]
        assert everybody.offered == 40
        assert everybody.choice == share(part=30, whole=40)
        assert everybody.kept == share(part=35, whole=40)
        assert everybody.in_time == share(part=20, whole=40)
        assert found["language:nl"].choice == everybody.choice
        assert found["domain:money"].offered == 40
        assert found[f"zone:{self.zone.pk}"].offered == 40

    def test_hides_a_small_group_and_covers_it(self):
        for nth in range(30):
            self.offer(who=(SANNE, BRAM, UMA)[nth % 3])
        for _ in range(3):
            self.offer(language="ar")

        found, figures = self.closed()

        assert found[EVERYBODY].offered == 35
        assert not {"language:nl", "language:other"} & found.keys()
        assert set(figures.tables[Table.FAIR_OFFERED]) == found.keys()

    def test_tells_nothing_of_the_work_of_fewer_than_three(self):
        for nth in range(30):
            self.offer(who=(SANNE, BRAM)[nth % 2])

        found, _ = self.closed()

        assert found == {}

    def test_leaves_out_who_saw_no_offer_or_took_it_back_unspoken(self):
        for nth in range(30):
            self.offer(who=(SANNE, BRAM, UMA)[nth % 3])
        for _ in range(9):
            self.offer(shown=0)
        gone = self.offer(spoken_after=None)
        Placement.objects.filter(question=gone).delete()
        Question.objects.filter(id=gone.id).update(
            status=QuestionStatus.WITHDRAWN, withdrawn_at=gone.asked_at, accepted_at=None
        )

        found, _ = self.closed()

        assert found[EVERYBODY].offered == 30


def fair_figures():
    zone = make_zone(Municipality.objects.get(id=WETTERWALD), name="Buorren")
    cells = {"all:total": (60, 50, 55, 40), f"zone:{zone.pk}": (20, 5, 20, 10)}
    tables = (Table.FAIR_OFFERED, Table.FAIR_CHOICE, Table.FAIR_KEPT, Table.FAIR_IN_TIME)
    make_figures(
        WETTERWALD,
        {table: {cell: counts[at] for cell, counts in cells.items()}
         for at, table in enumerate(tables)},
        period=Q4,
    )  # fmt: skip
    return zone


@pytest.mark.django_db
class TestPages:
    @pytest.fixture(autouse=True)
    def ground(self, cast):
        make_ground()

    @pytest.mark.parametrize("actor", [CARLA, GEA, EMRE], ids=NAMES.get)
    def test_tells_coordinator_municipality_and_council_the_same(self, client, cast, actor):
        fair_figures()
        make_agreement(Organisation.objects.get(id=MEIDOORN), WETTERWALD)
        client.force_login(cast[actor])

        page = client.get("/desk/fairness/").content.decode()

        assert "<b>83%</b> 71\N{EN DASH}91" in page
        assert "Buorren" in page
        assert "verschilt zeker van allen" in page
        assert "niet getoond" in page

    def test_is_for_nobody_else(self, client, cast):
        reads = {CARLA, GEA, EMRE, STIJN}
        make_agreement(Organisation.objects.get(id=MEIDOORN), WETTERWALD)
        for actor in CAST:
            if actor in reads or actor not in cast:
                continue
            client.force_login(cast[actor])
            assert client.get("/desk/fairness/").status_code == 404, NAMES[actor]

    def test_tells_a_machine_the_same_without_signing_in(self, client, cast):
        zone = fair_figures()

        told = json.loads(client.get("/wetterwald/cijfers/eerlijk.json").content)

        [quarter] = told["quarters"]
        assert quarter["period"] == "2026-Q4"
        assert quarter["groups"]["all:total"]["real_choice"] == {
            "percent": 83, "low": 71, "high": 91,
        }  # fmt: skip
        assert set(quarter["groups"]) == {"all:total", f"zone:{zone.pk}"}
        assert told["zones"] == {str(zone.pk): "Buorren"}

    @pytest.mark.parametrize("period", ["", "2026-Q3", "x", "9" * 50, "<script>"])
    def test_takes_any_period_for_the_newest(self, client, cast, period):
        fair_figures()
        client.force_login(cast[GEA])

        assert "83%" in client.get(f"/desk/fairness/?period={period}").content.decode()
