from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from naast.core.paper.tests.look import look_at
from naast.core.policy.walls import acting
from naast.supply.law.models import TermVersion
from naast.supply.law.queries import legal_term, term_book
from naast.supply.law.rules import Sense
from naast.support.casework import letter_words
from naast.support.casework.actions import CaseCannotMove, OfAnother, close_case, terms
from naast.support.casework.models import Case, Letter, RunningTerm
from naast.support.casework.queries import terms as queries
from naast.support.casework.queries.papers import letter_paper
from naast.support.casework.rules import Outcome
from naast.support.casework.rules.terms import (
    HELPS,
    IN_A_CASE,
    LetterKind,
    TermState,
    due_kind,
    may_start,
    term_state,
)
from naast.support.casework.tests.factories import (
    make_letter,
    make_running_case,
    make_term,
)
from naast.support.matching.models import Question
from naast.support.people.queries import opened_with_key
from naast.support.people.tests.factories import make_ground
from tests.cast import BRAM, CARLA, NOON, SANNE, WETTERWALD

TODAY = NOON.date()  # Monday 9 November 2026
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 1, 1))


class TestRules:
    @given(DAYS, DAYS)
    def test_a_term_is_late_from_the_day_after_its_last_day(self, ends_on, on):
        state = term_state(ends_on=ends_on, sense=Sense.LATEST, ended_on=None, on=on)

        assert (state is TermState.LATE) == (on > ends_on)
        assert (due_kind(ends_on=ends_on, on=on) == "late") == (on > ends_on)

    @given(DAYS, DAYS)
    def test_what_may_be_done_only_later_is_never_late(self, ends_on, on):
        state = term_state(ends_on=ends_on, sense=Sense.EARLIEST, ended_on=None, on=on)

        assert state is (TermState.OPENS if on < ends_on else TermState.RUNS)

    @given(DAYS, DAYS)
    def test_it_warns_a_week_before(self, ends_on, on):
        state = term_state(ends_on=ends_on, sense=Sense.LATEST, ended_on=None, on=on)

        assert (state is TermState.SOON) == (timedelta(0) <= ends_on - on <= timedelta(days=7))

    @given(DAYS, DAYS, DAYS)
    def test_what_ended_warns_of_nothing(self, ends_on, ended_on, on):
        for sense in Sense:
            state = term_state(ends_on=ends_on, sense=sense, ended_on=ended_on, on=on)
            assert state is TermState.OVER

    @given(DAYS, DAYS)
    def test_only_a_hearing_lies_ahead(self, started_on, on):
        if started_on > on:
            assert not may_start(started_on=started_on, ahead=False, on=on)
        elif on - started_on <= timedelta(days=730):
            assert may_start(started_on=started_on, ahead=False, on=on)

    def test_each_term_of_a_case_has_a_length_in_the_law(self):
        assert all(legal_term(term_id=one).term is not None for one in IN_A_CASE)
        assert HELPS.keys() <= IN_A_CASE.keys()


@pytest.fixture
def case(cast, db):
    make_ground()
    return make_running_case(SANNE.user_id)


def start(case, term_id="WMO_BESCHIKKING", *, actor=SANNE, days=0, **more):
    with acting(actor):
        return terms.start_term(
        actor=actor, case_id=case.id, term_id=term_id, about="Hulp in huis",
        started_on=more.pop("started_on", TODAY - timedelta(days=days)), at=NOON, **more,
    )  # fmt: skip


def do(action, case, **more):
    """Do something as Sanne with her case."""
    with acting(SANNE):
        return action(actor=SANNE, case_id=case.id, **more)


def opened(case, *, on=TODAY):
    with acting(SANNE):
        _, key = opened_with_key(actor=SANNE, person_id=case.person_id)
        rows = list(queries.terms(actor=SANNE).filter(case_id=case.id))
    book = term_book(municipality_id=WETTERWALD)
    return queries.opened_terms(rows=rows, key=key, book=book, on=on)


