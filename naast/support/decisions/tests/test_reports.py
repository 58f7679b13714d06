"""The report of the talk: in her words, handed over, agreed to or not, and never in the way."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from naast.core.outbox.models import Message
from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.support.decisions import queries
from naast.support.decisions.actions import close_matter, reports
from naast.support.decisions.actions.deciding import note_application
from naast.support.decisions.models import Matter, Report, ReportReply
from naast.support.decisions.queries.reports import report_topics
from naast.support.decisions.rules import Outcome, Provision
from naast.support.decisions.rules.reports import AnsweredHow, answer_is_whole
from naast.support.decisions.tests.factories import (
    make_reply,
    make_report,
    make_running_matter,
)
from tests.cast import FOPPE, HAVENSTAD, KARIN, MEIDOORN, NOON, RINSKE, SANNE, WETTERWALD

LATER = NOON + timedelta(days=3)
WORDS = {"need": "Ik kom de trap niet meer op.", "life_household": "De was lukt niet meer."}


@pytest.fixture(autouse=True)
def world(cast):
    make_zone(make_municipality(id=WETTERWALD, slug="wetterwald"), name="Wetterkant")
    make_municipality(id=HAVENSTAD, slug="havenstad")
    make_organisation(id=MEIDOORN)


@pytest.fixture
def matter():
    return make_running_matter(FOPPE.user_id, notified_at=NOON)


@pytest.fixture
def foppe(cast):
    client = Client()
    client.force_login(cast[FOPPE])
    return client


def write(matter: Matter, *, actor: Actor = FOPPE, words=WORDS) -> None:
    with acting(actor):
        reports.write_report(actor=actor, matter_id=matter.id, words=words, at=LATER)


def hand_over(matter: Matter) -> None:
    with acting(FOPPE):
        reports.hand_over_report(actor=FOPPE, matter_id=matter.id, at=LATER)


def reply(matter: Matter, **changes) -> ReportReply:
    given = {"answer": "agrees", "remarks": "", "applies": False, "leader": "", "at": LATER}
    she = Actor(at=LATER, resident=Scope(person_id=matter.person_id))
    with acting(she):
        return reports.reply_to_report(actor=she, matter_id=matter.id, **given | changes)


def note(matter: Matter, **changes) -> ReportReply:
    given = {
        "answer": "agrees", "how": AnsweredHow.PAPER, "remarks": "", "witness": "",
        "applies": False, "at": LATER,
    }  # fmt: skip
    with acting(FOPPE):
        return reports.note_reply(actor=FOPPE, matter_id=matter.id, **given | changes)


def opened(matter: Matter) -> queries.OpenedMatter:
    with acting(FOPPE):
        return queries.opened_matter(actor=FOPPE, matter_id=matter.id, at=LATER)


class TestWriting:
    def test_goes_through_the_topics_of_the_law_and_our_parts_of_life(self):
        articles = [part.article for part in report_topics() if part.article]

        assert {one[-1] for one in articles} == set("abcdefg")
        assert sum(part.key.startswith("life_") for part in report_topics()) == 12

    def test_keeps_her_words_by_topic_and_what_was_written_last(self, matter):
        write(matter)
        write(matter, words={"need": "Ik wil naar buiten."})

        assert opened(matter).report.words == {"need": "Ik wil naar buiten."}

    def test_is_sealed(self, matter):
        write(matter)

        with connection.cursor() as cursor:
            cursor.execute("SELECT words::text FROM decisions_report")
            assert "trap" not in cursor.fetchone()[0]

    def test_a_word_at_least(self, matter):
        with pytest.raises(reports.NothingWritten):
            write(matter, words={"need": ""})

    @pytest.mark.parametrize("stranger", [RINSKE, KARIN, SANNE], ids=str)
    def test_is_of_her_officer_alone(self, matter, stranger):
        with pytest.raises(Matter.DoesNotExist):
            write(matter, actor=stranger)

    def test_handed_over_it_changes_no_more(self, matter):
        write(matter)
        hand_over(matter)

        with pytest.raises(reports.HandedOver):
            write(matter, words={"need": "Iets anders."})


class TestHandingOver:
    def test_ends_the_inquiry_and_tells_her_in_neutral_words(self, matter):
        write(matter)

        hand_over(matter)

        inquiry = next(one for one in opened(matter).terms if one.term_id == "WMO_ONDERZOEK")
        assert inquiry.met_on == LATER.date()

    def test_what_is_not_written_is_not_handed_over(self, matter):
        with pytest.raises(reports.NothingWritten):
            hand_over(matter)


class TestReply:
    @pytest.mark.parametrize(
        ("answer", "how", "remarks", "witness", "whole"),
        [
            ("agrees", "code", False, False, True),
            ("with_remarks", "code", False, False, False),
            ("with_remarks", "paper", True, False, True),
            ("seen", "spoken", False, True, True),
            ("seen", "spoken", False, False, False),
            ("agrees", "paper", False, True, False),
        ],
    )
    def test_holds_together(self, answer, how, remarks, witness, whole):
        assert answer_is_whole(answer=answer, how=how, remarks=remarks, witness=witness) is whole

    def test_her_remarks_stay_with_the_report(self, matter):
        write(matter)
        hand_over(matter)

        reply(matter, answer="with_remarks", remarks="De trap heeft dertien treden.")

        shown = opened(matter).report
        assert shown.reply.remarks == "De trap heeft dertien treden."
        assert shown.words == WORDS
        assert Message.objects.get(template="question_waiting").user_id == FOPPE.user_id

    def test_before_it_is_hers_there_is_nothing_to_say(self, matter):
        write(matter)

        with pytest.raises(Matter.DoesNotExist):
            reply(matter)

    def test_is_given_once(self, matter):
        make_report(matter)
        reply(matter)

        with pytest.raises(reports.AlreadyAnswered):
            note(matter)

    def test_spoken_it_has_a_witness(self, matter):
        make_report(matter)

        note(matter, how=AnsweredHow.SPOKEN, witness="Ytsje", answer="seen")

        shown = opened(matter).report.reply
        assert (shown.answer, shown.witness) == ("seen", "Ytsje")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"answer": "with_remarks"},
            {"how": AnsweredHow.SPOKEN},
            {"witness": "Ytsje"},
        ],
    )
    def test_half_an_answer_is_refused(self, matter, wrong):
        make_report(matter)

        with pytest.raises(reports.NotWhole):
            note(matter, **wrong)

    def test_no_agreement_blocks_nothing(self, matter):
        make_report(matter)

        with acting(FOPPE):
            note_application(
                actor=FOPPE, matter_id=matter.id, provision=Provision.HOUSEHOLD, at=LATER
            )
            close_matter(actor=FOPPE, matter_id=matter.id, outcome=Outcome.STOPPED, at=LATER)

        matter.refresh_from_db()
        assert matter.closed_at == LATER

    def test_nobody_else_replies_with_her_code(self, matter):
        make_report(matter)

        with acting(FOPPE), pytest.raises(DatabaseError), transaction.atomic():
            make_reply(matter)

    @pytest.mark.parametrize("change", ["SET answer = 'agrees'", "SET leader = ''"])
    def test_is_never_changed(self, matter, change):
        make_report(matter)
        make_reply(matter, answer="seen")

        with acting(FOPPE), connection.cursor() as cursor:
            cursor.execute(f"UPDATE decisions_reportreply {change}")
            assert cursor.rowcount == 0


class TestTalkLeader:
    @pytest.mark.req("R-129")
    def test_she_says_it_with_her_code_alone_and_it_stands_in_no_figure(self, matter):
        make_report(matter)
        reply(matter, leader="partly")

        assert opened(matter).report.reply.leader_words
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT has_table_privilege('naast_figures', 'decisions_reportreply', 'SELECT'),"
                " has_any_column_privilege('naast_figures', 'decisions_reportreply', 'SELECT')"
            )
            assert cursor.fetchone() == (False, False)

    @pytest.mark.req("R-129")
    def test_the_officer_cannot_fill_it_in(self, matter):
        make_report(matter)

        with pytest.raises(IntegrityError), transaction.atomic():
            make_reply(matter, how="paper", user_id=FOPPE.user_id, leader="well")


class TestApplication:
    def test_has_the_date_of_the_signed_report(self, matter):
        make_report(matter)
        signed = reply(matter, applies=True).answered_at

        with acting(FOPPE):
            note_application(
                actor=FOPPE, matter_id=matter.id, provision=Provision.HOUSEHOLD,
                at=LATER + timedelta(days=4), came_at=signed,
            )  # fmt: skip

        decision = next(one for one in opened(matter).terms if one.term_id == "WMO_BESCHIKKING")
        assert decision.started_on == signed.date()
        assert decision.last_on == (signed + timedelta(days=14)).date()


class TestPages:
    def test_from_topics_to_what_she_says_on_paper(self, foppe, matter):
        page = reverse("decisions:report", args=[matter.id])

        foppe.post(page, {"need": "De trap lukt niet.", "hand_over": "1"})
        foppe.post(
            reverse("decisions:reply", args=[matter.id]),
            {"answer": "with_remarks", "how": "paper", "remarks": "Dertien treden."},
        )
        shown = foppe.get(reverse("decisions:matter", args=[matter.id])).content.decode()

        assert "Gaat akkoord, met opmerkingen" in shown
        assert "Dertien treden." in shown
        assert foppe.get(page).status_code == 404

    def test_is_a_tagged_pdf(self, foppe, matter):
        make_report(matter)

        made = foppe.get(reverse("decisions:report_paper", args=[matter.id]))

        assert made.headers["Content-Type"] == "application/pdf"
        assert b"/StructTreeRoot" in made.content

    def test_an_empty_one_is_refused_at_its_first_topic(self, foppe, matter):
        answer = foppe.post(reverse("decisions:report", args=[matter.id]), {"need": ""})

        assert answer.status_code == 422
        assert not Report.objects.exists()
