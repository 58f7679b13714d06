"""One letter with each decision: a draft that changes, and what was sent, which never does."""

import json
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from naast.core.paper.tests.look import look_at
from naast.core.policy.walls import acting
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.support.decisions import actions, queries
from naast.support.decisions.actions import letters
from naast.support.decisions.actions.letters import LetterChanged, NothingToWrite
from naast.support.decisions.models import Article, Decision, Letter, LetterDraft, Mandate
from naast.support.decisions.rules import LOWER_RUNGS, Provision, Verdict
from naast.support.decisions.rules.deviation import DeviationGoal, LeftRule
from naast.support.decisions.rules.letters import fingerprint, standing, to_write
from naast.support.decisions.rules.mandates import Law
from naast.support.decisions.tests.factories import (
    make_article,
    make_decision,
    make_letter,
    make_rung,
    make_running_matter,
)
from tests.cast import FOPPE, KARIN, NOON, RINSKE, SANNE, WETTERWALD

DAY = timedelta(days=1)


@pytest.fixture
def matter(cast):
    town = make_municipality(id=WETTERWALD, slug="wetterwald", name="Wetterwâld")
    make_zone(town, name="Wetterkant")
    matter = make_running_matter(FOPPE.user_id)
    for rung in LOWER_RUNGS:
        make_rung(matter, rung)
    return matter


@pytest.fixture
def foppe(cast):
    client = Client()
    client.force_login(cast[FOPPE])
    return client


def decide(matter, provision=Provision.HOUSEHOLD, **more) -> Decision:
    known = {"verdict": Verdict.GRANTED, "reasons": "U mag niet tillen.", "at": NOON}
    with acting(FOPPE):
        return actions.decide(
            actor=FOPPE, matter_id=matter.id, provision=provision, **{**known, **more}
        )


def send(matter, *, at=NOON, actor=FOPPE) -> Letter:
    with acting(actor):
        return letters.make_final(actor=actor, matter_id=matter.id, at=at)


def text_of(letter) -> str:
    with acting(FOPPE):
        data = letters.open_letter(actor=FOPPE, letter_id=letter.id)[1]
    look = look_at(data)
    assert look.tagged
    return " ".join(look.text.split())


def opened(matter, *, at=NOON):
    with acting(FOPPE):
        return queries.opened_matter(actor=FOPPE, matter_id=matter.id, at=at)


class TestOneLetter:
    @pytest.mark.req("R-295")
    def test_has_each_decision_with_its_law_reasons_and_how_to_object(self, matter):
        make_article(law=Law.WMO, provisions=[Provision.HOUSEHOLD], name="Verordening, artikel 8")
        left = actions.Left(
            rule=LeftRule.POLICY_RULE, goal=DeviationGoal.HEALTH, why="De was kan niet wachten."
        )
        decide(matter, what="Twee uur per week.")
        decide(matter, Provision.SPECIAL_ASSISTANCE, what="Een wasmachine.", left=left)

        text = text_of(send(matter))

        for part in (
            "Twee uur per week.", "U mag niet tillen.", "Verordening, artikel 8",
            "Een wasmachine.", "De was kan niet wachten.", "Namens het college", "Wetterwâld",
            "Mandaatbesluit", "bezwaar", "21 december 2026",
        ):  # fmt: skip
            assert part in text, part
        assert "Concept" not in text

    def test_without_a_decision_there_is_none(self, foppe, matter):
        for name in ("letter", "letter_data", "letter_concept"):
            assert foppe.get(reverse(f"decisions:{name}", args=[matter.id])).status_code == 404
        with pytest.raises(NothingToWrite):
            send(matter)

    @given(st.lists(st.integers(0, 7), max_size=8))
    def test_of_a_chain_of_decisions_one_stands_and_needs_a_letter(self, lengths):
        class One:
            def __init__(self, id_, replaces_id):
                self.id, self.replaces_id = id_, replaces_id

        rows = [
            One((chain, n), (chain, n - 1) if n else None)
            for chain, length in enumerate(lengths)
            for n in range(length + 1)
        ]

        last = [(chain, length) for chain, length in enumerate(lengths)]
        assert [one.id for one in standing(rows)] == last
        assert [one.id for one in to_write(rows, written=last[1:])] == last[:1]


