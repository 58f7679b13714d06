"""The pages of a case: what they show, what they keep, and to whom they are not there."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from naast.core.audit.tests.factories import Entry
from naast.support.casework.models import Case, CaseContent, Contact, Goal, RungTried
from naast.support.casework.rules import CaseStatus, ContactKind
from naast.support.casework.tests.factories import (
    make_contact,
    make_goal,
    make_rung,
    make_running_case,
)
from naast.support.encounters.tests.factories import Appointment, make_appointment
from naast.support.people.models import Standing
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import BRAM, CARLA, DIRK, FOPPE, GEA, HANNA_ID, ILSE, SANNE
from tests.counting import statements

PAGES = ("case", "question_behind", "goal", "ladder", "appointment", "promise", "close")
STRANGERS = (BRAM, CARLA, DIRK, FOPPE, GEA, ILSE)
MOST_QUERIES = 15

LONG = "lang " * 2000
SCRIPT = "<script>alert(1)</script>"
EMOJI = "🙂🚲"
RIGHT_TO_LEFT = "\u202eמחר"


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    with translation.override("nl"):  # a request for English would stay on in this thread
        yield


@pytest.fixture
def case():
    person = make_person(id=HANNA_ID, first_name="Tjitske", phone="0612345678")
    return make_running_case(
        SANNE.user_id, person=person, text="Ik durf de post niet open te doen."
    )


@pytest.fixture
def sanne(client, cast):
    client.force_login(cast[SANNE])
    return client


def address(name, case):
    return reverse(f"casework:{name}", args=[case.id])


def next_week():
    return timezone.localdate() + timedelta(days=7)


def _now():
    return timezone.localtime()


class TestTheCasePage:
    def test_takes_few_queries_after_two_hundred_talks(self, sanne, case):
        for number in range(200):
            make_contact(case, f"Gesprek {number}.", at=_now() - timedelta(hours=number))

        with CaptureQueriesContext(connection) as captured:
            page = sanne.get(address("case", case)).content.decode()

        assert len(statements(captured)) <= MOST_QUERIES
        assert "Gesprek 0." in page
        assert "Gesprek 199." in page


class TestStrangers:
    @pytest.mark.parametrize("name", PAGES)
    @pytest.mark.parametrize("actor", STRANGERS)
    def test_find_no_page(self, client, cast, case, name, actor):
        client.force_login(cast[actor])

        answers = [client.get(address(name, case)), client.post(address(name, case), {})]

        assert [answer.status_code for answer in answers] == [404, 404]
        assert not Entry.objects.exists()

    @pytest.mark.parametrize("name", PAGES)
    def test_see_what_is_seen_of_a_case_that_is_not_there(self, sanne, name):
        answer = sanne.get(reverse(f"casework:{name}", args=[uuid4()]))

        assert answer.status_code == 404

    @pytest.mark.parametrize("actor", [CARLA, GEA, FOPPE])
    def test_have_no_people(self, client, cast, actor):
        client.force_login(cast[actor])

        assert client.get(reverse("casework:cases")).status_code == 404

    def test_include_who_closed_it(self, sanne, case):
        Case.objects.filter(id=case.id).update(
            status=CaseStatus.CLOSED, closed_at=_now(), hat=None, outcome="stopped"
        )

        assert sanne.get(address("case", case)).status_code == 404


class TestCases:
    def test_lists_my_people_and_nobody_elses(self, sanne, case):
        make_running_case(BRAM.user_id, person=make_person(first_name="Wopke"))

        page = sanne.get(reverse("casework:cases")).content.decode()

        assert "Tjitske" in page
        assert "Wopke" not in page

    def test_says_so_when_there_is_nobody(self, sanne):
        page = sanne.get(reverse("casework:cases")).content.decode()

        assert "U staat nu naast niemand." in page

    def test_takes_few_queries_however_many_people(self, sanne):
        for _ in range(15):
            make_running_case(SANNE.user_id)

        with CaptureQueriesContext(connection) as captured:
            sanne.get(reverse("casework:cases"))

        assert len(statements(captured)) <= MOST_QUERIES


class TestCase:
    def test_shows_all_of_it(self, sanne, case):
        make_contact(case, "Elf brieven geopend.")
        make_goal(case, "Weer slapen.", score_start=2)
        make_rung(case)
        make_appointment(
            case.person, SANNE.user_id, about="Post", starts_at=_now() + timedelta(days=2)
        )

        page = sanne.get(address("case", case)).content.decode()

        for words in (
            "Tjitske", "0612345678", "Ik durf de post niet open te doen.", "Elf brieven geopend.",
            "Weer slapen.", "Eigen kring", "Post", "Geld en schulden",
        ):  # fmt: skip
            assert words in page

    @pytest.mark.parametrize("language", ["", "/en"])
    def test_is_there_in_both_languages(self, sanne, case, language):
        answer = sanne.get(language + address("case", case))

        assert answer.status_code == 200
        assert ("What happened" in answer.content.decode()) == bool(language)

    def test_records_the_look(self, sanne, case):
        sanne.get(address("case", case))

        assert Entry.objects.get(subject_id=HANNA_ID).action == "casework.case.opened"

    def test_keeps_a_talk(self, sanne, case):
        answer = sanne.post(
            address("case", case),
            {
                "text": "bel 15 Rolstoel komt donderdag",
                "layer": "2",
                "activity": "advice",
                "hear_before": next_week().isoformat(),
            },
        )

        talk = Contact.objects.get()
        case.refresh_from_db()
        assert answer.status_code == 302
        assert (talk.kind, talk.minutes, talk.layer) == (ContactKind.CALL, 15, 2)
        assert timezone.localtime(case.hear_before_at).strftime("%F %R") == f"{next_week()} 17:00"

    def test_keeps_a_talk_of_which_only_the_kind_was_chosen(self, sanne, case):
        sanne.post(address("case", case), {"text": "Samen gekeken", "kind": "home"})

        assert Contact.objects.get().kind == ContactKind.HOME

    def test_asks_no_minutes_of_a_volunteer(self, sanne):
        case = make_running_case(SANNE.user_id, kind="trained_volunteer")

        page = sanne.get(address("case", case)).content.decode()
        sanne.post(address("case", case), {"text": "bel 15 Rolstoel", "minutes": "15"})

        assert 'name="minutes"' not in page
        assert Contact.objects.get().minutes is None

    def test_takes_few_queries_however_much_is_in_it(self, sanne, case):
        for _ in range(20):
            make_contact(case)
            make_goal(case)

        with CaptureQueriesContext(connection) as captured:
            sanne.get(address("case", case))

        assert len(statements(captured)) <= MOST_QUERIES

    def test_shows_what_people_typed_as_words(self, sanne, case):
        make_contact(case, SCRIPT)

        page = sanne.get(address("case", case)).content.decode()

        assert SCRIPT not in page
        assert "&lt;script&gt;" in page


class TestSmallForms:
    def test_keep_the_question_behind_the_question(self, sanne, case):
        sanne.post(
            address("question_behind", case), {"behind": "Schaamte", "reading": "Eerst rust"}
        )

        page = sanne.get(address("case", case)).content.decode()
        assert "Schaamte" in page
        assert "Eerst rust" in page

    def test_keep_a_goal(self, sanne, case):
        sanne.post(address("goal", case), {"text": "Weer slapen", "score_start": "0"})

        assert Goal.objects.get().score_start == 0

    def test_keep_a_rung(self, sanne, case):
        sanne.post(address("ladder", case), {"rung": "1", "state": "skipped", "text": "Geen kring"})

        assert RungTried.objects.get().state == "skipped"

    def test_keep_an_appointment(self, sanne, case):
        sanne.post(
            address("appointment", case),
            {"on": next_week().isoformat(), "time": "14.00", "minutes": "60", "way": "home"},
        )

        starts_at = timezone.localtime(Appointment.objects.get().starts_at)
        assert starts_at.strftime("%F %R") == f"{next_week()} 14:00"

    def test_keep_a_promise(self, sanne, case):
        sanne.post(address("promise", case), {"hear_before": next_week().isoformat()})

        case.refresh_from_db()
        assert timezone.localtime(case.hear_before_at).date() == next_week()

    def test_close_with_her_own_marks(self, sanne, case):
        goal = make_goal(case, score_start=2)

        answer = sanne.post(
            address("close", case), {"outcome": "volunteer", f"mark_{goal.id}": "7"}, follow=True
        )

        case.refresh_from_db()
        goal.refresh_from_db()
        assert (case.status, case.outcome, goal.score_end) == ("closed", "volunteer", 7)
        assert "Het dossier is nu van de inwoner" in answer.content.decode()


NOTE = {"text": "Gebeld", "kind": "call"}
MOMENT = {"on": "2999-01-01", "time": "14:00", "minutes": "60", "way": "home"}
BAD = [
    ("case", {}, "Schrijf in een paar woorden wat er gezegd is."),
    ("case", {"text": "   ", "kind": "call"}, "Schrijf in een paar woorden wat er gezegd is."),
    ("case", {"text": "bel 15", "kind": ""}, "Schrijf in een paar woorden wat er gezegd is."),
    ("case", {"text": "Zonder begin"}, "Kies hoe u sprak"),
    ("case", {**NOTE, "text": LONG}, "Dit is te lang."),
    ("case", {**NOTE, "text": "a\0b"}, "Er staat een teken in dat niet kan."),
    ("case", {**NOTE, "kind": "fax"}, "Deze keuze kennen wij niet."),
    ("case", {**NOTE, "kind": SCRIPT}, "Deze keuze kennen wij niet."),
    ("case", {**NOTE, "minutes": "lang"}, "Schrijf de minuten als getal"),
    ("case", {**NOTE, "minutes": "99999999999"}, "Dit getal is te groot."),
    ("case", {**NOTE, "minutes": "-5"}, "Dit getal is te klein."),
    ("case", {**NOTE, "activity": "treatment"}, "Deze keuze kennen wij niet."),
    ("case", {**NOTE, "layer": "4"}, "Deze keuze kennen wij niet."),
    ("case", {**NOTE, "layer": EMOJI}, "Deze keuze kennen wij niet."),
    ("case", {**NOTE, "hear_before": "2020-01-01"}, "Kies een dag die nog komt"),
    ("case", {**NOTE, "hear_before": "9999-12-31"}, "Kies een dag die nog komt"),
    ("case", {**NOTE, "hear_before": "0001-01-01"}, "Kies een dag die nog komt"),
    ("case", {**NOTE, "hear_before": RIGHT_TO_LEFT}, "Dit is geen dag."),
    ("question_behind", {"behind": LONG}, "Dit is te lang."),
    ("question_behind", {"reading": "a\0b"}, "Er staat een teken in dat niet kan."),
    ("goal", {}, "Schrijf op wat de inwoner wil."),
    ("goal", {"text": LONG}, "Dit is te lang."),
    ("goal", {"text": "Slapen", "score_start": "11"}, "Deze keuze kennen wij niet."),
    ("goal", {"text": "Slapen", "score_start": EMOJI}, "Deze keuze kennen wij niet."),
    ("goal", {"text": "\0"}, "Er staat een teken in dat niet kan."),
    ("ladder", {}, "Kies een trede."),
    ("ladder", {"rung": "9", "state": "done"}, "Deze keuze kennen wij niet."),
    ("ladder", {"rung": "1", "state": SCRIPT}, "Deze keuze kennen wij niet."),
    ("ladder", {"rung": "1", "state": "skipped"}, "Zeg in een paar woorden waarom"),
    ("ladder", {"rung": "1", "state": "done", "text": LONG}, "Dit is te lang."),
    ("appointment", {}, "Kies hoe u elkaar ontmoet."),
    ("appointment", MOMENT, "Kies een moment dat nog komt"),
    ("appointment", {**MOMENT, "on": "2020-01-01"}, "Kies een moment dat nog komt"),
    ("appointment", {**MOMENT, "on": "0001-01-01"}, "Kies een moment dat nog komt"),
    ("appointment", {**MOMENT, "on": "9999-12-31"}, "Kies een moment dat nog komt"),
    ("appointment", {**MOMENT, "on": "morgen"}, "Dit is geen dag."),
    ("appointment", {**MOMENT, "time": "25:00"}, "Dit is geen tijd."),
    ("appointment", {**MOMENT, "time": EMOJI}, "Dit is geen tijd."),
    ("appointment", {**MOMENT, "minutes": ""}, ""),
    ("appointment", {**MOMENT, "minutes": "100000"}, "Dit getal is te groot."),
    ("appointment", {**MOMENT, "way": "post"}, "Deze keuze kennen wij niet."),
    ("appointment", {**MOMENT, "about": LONG}, "Dit is te lang."),
    ("promise", {}, ""),
    ("promise", {"hear_before": "2020-01-01"}, "Kies een dag die nog komt"),
    ("promise", {"hear_before": SCRIPT}, "Dit is geen dag."),
    ("close", {}, "Kies wat hielp."),
    ("close", {"outcome": "happy"}, "Deze keuze kennen wij niet."),
    ("close", {"outcome": RIGHT_TO_LEFT}, "Deze keuze kennen wij niet."),
]


class TestWrongInput:
    @pytest.mark.parametrize(("name", "typed", "words"), BAD)
    def test_is_told_kindly_and_changes_nothing(self, sanne, case, name, typed, words):
        before = CaseContent.objects.values("behind", "reading").get()

        answer = sanne.post(address(name, case), typed)

        page = answer.content.decode()
        case.refresh_from_db()
        assert answer.status_code == 200
        assert words in page
        assert 'id="errors"' in page
        for model in (Contact, Goal, RungTried, Appointment):
            assert not model.objects.exists()
        assert CaseContent.objects.values("behind", "reading").get() == before
        assert (case.status, case.hear_before_at) == ("open", None)

    def test_keeps_what_was_typed(self, sanne, case):
        page = sanne.post(
            address("case", case), {"text": f"Zij zei: {SCRIPT} {EMOJI}", "kind": "fax"}
        ).content.decode()

        assert f"Zij zei: &lt;script&gt;alert(1)&lt;/script&gt; {EMOJI}" in page

    @pytest.mark.parametrize("text", [SCRIPT, EMOJI, RIGHT_TO_LEFT, "x" * 4000])
    def test_any_words_may_be_noted(self, sanne, case, text):
        answer = sanne.post(address("case", case), {"text": text, "kind": "call"})

        assert answer.status_code == 302
        assert Contact.objects.count() == 1

    @pytest.mark.parametrize("mark", ["11", "-1", "zeven", EMOJI])
    def test_a_mark_is_0_to_10(self, sanne, case, mark):
        goal = make_goal(case)

        answer = sanne.post(
            address("close", case), {"outcome": "volunteer", f"mark_{goal.id}": mark}
        )

        case.refresh_from_db()
        assert answer.status_code == 200
        assert case.status == "open"


TYPED = {
    "case": {"text": "bel 15 Zij belt de bank zelf.", "kind": "call"},
    "question_behind": {"behind": "Zij is bang voor brieven."},
    "goal": {"text": "De post weer open durven doen."},
    "ladder": {"rung": "1", "state": "busy", "text": "Haar zus komt op dinsdag."},
    "appointment": {"about": "De brief van de bank."},
    "promise": {"hear_before": "2099-01-01"},
    "close": {"outcome": "stopped"},
}


class TestWhatWasTypedWhenTheCaseEnded:
    @pytest.fixture
    def ended(self, case):
        Case.objects.filter(id=case.id).update(
            status=CaseStatus.CLOSED, closed_at=_now(), hat=None, outcome="stopped"
        )
        Standing.objects.filter(person_id=case.person_id).update(until_at=_now(), hat=None)
        return case

    @pytest.mark.parametrize("name", PAGES)
    def test_stays_on_the_page_of_who_typed_it(self, sanne, ended, name):
        answer = sanne.post(address(name, ended), TYPED[name])

        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Dit is niet bewaard" in page
        for typed in set(TYPED[name].values()) - {"call", "1", "busy", "stopped"}:
            assert typed in page
        assert not Contact.objects.exists()
        assert not Goal.objects.exists()

    def test_shows_what_was_chosen_in_words(self, sanne, ended):
        page = sanne.post(address("ladder", ended), TYPED["ladder"]).content.decode()

        assert "Eigen kring" in page

    def test_tells_nothing_of_the_resident(self, sanne, ended):
        page = sanne.post(address("case", ended), TYPED["case"]).content.decode()

        assert "Tjitske" not in page
        assert "Ik durf de post" not in page

    @pytest.mark.parametrize("name", PAGES)
    @pytest.mark.parametrize("actor", STRANGERS)
    def test_is_a_case_that_is_not_there_to_strangers(self, client, cast, ended, name, actor):
        client.force_login(cast[actor])

        answer = client.post(address(name, ended), TYPED[name])

        assert answer.status_code == 404
        assert set(TYPED[name].values()).isdisjoint(answer.content.decode().split(">"))