@pytest.mark.django_db
class TestStartTerm:
    def test_counts_the_last_day_by_the_law(self, case):
        row = start(case)

        assert (row.started_on, row.ends_on) == (TODAY, date(2026, 11, 23))  # two weeks, Wmo 2.3.5

    def test_follows_the_municipality_that_read_it_at_its_source(self, case):
        TermVersion.objects.create(
            municipality_id=WETTERWALD, term_id="WMO_BESCHIKKING", length=3,
            article="Wmo 2015 art. 2.3.5", seen="wetten.overheid.nl", from_on=date(2026, 1, 1),
            set_at=NOON,
        )  # fmt: skip

        assert start(case).ends_on == date(2026, 11, 30)

    def test_takes_a_hearing_that_is_still_to_come(self, case):
        row = start(case, "AWB_STUKKEN", started_on=date(2026, 12, 1))

        assert row.ends_on == date(2026, 11, 20)  # before the tenth day before it

    @pytest.mark.parametrize("days", [-1, 800])
    def test_refuses_a_day_that_cannot_be(self, case, days):
        with pytest.raises(terms.NoDay):
            start(case, days=days)

    @pytest.mark.parametrize("term_id", ["AVG_LEK", "CEO", "WMO_SPOED", "no such term"])
    def test_refuses_what_runs_in_no_case(self, case, term_id):
        with pytest.raises(terms.NoTerm):
            start(case, term_id)

    @pytest.mark.parametrize("actor", [BRAM, CARLA])
    def test_is_for_who_stands_beside_her(self, case, actor):
        with pytest.raises(Case.DoesNotExist):
            start(case, actor=actor)

    def test_says_nothing_about_another_in_the_case_of_who_asked(self, case):
        Question.objects.filter(id=case.question_id).update(asker_relation="child")

        with pytest.raises(OfAnother):
            start(case)


@pytest.mark.django_db
class TestHowItWentOn:
    def test_is_done_in_time_on_its_last_day_and_too_late_the_day_after(self, case):
        for days, in_time in ((14, True), (15, False)):
            row = start(case, days=28)  # a Monday
            ended_on = row.started_on + timedelta(days=days)
            do(terms.end_term, case, row_id=row.id, ended_on=ended_on, at=NOON)

            [one] = [one for one in opened(case) if one.id == row.id]
            assert one.in_time is in_time
            assert one.state is TermState.OVER

    def test_is_not_done_before_it_began_nor_ahead(self, case):
        row = start(case, days=3)

        for ended_on in (TODAY - timedelta(days=4), TODAY + timedelta(days=1)):
            with pytest.raises(terms.NoDay):
                do(terms.end_term, case, row_id=row.id, ended_on=ended_on, at=NOON)

    def test_is_made_longer_once_where_the_law_lets_it(self, case):
        row = start(case, "AWB_BOB")
        longer = do(terms.extend_term, case, row_id=row.id)

        assert longer.ends_on == date(2027, 2, 1)  # six weeks and six more, from 9 November
        with pytest.raises(terms.CannotBeLonger):
            do(terms.extend_term, case, row_id=row.id)

    def test_no_act_makes_a_decision_on_help_longer(self, case):
        row = start(case)

        with pytest.raises(terms.CannotBeLonger):
            do(terms.extend_term, case, row_id=row.id)

    def test_keeps_its_day_until_somebody_counts_it_anew(self, case):
        row = start(case)
        TermVersion.objects.create(
            municipality_id=WETTERWALD, term_id="WMO_BESCHIKKING", length=3, article="Wmo",
            seen="wetten.overheid.nl", from_on=date(2026, 1, 1), set_at=NOON,
        )  # fmt: skip

        [one] = opened(case)
        assert (one.ends_on, one.now_ends_on) == (date(2026, 11, 23), date(2026, 11, 30))
        again = do(terms.count_again, case, row_id=row.id)
        assert again.ends_on == date(2026, 11, 30)

    def test_what_was_a_mistake_is_shown_no_more_and_stays_over(self, case):
        row = start(case)
        do(terms.drop_term, case, row_id=row.id, at=NOON)

        assert opened(case) == []
        with pytest.raises(terms.AlreadyOver):
            do(terms.drop_term, case, row_id=row.id, at=NOON)

    def test_a_term_of_another_case_is_not_there(self, case):
        other = make_term(make_running_case(SANNE.user_id))

        with pytest.raises(RunningTerm.DoesNotExist):
            do(terms.drop_term, case, row_id=other.id, at=NOON)

    def test_the_database_takes_no_term_that_ran_in_no_case(self, case):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_term(case, term_id="CEO")


