"""A support file that is closed is corrected too, as long as it is kept (GDPR art. 16)."""

import pytest
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.identity.models import Grant
from naast.core.outbox.models import Message
from naast.core.policy.walls import acting
from naast.entrances.desk.actions import answer_remark
from naast.support.casework import actions as casework
from naast.support.casework.models import Contact
from naast.support.casework.rules import Outcome
from naast.support.casework.tests.factories import make_contact, make_running_case
from naast.support.keys import actions as keys
from naast.support.keys.models import Remark
from naast.support.keys.rules import About, RemarkKind
from naast.support.people.tests.factories import key, make_ground, make_person
from tests.cast import BRAM, HANNA, HANNA_ID, NOON, PETRA, SANNE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def talk(cast):
    make_ground()
    person = make_person(id=HANNA_ID, first_name="Hanna")
    return make_contact(make_running_case(SANNE.user_id, person=person), "Er waren elf brieven.")


def close(talk):
    with acting(SANNE):
        casework.close_case(
            actor=SANNE, case_id=talk.case_id, outcome=Outcome.OWN_STRENGTH, scores={}, at=NOON
        )


def say_wrong(talk):
    with acting(HANNA):
        return keys.make_remark(
            actor=HANNA, about=About.TALK, row_id=talk.id, kind=RemarkKind.WRONG,
            text="Het waren er tien.", at=NOON,
        )  # fmt: skip


def correct(actor, remark, text="Er waren tien brieven."):
    with acting(actor):
        answer_remark(actor=actor, remark_id=remark.id, text=text, reason="", at=NOON)


def reads(talk):
    return Contact.objects.get(id=talk.id).text.open(key=key(talk.person))


class TestSheAsks:
    def test_who_last_stood_beside_her_and_that_one_is_told(self, talk):
        close(talk)
        Message.objects.all().delete()

        remark = say_wrong(talk)

        assert (remark.put_to_id, remark.answer_before_at is not None) == (SANNE.user_id, True)
        assert set(Message.objects.values_list("user_id", flat=True)) == {SANNE.user_id}

    def test_who_guards_privacy_there_once_that_one_left(self, talk):
        close(talk)
        Grant.objects.filter(user_id=SANNE.user_id).update(until_on=NOON.date())

        assert say_wrong(talk).put_to_id == PETRA.user_id

    def test_what_waits_when_the_file_closes_still_is_answered(self, talk):
        remark = say_wrong(talk)

        close(talk)
        correct(SANNE, remark)

        assert reads(talk) == "Er waren tien brieven."


class TestTheAnswer:
    @pytest.mark.parametrize("gone", [False, True])
    def test_corrects_the_entry_and_keeps_what_was(self, talk, gone):
        close(talk)
        if gone:
            Grant.objects.filter(user_id=SANNE.user_id).update(until_on=NOON.date())
        remark = say_wrong(talk)

        correct(PETRA if gone else SANNE, remark)

        row = Remark.objects.get()
        assert reads(talk) == "Er waren tien brieven."
        assert row.was.open(key=key(talk.person)) == "Er waren elf brieven."
        told = Entry.objects.get(action="keys.remark.corrected")
        assert (told.user_id, told.subject_id) == (row.put_to_id, HANNA_ID)

    def test_opens_nothing_else_of_the_file(self, talk, client, cast):
        other = make_contact(talk.case, "Iets anders.")
        close(talk)
        remark = say_wrong(talk)
        client.force_login(cast[SANNE])

        page = client.get(f"/desk/remarks/{remark.id}/").content.decode()

        assert "Er waren elf brieven." in page
        assert "Hanna" not in page
        with acting(SANNE):
            assert not Contact.objects.filter(id__in=[talk.id, other.id]).exists()
        assert "klopt" in client.get("/desk/today/").content.decode()

    def test_is_not_for_a_colleague(self, talk):
        close(talk)
        remark = say_wrong(talk)

        with pytest.raises(Remark.DoesNotExist):
            correct(BRAM, remark)

        assert reads(talk) == "Er waren elf brieven."
