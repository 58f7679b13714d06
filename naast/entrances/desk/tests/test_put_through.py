"""What was put through at a desk: who did so sees how far it is, as the caller agreed."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.tests.factories import Entry
from naast.core.identity.models import Grant
from naast.core.policy.walls import acting
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement, make_default
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_offered
from naast.support.matching.models import Question
from naast.support.matching.queries import questions, texts
from naast.support.matching.rules import Became, QuestionStatus, became
from naast.support.people.tests.factories import make_ground
from tests.cast import BRAM, JOOP, LINDE, MEIDOORN, NOON, SANNE, WETTERWALD

DESK = "/desk/reception/"
PAGE = "/desk/reception/put-through/"
SAID = "Ik durf de post niet open te doen."
TAKEN, WAITS, LATE = "Iemand nam de vraag aan", "nog niemand nam", "Wacht langer dan beloofd"


class TestBecame:
    @given(
        status=st.sampled_from(list(QuestionStatus)),
        promised=st.integers(-5, 5),
        spoke=st.none() | st.integers(-5, 0),
    )
    def test_is_late_only_while_nobody_took_it(self, status, promised, spoke):
        found = became(
            status=status,
            promised_at=NOON + timedelta(days=promised),
            first_contact_at=None if spoke is None else NOON + timedelta(days=spoke),
            at=NOON,
        )

        if status == QuestionStatus.WITHDRAWN:
            assert found == Became.WITHDRAWN
        elif spoke is not None:
            assert found == Became.SPOKEN
        elif status == QuestionStatus.ACCEPTED:
            assert found == Became.TAKEN
        else:
            assert found == (Became.LATE if promised <= 0 else Became.WAITS)


@pytest.fixture
def ground(cast):
    make_ground()
    make_zone(Municipality.objects.get(id=WETTERWALD), name="Wetterkant")
    for number in (MEIDOORN, LINDE):
        make_agreement(Organisation.objects.get(id=number), WETTERWALD)
    make_default(Organisation.objects.get(id=MEIDOORN), WETTERWALD)


@pytest.fixture
def sanne(ground):
    """Let Sanne, a professional of another organisation than the desk, be there to choose."""
    return make_offered(SANNE.user_id, name="Sanne", organisation_id=LINDE)


@pytest.fixture
def joop(cast):
    client = Client()
    client.force_login(cast[JOOP])
    return client


def put(client, supporter, **filled):
    sent = {"town": WETTERWALD, "words": SAID, "channel": "walk_in", "who": str(supporter.pk)}
    return client.post(DESK, {**sent, **filled}).content.decode()


def shown(client) -> str:
    return client.get(PAGE).content.decode()


class TestPutThrough:
    @pytest.mark.req("R-027")
    def test_both_see_what_becomes_of_it_and_the_desk_no_more_than_that(self, cast, joop, sanne):
        assert PAGE in put(joop, sanne, may_follow="on", first_name="Wiebrich")
        asked = Question.objects.get()
        assert asked.organisation_id == LINDE
        assert WAITS in shown(joop)

        hers = Client()
        hers.force_login(cast[SANNE])
        page = hers.get(f"/desk/questions/{asked.id}/").content.decode()
        assert "Doorverbonden op een inlooppunt." in page
        assert hers.post(f"/desk/questions/{asked.id}/accept/").status_code == 302

        page = shown(joop)
        assert TAKEN in page
        assert asked.number in page
        for untold in (SAID, "Wiebrich", "Sanne", str(asked.person_id)):
            assert untold not in page
        with acting(JOOP):
            assert not questions(actor=JOOP).exists()
            assert not texts(actor=JOOP).exists()

        Question.objects.update(first_contact_at=F("asked_at"))
        assert "Zij spraken elkaar" in shown(joop)

    def test_says_that_it_waits_longer_than_promised(self, joop, sanne):
        put(joop, sanne, may_follow="on")
        Question.objects.update(promised_at=F("asked_at"))

        assert LATE in shown(joop)

    def test_is_not_shown_where_the_caller_did_not_agree(self, joop, sanne):
        page = put(joop, sanne)

        assert PAGE not in page
        assert Question.objects.get().number not in shown(joop)
        assert Entry.objects.get(action="matching.question.inserted").reason == ""

    def test_goes_to_a_volunteer_as_well(self, joop, ground):
        bram = make_offered(BRAM.user_id, name="Bram", kind=Kind.TRAINED_VOLUNTEER)

        put(joop, bram, may_follow="on")

        assert Question.objects.get().number in shown(joop)

    def test_of_a_colleague_is_not_shown(self, joop, sanne):
        put(joop, sanne, may_follow="on")
        Entry.objects.filter(action="matching.question.inserted").update(user_id=BRAM.user_id)

        assert Question.objects.get().number not in shown(joop)

    def test_is_never_shown_to_a_call_centre_of_a_municipality(self, joop, sanne):
        Grant.objects.filter(user_id=JOOP.user_id).update(scope=f"municipality:{WETTERWALD}")

        page = put(joop, sanne, may_follow="on")

        assert PAGE not in page
        assert Entry.objects.get(action="matching.question.inserted").reason == ""
        assert joop.get(PAGE).status_code == 404

    def test_takes_as_few_queries_for_many(self, joop, sanne, django_assert_max_num_queries):
        for _ in range(4):
            put(joop, sanne, may_follow="on")

        with django_assert_max_num_queries(15):
            assert shown(joop).count("nog niemand nam") == 4
