"""The officer's pages: what they show, to whom, and what wrong input gives."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.support.decisions.models import Decision, Matter, MatterContent, RungLooked, Talk
from naast.support.decisions.rules import LOWER_RUNGS, MatterStatus
from naast.support.decisions.tests.factories import (
    judged_by,
    make_content,
    make_decision,
    make_objection,
    make_reasons,
    make_rung,
    make_running_matter,
    make_talk,
    make_waiting_question,
)
from naast.support.keys.tests.factories import make_piece
from naast.support.matching.models import PassOn, Question
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_hat
from tests.cast import FOPPE, HAVENSTAD, KARIN, LEO, MEIDOORN, MEMBERS, NOBODY, RINSKE, WETTERWALD

LATER = datetime(2099, 1, 1, tzinfo=UTC)
STEPS = ("question_behind", "ladder", "application", "decide", "close")
TALK = {"kind": "visit", "text": "Zij houdt van dieren.", "support_offered": "on"}
DECISION = {"provision": "transport", "verdict": "granted", "reasons": "Zij moet eruit kunnen."}


@pytest.fixture(autouse=True)
def places(cast):
    make_zone(make_municipality(id=WETTERWALD, slug="wetterwald"), name="Wetterkant")
    make_municipality(id=HAVENSTAD, slug="havenstad")
    make_organisation(id=MEIDOORN)


@pytest.fixture
def foppe(cast):
    client = Client()
    client.force_login(cast[FOPPE])
    return client


def url(name: str, *ids) -> str:
    with override("nl"):  # whatever language the page before it left
        return reverse(f"decisions:{name}", args=ids)


def asked(captured) -> int:
    """Return how many questions the database got, beside the steps of transactions."""
    steps = ("SAVEPOINT", "RELEASE")
    return sum(not query["sql"].startswith(steps) for query in captured)


def matter_url(matter: Matter, name: str = "matter") -> str:
    return url(name, matter.id)


class TestWhoComesIn:
    @pytest.mark.parametrize("actor", [*MEMBERS, NOBODY], ids=str)
    def test_a_matter_is_there_for_its_officer_alone(self, cast, actor):
        matter = make_running_matter(FOPPE.user_id)
        client = Client()
        if actor is not NOBODY:
            client.force_login(cast[actor])

        answers = {client.get(matter_url(matter, name)).status_code for name in ("matter", *STEPS)}

        assert answers == ({200} if actor is FOPPE else {302} if actor is NOBODY else {404})

    @pytest.mark.parametrize("actor", [*MEMBERS, NOBODY], ids=str)
    def test_the_list_is_there_for_officers(self, cast, actor):
        client = Client()
        if actor is not NOBODY:
            client.force_login(cast[actor])

        answer = client.get(url("matters")).status_code

        expected = {FOPPE: 200, RINSKE: 200, NOBODY: 302}
        assert answer == expected.get(actor, 404)


class TestList:
    def test_shows_what_was_put_to_me_and_what_presses(self, foppe):
        question = make_waiting_question(FOPPE.user_id, promised_at=LATER)
        make_running_matter(FOPPE.user_id)

        page = foppe.get(url("matters")).content.decode()

        assert question.number in page
        assert "Tjitske" in page
        assert "Wmo 2015 art. 2.3.2" in page
        assert "Ik kom de deur niet meer uit" not in page

    def test_is_a_part_for_htmx(self, foppe):
        make_running_matter(FOPPE.user_id)

        part = foppe.get(url("matters"), headers={"HX-Request": "true"}).content.decode()

        assert "Tjitske" in part
        assert "<html" not in part

    def test_asks_no_more_for_ten_than_for_one(self, foppe):
        for _ in range(10):
            make_running_matter(FOPPE.user_id)
            make_waiting_question(FOPPE.user_id)

        with CaptureQueriesContext(connection) as captured:
            foppe.get(url("matters"))

        assert asked(captured) <= 15


class TestObjections:
    def test_ask_no_more_for_ten_than_for_one(self, cast):
        for _ in range(10):
            for mine in (True, False):
                matter = make_running_matter(FOPPE.user_id)
                objection = make_objection(make_decision(matter, verdict="refused"))
                if mine:
                    judged_by(objection, LEO.user_id)
        leo = Client()
        leo.force_login(cast[LEO])

        with CaptureQueriesContext(connection) as captured:
            page = leo.get(url("objections")).content.decode()

        assert page.count("Tjitske") == 10
        assert asked(captured) <= 15


class TestTake:
    def test_goes_to_the_matter(self, foppe):
        question = make_waiting_question(FOPPE.user_id)

        answer = foppe.post(url("take", question.id))

        assert answer.url == matter_url(Matter.objects.get())

    def test_the_other_hat_gets_the_same_answer_as_a_question_that_is_gone(self, foppe):
        question = make_waiting_question(FOPPE.user_id)
        make_hat(question.person, FOPPE.user_id, house=House.SUPPORT, kind="supports")

        refused = [foppe.post(url("take", one), follow=True) for one in (question.id, uuid4())]

        [words], [same] = [[str(m) for m in page.context["messages"]] for page in refused]
        assert words == same
        assert [page.redirect_chain for page in refused] == [[(url("matters"), 302)]] * 2
        assert not Matter.objects.exists()

    def test_is_no_link(self, foppe):
        question = make_waiting_question(FOPPE.user_id)

        assert foppe.get(url("take", question.id)).status_code == 405

    def test_a_question_can_be_passed_on_with_a_reason(self, foppe):
        question = make_waiting_question(FOPPE.user_id)

        answer = foppe.post(url("pass_on", question.id), {"reason": "no_room"})

        assert answer.url == url("matters")
        assert PassOn.objects.get().reason == "no_room"
        assert Question.objects.get().user_id is None

    def test_passing_on_asks_for_the_reason(self, foppe):
        question = make_waiting_question(FOPPE.user_id)

        assert foppe.post(url("pass_on", question.id), {"reason": "x"}).status_code == 422
        assert foppe.get(url("pass_on", uuid4())).status_code == 404


class TestMatter:
    @pytest.fixture
    def full(self):
        matter = make_running_matter(
            FOPPE.user_id, text="Ik kom de deur niet meer uit.", applied_at=None
        )
        make_content(matter, "Zij is veel alleen.")
        make_talk(matter, "Zij houdt van dieren.")
        make_rung(matter, LOWER_RUNGS[0])
        make_decision(matter, deviates=True)
        make_reasons(matter, "Zij moet eruit kunnen.")
        make_piece(matter.person, "Weer slapen.", until_at=LATER)
        return matter

    def test_shows_all_that_stands_in_it(self, foppe, full):
        page = foppe.get(matter_url(full)).content.decode()

        for text in (
            "Ik kom de deur niet meer uit.",
            "Zij is veel alleen.",
            "Zij houdt van dieren.",
            "Zij moet eruit kunnen.",
            "Weer slapen.",
            "2026-11",
        ):
            assert text in page

    def test_shows_the_proof_of_the_notice(self, foppe, full):
        page = foppe.get("/en" + matter_url(full)).content.decode()

        assert "You may have an independent supporter with you, free." in page
        assert "Confirmed on 11 August 2026" in page

    def test_stays_within_fifteen_queries(self, foppe, full):
        with CaptureQueriesContext(connection) as captured:
            foppe.get(matter_url(full))

        assert asked(captured) <= 15

    def test_a_closed_one_shows_the_header_only(self, foppe):
        matter = make_running_matter(FOPPE.user_id, text="Ik kom de deur niet meer uit.")
        foppe.post(matter_url(matter, "close"), {"outcome": "volunteer"})

        page = foppe.get(matter_url(matter))

        assert page.status_code == 200
        assert "Ik kom de deur niet meer uit." not in page.content.decode()
        assert {foppe.get(matter_url(matter, step)).status_code for step in STEPS} == {404}
        assert foppe.post(matter_url(matter), TALK).status_code == 409

    def test_notes_a_talk(self, foppe):
        matter = make_running_matter(FOPPE.user_id)

        answer = foppe.post(matter_url(matter), {**TALK, "supporter_kind": "informal"})

        assert answer.status_code == 302
        talk = Talk.objects.get()
        assert (talk.support_offered, talk.support_known, talk.support_used) == (True, True, True)


class TestSteps:
    def test_each_keeps_what_it_asks(self, foppe):
        matter = make_running_matter(FOPPE.user_id)

        ladder, here = matter_url(matter, "ladder"), matter_url(matter)
        for step, data, to in (
            ("question_behind", {"behind": "Zij is veel alleen."}, here),
            ("ladder", {"rung": "1", "state": "not_enough", "found": "Haar zus is ver."}, ladder),
            ("ladder", {"rung": "2", "state": "helps_partly"}, ladder),
            ("ladder", {"rung": "3", "state": "not_there"}, here),
            ("application", {"provision": "transport"}, here),
            (
                "decide",
                {
                    **DECISION,
                    "left_rule": "policy_rule",
                    "goal": "take_part",
                    "deviation": "De taxi gaat verder.",
                },
                here,
            ),
        ):
            assert foppe.post(matter_url(matter, step), data).url == to, step
        closed = foppe.post(matter_url(matter, "close"), {"outcome": "made_to_measure"})

        assert closed.url == url("matters")
        assert MatterContent.objects.count() == 1
        assert RungLooked.objects.count() == 3
        assert Decision.objects.get().deviates
        assert Matter.objects.get().status == MatterStatus.CLOSED

    def test_a_decision_before_the_ladder_says_what_is_left(self, foppe):
        matter = make_running_matter(FOPPE.user_id)
        make_rung(matter, LOWER_RUNGS[0])

        page = foppe.post("/en" + matter_url(matter, "decide"), DECISION)

        assert page.status_code == 422
        assert "volunteer or association, for everybody" in page.content.decode()
        assert "Zij moet eruit kunnen." in page.content.decode()

    def test_closing_waits_for_an_answer(self, foppe):
        matter = make_running_matter(FOPPE.user_id)
        foppe.post(matter_url(matter, "application"), {"provision": "transport"})

        assert foppe.post(matter_url(matter, "close"), {"outcome": "volunteer"}).status_code == 422
        assert foppe.post(matter_url(matter, "close"), {"outcome": "stopped"}).status_code == 302

    def test_a_second_decision_is_on_something_else(self, foppe):
        matter = make_running_matter(FOPPE.user_id)
        for rung in LOWER_RUNGS:
            make_rung(matter, rung)
        make_decision(matter)

        again = foppe.post(matter_url(matter, "decide"), DECISION)
        other = {**DECISION, "provision": "special_assistance", "what": "Een wasmachine."}

        assert again.status_code == 422
        assert foppe.post(matter_url(matter, "decide"), other).status_code == 302
        assert "Een wasmachine." in foppe.get(matter_url(matter)).content.decode()

    @pytest.mark.parametrize(
        ("left_rule", "told"),
        [("law", "Nobody can leave a law aside"), ("ordinance", "has no hardship clause")],
    )
    def test_what_cannot_be_left_is_said_so(self, foppe, left_rule, told):
        matter = make_running_matter(FOPPE.user_id)
        for rung in LOWER_RUNGS:
            make_rung(matter, rung)
        data = {**DECISION, "left_rule": left_rule, "goal": "safe", "deviation": "Daarom."}

        page = foppe.post("/en" + matter_url(matter, "decide"), data)

        assert page.status_code == 422
        assert told in page.content.decode()
        assert not Decision.objects.exists()


WRONG = (
    "",
    "x" * 10_000,
    "<script>alert(1)</script>" * 300,
    "😀" * 4001,
    "مرحبا " * 900,
    "a\0b",
    "onbekend",
)


class TestWrongInput:
    @pytest.mark.parametrize("wrong", WRONG, ids=lambda text: text[:6] or "empty")
    @pytest.mark.parametrize(
        ("step", "right"),
        [
            ("matter", TALK),
            ("question_behind", {"behind": "Zij is veel alleen."}),
            ("ladder", {"rung": "1", "state": "helps", "found": "Ja."}),
            ("application", {"provision": "transport"}),
            (
                "decide",
                {
                    **DECISION,
                    "left_rule": "policy_rule",
                    "goal": "safe",
                    "deviation": "Daarom.",
                },
            ),
            ("close", {"outcome": "volunteer"}),
        ],
    )
    def test_gets_a_message_keeps_what_was_typed_and_writes_nothing(
        self, foppe, step, right, wrong
    ):
        matter = make_running_matter(FOPPE.user_id)
        for rung in LOWER_RUNGS:
            make_rung(matter, rung)
        texts = {"text", "behind", "found", "reasons", "deviation"}

        for name in right:
            if name == "support_offered":
                continue
            if name in texts and wrong == "onbekend":  # that is no wrong text
                continue
            if name == "found" and wrong == "":
                continue
            page = foppe.post(matter_url(matter, step), {**right, name: wrong})

            assert page.status_code == 422, name
            assert page.context["form"].errors.keys() & {name, "deviates"}, name
            for kept in right.keys() & texts - {name}:
                assert right[kept] in page.content.decode()

        assert not Talk.objects.exists()
        assert not MatterContent.objects.exists()
        assert not Decision.objects.exists()
        assert RungLooked.objects.count() == len(LOWER_RUNGS)
        assert Matter.objects.get().status == MatterStatus.OPEN

    @pytest.mark.parametrize("text", ["<b>dik</b>", "😀 blij", "مرحبا"])
    def test_odd_text_is_kept_as_it_is_and_harmless(self, foppe, text):
        matter = make_running_matter(FOPPE.user_id)

        foppe.post(matter_url(matter), {**TALK, "text": text})

        page = foppe.get(matter_url(matter)).content.decode()
        assert "<b>dik</b>" not in page
        assert text.replace("<", "&lt;").replace(">", "&gt;") in page


class TestTeamLeader:
    def test_has_no_business_on_these_pages(self, cast):
        client = Client()
        client.force_login(cast[KARIN])

        assert client.get(url("matters")).status_code == 404


class TestWhatWasTypedWhenTheMatterChanged:
    @pytest.fixture
    def closed(self, cast):
        matter = make_running_matter(FOPPE.user_id)
        Matter.objects.filter(id=matter.id).update(
            status=MatterStatus.CLOSED, closed_at=LATER, hat=None, outcome="stopped"
        )
        return matter

    @pytest.mark.parametrize(
        ("name", "typed"),
        [
            ("matter", TALK),
            ("question_behind", {"behind": "Zij mist haar hond."}),
            ("ladder", {"rung": "1", "state": "helps", "found": "Haar zus komt op dinsdag."}),
            ("application", {"provision": "transport"}),
            ("decide", DECISION),
            ("close", {"outcome": "stopped"}),
        ],
    )
    def test_stays_on_the_page_of_who_typed_it(self, foppe, closed, name, typed):
        answer = foppe.post(matter_url(closed, name), typed)

        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Dit is niet bewaard" in page
        for text in ("text", "behind", "found", "reasons"):
            assert typed.get(text, "") in page
        assert not Talk.objects.exists()

    def test_stays_when_it_was_decided_in_another_window(self, foppe):
        matter = make_running_matter(FOPPE.user_id)
        for rung in LOWER_RUNGS:
            make_rung(matter, rung)
        make_decision(matter)

        answer = foppe.post(matter_url(matter, "decide"), DECISION)

        assert answer.status_code == 422
        assert DECISION["reasons"] in answer.content.decode()

    @pytest.mark.parametrize("actor", [RINSKE, KARIN], ids=str)
    def test_is_a_matter_that_is_not_there_to_others(self, cast, closed, actor):
        client = Client()
        client.force_login(cast[actor])

        answer = client.post(matter_url(closed), TALK)

        assert answer.status_code == 404
        assert TALK["text"] not in answer.content.decode()
