"""Prepare my talk: one question a page, a plan at the end, and nothing of it kept anywhere."""

import base64
import gzip
import logging
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from naast.core.paper.tests.look import look_at
from naast.core.policy.registry import registry
from naast.entrances.portal import talk
from naast.supply.law.rules import Domain
from naast.supply.places.tests.factories import make_municipality
from naast.support.keys.rules import LONGEST_ANSWER, Plan
from tests.cast import NOON, WETTERWALD

pytestmark = pytest.mark.django_db

HERE = "/wetterwald/gesprek/"
PAPER = "/wetterwald/gesprek/papier/"
MARK = "Zonnebloem-1953"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    class Clock:
        now = NOON

    monkeypatch.setattr(timezone, "now", lambda: Clock.now)
    return Clock


@pytest.fixture(autouse=True)
def here(cast):
    return make_municipality(
        id=WETTERWALD, name="Wetterwâld", slug="wetterwald", phone="0800 555 01 23"
    )


def text(answer):
    return answer.content.decode()


def blob(answer):
    return re.search(r'name="bewaard" value="([^"]+)"', text(answer))[1]


def heading(answer):
    return re.search(r"<h1[^>]*>([^<]*)", text(answer))[1]


def post(client, *, after=None, at=HERE, **filled):
    """Send the form of a page, with the hidden field that the page before gave."""
    if after is not None:
        filled["bewaard"] = blob(after)
    return client.post(at, filled)


def whole_conversation(client, *, words=MARK):
    """Answer every question in turn, as the pages lead."""
    answer = post(client, naar="about")
    key = "about"
    while key:
        filled = {
            "about": {"over": ["money", "caring"]},
            "along": {"wie": "both", "wie_woorden": words},
            "bring": {"lijst": ["identity", "letters"], "eigen": words},
            "ask": {"lijst": ["report"], "eigen": words},
        }.get(key, {"tekst": f"{words} {key}"})
        answer = post(client, after=answer, stap=key, naar="verder", **filled)
        found = re.search(r'name="stap" value="([^"]+)"', text(answer))
        key = found and found[1]
    return answer


class TestConversation:
    @pytest.mark.req("R-092")
    def test_leads_through_every_topic_of_the_law_and_her_own_parts_of_life(self, client):
        answer = whole_conversation(client)

        page = text(answer)
        assert heading(answer) == "Mijn plan voor het gesprek"
        for step in talk.steps(plan=Plan(domains=("money", "caring"))):
            if step.key not in {"about", "along", "bring", "ask"}:
                assert f"{MARK} {step.key}" in page
        for words in ("Geld en schulden", "Zorgen voor", "Allebei", "Uw paspoort"):
            assert words in page

    def test_may_be_skipped_from_the_first_question_to_the_last(self, client):
        answer = post(client, naar="about")
        asked = 0
        while key := re.search(r'name="stap" value="([^"]+)"', text(answer)):
            answer = post(client, after=answer, stap=key[1], naar="verder")
            asked += 1

        assert asked == 13
        assert "Er staat nog niets in uw plan" in text(answer)

    @pytest.mark.req("R-104")
    def test_helps_her_say_her_own_question_in_one_sentence_and_puts_it_first(self, client):
        asked = post(client, naar="question")
        plan = post(client, stap="need", tekst="Ik val vaak.", naar="question")

        plan = post(client, after=plan, stap="question", tekst=f" {MARK}\n vraag ", naar="klaar")

        assert "Bijvoorbeeld: “Ik wil douchen zonder bang te zijn.”" in text(asked)
        assert text(plan).index(f"{MARK} vraag") < text(plan).index("Ik val vaak.")
        long = post(client, after=plan, stap="question", tekst="x" * 201, naar="verder")
        assert "Houd de kern over." in text(long)

    def test_goes_back_and_forth_without_losing_a_word(self, client):
        answer = post(client, stap="about", over=["money"], naar="verder")
        assert heading(answer).startswith("Geld en schulden")

        answer = post(client, after=answer, stap="life-money", tekst="De huur.", naar="terug")
        assert 'value="money" ' in text(answer)
        assert re.search(r'value="money"[^>]*checked', text(answer))

        answer = post(client, after=answer, stap="about", over=["money"], naar="verder")
        assert "De huur." in text(answer)

    def test_shows_the_plan_at_any_moment_and_changes_one_answer(self, client):
        plan = post(client, stap="need", tekst="Ik val vaak.", naar="klaar")
        assert "Ik val vaak." in text(plan)

        question = post(client, after=plan, naar="need")
        assert "Ik val vaak." in text(question)

    def test_in_the_other_language_keeps_the_answers(self, client):
        english = post(client, at="/en" + HERE, stap="need", tekst="Ik val vaak.", naar="hier")

        assert "What is difficult now?" in text(english)
        assert "Ik val vaak." in text(english)
        assert f'formaction="{HERE}"' in text(english)

    def test_says_what_is_wrong_and_keeps_what_was_typed(self, client):
        answer = post(client, stap="need", tekst="x" * (LONGEST_ANSWER + 1), naar="verder")

        assert answer.status_code == 422
        assert "Dit is te lang" in text(answer)
        assert "x" * LONGEST_ANSWER in text(answer)

    @pytest.mark.req("R-012")
    def test_always_says_that_somebody_may_come_along(self, client):
        answer = post(client, naar="along")

        assert "U mag altijd iemand bij u hebben" in text(answer)

    @pytest.mark.parametrize(
        "naar", ["", "nergens", "life-money", "life-", "<script>", "1", "need\0"]
    )
    def test_to_a_question_that_is_not_there_ends_at_the_plan(self, client, naar):
        answer = post(client, naar=naar, stap="nergens")

        assert answer.status_code == 200

    def test_is_light_with_all_twelve_parts_of_life(self, client):
        plan = {"over": [domain.value for domain in Domain]}
        answer = post(client, stap="about", naar="klaar", **plan)
        for key in ("need", "self", "strength", "network"):
            answer = post(client, after=answer, stap=key, tekst="Zo is het. " * 100, naar="klaar")

        styles = Path(settings.BASE_DIR, "naast/core/ui/static/ui/resident.css").read_bytes()
        assert len(gzip.compress(answer.content)) + len(gzip.compress(styles)) < 40_000


