"""A supporter's day, and a question that was asked of her."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from naast.entrances.desk.due import due
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.rules import Norm
from naast.supply.organisations.tests.factories import make_agreement
from naast.supply.supporters.tests.factories import make_declaration, make_offered, make_supporter
from naast.support.casework.tests.factories import find_case, make_running_case, make_term
from naast.support.encounters.tests.factories import make_appointment
from naast.support.matching.tests.factories import (
    find_passed_on,
    find_question,
    make_question,
    make_text,
)
from naast.support.people.tests.factories import make_ground, make_hat, make_person
from tests.cast import BRAM, CARLA, DIRK, FOPPE, GEA, MEIDOORN, NOON, SANNE, WETTERWALD
from tests.counting import statements

MOST_QUERIES = 15
STRANGERS = (BRAM, CARLA, DIRK, FOPPE, GEA)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


@pytest.fixture
def sanne(client, cast):
    client.force_login(cast[SANNE])
    return client


@pytest.fixture
def asked():
    """Write a question of Tjitske that was asked of Sanne, with her words."""
    question = make_question(
        make_person(first_name="Tjitske"),
        SANNE.user_id,
        domains=["money", "mind"],
        wishes={"group": "informal", "language": "ar", "gender": "woman", "moment": "evening"},
        promised_at=timezone.localtime() + timedelta(hours=30),
    )
    make_text(question, "Ik durf de post niet open te doen.")
    return question


def page(client, name, *args):
    return client.get(reverse(f"desk:{name}", args=args)).content.decode()


class TestToday:
    def test_shows_a_new_question_without_name_and_words(self, sanne, asked):
        shown = page(sanne, "today")

        for words in (
            "Geld en schulden",
            "Vroeg een vrijwilliger.",
            "Spreekt",
            "nog 1 dag",
            "Wens: vrouw.",
            "avond",
        ):
            assert words in shown
        for words in ("Tjitske", "durf de post"):
            assert words not in shown

    def test_shows_first_what_is_late(self, sanne, asked):
        person = make_person(first_name="Sybren")
        late = timezone.localtime() - timedelta(days=2, hours=1)
        make_running_case(SANNE.user_id, person=person, hear_before_at=late)

        shown = page(sanne, "today")

        assert "2 dagen te laat" in shown
        assert shown.index("Sybren hoort van u") < shown.index("Nieuwe vraag")

    def test_shows_a_term_of_the_law_from_a_week_before_it_ends(self, sanne):
        today = timezone.localdate()
        for name, days in (("Tjitske", 3), ("Wiebrich", -1), ("Baukje", 8)):
            person = make_person(first_name=name)
            case = make_running_case(SANNE.user_id, person=person)
            began, last = today - timedelta(days=20), today + timedelta(days=days)
            make_term(case, started_on=began, ends_on=last)
        over = make_running_case(SANNE.user_id, person=make_person(first_name="Jelle"))
        make_term(over, started_on=today, ends_on=today, ended_on=today)

        shown = page(sanne, "today")
        assert "Tjitske: een wettelijke termijn eindigt" in shown
        assert "Wiebrich: een wettelijke termijn eindigt" in shown
        assert "Baukje: een wettelijke" not in shown
        assert "Jelle: een wettelijke" not in shown

    def test_shows_what_was_promised_for_this_week(self, sanne):
        soon = timezone.localtime() + timedelta(days=4, hours=1)
        later = soon + timedelta(days=10)
        for name, until in (("Aly", soon), ("Wopke", later)):
            person = make_person(first_name=name)
            make_running_case(SANNE.user_id, person=person, hear_before_at=until)

        shown = page(sanne, "today")

        assert shown.index("Deze week") < shown.index("Aly hoort van u")
        assert "Wopke" not in shown

    def test_shows_appointments_of_the_coming_week(self, sanne):
        case = make_running_case(SANNE.user_id, person=make_person(first_name="Aly"))
        now = timezone.localtime()
        for days, about in ((2, "Post openen"), (9, "Later"), (-2, "Geweest")):
            make_appointment(
                case.person, SANNE.user_id, about=about, starts_at=now + timedelta(days=days)
            )

        shown = page(sanne, "today")

        assert "Post openen" in shown
        assert "Geweest" not in shown
        assert "<p>Later</p>" not in shown

    def test_tells_who_heard_nothing_for_two_weeks_the_longest_first(self, sanne):
        now = timezone.localtime()
        for name, days, promised in (
            ("Anke", 15, None), ("Baukje", 30, None), ("Corrie", 13, None),
            ("Dieuwke", 40, now + timedelta(days=3)),
        ):  # fmt: skip
            make_running_case(
                SANNE.user_id,
                person=make_person(first_name=name),
                last_contact_at=now - timedelta(days=days),
                hear_before_at=promised,
            )
        met = make_running_case(
            SANNE.user_id,
            person=make_person(first_name="Eelkje"),
            last_contact_at=now - timedelta(days=50),
        )
        make_appointment(met.person, SANNE.user_id, starts_at=now + timedelta(days=1))

        _, _, told = page(sanne, "today").partition('id="silent"')
        told, _, _ = told.partition("</section>")

        assert told.index("Baukje") < told.index("Anke")
        assert not [name for name in ("Corrie", "Dieuwke", "Eelkje") if name in told]

    def test_tells_who_heard_nothing_for_longer_than_was_agreed(self, sanne):
        now = timezone.localtime()
        for name, days in (("Anke", 20), ("Baukje", 3)):
            make_running_case(
                SANNE.user_id,
                person=make_person(first_name=name),
                last_contact_at=now - timedelta(days=days),
            )
        meidoorn = Organisation.objects.get(id=MEIDOORN)
        agreed = make_agreement(meidoorn, WETTERWALD, norms={Norm.QUIET: 5})

        def told():
            _, _, rest = page(sanne, "today").partition('id="silent"')
            return rest.partition("</section>")[0]

        assert "Anke" in told()
        assert "Baukje" not in told()
        assert "Afgesproken: bericht binnen 5 werkdagen." in told()

        agreed.norms = {Norm.QUIET: 60}
        agreed.save(update_fields=["norms"])

        assert "Anke" not in told()

    def test_says_what_lapses(self, sanne):
        worker = make_supporter(SANNE.user_id)
        today = timezone.localdate()
        make_declaration(worker, declared_on=today, until_on=today + timedelta(days=20))

        assert "Uw opgave van belangen" in page(sanne, "today")

    def test_says_how_much_room_there_is(self, sanne):
        make_supporter(SANNE.user_id, ceiling=4)
        make_running_case(SANNE.user_id)

        assert "U staat naast 1 inwoner. Er is plek voor 3." in page(sanne, "today")

    @pytest.mark.req("R-076")
    def test_never_tells_a_volunteer_how_full_she_is(self, sanne):
        make_supporter(SANNE.user_id, kind="trained_volunteer", ceiling=4)
        make_running_case(SANNE.user_id)

        shown = page(sanne, "today")

        assert "U staat naast 1 inwoner." in shown
        assert "plek" not in shown

    def test_is_calm_when_nothing_waits(self, sanne):
        assert "Er wacht niets op u." in page(sanne, "today")

    def test_is_there_in_english(self, sanne, asked):
        answer = sanne.get("/en/desk/today/")

        assert "Now first" in answer.content.decode()

    @pytest.mark.parametrize("actor", [CARLA, FOPPE, GEA])
    def test_is_not_there_for_others(self, client, cast, actor):
        client.force_login(cast[actor])

        assert client.get(reverse("desk:today")).status_code == 404

    def test_takes_few_queries_however_much_there_is(self, sanne):
        make_supporter(SANNE.user_id)
        for _ in range(12):
            case = make_running_case(SANNE.user_id, hear_before_at=NOON)
            make_question(make_person(), SANNE.user_id)
            make_appointment(
                case.person, SANNE.user_id, starts_at=timezone.localtime() + timedelta(days=1)
            )

        with CaptureQueriesContext(connection) as captured:
            page(sanne, "today")

        assert len(statements(captured)) <= MOST_QUERIES


class TestQuestion:
    def test_shows_the_header_only(self, sanne, asked):
        shown = page(sanne, "question", asked.id)

        assert "Geld en schulden" in shown
        assert "Tjitske" not in shown
        assert "durf de post" not in shown

    def test_becomes_a_case_by_accepting(self, sanne, asked):
        answer = sanne.post(reverse("desk:accept", args=[asked.id]), follow=True)

        case = find_case(question=asked)
        assert case.user_id == SANNE.user_id
        shown = answer.content.decode()
        assert "Tjitske" in shown
        assert "Ik durf de post niet open te doen." in shown

    def test_is_refused_in_neutral_words_to_who_wears_the_other_hat(self, sanne, asked):
        make_hat(asked.person, SANNE.user_id, house="municipality", kind="decides")

        answer = sanne.post(reverse("desk:accept", args=[asked.id]), follow=True)

        assert "Dit lukt nu niet. Geef de vraag door." in answer.content.decode()
        assert find_question(id=asked.id).status == "open"

    def test_goes_to_somebody_else_with_the_same_promise(self, sanne, asked):
        make_offered(BRAM.user_id, domains=["money"])

        answer = sanne.post(reverse("desk:pass_on", args=[asked.id]), {"reason": "no_room"})

        question = find_question(id=asked.id)
        assert answer.status_code == 302
        assert question.user_id == BRAM.user_id
        assert question.promised_at == asked.promised_at
        assert find_passed_on(question=asked).reason == "no_room"

    def test_is_gone_once_passed_on(self, sanne, asked):
        sanne.post(reverse("desk:pass_on", args=[asked.id]), {"reason": "away"})

        assert sanne.get(reverse("desk:question", args=[asked.id])).status_code == 404
        assert sanne.post(reverse("desk:accept", args=[asked.id])).status_code == 404

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ({}, "Kies waarom."),
            ({"reason": ""}, "Kies waarom."),
            ({"reason": "geen zin"}, "Deze keuze kennen wij niet."),
            ({"reason": "<script>"}, "Deze keuze kennen wij niet."),
            ({"reason": "🙂"}, "Deze keuze kennen wij niet."),
            ({"reason": "\u202eמחר"}, "Deze keuze kennen wij niet."),
            ({"reason": "x" * 10_000}, "Deze keuze kennen wij niet."),
            ({"reason": "away\0"}, "Deze keuze kennen wij niet."),
        ],
    )
    def test_asks_kindly_for_a_reason(self, sanne, asked, typed, words):
        answer = sanne.post(reverse("desk:pass_on", args=[asked.id]), typed)

        assert answer.status_code == 200
        assert words in answer.content.decode()
        assert find_question(id=asked.id).user_id == SANNE.user_id
        assert find_passed_on(question=asked) is None

    @pytest.mark.parametrize("actor", STRANGERS)
    def test_is_not_there_for_others(self, client, cast, asked, actor):
        client.force_login(cast[actor])

        answers = [
            client.get(reverse("desk:question", args=[asked.id])),
            client.post(reverse("desk:accept", args=[asked.id])),
            client.post(reverse("desk:pass_on", args=[asked.id]), {"reason": "away"}),
        ]

        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert find_question(id=asked.id).status == "open"

    def test_takes_few_queries(self, sanne, asked):
        with CaptureQueriesContext(connection) as captured:
            page(sanne, "question", asked.id)

        assert len(statements(captured)) <= MOST_QUERIES


@pytest.mark.parametrize(
    ("left", "words", "kind"),
    [
        (timedelta(days=-3), "3 dagen te laat", "late"),
        (timedelta(hours=-3), "vandaag te laat", "late"),
        (timedelta(0), "vandaag te laat", "late"),
        (timedelta(minutes=30), "nog geen uur", "soon"),
        (timedelta(hours=3), "nog 3 uur", "soon"),
        (timedelta(days=2), "nog 2 dagen", "soon"),
        (timedelta(days=5), "nog 5 dagen", ""),
    ],
)
def test_time_left_in_words(left, words, kind):
    told = due(until=NOON + left, at=NOON)

    assert (told.words, told.kind) == (words, kind)
