"""Asking a colleague without giving a case away: what is recognised, who reads what, who may."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.tests.factories import Entry
from naast.core.outbox.tests.factories import Message
from naast.core.policy.walls import acting
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import Supporter, make_offered
from naast.supply.training.rules import Answer, Form
from naast.supply.training.tests.factories import make_joining, make_meeting
from naast.support.casework.actions import consulting as actions
from naast.support.casework.models import Case, CaseContent, Consult, ConsultOutcome, Contact
from naast.support.casework.queries import consulting
from naast.support.casework.queries.told import ASKED, told_of_others
from naast.support.casework.rules.consulting import MONTHS, ConsultState, Known, Sign, recognised
from naast.support.casework.tests.factories import make_consult, make_contact, make_running_case
from naast.support.people import queries as people
from naast.support.people.models import Details, Hat
from naast.support.people.rules import HatKind, House
from naast.support.people.tests.factories import make_ground, make_hat, make_person
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    FOPPE,
    GEA,
    HANNA,
    HANNA_ID,
    ILSE,
    LINDE,
    NOON,
    SANNE,
    UMA,
)

QUESTION = "Iemand laat de post liggen uit schaamte. Wat helpt om samen te beginnen?"


class TestWhatIsRecognised:
    KNOWN = Known(
        names=("Hanna", "Anne-Fleur"),
        places=("De Mieden", "Wetterwâld"),
        days=frozenset({date(2026, 3, 3)}),
        numbers=("06 12 34 56 78", "hanna@example.org", "W-1204"),
        words=("Haar zoon Jurre belt niet. Vorige week kwam de Waterbank langs.",),
    )

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Hanna durft niet.", {(Sign.NAME, "Hanna")}),
            ("hanna durft niet.", {(Sign.NAME, "hanna")}),
            ("Wat zegt Anne?", {(Sign.NAME, "Anne-Fleur")} & set()),
            ("Wat zegt Anne-Fleur?", {(Sign.NAME, "Anne-Fleur")}),
            ("Zij woont in de mieden.", {(Sign.PLACE, "De Mieden")}),
            ("Zij woont in Wetterwald.", {(Sign.PLACE, "Wetterwâld")}),
            ("Op 3 maart was het zover.", {(Sign.DAY, "3 maart")}),
            ("Op 3 mrt, of 03-03-2026.", {(Sign.DAY, "03-03-2026")}),
            ("Op 2026-03-03 dus.", {(Sign.DAY, "2026-03-03")}),
            ("Bel 0612345678.", {(Sign.NUMBER, "0612345678")}),
            ("Mail Hanna@example.org.", {(Sign.NUMBER, "hanna@example.org")}),
            ("Het gaat om w-1204.", {(Sign.NUMBER, "W-1204")}),
            ("Wat als Jurre weer belt?", {(Sign.NAME, "Jurre")}),
            ("Ken jij de Waterbank?", {(Sign.NAME, "Waterbank")}),
            ("Op 4 maart, in Havenstad, met Piet.", set()),
            (QUESTION, set()),
            ("", set()),
        ],
    )
    @pytest.mark.req("R-046")
    def test_names_places_days_and_numbers_of_the_case_are_told(self, text, found):
        names = {(Sign.NAME, "Hanna")} if "Hanna@" in text else set()

        assert set(recognised(text=text, known=self.KNOWN)) == found | names

    def test_a_word_at_the_beginning_of_a_sentence_is_no_name(self):
        assert recognised(text="Vorige keer. Haar post.", known=self.KNOWN) == ()

    @given(st.text(max_size=300))
    def test_no_text_is_refused_and_what_is_found_stands_in_it(self, text):
        for sign, words in recognised(text=text, known=self.KNOWN):
            if sign in {Sign.NAME, Sign.DAY}:
                assert words.casefold() in text.casefold()

    @given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
    def test_each_day_is_found_however_it_is_written(self, day):
        known = Known(days=frozenset({day}))
        ways = (
            f"{day.day} {MONTHS[day.month - 1]}",
            f"{day.day} {MONTHS[day.month - 1].upper()} {day.year}",
            f"{day.day}-{day.month}",
            f"{day:%d-%m-%Y}",
            f"{day:%d/%m}",
            day.isoformat(),
        )

        assert all(
            any(sign is Sign.DAY for sign, _ in recognised(text=f"Toen, {way}.", known=known))
            for way in ways
        )


@pytest.fixture
def case(cast):
    make_ground()
    person = make_person(id=HANNA_ID, first_name="Hanna", phone="0612345678")
    make_offered(SANNE.user_id)
    make_offered(BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER)
    make_offered(DIRK.user_id, organisation_id=LINDE)
    case = make_running_case(SANNE.user_id, person=person, text="Ik durf de post niet te openen.")
    make_contact(case, text="Ik belde met Jurre, haar zoon.")
    return case


def ask(case, *, actor=SANNE, to=DIRK, question=QUESTION, even_so=False):
    with acting(actor):
        return actions.consult(
            actor=actor,
            case_id=case.id,
            user_id=to.user_id,
            question=question,
            even_so=even_so,
            at=NOON,
        )


def answer(row, *, actor=DIRK, text="Begin met één envelop."):
    with acting(actor):
        return actions.answer(actor=actor, consult_id=row.id, text=text, at=NOON)


def reads(actor):
    """Return the questions that somebody reads, by the second wall alone."""
    with acting(actor):
        return Consult.objects.count()


@pytest.mark.django_db
class TestConsult:
    @pytest.mark.req("R-046")
    def test_a_colleague_elsewhere_answers_and_the_case_stays_with_whose_it_is(self, case):
        row = ask(case)

        answer(row)

        with acting(SANNE):
            [stands] = consulting.of_case(actor=SANNE, case_id=case.id)
        assert (stands.question, stands.answer) == (QUESTION, "Begin met één envelop.")
        with acting(DIRK):
            assert not Case.objects.exists()
            assert not CaseContent.objects.exists()
            assert not Contact.objects.exists()
            assert not Details.objects.exists()
        assert not Hat.objects.filter(user_id=DIRK.user_id).exists()

    @pytest.mark.req("R-112")
    def test_a_volunteer_asks_who_stands_behind_her_and_professionals(self, case):
        hers = make_running_case(BRAM.user_id, person=make_person(first_name="Fokje"))

        with acting(BRAM):
            may = consulting.may_be_asked(
                case=Case.objects.select_related("question").get(id=hers.id), at=NOON
            )

        assert {one.user_id for one in may if one.formal} >= {SANNE.user_id, DIRK.user_id}
        assert [one.user_id for one in may if one.behind] == [ILSE.user_id]

    def test_the_asked_and_whose_case_it_is_read_it_and_nobody_else(self, case):
        ask(case)

        assert {
            actor for actor in (SANNE, DIRK, HANNA, BRAM, CARLA, UMA, FOPPE, GEA) if reads(actor)
        } == {SANNE, DIRK, HANNA}

    def test_the_resident_reads_question_and_answer_without_who_answered(self, case):
        answer(ask(case))

        with acting(HANNA):
            [told] = [one for one in told_of_others(actor=HANNA, at=NOON) if one.manner == ASKED]
            key = people.myself(actor=HANNA).key
        assert told.consulted(key=key) == (QUESTION, "Begin met één envelop.")
        assert (told.who, told.holder) == ("", "Sanne")

    def test_what_the_asked_does_stands_not_among_the_looks_in_her_file(self, case):
        answer(ask(case))

        assert set(
            Entry.objects.filter(subject_id=HANNA_ID, action__startswith="casework.consult")
            .values_list("action", "user_id")
        ) == {("casework.consult.asked", SANNE.user_id)}  # fmt: skip

    def test_each_side_gets_a_mail_without_contents(self, case):
        answer(ask(case))

        mails = Message.objects.filter(template="question_waiting")
        assert set(mails.values_list("user_id", flat=True)) == {DIRK.user_id, SANNE.user_id}

    @pytest.mark.parametrize("word", ["Hanna", "Jurre", "0612345678"])
    def test_what_is_recognised_is_not_sent_before_the_asker_says_so(self, case, word):
        said = f"Wat doe je als iemand als {word} blijft bellen?"
        with pytest.raises(actions.Recognised):
            ask(case, question=said)

        row = ask(case, question=said, even_so=True)

        assert row.state == ConsultState.ASKED

    @pytest.mark.parametrize("who", [BRAM, DIRK])
    def test_nobody_asks_about_the_case_of_another(self, case, who):
        with pytest.raises(Case.DoesNotExist):
            ask(case, actor=who, to=SANNE)

    def test_who_decides_in_her_circle_is_just_not_there(self, case):
        make_hat(case.person, DIRK.user_id, kind=HatKind.DECIDES, house=House.MUNICIPALITY)

        with pytest.raises(actions.CannotBeAsked):
            ask(case, to=DIRK)

    def test_who_works_for_the_municipality_is_not_asked(self, case):
        with pytest.raises(actions.CannotBeAsked):
            ask(case, to=FOPPE)

    def test_empty_words_are_no_question(self, case):
        with pytest.raises(ValueError, match=r"^ $"):
            ask(case, question=" ")

    def test_only_who_was_asked_answers_and_once(self, case):
        row = ask(case)
        for stranger in (SANNE, BRAM):
            with pytest.raises(Consult.DoesNotExist):
                answer(row, actor=stranger)

        answer(row, text="")

        assert Consult.objects.get().state == ConsultState.UNKNOWN
        with pytest.raises(Consult.DoesNotExist):
            answer(row)

    def test_it_is_taken_back_until_there_is_an_answer(self, case):
        row = ask(case)
        with acting(SANNE):
            actions.take_back(actor=SANNE, consult_id=row.id, at=NOON)

        with pytest.raises(Consult.DoesNotExist):
            answer(row)
        with acting(HANNA):
            assert not told_of_others(actor=HANNA, at=NOON)

    def test_it_goes_when_her_file_is_erased(self, case):
        make_consult(case, DIRK.user_id)

        case.person.delete()

        assert not Consult.objects.exists()


@pytest.mark.django_db
class TestPages:
    def test_the_form_tells_what_it_recognises_and_keeps_the_words(self, client, cast, case):
        client.force_login(cast[SANNE])
        path = f"/desk/cases/{case.id}/think-along/"
        sent = {"question": "Jurre belt maar door.", "user": DIRK.user_id, "nobody": "on"}

        page = client.post(path, sent)

        assert page.status_code == 422
        assert '<b lang="nl">Jurre</b>' in page.content.decode()
        assert not Consult.objects.exists()
        assert client.post(path, {**sent, "even_so": "on"}).status_code == 302
        assert Consult.objects.get().user_id == DIRK.user_id

    def test_the_asker_confirms_that_nobody_can_be_recognised(self, client, cast, case):
        client.force_login(cast[SANNE])

        page = client.post(
            f"/desk/cases/{case.id}/think-along/", {"question": QUESTION, "user": DIRK.user_id}
        )

        assert page.status_code == 422
        assert not Consult.objects.exists()

    def test_who_is_asked_sees_no_number_and_no_name_of_hers(self, client, cast, case):
        row = ask(case)
        client.force_login(cast[DIRK])

        for path in ("/desk/think-along/", f"/desk/think-along/{row.id}/", "/desk/today/"):
            page = client.get(path).content.decode()

            assert "Sanne" in page
            assert not any(one in page for one in ("Hanna", case.question.number, str(case.id)))


@pytest.fixture
def talk(case):
    """Write a talk about cases to which Sanne and Dirk come, and Bram does not."""
    day = make_meeting(form=Form.CASES, held_on=NOON.date(), guest_ids=[LINDE])
    for who, said in ((SANNE, Answer.COMES), (DIRK, Answer.COMES), (BRAM, Answer.CANNOT)):
        make_joining(day, Supporter.objects.get(user_id=who.user_id), answer=said)
    return day


def bring(case, talk, *, actor=SANNE, question=QUESTION):
    with acting(actor):
        return actions.bring(
            actor=actor, case_id=case.id, meeting_id=talk.pk, question=question,
            even_so=False, at=NOON,
        )  # fmt: skip


def settle(row, *, actor=SANNE, text="Wij beginnen met één envelop."):
    with acting(actor):
        return actions.settle(actor=actor, consult_id=row.id, text=text, at=NOON)


@pytest.mark.django_db
class TestTalkingTogether:
    @pytest.mark.req("R-113")
    def test_who_comes_reads_the_case_without_name_and_never_what_came_of_it(self, case, talk):
        row = bring(case, talk)
        settle(row)

        assert {actor for actor in (SANNE, DIRK, HANNA, BRAM, CARLA, ILSE, FOPPE)
                if reads(actor)} == {SANNE, DIRK, HANNA}  # fmt: skip
        with acting(DIRK):
            [brought] = consulting.brought(actor=DIRK, meeting_id=talk.pk)
            assert (brought.question, brought.answer) == (QUESTION, "")
            assert not ConsultOutcome.objects.exists()
            assert not Case.objects.exists()
        with acting(SANNE):
            [stands] = consulting.of_case(actor=SANNE, case_id=case.id)
        assert stands.answer == "Wij beginnen met één envelop."

    def test_the_resident_reads_what_was_asked_and_what_came_of_it(self, case, talk):
        settle(bring(case, talk))

        with acting(HANNA):
            [told] = [one for one in told_of_others(actor=HANNA, at=NOON) if one.manner == ASKED]
            key = people.myself(actor=HANNA).key
        assert told.consulted(key=key) == (QUESTION, "Wij beginnen met één envelop.")
        assert told.why == "together"

    def test_what_is_recognised_is_not_brought(self, case, talk):
        with pytest.raises(actions.Recognised):
            bring(case, talk, question="Jurre blijft bellen. Wat nu?")

    def test_it_is_brought_only_where_one_comes_oneself(self, case, talk):
        other = make_meeting(form=Form.CASES, held_on=NOON.date())

        with pytest.raises(actions.CannotBeAsked):
            bring(case, other)
        with pytest.raises(Case.DoesNotExist):
            bring(case, talk, actor=DIRK)

    def test_what_came_of_it_is_kept_once_and_by_whose_case_it_is(self, case, talk):
        row = bring(case, talk)
        with pytest.raises(Consult.DoesNotExist):
            settle(row, actor=DIRK)
        settle(row)

        with pytest.raises(Consult.DoesNotExist):
            settle(row)

    def test_the_pages_lead_from_the_case_to_the_day(self, client, cast, case, talk):
        bring(case, talk)
        client.force_login(cast[DIRK])

        page = client.get(f"/desk/talk-together/{talk.pk}/").content.decode()

        assert QUESTION in page
        assert "Hanna" not in page
        assert case.question.number not in page
