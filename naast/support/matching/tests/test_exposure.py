"""How often each was shown beside equals, and what other weights would have done (I-7, I-9)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement
from naast.supply.supporters.rules import Kind, Status
from naast.supply.supporters.tests.factories import PoolRecord, Supporter, make_offered
from naast.support.matching import queries
from naast.support.matching.queries.exposure import quarter_begins
from naast.support.matching.rules import WEIGHTS, Need, Refusal, TermName, make_offer
from naast.support.matching.rules.exposure import (
    FEWEST_QUESTIONS,
    STEP,
    Seen,
    exposure,
    would_change,
)
from naast.support.matching.tests.factories import make_offer as make_logged
from naast.support.matching.tests.factories import make_question
from naast.support.matching.tests.pools import needs, pools, somebody
from naast.support.people.rules import HatKind, House
from naast.support.people.tests.factories import make_ground, make_hat, make_person
from tests.cast import BRAM, CARLA, DIRK, GEA, LINDE, MEIDOORN, NOON, SANNE, TINEKE, WETTERWALD
from tests.counting import statements

MOST_QUERIES = 15
MONEY = Need(domains=frozenset({"money"}))


class TestExposure:
    @given(pool=pools(), asked=st.lists(needs, max_size=6), seed=st.integers(0, 99))
    def test_what_was_shown_is_divided_over_equals_and_nothing_is_lost(self, pool, asked, seed):
        seen = [
            Seen(
                ids=frozenset(
                    one.candidate.id
                    for one in make_offer(candidates=pool, need=need, seed=seed).first
                ),
                need=need,
            )
            for need in asked
        ]

        found = exposure(offers=seen, pool=pool).values()

        assert sum(one.shown for one in found) == pytest.approx(sum(one.equal for one in found))
        assert all(one.equal >= 0 for one in found)

    def test_two_equals_have_one_share_however_they_were_shown(self):
        pool = [somebody(1), somebody(2), somebody(3, domains=frozenset({"mind"}))]
        seen = [Seen(ids=frozenset({pool[0].id}), need=MONEY)] * 4

        found = exposure(offers=seen, pool=pool)

        assert [(found[who.id].shown, found[who.id].equal) for who in pool] == [
            (4, 2.0), (0, 2.0), (0, 0.0),
        ]  # fmt: skip

    @pytest.mark.parametrize("lack", [Refusal.PAUSED, Refusal.SCREENING])
    def test_who_is_away_today_still_counts_as_an_equal(self, lack):
        pool = [somebody(1), somebody(2, lacks=frozenset({lack}))]

        found = exposure(offers=[Seen(ids=frozenset({pool[0].id}), need=MONEY)], pool=pool)

        assert found[pool[1].id].equal == 0.5


class TestWouldChange:
    ASKED = [(seed, MONEY) for seed in range(FEWEST_QUESTIONS)]

    def test_the_same_weights_change_nothing(self):
        pool = [somebody(number) for number in range(1, 6)]

        found = would_change(asked=self.ASKED, pool=pool, now=WEIGHTS, then=WEIGHTS)

        assert (found.others, found.first) == (0, 0)
        assert all(before == after for before, after in found.groups.values())

    def test_another_order_is_told_in_steps(self):
        pool = [
            somebody(1, zone_ids=frozenset({7}), domains=frozenset({"money", "mind"})),
            somebody(2, fresh=False),
            *(somebody(number, fresh=False) for number in (3, 4, 5)),
        ]
        need = Need(domains=frozenset({"money"}), zone_id=7)
        asked = [(seed, need) for seed in range(40)]
        then = {**WEIGHTS, TermName.FRESH: 0.0, TermName.ROOM: 0.0}

        found = would_change(asked=asked, pool=pool, now=WEIGHTS, then=then)

        assert found.first > 0
        assert found.first % STEP == 0
        assert found.others % STEP == 0

    def test_too_few_questions_tell_nothing(self):
        assert would_change(asked=self.ASKED[1:], pool=[], now=WEIGHTS, then=WEIGHTS) is None


@pytest.fixture
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_ground()
    make_agreement(Organisation.objects.get(id=MEIDOORN), WETTERWALD)
    for user, fields in (
        (SANNE, {}),
        (BRAM, {"kind": Kind.TRAINED_VOLUNTEER}),
        (DIRK, {"organisation_id": LINDE}),
    ):
        make_offered(user.user_id, municipality_ids=[WETTERWALD], **fields)


def logged(*users, at=NOON - timedelta(days=1)):
    question = make_question(make_person(), SANNE.user_id, asked_at=at)
    offer = make_logged(question)
    ids = Supporter.objects.filter(user_id__in=[one.user_id for one in users])
    offer.shown = [{"id": str(pk), "terms": {}} for pk in ids.values_list("pk", flat=True)]
    offer.save(update_fields=["shown"])
    return question


def often(actor=CARLA, organisation_id=MEIDOORN):
    with acting(actor):
        return queries.shown_often(
            actor=actor, organisation_id=organisation_id, municipality_id=WETTERWALD, at=NOON
        )


@pytest.mark.django_db
class TestShownOften:
    @pytest.mark.req("R-076")
    def test_own_people_stand_by_name_and_in_no_other_order(self, here):
        logged(SANNE, BRAM)
        logged(BRAM, DIRK)

        many, rows = often()

        assert many == 2
        assert [(one.name, one.exposure.shown) for one in rows] == [("Bram", 2), ("Sanne", 1)]

    def test_what_came_to_others_or_in_another_quarter_counts_not(self, here):
        logged(BRAM, at=quarter_begins(at=NOON) - timedelta(minutes=1))
        logged(BRAM)

        assert often()[0] == 1
        assert often(TINEKE, MEIDOORN)[0] == 0

    def test_the_page_is_of_coordinators_alone(self, client, cast, here):
        logged(SANNE, BRAM)
        client.force_login(cast[CARLA])

        assert "Bram" in client.get("/desk/shown/").content.decode()
        client.force_login(cast[GEA])
        assert client.get("/desk/shown/").status_code == 404

    def test_the_page_takes_few_queries_however_many_offers(self, client, cast, here):
        for _ in range(20):
            logged(SANNE, BRAM)
        client.force_login(cast[CARLA])

        with CaptureQueriesContext(connection) as captured:
            client.get("/desk/shown/")

        assert len(statements(captured)) <= MOST_QUERIES


@pytest.mark.django_db
class TestNotAtThisMoment:
    @pytest.mark.parametrize("why", ["paused", "hat", "full"])
    def test_who_cannot_now_stands_there_whatever_the_reason(self, here, why):
        question = make_question(make_person(), None, domains=[])
        if why == "paused":
            PoolRecord.objects.filter(supporter__user_id=BRAM.user_id).update(status=Status.PAUSED)
        elif why == "full":
            PoolRecord.objects.filter(supporter__user_id=BRAM.user_id).update(ceiling=0)
        else:
            make_hat(question.person, BRAM.user_id, kind=HatKind.DECIDES, house=House.MUNICIPALITY)

        with acting(CARLA):
            fits, later = queries.who_fits_or_later(actor=CARLA, question=question, at=NOON)

        assert ([who.user_id for who in fits], later) == ([SANNE.user_id], [BRAM.user_id])


@pytest.mark.django_db
class TestLookingFirst:
    def test_nothing_is_kept_and_too_few_questions_are_said(self, client, cast, here):
        client.force_login(cast[GEA])
        sent = {name.value: f"{weight}" for name, weight in WEIGHTS.items()}

        page = client.post("/desk/weights/", {**sent, "reason": "Dichterbij.", "look": "1"})

        assert page.status_code == 200
        assert "Te weinig vragen" in page.content.decode()
        assert not queries.weighed(municipality_id=WETTERWALD)

    def test_of_a_quarter_with_enough_questions_shares_are_told(self, here):
        last_quarter = quarter_begins(at=NOON) - timedelta(days=20)
        for _ in range(FEWEST_QUESTIONS):
            make_question(make_person(), SANNE.user_id, asked_at=last_quarter)

        with acting(GEA):
            found = queries.would_change_last_quarter(
                municipality_id=WETTERWALD, then=WEIGHTS, at=NOON
            )

        assert (found.others, found.first) == (0, 0)
        assert found.groups
