"""Letters in the words of an organisation: versions, the law's own sentences, and ours again."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.tests.factories import Entry
from naast.core.policy.walls import acting
from naast.support.casework import letter_words
from naast.support.casework.actions import wording as actions
from naast.support.casework.actions.offline import NotLed
from naast.support.casework.letter_words import Facts
from naast.support.casework.models import LetterWording
from naast.support.casework.queries import wording as queries
from naast.support.casework.rules.terms import LetterKind
from naast.support.casework.rules.wording import (
    MUST_HOLD,
    Fact,
    Sentence,
    filled,
    joined,
    mark,
    pieces,
    wrong,
)
from naast.support.casework.tests.factories import make_running_case, make_wording
from naast.support.people.tests.factories import make_ground
from tests.cast import CARLA, DIRK, FOPPE, LINDE, MEIDOORN, NOON, SANNE, TINEKE

KIND = LetterKind.NOTICE_OF_DEFAULT
OWN = (
    "Beste mensen, over [onderwerp].\n\n[wet: te laat] Dat is lang.\n\n"
    "[wet: in gebreke] [wet: alsnog beslissen] [wet: dwangsom]"
)
FREE = st.text(alphabet=st.characters(exclude_characters="[]", exclude_categories=["Cs"]))


@pytest.fixture(autouse=True)
def ground(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_ground()


def word(text=OWN, *, actor=CARLA, after=0, kind=KIND, subject="Te laat"):
    with acting(actor):
        return actions.word_letter(
            actor=actor,
            organisation_id=MEIDOORN,
            kind=kind,
            subject=subject if text else "",
            text=text,
            after=after,
            at=NOON,
        )


class TestMarks:
    @pytest.mark.parametrize("kind", LetterKind)
    def test_what_a_letter_begins_with_holds_every_sentence_of_the_law(self, kind):
        assert not wrong(kind=kind, text=letter_words.start(kind=kind)["text"])

    @pytest.mark.parametrize("kind", [kind for kind in LetterKind if MUST_HOLD[kind]])
    def test_one_sentence_left_out_is_told(self, kind):
        for left_out in MUST_HOLD[kind]:
            text = letter_words.start(kind=kind)["text"].replace(mark(left_out), "")

            assert wrong(kind=kind, text=text).missing == (left_out,)

    def test_twice_elsewhere_and_unknown_are_told(self):
        found = wrong(kind=LetterKind.PREPARATION, text="[wet: bezwaar][wet: bezwaar] [naam]")

        assert (found.twice, found.elsewhere) == ((Sentence.OBJECT,), (Sentence.OBJECT,))
        assert found.unknown == ("[naam]",)

    @given(FREE, FREE)
    def test_own_words_come_back_as_they_were(self, before, after):
        parts = list(pieces(text=f"{before}[ Wet:  Te  laat ]{after}"))

        assert [one.sentence for one in parts if one.sentence] == [Sentence.OVERDUE]
        assert "".join(one.text for one in parts) == before + after

    def test_a_sentence_that_says_nothing_leaves_no_hole(self):
        text = f"Eén.\n\n{mark(Sentence.OVERDUE)}\n\nTwee."

        parts = filled(text=text, facts={}, sentences={Sentence.OVERDUE: ""})

        assert joined(parts=parts) == "Eén.\n\nTwee."

    def test_what_somebody_typed_as_a_subject_is_no_mark(self):
        facts = Facts(about="[wet: dwangsom]")
        with translation.override("nl"):
            parts = letter_words.in_own_words(kind=KIND, text=mark(Fact.ABOUT), facts=facts)

        assert [(one.text, one.sentence) for one in parts] == [("[wet: dwangsom]", None)]


class TestVersions:
    def test_the_newest_counts_and_none_is_lost(self):
        word()
        word(OWN.replace("lang", "veel te lang"), after=1)

        with acting(SANNE):
            newest = queries.newest(actor=SANNE, organisation_id=MEIDOORN, kind=KIND)

        assert newest.version == 2
        assert "veel te lang" in newest.text
        assert LetterWording.objects.count() == 2

    def test_back_to_ours_is_a_version_too(self):
        word()
        word("", after=1)

        with acting(SANNE):
            assert queries.newest(actor=SANNE, organisation_id=MEIDOORN, kind=KIND) is None
            assert queries.of_all_kinds(actor=SANNE, organisation_id=MEIDOORN) == {}
        assert list(Entry.objects.order_by("at").values_list("reason", flat=True)) == [KIND] * 2

    @pytest.mark.parametrize("after", [0, 5])
    def test_of_two_who_change_it_at_once_the_second_looks_first(self, after):
        word()

        with pytest.raises(actions.ChangedMeanwhile):
            word(after=after)

        assert LetterWording.objects.count() == 1

    @pytest.mark.parametrize("actor", [TINEKE, SANNE, FOPPE], ids=["other", "works", "decides"])
    def test_are_written_by_who_leads_the_organisation(self, actor):
        with pytest.raises(NotLed):
            word(actor=actor)

    def test_without_a_sentence_of_the_law_are_not_kept(self):
        with pytest.raises(actions.LawLeftOut):
            word("Schiet eens op.")

    def test_are_those_of_ones_own_organisation(self):
        make_wording()

        with acting(DIRK):
            assert queries.of_all_kinds(actor=DIRK, organisation_id=MEIDOORN) == {}


class TestALetter:
    @pytest.fixture
    def begun(self, cast):
        case = make_running_case(SANNE.user_id)
        client = Client()
        client.force_login(cast[SANNE])

        def asked(kind=KIND):
            page = client.get(f"/desk/cases/{case.id}/letters/new/{kind}/")
            return page.context["form"].initial

        return asked

    def test_begins_with_the_words_of_its_organisation(self, begun):
        word()

        found = begun()

        assert found["subject"] == "Te laat"
        assert found["text"].startswith("Beste mensen, over …")
        assert "stel ik u in gebreke" in found["text"]
        assert "[" not in found["text"]

    def test_of_another_kind_or_organisation_begins_with_ours(self, begun):
        ours = begun(LetterKind.COMPLAINT), begun()
        make_wording(organisation_id=LINDE, user_id=TINEKE.user_id, kind=KIND, text=OWN)

        assert (begun(LetterKind.COMPLAINT), begun()) == ours


class TestThePage:
    @pytest.fixture
    def client(self, cast):
        client = Client()
        client.force_login(cast[CARLA])
        return client

    def test_marks_the_sentences_of_the_law(self, client):
        page = client.get(f"/desk/our-way/{MEIDOORN}/letters/{KIND}/").content.decode()

        assert page.count('class="naast-by-law"') == len(MUST_HOLD[KIND])

    def test_looked_at_nothing_is_kept(self, client):
        data = {"subject": "Te laat", "text": OWN, "what": "look"}

        page = client.post(f"/desk/our-way/{MEIDOORN}/letters/{KIND}/", data)

        assert "Beste mensen, over" in page.content.decode()
        assert page.status_code == HTTPStatus.OK
        assert not LetterWording.objects.exists()

    def test_kept_it_stands_on_the_page_of_the_organisation(self, client):
        data = {"subject": "Te laat", "text": OWN, "what": "keep", "after": "0"}

        answer = client.post(f"/desk/our-way/{MEIDOORN}/letters/{KIND}/", data, follow=True)

        assert "eigen woorden, versie 1" in answer.content.decode()

    def test_without_the_law_it_says_which_sentence_is_missing(self, client):
        data = {"subject": "Te laat", "text": "Schiet op.", "what": "keep", "after": "0"}

        answer = client.post(f"/desk/our-way/{MEIDOORN}/letters/{KIND}/", data)

        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "[wet: in gebreke]" in str(answer.context["form"].errors["text"])
