"""Messages are queued with what they are about, sent once, tried again, and then forgotten."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import TaskNotFound

from naast.core.outbox import actions, queries, rules
from naast.core.outbox.models import Message
from naast.core.policy.walls import Actor, NotActing, Scope, acting
from tests.cast import CAST, CLOCK, HANNA, HANNA_ID, MUNICIPAL, NOON, SANNE, WILLEM_ID

from .factories import PHONE, message, sent

pytestmark = pytest.mark.django_db


def clock(at):
    return Actor(at=at, clock=Scope())


def to_hanna(actor, **changed):
    """Queue a text message to Hanna, as `actor`."""
    return actions.queue(
        **{
            "actor": actor, "channel": "text", "template": "answer_waiting", "to": PHONE,
            "subject_id": HANNA_ID, "house": "support", "controller": "organisation-1",
        } | changed
    )  # fmt: skip


def jobs(task="outbox.send_message"):
    return ProcrastinateJob.objects.filter(task_name=task)


class TestQueue:
    @pytest.mark.parametrize(
        "actor", [SANNE, HANNA, Actor(at=NOON)], ids=["staff", "resident", "nobody"]
    )
    def test_anybody_who_acts_may_set_a_message_on_its_way(self, actor):
        with acting(actor):
            message_id = to_hanna(actor)

        assert Message.objects.get().id == message_id
        assert [job.args for job in jobs()] == [{"message_id": str(message_id)}]

    def test_keeps_no_address_that_can_be_read(self):
        with acting(SANNE):
            to_hanna(SANNE)

        with connection.cursor() as cursor:
            cursor.execute("SELECT outbox_message::text FROM outbox_message")
            [row] = cursor.fetchone()
        assert PHONE not in row
        assert PHONE.encode().hex() not in row

    def test_leaves_nothing_when_what_it_is_about_is_rolled_back(self):
        with acting(SANNE), transaction.atomic():
            to_hanna(SANNE)
            actions.later(task="outbox.send_message", message_id=uuid4())
            transaction.set_rollback(True)

        assert not Message.objects.exists()
        assert not jobs().exists()

    def test_leaves_out_a_second_message_with_the_same_key(self, cast):
        for _ in range(2):
            with acting(CLOCK):
                actions.queue(
                    actor=CLOCK,
                    channel="mail",
                    template="question_late",
                    to=SANNE.user_id,
                    key="late:1",
                )

        assert Message.objects.count() == 1

    def test_is_refused_to_whoever_does_not_act(self):
        with acting(HANNA), pytest.raises(NotActing):
            to_hanna(SANNE)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"to": ""},
            {"subject_id": None},
            {"to": 101},  # of a user only mail
            {"template": "question_waiting"},  # no words for a text message
        ],
    )
    def test_refuses_what_cannot_go_this_way(self, wrong):
        with acting(SANNE), pytest.raises(actions.CannotGo):
            to_hanna(SANNE, **wrong)

    @pytest.mark.parametrize("wrong", [{"house": ""}, {"house": "garden"}])
    def test_a_message_about_somebody_belongs_to_a_house(self, wrong):
        with acting(SANNE), pytest.raises(IntegrityError), transaction.atomic():
            to_hanna(SANNE, **wrong)

    def test_waits_until_the_moment_it_is_for(self):
        later = NOON + timedelta(days=2)

        with acting(SANNE):
            to_hanna(SANNE, not_before=later)

        assert jobs().get().scheduled_at == later
        with acting(CLOCK):
            assert actions.claim_message(actor=CLOCK, message_id=Message.objects.get().id) is None


class TestClaimMessage:
    def test_gives_the_words_and_the_opened_address(self):
        one = message()

        with acting(CLOCK):
            parcel = actions.claim_message(actor=CLOCK, message_id=one.id)

        assert parcel.address == PHONE
        assert parcel.text.startswith("Er is een bericht voor u.")
        assert PHONE not in repr(parcel)

    def test_looks_up_the_address_of_a_user_only_now(self, cast):
        one = message(to=SANNE.user_id, template="question_waiting")
        cast[SANNE].email = "sanne@elders.example"
        cast[SANNE].save()

        with acting(CLOCK):
            parcel = actions.claim_message(actor=CLOCK, message_id=one.id)

        assert parcel.address == "sanne@elders.example"

    def test_drops_what_is_for_a_user_who_left(self, cast):
        one = message(to=SANNE.user_id, template="question_waiting")
        cast[SANNE].is_active = False
        cast[SANNE].save()

        with acting(CLOCK):
            assert actions.claim_message(actor=CLOCK, message_id=one.id) is None

        one.refresh_from_db()
        assert one.state == "dropped"

    def test_keeps_other_workers_away_until_the_claim_lapses(self):
        one = message()
        lapsed = clock(NOON + rules.LEASE)

        with acting(CLOCK):
            first = actions.claim_message(actor=CLOCK, message_id=one.id)
            second = actions.claim_message(actor=CLOCK, message_id=one.id)
        with acting(lapsed):
            third = actions.claim_message(actor=lapsed, message_id=one.id)

        assert (bool(first), bool(second), bool(third)) == (True, False, True)

    def test_gives_up_on_what_kills_every_worker(self):
        one = message(attempts=rules.MOST_ATTEMPTS)

        with acting(CLOCK):
            assert actions.claim_message(actor=CLOCK, message_id=one.id) is None

        one.refresh_from_db()
        assert one.state == "failed"

    def test_waits_for_a_key_that_is_gone(self):
        one = message(wrapped_key=b"\x01" + bytes(60))

        with acting(CLOCK):
            assert actions.claim_message(actor=CLOCK, message_id=one.id) is None

        one.refresh_from_db()
        assert (one.state, one.attempts) == ("waiting", 1)

    def test_sends_nothing_that_was_sent(self):
        one = sent()

        with acting(CLOCK):
            assert actions.claim_message(actor=CLOCK, message_id=one.id) is None


class TestAfterwards:
    def test_the_address_is_erased_once_it_is_sent(self):
        one = message(attempts=1)

        with acting(CLOCK):
            actions.note_sent(actor=CLOCK, message_id=one.id)

        one.refresh_from_db()
        assert (one.state, one.sent_at) == ("sent", NOON)
        assert one.address is one.wrapped_key is None

    def test_a_failure_is_tried_again_by_a_job_of_its_own(self):
        one = message(attempts=2)

        with acting(CLOCK):
            actions.note_failure(actor=CLOCK, message_id=one.id, reason="SMTPServerDisconnected")

        one.refresh_from_db()
        assert one.next_at == NOON + timedelta(minutes=5)
        assert jobs().get().scheduled_at == one.next_at

    def test_at_last_it_failed_and_may_be_sent_again_by_hand(self):
        one = message(attempts=rules.MOST_ATTEMPTS)

        with acting(CLOCK):
            actions.note_failure(actor=CLOCK, message_id=one.id, reason="TimeoutError")
            actions.count_standing(actor=CLOCK)
        assert [(s.channel, s.waiting, s.failed) for s in queries.standing()] == [
            ("letter", 0, 0), ("mail", 0, 0), ("text", 0, 1),
        ]  # fmt: skip
        with acting(CLOCK):
            assert actions.send_again(actor=CLOCK) == 1
            assert actions.claim_message(actor=CLOCK, message_id=one.id).address == PHONE

    def test_the_log_names_the_kind_of_failure_only(self, caplog):
        one = message(attempts=1)

        with acting(CLOCK):
            actions.note_failure(actor=CLOCK, message_id=one.id, reason="SMTPRecipientsRefused")

        assert PHONE not in caplog.text
        assert "SMTPRecipientsRefused" in caplog.text


class TestSendDue:
    def test_finds_what_no_job_takes(self):
        lost = message(next_at=NOON - timedelta(hours=1))
        message()  # its own job may still come
        message(next_at=NOON + timedelta(days=1))
        sent(next_at=NOON - timedelta(hours=1))

        with acting(CLOCK):
            assert actions.send_due(actor=CLOCK) == 1

        assert jobs().get().args == {"message_id": str(lost.id)}

    def test_adds_no_second_job_where_one_waits(self):
        message(next_at=NOON - timedelta(hours=1))

        with acting(CLOCK):
            actions.send_due(actor=CLOCK)
            actions.send_due(actor=CLOCK)

        assert jobs().count() == 1


class TestTidy:
    def test_forgets_what_was_sent_half_a_year_ago_and_addresses_that_failed(self):
        old, recent = sent(queued_at=NOON - timedelta(days=181)), sent()
        failed = message(state="failed", queued_at=NOON - timedelta(days=15))
        hopeful = message(state="failed", queued_at=NOON - timedelta(days=13))

        with acting(CLOCK):
            actions.tidy(actor=CLOCK)

        left = {one.id: one for one in Message.objects.all()}
        assert old.id not in left
        assert left.keys() == {recent.id, failed.id, hopeful.id}
        assert left[failed.id].wrapped_key is None
        assert left[hopeful.id].wrapped_key is not None


class TestLater:
    def test_takes_ids_and_nothing_else(self):
        for contents in ("Hanna", b"x", 1.5, NOON, None):
            with pytest.raises(TypeError):
                actions.later(task="outbox.send_message", message_id=contents)

    def test_knows_its_jobs(self):
        with pytest.raises(TaskNotFound):
            actions.later(task="outbox.sned_message", message_id=UUID(int=1))


class TestMessages:
    def test_a_resident_sees_what_was_sent_to_her_and_nobody_with_a_grant_does(self):
        hers, his = sent(), sent(subject_id=WILLEM_ID, house="municipality")

        seen = {}
        for actor in CAST:
            with acting(actor):
                seen[actor] = {one.id for one in queries.messages(actor=actor)}

        assert seen[HANNA] == {hers.id}
        assert seen[CLOCK] == {hers.id, his.id}
        assert not any(seen[actor] for actor in MUNICIPAL)
        assert [
            a for a in CAST if seen[a] and "clock" not in a.scopes and "resident" not in a.scopes
        ] == []