class TestWhatIsCarried:
    def test_is_asked_again_kindly_after_four_hours(self, client, clock):
        answer = post(client, stap="about", over=["money"], naar="verder")
        clock.now = NOON + timedelta(hours=4)

        later = post(client, after=answer, stap="life-money", tekst="De huur.", naar="klaar")

        assert later.status_code == 200
        assert "na vier uur gesloten" in text(later)
        assert "De huur." in text(later)
        assert "Geld en schulden" in text(later)

    @pytest.mark.parametrize("spoiled", ["x", "AAAA", "é", "A" * 500])
    def test_that_does_not_open_loses_only_what_came_before(self, client, spoiled):
        answer = client.post(HERE, {"bewaard": spoiled, "stap": "need", "tekst": "Ik val vaak."})
        plan = post(client, after=answer, naar="klaar")

        assert "niet meer openen" in text(answer)
        assert "Ik val vaak." in text(plan)

    def test_is_refused_kindly_for_the_paper_too(self, client):
        answer = client.post(PAPER, {"bewaard": "kapot"})

        assert "niet meer openen" in text(answer)
        assert answer["Content-Type"].startswith("text/html")

    def test_never_stands_open_in_the_page(self, client):
        answer = post(client, stap="need", tekst=MARK, naar="verder")

        assert MARK not in text(answer)
        assert MARK.encode() not in base64.urlsafe_b64decode(blob(answer))

    @hypothesis_settings(
        max_examples=20,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
    def test_holds_whatever_somebody_typed(self, client, typed):
        answer = post(client, stap="need", tekst=typed, naar="hier")
        if answer.status_code == 200:
            assert post(client, after=answer, at=PAPER).content.startswith(b"%PDF")


class TestPaper:
    def test_is_a_tagged_pdf_of_the_plan(self, client):
        answer = post(client, after=whole_conversation(client), at=PAPER)
        seen = look_at(answer.content)

        assert answer["Content-Type"] == "application/pdf"
        assert seen.tagged
        assert (seen.title, seen.language) == ("Mijn plan voor het gesprek", "nl")
        assert all(seen.fonts.values())
        assert seen.text.count(MARK) == 14
        assert "Wmo 2015 art. 2.3.2 lid 2" in seen.text
        assert "0800 555 01 23" in seen.text

    def test_of_an_empty_plan_has_every_question_and_room_to_write(self, client):
        seen = look_at(client.post(PAPER).content)

        for step in talk.steps(plan=Plan()):
            if step.key not in {"bring", "ask"}:
                assert str(step.asks) in " ".join(seen.text.split())

    def test_is_english_on_the_english_page(self, client):
        seen = look_at(client.post("/en" + PAPER).content)

        assert (seen.title, seen.language) == ("My plan for the talk", "en")

    def test_is_asked_for_by_a_form_alone(self, client):
        assert client.get(PAPER).headers["Location"] == HERE

    def test_says_beforehand_that_a_sign_does_not_fit(self, client):
        assert "lachend gezicht" in text(post(client, stap="need", tekst="Blij 😀", naar="klaar"))
        assert "lachend gezicht" not in text(post(client, stap="need", tekst="Blij", naar="klaar"))


class TestNothingIsKept:
    """Not in the database, a log, the audit, a session, a file or an address."""

    def test_of_a_whole_conversation(self, client, caplog, capfd):
        caplog.set_level(logging.DEBUG)
        before = everything_kept()

        with CaptureQueriesContext(connection) as asked:
            plan = whole_conversation(client)
            paper = post(client, after=plan, at=PAPER)

        assert MARK in text(plan)
        assert paper.content.startswith(b"%PDF")
        assert everything_kept() == before
        writes = [one["sql"] for one in asked if re.match(r"\s*(INSERT|UPDATE|DELETE)", one["sql"])]
        assert writes == []
        for shape in shapes(MARK):
            assert not [one["sql"] for one in asked if shape in one["sql"]]
            assert shape not in caplog.text
            assert shape not in "".join(capfd.readouterr())

    def test_in_the_browser_beside_the_page(self, client):
        plan = whole_conversation(client)

        assert settings.SESSION_COOKIE_NAME not in client.cookies
        assert not [c for c in client.cookies.values() if MARK in c.value]
        for answer in (plan, post(client, after=plan, at=PAPER), client.get(HERE)):
            assert "no-store" in answer["Cache-Control"]

    def test_in_an_address(self, client):
        plan = whole_conversation(client)

        assert not re.findall(rf'(?:href|action)="[^"]*(?:{MARK}|bewaard)', text(plan))
        assert set(re.findall(r'<form[^>]*method="(\w+)"', text(plan))) == {"post"}

    def test_when_something_breaks_on_the_way(self, client, caplog, monkeypatch):
        monkeypatch.setattr("naast.entrances.portal.views.talk.plan_parts", lambda **_: 1 / 0)
        client.raise_request_exception = False

        answer = post(client, stap="need", tekst=MARK, naar="klaar")

        assert answer.status_code == 500
        assert "ZeroDivisionError" in caplog.text
        assert MARK not in caplog.text + text(answer)


def shapes(mark):
    """Return what a text looks like when somebody wrote it down in another way."""
    raw = mark.encode()
    return [mark, raw.hex(), base64.b64encode(raw).decode()[:-3]]


def everything_kept():
    """Return every row of every table, as PostgreSQL writes it."""
    rows = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT t::text FROM "{model._meta.db_table}" t ORDER BY 1')
            rows[model._meta.label] = cursor.fetchall()
    assert len(rows) > 30
    return rows


class TestHerLife:
    """She is told of by where she lives, works, learns and loves, and never by what she lacks."""

    ROLES = (Domain.WORK, Domain.LEARNING, Domain.FAMILY, Domain.PEOPLE)

    @pytest.mark.req("R-015")
    def test_her_plan_tells_of_work_learning_family_and_people_in_her_own_words(self, client):
        answer = post(client, naar="about")
        answer = post(client, after=answer, stap="about", over=[str(one) for one in self.ROLES])
        for one in self.ROLES:
            said = f"{MARK} {one}"
            answer = post(client, after=answer, stap=f"{talk.LIFE}{one}", tekst=said)

        plan = text(post(client, after=answer, naar="plan"))

        for one in self.ROLES:
            assert f"{MARK} {one}" in plan

    def test_nothing_asks_for_a_limitation_or_an_illness(self):
        asked = re.compile(r"diagnos|disab|limitat|handicap|impair|illness|disorder|beperking")
        about_residents = {one.model_class for one in registry() if one.house != "none"}

        found = [
            f"{model._meta.label}.{field.name}"
            for model in about_residents
            for field in model._meta.concrete_fields
            if asked.search(field.name)
        ]

        assert about_residents
        assert found == []
