"""Objecting to a decision: judged by another, in time, heard, with a letter that stays."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.models import Entry
from naast.core.paper.tests.look import look_at
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.law.rules import Term, Unit
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.support.decisions import queries
from naast.support.decisions.actions import NotInMandate, judging
from naast.support.decisions.actions import objections as actions
from naast.support.decisions.actions.letters import open_letter
from naast.support.decisions.actions.objections import (
    AlreadyObjected,
    CannotJudge,
    CannotObject,
    NotNow,
)
from naast.support.decisions.models import (
    Decision,
    DecisionText,
    Letter,
    Mandate,
    Objection,
    ObjectionText,
    Talk,
)
from naast.support.decisions.queries.objections import default_pdf, opened_objection, queue
from naast.support.decisions.rules import Provision, Verdict
from naast.support.decisions.rules.objections import (
    Course,
    ObjectionOutcome,
    complete_before,
    decide_before,
    is_late,
    may_judge,
)
from naast.support.decisions.tests.factories import (
    make_decision,
    make_letter,
    make_objection,
    make_reasons,
    make_running_matter,
    make_talk,
)
from naast.support.people.models import Standing
from naast.support.people.tests.factories import make_hat, sealed
from tests.cast import FOPPE, LEO, NOON, RINSKE, SANNE, WETTERWALD

DAY = timedelta(days=1)
TODAY = NOON.date()
SIX_WEEKS, TWELVE_WEEKS = (Term(length=n, unit=Unit.WEEKS) for n in (6, 12))
INSTEAD = judging.Instead(verdict=Verdict.GRANTED, what="Twee uur per week.")


@pytest.fixture
def decision(cast):
    make_zone(make_municipality(id=WETTERWALD, slug="wetterwald"), name="Wetterkant")
    matter = make_running_matter(FOPPE.user_id)
    decision = make_decision(
        matter, provision=Provision.HOUSEHOLD, verdict=Verdict.REFUSED, decided_at=NOON - DAY
    )
    make_reasons(matter, "Uw dochter kan helpen.")
    make_letter(matter, number="W-1", final_at=NOON)
    return decision


@pytest.fixture
def she(decision):
    return Actor(at=NOON, resident=Scope(person_id=decision.person_id))


def object_to(she, decision, *, grounds="Mijn dochter woont ver weg.", at=NOON + DAY, helper=""):
    with acting(she):
        return actions.object_to(
            actor=she, decision_id=decision.id, grounds=grounds, helper=helper, at=at
        )


def take(objection, actor=LEO):
    with acting(actor):
        return actions.take_objection(actor=actor, objection_id=objection.id, at=NOON + DAY)


def hear(objection, actor=LEO):
    with acting(actor):
        actions.report_hearing(
            actor=actor, objection_id=objection.id, text="Zij vertelde over haar dochter.",
            heard_on=NOON.date(), at=NOON + 2 * DAY,
        )  # fmt: skip


def judge(objection, outcome=ObjectionOutcome.FOUNDED, instead=INSTEAD, **more):
    known = {"reasons": "Uw dochter woont te ver weg.", "at": NOON + 3 * DAY, **more}
    with acting(LEO):
        return judging.judge_objection(
            actor=LEO, objection_id=objection.id, outcome=outcome, instead=instead, **known
        )


def opened(she, objection, on=TODAY):
    with acting(she):
        return opened_objection(actor=she, objection_id=objection.id, on=on)


class TestWhoDecided:
    """I-1: who took a decision never judges the objection."""

    def test_cannot_take_it_and_does_not_see_it(self, she, decision):
        objection = object_to(she, decision)
        both = FOPPE.also(
            objection_officer=Scope(user_id=FOPPE.user_id, municipality_ids=[WETTERWALD])
        )

        with acting(both):
            assert queue(actor=both, on=NOON.date()) == []
            with pytest.raises(CannotJudge):
                actions.take_objection(actor=both, objection_id=objection.id, at=NOON)

    def test_is_refused_by_the_database_whatever_the_code_forgot(self, she, decision):
        objection = object_to(she, decision)
        found = Objection.objects.filter(id=objection.id)

        with pytest.raises(IntegrityError, match="who_decided_does_not"), transaction.atomic():
            found.update(user_id=FOPPE.user_id, hat="decides", taken_at=NOON)
        # Nor by saying that another decided: that is held to the decision itself.
        with pytest.raises(IntegrityError, match="objection_of_decision"), transaction.atomic():
            found.update(decided_by_id=RINSKE.user_id)

    def test_nor_does_who_supports_her(self, she, decision):
        objection = object_to(she, decision)
        make_hat(decision.person, SANNE.user_id, house="support", kind="supports")

        with pytest.raises(IntegrityError, match="wears_hat"), transaction.atomic():
            Objection.objects.filter(id=objection.id).update(
                user_id=SANNE.user_id, hat="decides", taken_at=NOON
            )

    @given(st.integers(), st.integers())
    def test_by_the_rules(self, one, other):
        assert may_judge(user_id=one, decided_by_id=other) == (one != other)


class TestObjecting:
    @pytest.mark.req("R-087")
    def test_gives_a_receipt_and_a_term_and_the_name_of_who_speaks_for_her(self, she, decision):
        objection = object_to(she, decision, helper="Sanne van de Meidoorn")

        told = opened(she, objection)
        assert [one.text for one in told.written] == [
            "Mijn dochter woont ver weg.", "Sanne van de Meidoorn",
        ]  # fmt: skip
        assert (objection.announced_on, objection.last_on) == (NOON.date(), date(2026, 12, 21))
        assert told.term.before_on == date(2027, 2, 1)
        assert not objection.late

    def test_without_a_reason_is_pro_forma_with_a_term_that_stops_ours(self, she, decision):
        objection = object_to(she, decision, grounds="")
        before = opened(she, objection)
        assert before.waits_for_her
        with acting(she):
            actions.complete_objection(
                actor=she, objection_id=objection.id, grounds="Zij woont ver.", at=NOON + 3 * DAY
            )

        after = opened(she, objection)
        assert not after.waits_for_her
        assert after.term.before_on <= before.term.before_on

    def test_is_done_once(self, she, decision):
        object_to(she, decision)

        with pytest.raises(AlreadyObjected):
            object_to(she, decision)

    def test_too_late_is_taken_in_and_told(self, she, decision):
        assert object_to(she, decision, at=NOON + 60 * DAY).late

    def test_is_hers_alone(self, decision):
        elsewhere = make_running_matter(RINSKE.user_id)
        other = Actor(at=NOON, resident=Scope(person_id=elsewhere.person_id))

        with acting(other), pytest.raises(Decision.DoesNotExist):
            actions.object_to(actor=other, decision_id=decision.id, grounds="-", helper="", at=NOON)

    def test_can_stop_and_begin_again(self, she, decision):
        objection = object_to(she, decision)
        take(objection)
        with acting(she):
            actions.withdraw_objection(actor=she, objection_id=objection.id, at=NOON + 2 * DAY)

        assert Standing.objects.get(user_id=LEO.user_id).until_at is not None
        assert object_to(she, decision, at=NOON + 4 * DAY).id != objection.id

    @pytest.mark.parametrize("complete", [True, False])
    def test_on_paper_is_registered_by_the_number_of_the_letter(self, she, decision, complete):
        with acting(LEO):
            objection = actions.register_objection(
                actor=LEO, number="W-1", provision="household", received_on=date(2026, 12, 23),
                posted_on=date(2026, 12, 21), complete=complete, at=NOON + 50 * DAY,
            )  # fmt: skip
            with pytest.raises(Letter.DoesNotExist):
                actions.register_objection(
                    actor=LEO, number="W-9", provision="household", received_on=NOON.date(),
                    posted_on=None, complete=True, at=NOON,
                )  # fmt: skip

        assert not objection.late
        assert opened(she, objection).waits_for_her is not complete


class TestJudging:
    def test_opens_the_objection_and_no_more(self, she, decision):
        objection = object_to(she, decision)
        make_talk(decision.matter)

        with acting(LEO), pytest.raises(Objection.DoesNotExist):
            actions.open_objection(actor=LEO, objection_id=objection.id, at=NOON)
        take(objection)
        with acting(LEO):
            told = actions.open_objection(actor=LEO, objection_id=objection.id, at=NOON)
            assert (told.reasons, Talk.objects.count()) == ("Uw dochter kan helpen.", 0)
        assert Entry.objects.filter(action="decisions.objection.opened").exists()

    def test_founded_takes_the_place_of_the_decision_with_a_letter_and_court(self, she, decision):
        objection = object_to(she, decision)
        take(objection)
        hear(objection)

        judge(objection)

        with acting(she):
            [matter] = queries.matters(actor=she)
            found = queries.opened_matter(actor=she, matter_id=matter.id, at=NOON + 3 * DAY)
            [now] = found.standing
            letter = found.letters[-1]
            data = open_letter(actor=she, letter_id=letter.id)[1]
        text = " ".join(look_at(data).text.split())
        assert (now.verdict_code, now.what, now.by) == ("granted", "Twee uur per week.", "Leo")
        assert len(found.decisions) == 2
        for part in ("gegrond", "Uw dochter woont te ver weg.", "rechter", "24 december 2026"):
            assert part in text, part
        assert Standing.objects.get(user_id=LEO.user_id).until_at is not None

    @pytest.mark.parametrize("outcome", ["unfounded", "inadmissible"])
    def test_otherwise_the_decision_stays(self, she, decision, outcome):
        objection = object_to(she, decision)
        take(objection)
        hear(objection)

        judge(objection, ObjectionOutcome(outcome), None)

        assert Decision.objects.count() == 1
        assert opened(she, objection).why == "Uw dochter woont te ver weg."

    def test_to_what_came_of_an_objection_one_goes_to_court(self, she, decision):
        objection = object_to(she, decision)
        take(objection)
        hear(objection)
        judge(objection)

        for one in Decision.objects.all():
            with acting(she), pytest.raises(CannotObject):
                actions.object_to(
                    actor=she, decision_id=one.id, grounds="-", helper="", at=NOON + 4 * DAY
                )

    def test_waits_until_she_was_heard_has_reasons_and_a_mandate(self, she, decision):
        objection = object_to(she, decision)
        take(objection)
        with pytest.raises(NotNow):
            judge(objection)
        hear(objection)
        for wrong in (
            {"reasons": " "}, {"instead": None}, {"outcome": ObjectionOutcome.UNFOUNDED},
        ):  # fmt: skip
            with pytest.raises(NotNow):
                judge(objection, **wrong)
        Mandate.objects.update(last_on=NOON.date())
        with pytest.raises(NotInMandate):
            judge(objection)
        assert not ObjectionText.objects.filter(part="reasons").exists()

    def test_goes_on_in_a_second_objection_of_hers_until_that_ends_too(self, she, decision):
        other = make_decision(decision.matter, provision=Provision.TRANSPORT, decided_at=NOON)
        DecisionText.objects.create(
            decision=other, person=other.person, reasons=sealed(other.person, "Er is een bus.")
        )
        first, second = object_to(she, decision), object_to(she, other)
        take(first)
        take(second)
        hear(first)
        judge(first)

        with acting(LEO):
            told = actions.open_objection(actor=LEO, objection_id=second.id, at=NOON + 4 * DAY)
        assert told.reasons == "Er is een bus."
        with acting(she):
            actions.withdraw_objection(actor=she, objection_id=second.id, at=NOON + 4 * DAY)
        assert Standing.objects.get(user_id=LEO.user_id).until_at is not None

    def test_takes_the_place_of_what_was_decided_anew_meanwhile(self, she, decision):
        objection = object_to(she, decision)
        take(objection)
        hear(objection)
        anew = make_decision(
            decision.matter, provision=decision.provision, verdict=Verdict.PARTLY,
            replaces_id=decision.id,
        )  # fmt: skip

        judge(objection)

        assert Decision.objects.get(user_id=LEO.user_id).replaces_id == anew.id

    def test_is_for_another_than_who_decided_anew_meanwhile(self, she, decision):
        objection = object_to(she, decision)
        take(objection)
        hear(objection)
        make_decision(
            decision.matter, provision=decision.provision, verdict=Verdict.PARTLY,
            replaces_id=decision.id, user_id=LEO.user_id,
        )  # fmt: skip

        with pytest.raises(CannotJudge):
            judge(objection)

    def test_sends_nobody_away_who_still_has_time_to_say_why(self, she, decision):
        objection = object_to(she, decision, grounds="")
        take(objection)

        with pytest.raises(NotNow):
            judge(objection, ObjectionOutcome.INADMISSIBLE, None)
        judge(objection, ObjectionOutcome.INADMISSIBLE, None, at=NOON + 16 * DAY)

        assert Objection.objects.get().outcome == "inadmissible"

    def test_invites_her_and_she_reads_where(self, she, decision):
        objection = object_to(she, decision)
        take(objection)
        with acting(LEO):
            actions.invite_to_hearing(
                actor=LEO, objection_id=objection.id, hearing_at=NOON + 9 * DAY,
                place="Gemeentehuis", at=NOON + DAY,
            )  # fmt: skip
            with pytest.raises(NotNow):
                actions.invite_to_hearing(
                    actor=LEO, objection_id=objection.id, hearing_at=NOON, place="-",
                    at=NOON + DAY,
                )  # fmt: skip

        assert opened(she, objection).place == "Gemeentehuis"

    def test_takes_longer_only_in_ways_the_law_knows(self, she, decision):
        objection = object_to(she, decision)
        take(objection)
        days = [opened(she, objection).term.before_on]
        until = date(2027, 7, 1)
        with acting(LEO):
            for more in (
                {"committee": True}, {"committee": False},
                {"committee": False, "until_on": until, "why": "Zij belde."},
            ):  # fmt: skip
                known = {"until_on": None, "why": "", **more}
                actions.take_longer(
                    actor=LEO, objection_id=objection.id, at=NOON + 2 * DAY, **known
                )
                days.append(
                    opened_objection(
                        actor=LEO, objection_id=objection.id, on=NOON.date()
                    ).term.before_on
                )
                with pytest.raises(NotNow):
                    actions.take_longer(
                        actor=LEO, objection_id=objection.id, at=NOON + 2 * DAY, **known
                    )

        assert days == [date(2027, 2, 1), date(2027, 3, 15), date(2027, 4, 26), until]

    def test_late_the_letter_of_default_is_ready(self, she, decision):
        objection = object_to(she, decision)
        told = opened(she, objection, on=date(2027, 2, 2))

        with acting(she):
            text = " ".join(look_at(default_pdf(opened=told, at=NOON)).text.split())
        assert told.term.is_over
        assert "1 februari 2027" in text
        assert "Ingebrekestelling" in text


class TestTheTerm:
    @given(
        st.dates(date(2020, 1, 1), date(2040, 1, 1)),
        st.integers(0, 40),
        st.booleans(),
        st.booleans(),
    )
    def test_is_never_made_shorter_by_completing_adjourning_or_agreeing(
        self, last_on, after, adjourned, agreed
    ):
        bare = decide_before(course=Course(last_on=last_on), term=SIX_WEEKS, extension=SIX_WEEKS)
        asked = last_on + after * DAY
        more = decide_before(
            course=Course(
                last_on=last_on,
                adjourned=adjourned,
                complete_asked_on=asked,
                complete_before_on=complete_before(asked_on=asked),
                agreed_until_on=last_on + 10 * DAY if agreed else None,
            ),
            term=SIX_WEEKS,
            extension=SIX_WEEKS,
        )

        assert more >= bare
        assert bare.weekday() < 5
        assert (
            decide_before(course=Course(last_on=last_on), term=TWELVE_WEEKS, extension=SIX_WEEKS)
            > bare
        )

    @pytest.mark.parametrize(
        ("received", "posted", "late"),
        [
            (date(2026, 12, 21), None, False),
            (date(2026, 12, 22), None, True),
            (date(2026, 12, 28), date(2026, 12, 21), False),
            (date(2026, 12, 29), date(2026, 12, 21), True),
            (date(2026, 12, 28), date(2026, 12, 22), True),
        ],
    )
    def test_to_object_by_hand_and_by_post(self, received, posted, late):
        assert is_late(last_on=date(2026, 12, 21), received_on=received, posted_on=posted) == late


def test_the_queue_is_in_the_order_of_the_terms(decision):
    first = make_objection(decision, last_on=date(2026, 11, 2))
    other = make_decision(decision.matter, provision=Provision.GUIDANCE)
    second = make_objection(other, last_on=date(2026, 10, 5))

    with acting(LEO):
        assert [one.id for one in queue(actor=LEO, on=NOON.date())] == [second.id, first.id]