class TestADraft:
    def test_changes_and_says_that_it_is_one(self, foppe, matter):
        decide(matter)
        page = reverse("decisions:letter", args=[matter.id])

        for opening in ("U belde ons.", "U kwam langs."):
            assert foppe.post(page, {"opening": opening, "closing": "Tot dan."}).status_code == 302
        made = foppe.get(reverse("decisions:letter_concept", args=[matter.id])).content
        text = " ".join(look_at(made).text.split())

        assert LetterDraft.objects.count() == 1
        assert not Letter.objects.exists()
        for part in ("Concept", "U kwam langs.", "Tot dan."):
            assert part in text, part
        assert "U belde ons." not in text

    def test_is_gone_once_it_is_final(self, foppe, matter):
        decide(matter)
        page = reverse("decisions:letter", args=[matter.id])

        assert foppe.post(page, {"opening": "Dag.", "closing": "", "final": "1"}).status_code == 302

        assert not LetterDraft.objects.exists()
        assert "Dag." in text_of(Letter.objects.get())
        assert foppe.post(page, {"opening": "Nee.", "closing": ""}).status_code == 409


class TestAFinalLetter:
    @pytest.mark.req("R-299")
    def test_is_the_same_byte_for_byte_whatever_changes_later(self, foppe, matter):
        make_article(law=Law.WMO, provisions=[Provision.HOUSEHOLD], name="Verordening, artikel 8")
        decide(matter)
        letter = send(matter)
        page = reverse("decisions:sent_letter", args=[letter.id])
        first = foppe.get(page).content

        Article.objects.update(name="Verordening, artikel 99")
        Mandate.objects.update(function="Iemand anders", decree="Later besluit")

        again = foppe.get(page).content
        assert first == again
        assert fingerprint(data=again) == letter.sha256
        facts = json.loads(letter.facts.open(key=queries_key(matter)))
        assert facts["signed"][1] == "Meitinker"
        assert "Verordening, artikel 8" in " ".join(facts["decisions"][0]["parts"])

    def test_is_changed_by_nobody(self, matter):
        decide(matter)
        letter = send(matter)

        with acting(FOPPE):
            changed = Letter.objects.filter(id=letter.id).update(sha256="0" * 64)
            removed = Letter.objects.filter(id=letter.id).delete()[0]

        assert (changed, removed) == (0, 0)

    def test_tells_when_its_bytes_are_not_those_that_were_sent(self, matter):
        letter = make_letter(matter, sha256="0" * 64)

        with acting(FOPPE), pytest.raises(LetterChanged):
            letters.open_letter(actor=FOPPE, letter_id=letter.id)

    @pytest.mark.parametrize("actor", [KARIN, RINSKE, SANNE])
    def test_is_not_there_for_others(self, matter, actor):
        letter = make_letter(matter)

        with acting(actor), pytest.raises(Letter.DoesNotExist):
            letters.open_letter(actor=actor, letter_id=letter.id)

    def test_starts_the_term_to_object(self, matter):
        decide(matter)
        send(matter, at=NOON + 7 * DAY)

        [term] = [one for one in opened(matter).terms if one.term_id == "AWB_BEZWAAR"]
        assert term.started_on == (NOON + 7 * DAY).date()

    @pytest.mark.req("R-297")
    def test_cannot_be_made_with_a_mandate_that_is_over_and_the_talk_can(self, foppe, matter):
        decide(matter)
        Mandate.objects.update(last_on=NOON.date())

        with pytest.raises(actions.NotInMandate):
            send(matter, at=NOON + DAY)
        with acting(FOPPE):
            actions.note_talk(
                actor=FOPPE, matter_id=matter.id, kind="visit", text="Op bezoek geweest.",
                companion_present=False, support_offered=True, support_known=False,
                support_used=False, supporter_kind="", at=NOON + DAY,
            )  # fmt: skip
        assert not Letter.objects.exists()

    def test_says_on_its_page_that_the_mandate_is_over(self, foppe, matter):
        decide(matter)
        Mandate.objects.update(last_on=Mandate.objects.get().from_on)
        page = reverse("decisions:letter", args=[matter.id])

        answer = foppe.post(page, {"opening": "Dag.", "closing": "", "final": "1"})

        assert answer.status_code == 422
        assert "Dag." in answer.content.decode()


