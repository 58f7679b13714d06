"""Queue messages and work for later, in the transaction of what they are about, and send them.

A message goes in two steps with the sending between them, so that no transaction waits for a mail
server: `claim_message` gives one worker some minutes to send it, `note_sent` or `note_failure` ends
that. A worker that was killed in between leaves a claim that lapses, and `send_due` has it tried
again: nothing is lost (I-11), and it may arrive twice where the kill came just after the sending.
"""

import logging
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

import psycopg
from django.db import connection, transaction
from django.db.models import Count, Min, Q
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import NoKey, data_key, new_data_key
from naast.core.crypto.rules import DoesNotOpen
from naast.core.identity.queries import mail_address
from naast.core.outbox import queries, rules
from naast.core.outbox.models import Message, Standing
from naast.core.outbox.providers import Parcel
from naast.core.outbox.rules import TEMPLATES, Channel, State
from naast.core.outbox.wording import render
from naast.core.policy.walls import Actor, Scope, acting, must_act

log = logging.getLogger(__name__)

_MOST_IN_ONE_SWEEP = 500


class CannotGo(Exception):
    """A template cannot go to this recipient, or by this channel."""


def later(
    *, task: str, at: datetime | None = None, once: str | None = None, **ids: UUID | int
) -> None:
    """Have the job `task` ("matching.tell_coordinator") run at `at`, or as soon as possible.

    In the transaction at hand: rolled back, it never runs. A job holds ids only and runs at least
    once, perhaps twice and perhaps late, so it looks first whether it is still needed. With `once`,
    no second job with that lock waits beside it. Raises TaskNotFound for a name that no `jobs.py`
    has, TypeError for anything but an id.
    """
    arguments: dict[str, str | int] = {}
    for name, value in ids.items():
        if not isinstance(value, UUID | int):
            raise TypeError(f"A job holds ids, and {name} is {type(value).__name__}")
        arguments[name] = str(value) if isinstance(value, UUID) else value
    job = app.configure_task(task, allow_unknown=False, schedule_at=at, queueing_lock=once)
    try:
        with transaction.atomic():  # so that a lock already taken undoes nothing else
            job.defer(**arguments)
    except AlreadyEnqueued:
        pass
    except ConnectorException as failed:
        # What PostgreSQL refused comes as from every other statement: as an error of the database.
        if not isinstance(failed.__cause__, psycopg.Error):
            raise
        with connection.wrap_database_errors:
            raise failed.__cause__ from failed


def queue(
    *,
    actor: Actor,
    channel: Channel,
    template: str,
    to: int | str,
    language: str = "nl",
    values: Mapping[str, date | datetime] | None = None,
    subject_id: UUID | None = None,
    house: str = "",
    controller: str = "",
    not_before: datetime | None = None,
    key: str | None = None,
) -> UUID:
    """Queue a message for the user with id `to`, or for a resident at the address `to`.

    For a resident, `subject_id`, `house` and `controller` ("organisation-5") say whose address it
    is and whose key wraps it. A second message with the same `key` ("question:…:late") is left out.
    Raises NotNeutral for values the template does not have, CannotGo for what cannot go this way.
    """
    at = _moment(actor)
    _check_way(channel=channel, template=template, to=to, subject_id=subject_id)
    message = Message(
        channel=Channel(channel),
        template=template,
        language=language,
        values=rules.check_values(template=template, values=values or {}),
        subject_id=subject_id,
        house=house,
        key=key,
        queued_at=at,
        next_at=not_before or at,
    )
    if isinstance(to, int):
        message.user_id = to
    else:
        data, message.wrapped_key = new_data_key(controller=controller)
        message.address, message.controller = Clear(to, data), controller
    with acting(actor.also(queueing=Scope(row_ids=[message.id]))):
        # Nothing is read back: who queues a message need not be allowed to see it.
        Message.objects.bulk_create([message], ignore_conflicts=key is not None)
    _send_at(message.id, not_before)
    return message.id


def _moment(actor: Actor) -> datetime:
    must_act(actor)
    if actor.at is None:
        raise ValueError("An actor without a moment cannot act")
    return actor.at


def _check_way(*, channel: Channel, template: str, to: int | str, subject_id: UUID | None) -> None:
    if isinstance(to, int) and channel != Channel.MAIL:
        raise CannotGo("Of a user only the mail address is known")
    if isinstance(to, str) and (not to or subject_id is None):
        raise CannotGo("An address belongs to somebody")
    if channel == Channel.TEXT and not TEMPLATES[template].short:
        raise CannotGo(f"{template} has no words for a text message")


def _send_at(message_id: UUID, at: datetime | None) -> None:
    later(task="outbox.send_message", at=at, once=f"outbox:{message_id}", message_id=message_id)