@pytest.mark.django_db
class TestLetters:
    def change(self, case, letter, *, sent_on=None, text="Anders.", at=NOON):
        return do(terms.change_letter, case, letter_id=letter.id, subject="Over de hulp",
            text=text, sent_on=sent_on, at=at,
        )  # fmt: skip

    def made(self, case):
        return do(terms.make_letter, case, kind=LetterKind.OBJECTION, subject="Bezwaar",
            text="Ik maak bezwaar.", at=NOON,
        )  # fmt: skip

    def test_changes_until_it_went(self, case):
        letter = self.made(case)
        self.change(case, letter, text="Ik maak toch bezwaar.")
        self.change(case, letter, text="Ik maak toch bezwaar.", sent_on=TODAY)

        with pytest.raises(terms.AlreadySent):
            self.change(case, letter)
        with acting(SANNE):
            _, key = opened_with_key(actor=SANNE, person_id=case.person_id)
            rows = list(queries.letters(actor=SANNE))
        [one] = queries.opened_letters(rows=rows, key=key)
        assert (one.text, one.sent_on) == ("Ik maak toch bezwaar.", TODAY)

    def test_did_not_go_before_it_was_made_nor_goes_ahead(self, case):
        letter = self.made(case)

        for sent_on in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
            with pytest.raises(terms.NoDay):
                self.change(case, letter, sent_on=sent_on)

    def test_is_not_there_for_a_colleague_or_who_leads(self, case):
        letter = make_letter(case)
        make_term(case)

        for actor in (BRAM, CARLA):
            with acting(actor):
                assert not queries.letters(actor=actor).filter(id=letter.id).exists()
                assert not queries.terms(actor=actor).exists()

    def test_of_a_closed_case_is_hers_alone(self, case):
        letter = self.made(case)
        do(close_case, case, outcome=Outcome.OWN_STRENGTH, scores={}, at=NOON)

        with pytest.raises(CaseCannotMove):
            self.change(case, letter)

    def test_one_that_is_not_there_cannot_be_changed(self, case):
        with pytest.raises(Letter.DoesNotExist):
            self.change(case, Letter(id=uuid4()))


class TestWords:
    @pytest.fixture(autouse=True)
    def in_dutch(self):
        with translation.override("nl"):
            yield

    def facts(self, **more):
        law = {
            "broken": legal_term(term_id="WMO_BESCHIKKING"),
            "notice": legal_term(term_id="AWB_INGEBREKE"),
        }
        days = {"started_on": date(2026, 10, 1), "ends_on": date(2026, 10, 15)}
        return letter_words.Facts(**{"about": "hulp in huis", **days, **law, **more})

    @pytest.mark.parametrize("kind", list(LetterKind))
    def test_each_kind_says_something_also_where_nothing_is_known(self, kind):
        for facts in (self.facts(), letter_words.Facts()):
            assert letter_words.subject(kind=kind, facts=facts)
            assert len(letter_words.text(kind=kind, facts=facts)) > 80

    def test_a_notice_of_default_names_the_decision_the_days_and_the_term(self):
        text = letter_words.text(kind=LetterKind.NOTICE_OF_DEFAULT, facts=self.facts())

        assert "hulp in huis" in text
        assert "2.3.5" in text
        assert "4:17" in text

    def test_claims_nothing_of_the_law_that_nobody_read(self):
        facts = self.facts(broken=legal_term(term_id="WGS_BESLUIT"), notice=None)
        text = letter_words.text(kind=LetterKind.NOTICE_OF_DEFAULT, facts=facts)

        assert "Wgs" not in text
        assert "4:17" not in text

    @pytest.mark.parametrize("kind", list(LetterKind))
    def test_never_prints_an_amount(self, kind):
        assert "€" not in letter_words.text(kind=kind, facts=self.facts())


class TestPaper:
    def test_has_room_for_what_an_objection_needs_and_we_do_not_keep(self):
        letter = queries.OpenedLetter(
            id=uuid4(), case_id=uuid4(), kind=LetterKind.OBJECTION, kind_words="", sent_on=None,
            subject="Bezwaar: hulp", text="Ik maak bezwaar.\n\n- eerste\n- tweede", made_at=NOON,
            changed_at=NOON,
        )  # fmt: skip
        seen = look_at(letter_paper(letter=letter, municipality="Wetterwâld", at=NOON))

        assert seen.tagged
        assert (seen.title, seen.language) == ("Bezwaar: hulp", "nl")
        for words in ("Bezwaar: hulp", "Wetterwâld", "Naam", "Handtekening", "9 november 2026"):
            assert words in seen.text
