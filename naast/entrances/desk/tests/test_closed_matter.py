"""A matter that is closed is corrected too, as long as it is kept (GDPR art. 16)."""

import pytest
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.identity.models import Grant
from naast.core.outbox.models import Message
from naast.core.policy.walls import acting
from naast.entrances.desk.actions import answer_remark
from naast.support.decisions.actions import close_matter
from naast.support.decisions.models import Talk
from naast.support.decisions.tests.factories import make_running_matter, make_talk
from naast.support.keys import actions as keys
from naast.support.keys.models import Remark
from naast.support.keys.rules import About, RemarkKind
from naast.support.people.rules import House
from naast.support.people.tests.factories import key, make_ground, make_person
from tests.cast import FOPPE, KARIN, NOON, RINSKE, SANNE, WILLEM, WILLEM_ID

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def talk(cast):
    make_ground()
    person = make_person(id=WILLEM_ID, house=House.MUNICIPALITY, first_name="Willem")
    return make_talk(make_running_matter(FOPPE.user_id, person=person))


def close(talk):
    with acting(FOPPE):
        close_matter(actor=FOPPE, matter_id=talk.matter_id, outcome="own_strength", at=NOON)


def say_wrong(talk, about=About.TALK):
    with acting(WILLEM):
        return keys.make_remark(
            actor=WILLEM, about=about, row_id=talk.id, kind=RemarkKind.WRONG,
            text="Dat zei ik niet.", at=NOON,
        )  # fmt: skip


def correct(actor, remark, text="Zij zei het anders."):
    with acting(actor):
        answer_remark(actor=actor, remark_id=remark.id, text=text, reason="", at=NOON)


def reads(talk):
    return Talk.objects.get(id=talk.id).text.open(key=key(talk.person))


class TestSheAsks:
    def test_who_last_decided_about_her_and_that_one_is_told(self, talk):
        close(talk)
        Message.objects.all().delete()

        remark = say_wrong(talk)

        assert (remark.put_to_id, remark.answer_before_at is not None) == (FOPPE.user_id, True)
        assert set(Message.objects.values_list("user_id", flat=True)) == {FOPPE.user_id}

    def test_who_guards_privacy_there_once_that_one_left(self, talk):
        close(talk)
        Grant.objects.filter(user_id=FOPPE.user_id).update(until_on=NOON.date())
        Grant.objects.filter(user_id=KARIN.user_id).update(role="privacy_officer")

        assert say_wrong(talk).put_to_id == KARIN.user_id

    def test_nobody_where_nobody_is_left(self, talk):
        close(talk)
        Grant.objects.filter(user_id=FOPPE.user_id).update(until_on=NOON.date())

        with pytest.raises(keys.NotForNow):
            say_wrong(talk)

    def test_no_decision_is_changed(self, talk):
        close(talk)

        with pytest.raises(keys.NotForNow):
            say_wrong(talk, about=About.DECISION)

    def test_what_waits_when_the_matter_closes_still_is_answered(self, talk):
        remark = say_wrong(talk)

        close(talk)
        correct(FOPPE, remark)

        assert reads(talk) == "Zij zei het anders."


class TestTheAnswer:
    def test_corrects_the_entry_and_keeps_what_was(self, talk):
        before = reads(talk)
        close(talk)
        remark = say_wrong(talk)

        correct(FOPPE, remark)

        row = Remark.objects.get()
        assert reads(talk) == "Zij zei het anders."
        assert row.was.open(key=key(talk.person)) == before
        told = Entry.objects.get(action="keys.remark.corrected")
        assert (told.user_id, told.subject_id) == (FOPPE.user_id, WILLEM_ID)
        assert (told.role, told.house) == ("access_officer", "municipality")

    def test_opens_nothing_else_of_the_matter(self, talk, client, cast):
        other = make_talk(talk.matter)
        close(talk)
        remark = say_wrong(talk)
        client.force_login(cast[FOPPE])

        page = client.get(f"/desk/remarks/{remark.id}/").content.decode()

        assert reads(talk) in page
        assert "Willem" not in page
        with acting(FOPPE):
            assert not Talk.objects.filter(id__in=[talk.id, other.id]).exists()
        assert f"/desk/remarks/{remark.id}/" in client.get("/desk/matters/").content.decode()

    def test_leads_back_to_the_matters(self, talk, client, cast):
        close(talk)
        remark = say_wrong(talk)
        client.force_login(cast[FOPPE])
        sent = {"outcome": "corrected", "text": "Zij zei het anders."}

        assert client.post(f"/desk/remarks/{remark.id}/", sent).url == "/desk/matters/"

    @pytest.mark.parametrize("actor", [SANNE, RINSKE, KARIN], ids=str)
    def test_is_for_nobody_else(self, talk, actor):
        close(talk)
        remark = say_wrong(talk)

        with pytest.raises(Remark.DoesNotExist):
            correct(actor, remark)