class TestDecidedAnew:
    def test_takes_the_place_of_the_other_which_stays(self, matter):
        before = decide(matter, verdict=Verdict.REFUSED, reasons="Er is geen indicatie.")
        send(matter)
        after = decide(matter, anew=actions.Anew(decision_id=before.id, why="Een brief gemist."))

        told = opened(matter)
        assert [one.id for one in told.standing] == [after.id]
        assert {one.id for one in told.decisions} == {before.id, after.id}
        assert told.letter_owed
        letter = send(matter, at=NOON + DAY)
        assert letter.decided == [after.id]
        assert "Een brief gemist." in text_of(letter)

    def test_can_withdraw_and_nothing_else_can(self, matter):
        before = decide(matter)

        decide(
            matter, verdict=Verdict.WITHDRAWN,
            anew=actions.Anew(decision_id=before.id, why="U vroeg dit niet."),
        )  # fmt: skip

        assert [one.verdict_code for one in opened(matter).standing] == ["withdrawn"]
        with pytest.raises(Exception, match="withdrawn_is_an_earlier_one"), transaction.atomic():
            make_decision(matter, provision=Provision.GUIDANCE, verdict=Verdict.WITHDRAWN)

    def test_needs_a_reason_and_a_decision_that_stands(self, matter):
        before = decide(matter)
        with pytest.raises(actions.NoReason):
            decide(matter, anew=actions.Anew(decision_id=before.id, why=" "))
        decide(matter, anew=actions.Anew(decision_id=before.id, why="Beter."))

        with pytest.raises(actions.AlreadyDecided):
            decide(matter, anew=actions.Anew(decision_id=before.id, why="Nog eens."))
        with pytest.raises(actions.AlreadyDecided):
            decide(matter)
        with pytest.raises(Exception, match="replaces"), transaction.atomic():
            make_decision(matter, provision=Provision.HOUSEHOLD, replaces=before)

    def test_on_its_page(self, foppe, matter):
        before = decide(matter)
        page = reverse("decisions:decide_anew", args=[matter.id, before.id])
        filled = {"why": "Een brief gemist.", "verdict": "partly", "reasons": "Nu wel."}

        assert foppe.post(page, {**filled, "why": ""}).status_code == 422
        assert foppe.post(page, filled).status_code == 302
        assert foppe.get(page).status_code == 404


def test_the_same_as_data_knows_no_number_and_keeps_the_articles(foppe, matter):
    make_article(law=Law.WMO, provisions=[Provision.HOUSEHOLD], name="Verordening, artikel 8")
    decide(matter, what="Twee uur per week.")

    told = json.loads(foppe.get(reverse("decisions:letter_data", args=[matter.id])).content)

    [one] = told["besluiten"]
    [role] = told["zaak"]["rollen"]
    assert role["betrokkeneIdentificatie"] == {"inpBsn": ""}
    assert (one["wet"], one["uitkomst"]) == ("wmo", "granted")
    assert one["artikelen"] == [{"naam": "Verordening, artikel 8", "bron": "Lokale regelgeving"}]


def test_the_previous_release_goes_on_writing_decisions(matter):
    """It knows nothing of what is decided anew: a row without that is a first decision."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT is_nullable FROM information_schema.columns"
            " WHERE table_name = 'decisions_decision' AND column_name = 'replaces_id'"
        )
        assert cursor.fetchone() == ("YES",)


def queries_key(matter):
    from naast.support.people.queries import key_of  # noqa: PLC0415 (only here)

    return key_of(person=matter.person)