def claim_message(*, actor: Actor, message_id: UUID) -> Parcel | None:
    """Return what to send, kept from other workers for `rules.LEASE`; None when there is nothing.

    Nothing: sent already, claimed by another worker, not yet due, or nobody to send it to any more.
    """
    at = _moment(actor)
    message = (
        queries.messages(actor=actor, verb="send")
        .filter(id=message_id, state=State.WAITING, next_at__lte=at)
        .select_for_update(skip_locked=True)
        .first()
    )
    if message is None:
        return None
    if message.attempts >= rules.MOST_ATTEMPTS:
        _end(message, State.FAILED)  # each time, a worker was killed over it
        return None
    message.attempts, message.next_at = message.attempts + 1, at + rules.LEASE
    message.save(update_fields=["attempts", "next_at"])
    try:
        address = _address(message)
    except (NoKey, DoesNotOpen) as closed:
        log.warning("Message %s: %s", message.id, type(closed).__name__)
        return None  # tried again once the claim lapses: somebody may put the key back
    if not address:
        _end(message, State.DROPPED)
        return None
    words = render(
        template=message.template,
        channel=message.channel,
        language=message.language,
        values=message.values,
    )
    return Parcel(
        message_id=message.id,
        channel=message.channel,
        language=message.language,
        address=address,
        subject=words.subject,
        text=words.text,
    )


def _address(message: Message) -> str:
    if message.user_id is not None:
        return mail_address(user_id=message.user_id)
    key = data_key(wrapped=bytes(message.wrapped_key or b""), controller=message.controller)
    return str(message.address.open(key=key))


def _end(message: Message, state: State, *, sent_at: datetime | None = None) -> None:
    message.state, message.sent_at = state, sent_at
    if state != State.FAILED:
        message.address = message.wrapped_key = None
    message.save(update_fields=["state", "sent_at", "address", "wrapped_key"])


def note_sent(*, actor: Actor, message_id: UUID) -> None:
    """Note that a claimed message was sent, and erase the address."""
    at = _moment(actor)
    message = _claimed(actor, message_id)
    if message is not None:
        _end(message, State.SENT, sent_at=at)


def note_failure(*, actor: Actor, message_id: UUID, reason: str) -> None:
    """Note that sending failed: tried again after a while, longer each time, and at last no more.

    `reason` is the kind of failure, for the log; what a mail server says may hold an address.
    """
    at = _moment(actor)
    log.warning("Message %s could not be sent: %s", message_id, reason)
    message = _claimed(actor, message_id)
    if message is None:
        return
    again = rules.next_attempt(attempts=message.attempts, at=at)
    if again is None:
        _end(message, State.FAILED)
        return
    message.next_at = again
    message.save(update_fields=["next_at"])
    _send_at(message.id, again)


def _claimed(actor: Actor, message_id: UUID) -> Message | None:
    waiting = queries.messages(actor=actor, verb="send").filter(state=State.WAITING)
    return waiting.select_for_update().filter(id=message_id).first()


def send_due(*, actor: Actor) -> int:
    """Queue a job for each message that is due and that no job seems to take; return how many.

    Its worker was killed, or its job was lost with a backup that was put back.
    """
    at = _moment(actor)
    due = (
        queries.messages(actor=actor, verb="send")
        .filter(state=State.WAITING, next_at__lte=at - rules.GRACE)
        .order_by("next_at", "id")
    )
    ids = list(due.values_list("id", flat=True)[:_MOST_IN_ONE_SWEEP])
    for message_id in ids:
        _send_at(message_id, None)
    return len(ids)


def send_again(*, actor: Actor) -> int:
    """Let every failed message start afresh, once its cause is gone; return how many."""
    at = _moment(actor)
    failed = queries.messages(actor=actor, verb="send").filter(state=State.FAILED)
    ids = list(failed.select_for_update().values_list("id", flat=True))
    queries.messages(actor=actor, verb="send").filter(id__in=ids).update(
        state=State.WAITING, attempts=0, next_at=at
    )
    for message_id in ids:
        _send_at(message_id, None)
    return len(ids)


def tidy(*, actor: Actor) -> None:
    """Erase the addresses of what failed too long ago, and forget what was sent long ago."""
    at = _moment(actor)
    queries.messages(actor=actor, verb="send").filter(
        state=State.FAILED, queued_at__lt=at - rules.KEEP_FAILED
    ).update(state=State.DROPPED, address=None, wrapped_key=None)
    queries.messages(actor=actor, verb="forget").filter(queued_at__lt=at - rules.KEEP).delete()


def count_standing(*, actor: Actor) -> None:
    """Count per channel what waits and what failed, for whoever keeps the installation running."""
    at = _moment(actor)
    counts = {
        row["channel"]: row
        for row in queries.messages(actor=actor, verb="send")
        .filter(state__in=[State.WAITING, State.FAILED])
        .order_by()
        .values("channel")
        .annotate(
            waiting=Count("id", filter=Q(state=State.WAITING)),
            failed=Count("id", filter=Q(state=State.FAILED)),
            oldest_due_at=Min("next_at", filter=Q(state=State.WAITING)),
        )
    }
    nothing = {"waiting": 0, "failed": 0, "oldest_due_at": None}
    for channel in Channel:
        row = {**nothing, **counts.get(channel, {}), "channel": channel.value}
        Standing.objects.update_or_create(channel=channel.value, defaults={**row, "counted_at": at})
