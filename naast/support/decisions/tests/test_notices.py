"""Somebody notifies; what she was told before the inquiry is kept as proof."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from naast.core.outbox.models import Message
from naast.core.policy.walls import acting
from naast.supply.law.models import TermVersion
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.support.decisions import queries
from naast.support.decisions.actions import close_matter, note_application, notices, take_matter
from naast.support.decisions.jobs import warn_of_inquiry
from naast.support.decisions.models import Matter, Notice
from naast.support.decisions.queries.notices import NOTICES, shown_notices
from naast.support.decisions.rules import Outcome, Provision
from naast.support.decisions.rules.notices import (
    CURRENT_NOTICE,
    Occasion,
    Receipt,
    ToldBy,
    ToldTo,
    receipt_by,
)
from naast.support.decisions.tests.factories import (
    make_notice,
    make_running_matter,
    make_waiting_question,
)
from naast.support.matching.actions import AlreadyAsked, Left, NoticeNotRead
from naast.support.matching.models import Question
from naast.support.matching.rules import Need
from naast.support.people.models import Person
from naast.support.people.rules import House
from tests.cast import FOPPE, HAVENSTAD, KARIN, MEIDOORN, NOON, RINSKE, SANNE, WETTERWALD

PAGE = "/desk/matters/notify/"
FILLED = {
    "channel": "phone",
    "words": "Het lukt niet meer in huis.",
    "first_name": "Jelske",
    "phone": "06 12345678",
    "safe": ["text"],
    "told": "on",
}


@pytest.fixture(autouse=True)
def world(cast):
    make_zone(make_municipality(id=WETTERWALD, slug="wetterwald"), name="Wetterkant")
    make_municipality(id=HAVENSTAD, slug="havenstad")
    make_organisation(id=MEIDOORN, name="De Meidoorn", phone="0511234567")


@pytest.fixture
def foppe(cast):
    client = Client()
    client.force_login(cast[FOPPE])
    return client


def notify(**changes) -> notices.Notified:
    given = {
        "municipality_id": WETTERWALD,
        "channel": ToldBy.PHONE,
        "need": Need(domains=frozenset({"household"}), group="municipal"),
        "text": "Het lukt niet meer in huis.",
        "left": Left(first_name="Jelske", phone="0612345678", safe=frozenset({"text"})),
        "told": [ToldTo.RESIDENT],
        "urgent": False,
        "language": "nl",
        "person_id": None,
        "at": NOON,
        **changes,
    }
    with acting(FOPPE):
        return notices.note_notification(actor=FOPPE, **given)


def tell(matter: Matter, **changes) -> None:
    given = {
        "occasion": Occasion.REASSESSMENT,
        "told": [ToldTo.RESIDENT, ToldTo.CARER],
        "told_by": ToldBy.VISIT,
        "at": NOON,
        **changes,
    }
    with acting(FOPPE):
        notices.give_notice(actor=FOPPE, matter_id=matter.id, **given)


def terms(matter: Matter, *, at=NOON) -> dict[str, queries.Term]:
    matter.refresh_from_db()
    with acting(FOPPE):
        opened = queries.opened_matter(actor=FOPPE, matter_id=matter.id, at=at)
    return {term.term_id: term for term in opened.terms}


class TestNotification:
    @pytest.mark.req("R-119", "R-121")
    def test_begins_with_the_proof_that_she_was_told_and_who_cares_for_her(self):
        made = notify(told=[ToldTo.RESIDENT, ToldTo.CARER])

        proofs = Notice.objects.filter(matter=made.matter)
        assert {(one.told_to, one.told_by, one.version, one.told_at) for one in proofs} == {
            ("resident", "phone", CURRENT_NOTICE, NOON),
            ("carer", "phone", CURRENT_NOTICE, NOON),
        }
        assert NOTICES[CURRENT_NOTICE]

    @pytest.mark.req("R-119")
    def test_is_refused_when_she_was_not_told(self):
        with pytest.raises(NoticeNotRead):
            notify(told=[ToldTo.CARER])

        assert not Matter.objects.exists()
        assert not Person.objects.exists()

    def test_is_of_her_own_municipality_alone(self):
        with pytest.raises(notices.NotHere):
            notify(municipality_id=HAVENSTAD)

    def test_leaves_nothing_in_the_house_of_support(self):
        made = notify()

        assert set(Person.objects.values_list("house", flat=True)) == {House.MUNICIPALITY}
        assert Question.objects.get(id=made.matter.question_id).channel == "phone"

    def test_sent_twice_is_kept_once(self):
        first = notify()

        with pytest.raises(AlreadyAsked):
            notify(person_id=first.matter.person_id)

    def test_receipt_is_confirmed_with_the_day_by_a_way_that_she_called_safe(self):
        made = notify()

        message = Message.objects.get(template="received")
        assert (message.channel, message.values) == ("text", {"on": "2026-11-09"})
        assert (made.matter.confirmed_at, made.matter.confirmed_by) == (NOON, Receipt.TEXT)

    def test_receipt_is_said_where_no_way_is_safe(self):
        made = notify(left=Left())

        assert not Message.objects.filter(template="received").exists()
        assert made.matter.confirmed_by == Receipt.SAID

    def test_who_asked_on_the_web_reads_it_in_her_file(self):
        question = make_waiting_question(FOPPE.user_id)

        with acting(FOPPE):
            matter = take_matter(actor=FOPPE, question_id=question.id, at=NOON)

        assert matter.confirmed_by == Receipt.FILE

    def test_that_cannot_wait_has_its_own_term_and_presses_most(self):
        notify()
        urgent = notify(urgent=True)

        with acting(FOPPE):
            [first, _second] = queries.my_matters(actor=FOPPE, at=NOON)
        assert first.matter_id == urgent.matter.id
        assert (first.term.term_id, first.term.at_once) == ("WMO_SPOED", True)


@pytest.mark.parametrize(
    ("safe", "noted", "by"),
    [("text", True, "text"), ("mail", False, "mail"), (None, True, "said"), (None, False, "file")],
)
def test_receipt_goes_by_the_safest_way_there_is(safe, noted, by):
    assert receipt_by(safe=safe, noted_by_officer=noted) == by


class TestReassessment:
    @pytest.mark.req("R-131")
    def test_each_begins_with_the_offer_of_support(self):
        matter = make_running_matter(FOPPE.user_id)

        tell(matter)
        tell(matter, at=NOON + timedelta(days=400))

        kept = Notice.objects.filter(matter=matter, occasion="reassessment", told_to="resident")
        assert sorted(kept.values_list("told_at", flat=True)) == [NOON, NOON + timedelta(days=400)]

    @pytest.mark.parametrize("stranger", [RINSKE, KARIN, SANNE], ids=str)
    def test_is_begun_by_her_officer_alone(self, stranger):
        matter = make_running_matter(FOPPE.user_id)

        with acting(stranger), pytest.raises(Matter.DoesNotExist):
            notices.give_notice(
                actor=stranger, matter_id=matter.id, occasion=Occasion.REASSESSMENT,
                told=[ToldTo.RESIDENT], told_by=ToldBy.VISIT, at=NOON,
            )  # fmt: skip


class TestProof:
    def test_stays_with_the_officer_and_who_leads_after_the_end(self):
        matter = make_running_matter(FOPPE.user_id)
        tell(matter)
        with acting(FOPPE):
            close_matter(actor=FOPPE, matter_id=matter.id, outcome=Outcome.STOPPED, at=NOON)

        for actor in (FOPPE, KARIN):
            with acting(actor):
                assert len(shown_notices(actor=actor, matters=[matter])[matter.id]) == 2

    @pytest.mark.parametrize("change", ["SET told_to = 'carer'", "SET version = 'x'"])
    def test_is_never_changed(self, change):
        proof = make_notice(make_running_matter(FOPPE.user_id))

        with acting(FOPPE), connection.cursor() as cursor:
            cursor.execute(f"UPDATE decisions_notice {change} WHERE id = %s", [proof.id])
            assert cursor.rowcount == 0

    def test_is_not_written_in_the_name_of_another(self):
        matter = make_running_matter(RINSKE.user_id)

        with acting(FOPPE), pytest.raises(DatabaseError), transaction.atomic():
            make_notice(matter)


class TestTerms:
    def test_the_inquiry_and_her_own_plan_run_from_the_notification(self):
        found = terms(notify().matter)

        assert found["WMO_ONDERZOEK"].last_on.isoformat() == "2026-12-21"
        assert found["WMO_PLAN"].last_on.isoformat() == "2026-11-16"

    def test_her_own_plan_never_reads_as_late_and_presses_nobody(self):
        matter = notify().matter

        plan = terms(matter, at=NOON + timedelta(days=30))["WMO_PLAN"]

        assert plan.kind == ""
        with acting(FOPPE):
            [listed] = queries.my_matters(actor=FOPPE, at=NOON)
        assert listed.term.term_id == "WMO_ONDERZOEK"

    def test_a_length_that_the_municipality_confirmed_counts(self):
        TermVersion.objects.create(
            municipality_id=WETTERWALD, term_id="WMO_ONDERZOEK", length=5, article="art. 9",
            seen="verordening", from_on=NOON.date(), set_at=NOON,
        )  # fmt: skip

        assert terms(notify().matter)["WMO_ONDERZOEK"].last_on.isoformat() == "2026-12-14"

    def test_after_six_weeks_she_may_apply_without_an_inquiry(self):
        matter = notify().matter

        with acting(FOPPE):
            opened = queries.opened_matter(actor=FOPPE, matter_id=matter.id, at=NOON)
            note_application(
                actor=FOPPE, matter_id=matter.id, provision=Provision.HOUSEHOLD, at=NOON
            )
            after = queries.opened_matter(actor=FOPPE, matter_id=matter.id, at=NOON)

        assert opened.may_apply_from.isoformat() == "2026-12-22"
        assert after.may_apply_from is None

    def test_the_officer_is_warned_a_week_before(self):
        matter = notify().matter

        job = ProcrastinateJob.objects.get(task_name="decisions.warn_of_inquiry")
        assert job.scheduled_at.date().isoformat() == "2026-12-14"
        assert job.args == {"matter_id": str(matter.id), "user_id": FOPPE.user_id}

    @pytest.mark.parametrize(("applied", "warned"), [(False, 1), (True, 0)])
    def test_is_warned_only_while_the_term_runs(self, applied, warned):
        matter = make_running_matter(FOPPE.user_id, notified_at=NOON)
        if applied:
            Matter.objects.filter(id=matter.id).update(
                applied_at=NOON, applied_for=Provision.HOUSEHOLD
            )

        with acting(FOPPE):
            notices.warn_of_inquiry(actor=FOPPE, matter_id=matter.id, at=NOON)
            notices.warn_of_inquiry(actor=FOPPE, matter_id=matter.id, at=NOON)

        assert Message.objects.filter(template="date_near").count() == warned

    def test_who_is_an_officer_no_longer_is_not_warned(self):
        matter = make_running_matter(FOPPE.user_id, notified_at=NOON)

        warn_of_inquiry(matter_id=str(matter.id), user_id=SANNE.user_id)

        assert not Message.objects.exists()


class TestPages:
    def test_what_must_be_said_and_who_supports_stands_beside_the_form(self, foppe):
        make_agreement(make_organisation(id=7, name="De Linde", phone="0519876543"), WETTERWALD)

        page = foppe.get(PAGE).content.decode()

        assert "U mag een onafhankelijke ondersteuner bij u hebben, gratis." in page
        assert "De Linde" in page
        assert "0519876543" in page

    def test_keeps_it_and_shows_receipt_and_code_once(self, foppe):
        page = foppe.post(PAGE, FILLED).content.decode()

        matter = Matter.objects.get()
        assert matter.user_id == FOPPE.user_id
        assert "Uw melding kwam binnen op" in page
        assert str(matter.id) in page

    def test_the_same_form_twice_is_kept_once(self, foppe):
        once = foppe.get(PAGE).context["form"]["once"].value()

        foppe.post(PAGE, FILLED | {"once": once})
        again = foppe.post(PAGE, FILLED | {"once": once})

        assert again.status_code == 422
        assert Matter.objects.count() == 1

    def test_what_was_not_told_is_not_kept(self, foppe):
        refused = foppe.post(PAGE, FILLED | {"told": ""})

        assert refused.status_code == 422
        assert "Lees het eerst voor" in refused.content.decode()
        assert not Matter.objects.exists()

    def test_a_matter_shows_the_proof_and_takes_more(self, foppe):
        foppe.post(PAGE, FILLED)
        matter = Matter.objects.get()

        foppe.post(
            reverse("decisions:notice", args=[matter.id]),
            {"occasion": "reassessment", "told_to": ["carer"], "told_by": "letter"},
        )
        page = foppe.get(reverse("decisions:matter", args=[matter.id])).content.decode()

        assert "Ontvangst bevestigd op" in page
        assert "aan wie voor de inwoner zorgt, per brief" in page

    def test_it_cannot_wait(self, foppe):
        matter = make_running_matter(FOPPE.user_id)

        foppe.post(reverse("decisions:urgent", args=[matter.id]))
        page = foppe.get(reverse("decisions:matter", args=[matter.id])).content.decode()

        assert "Tijdelijke hulp bij spoed" in page
        matter.refresh_from_db()
        assert matter.urgent_at is not None
