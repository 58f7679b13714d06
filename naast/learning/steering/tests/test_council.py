"""The client council's place: what it says is answered in time, or everybody reads it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from naast.core.policy.walls import acting
from naast.learning.experience.queries import complaint_counts
from naast.learning.experience.rules import shown_count
from naast.learning.experience.tests.factories import make_complaint
from naast.learning.steering import queries
from naast.learning.steering.actions import council as actions
from naast.learning.steering.actions.council import NotHere, NotYet
from naast.learning.steering.models.council import CouncilWord
from naast.learning.steering.rules.council import Answer, Body, Voice
from naast.learning.steering.tests.factories_of_council import (
    LONG_AGO,
    make_asked,
    make_body,
    make_word,
)
from naast.supply.cooperation.tests.factories import make_talk
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import CARLA, EMRE, FOPPE, GEA, HAVENSTAD, MEIDOORN, NOON, STIJN, WETTERWALD

pytestmark = pytest.mark.django_db

PUBLIC = "/wetterwald/clientenraad/"
QUESTION = {
    "voice": Voice.QUESTION, "about": "De folder", "text": "Niemand kende de folder.",
}  # fmt: skip


class Clock:
    """A clock that a test sets."""

    def __init__(self):
        self.at = NOON

    def __call__(self):
        return self.at


@pytest.fixture(autouse=True)
def clock(cast, monkeypatch):
    found = Clock()
    monkeypatch.setattr(timezone, "now", found)
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_municipality(id=HAVENSTAD, name="Havenstad", slug="havenstad")
    return found


def asked(**more):
    with acting(EMRE):
        return actions.say(actor=EMRE, municipality_id=WETTERWALD, at=NOON, **{**QUESTION, **more})


def answered(row, *, at=NOON):
    with acting(GEA):
        return actions.answer_council(
            actor=GEA, word_id=row.pk, answer=Answer.FOLLOWED, text="Dat doen wij.", at=at
        )


def on_the_street(slug="wetterwald"):
    return Client().get(f"/{slug}/clientenraad/").content.decode()


class TestAnswers:
    @pytest.mark.req("R-341")
    def test_advice_gets_a_dated_answer_with_a_reason(self):
        row = answered(asked(voice=Voice.ADVICE_UNASKED))

        assert (row.answer, row.answered_on) == (Answer.FOLLOWED, NOON.date())

    def test_in_time_it_stays_between_the_two(self, clock):
        answered(asked())
        clock.at = NOON + timedelta(days=400)

        assert "De folder" not in on_the_street()

    def test_what_is_not_answered_is_read_by_everybody_from_the_day_after(self, clock):
        row = asked()
        clock.at = NOON + timedelta(days=28)
        assert "De folder" not in on_the_street()
        clock.at = NOON + timedelta(days=29)

        assert "1 dag te laat" in on_the_street()
        assert "De folder" not in on_the_street("havenstad")
        answered(row, at=clock.at)
        assert "Dat doen wij." in on_the_street()

    def test_an_opinion_is_the_councils_own_and_gets_no_answer(self):
        row = asked(voice=Voice.OPINION)

        assert "De folder" in on_the_street()
        with pytest.raises(NotYet):
            answered(row)

    def test_advice_is_asked_then_given_then_answered(self):
        with acting(GEA):
            row = actions.ask_advice(
                actor=GEA, municipality_id=WETTERWALD, about="Inloop", asked="Waar?",
                advise_before_on=NOON.date() + timedelta(days=30), at=NOON,
            )  # fmt: skip
        with pytest.raises(NotYet):
            answered(row)
        with acting(EMRE):
            row = actions.advise(actor=EMRE, word_id=row.pk, text="Bij de huisarts.", at=NOON)
        assert row.answer_before_on == NOON.date() + timedelta(days=28)
        with acting(EMRE), pytest.raises(CouncilWord.DoesNotExist):
            actions.advise(actor=EMRE, word_id=row.pk, text="Toch niet.", at=NOON)
        assert answered(row).text == "Bij de huisarts."


class TestWhoMay:
    def test_who_is_of_elsewhere_or_of_access_reads_and_says_nothing(self):
        row = asked()

        for who in (STIJN, FOPPE, CARLA):
            with acting(who):
                assert not queries.council_words(actor=who).exists()
                with pytest.raises(CouncilWord.DoesNotExist):
                    actions.answer_council(
                        actor=who, word_id=row.pk, answer=Answer.TOLD, text="-", at=NOON
                    )
                with pytest.raises(NotHere):
                    actions.say(actor=who, municipality_id=WETTERWALD, at=NOON, **QUESTION)

    def test_a_municipality_does_not_speak_for_its_council(self):
        with acting(GEA), pytest.raises(NotHere):
            actions.say(actor=GEA, municipality_id=WETTERWALD, at=NOON, **QUESTION)


class TestPlace:
    def page(self, cast, who, path="/desk/council/"):
        client = Client()
        client.force_login(cast[who])
        return client.get(path)

    @pytest.mark.req("R-339", "R-151")
    def test_a_doubt_about_independence_is_answered_as_any_word(self, cast):
        row = asked(voice=Voice.INDEPENDENCE)

        assert "Twijfel over onafhankelijkheid" in self.page(cast, GEA).content.decode()
        assert answered(row).answer == Answer.FOLLOWED

    @pytest.mark.req("R-338")
    def test_tells_how_often_one_spoke_with_the_council(self, cast):
        for days in (3, 40, 500):
            make_talk(
                WETTERWALD,
                GEA.user_id,
                with_council=True,
                spoke_on=NOON.date() - timedelta(days=days),
            )

        [town] = self.page(cast, EMRE).context["towns"]

        assert (town["contacts"].times, town["contacts"].last_on) == (
            2, NOON.date() - timedelta(days=3),
        )  # fmt: skip

    @pytest.mark.req("R-340")
    def test_counts_complaints_of_whole_years_and_hides_the_few(self, cast):
        made = datetime(2025, 12, 31, 23, 30, tzinfo=NOON.tzinfo)
        make_organisation(id=MEIDOORN, name="Meidoorn", slug="meidoorn")
        for number in range(8):
            make_complaint(
                municipality_id=WETTERWALD,
                organisation_id=MEIDOORN if number < 7 else None,
                made_at=made,
            )
            make_complaint(municipality_id=HAVENSTAD, organisation_id=None, made_at=made)
        make_complaint(municipality_id=WETTERWALD, organisation_id=None, made_at=NOON)

        with acting(EMRE):
            found = complaint_counts(municipality_id=WETTERWALD, at=NOON)

        assert {one.year for one in found} == {2025, 2024, 2023}
        assert {(one.year, one.house): one.made for one in found if one.made is not None} == {
            (2025, "support"): shown_count(given=7)
        }
        said = self.page(cast, EMRE).content.decode()
        assert "verborgen, te weinig" in said
        assert "luisterde niet" not in said

    @pytest.mark.req("R-334")
    def test_names_who_speaks_for_clients_each_with_a_role_of_its_own(self, cast):
        make_body()
        make_body(name="Ieder(in)", body=Body.IEDERIN, role="Toetst in het hele land.")
        make_body(municipality_id=HAVENSTAD, name="Wmo-raad Havenstad")

        said = self.page(cast, EMRE).content.decode()

        assert "Toetst in het hele land." in said
        assert "Adviseert het college." in said
        assert "Wmo-raad Havenstad" not in said

    def test_what_is_late_stands_first_and_the_desk_asks_little_of_the_database(
        self, cast, django_assert_max_num_queries
    ):
        make_word()
        make_asked()
        make_word(public_from=LONG_AGO, answer_before_on=LONG_AGO.date(), about="Te laat")
        client = Client()
        client.force_login(cast[EMRE])
        with django_assert_max_num_queries(16):  # four of them mark a step in one of the test
            page = client.get("/desk/council/")

        assert page.context["rows"][0]["about"] == "Te laat"
        links = page.content.decode()
        for address in (
            "/desk/figures/",
            "/desk/agreements/",
            "/desk/self-test/",
            "/desk/weights/",
        ):
            assert f'href="{address}"' in links
