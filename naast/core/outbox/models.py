from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from naast.core.crypto.fields import SealedField
from naast.core.outbox.rules import Channel, State
from naast.core.policy.walls import RowPolicies

CHANNEL_WORDS = {
    Channel.MAIL.value: pgettext_lazy("outbox", "mail"),
    Channel.TEXT.value: pgettext_lazy("outbox", "text message"),
    Channel.LETTER.value: pgettext_lazy("outbox", "letter"),
}
STATE_WORDS = {
    State.WAITING.value: pgettext_lazy("outbox", "waiting"),
    State.SENT.value: pgettext_lazy("outbox", "sent"),
    State.FAILED.value: pgettext_lazy("outbox", "could not be sent"),
    State.DROPPED.value: pgettext_lazy("outbox", "no longer needed"),
}
HOUSES = ("support", "municipality")

_WAITING, _FAILED = State.WAITING.value, State.FAILED.value
_NO_ADDRESS = Q(address__isnull=True, wrapped_key__isnull=True)


class Message(models.Model):
    """A message on its way: which words, to whom, when. Never contents.

    To a user, whose address is looked up when it is sent; or to a resident, whose address lies here
    sealed under a key made for this message alone, and is erased once it is sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    channel = models.CharField(max_length=10, choices=CHANNEL_WORDS)
    template = models.CharField(max_length=40)
    language = models.CharField(max_length=5)
    values = models.JSONField(default=dict)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", null=True
    )
    address = SealedField(label="outbox.message.address", null=True)
    wrapped_key = models.BinaryField(null=True)
    controller = models.CharField(max_length=40, blank=True)
    subject_id = models.UUIDField(null=True)
    house = models.CharField(max_length=20, blank=True)
    key = models.CharField(max_length=80, null=True, unique=True)  # noqa: DJ001 (many have none)
    state = models.CharField(max_length=10, choices=STATE_WORDS, default=_WAITING)
    queued_at = models.DateTimeField()
    next_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["next_at"], condition=Q(state=_WAITING), name="outbox_due"),
            models.Index(fields=["subject_id", "-queued_at"], name="outbox_subject"),
            models.Index(fields=["queued_at"], name="outbox_age"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[_WAITING, _FAILED])
                | (Q(user__isnull=False) & _NO_ADDRESS)
                | Q(user__isnull=True, address__isnull=False, wrapped_key__isnull=False),
                name="unsent_message_has_one_address",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[_WAITING, _FAILED]) | _NO_ADDRESS,
                name="sent_message_holds_no_address",
            ),
            models.CheckConstraint(
                condition=Q(subject_id__isnull=True, house="")
                | Q(subject_id__isnull=False, house__in=HOUSES),
                name="message_about_someone_has_a_house",
            ),
            RowPolicies(
                "naast.core.outbox.policy.MESSAGES",
                name="outbox_message",
                insert=("queue",),
                update=("send",),
                delete=("forget", "erase"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} by {self.channel}, {self.state}"


class Standing(models.Model):
    """How many messages wait and failed, per channel, counted every minute: no person in it."""

    channel = models.CharField(primary_key=True, max_length=10, choices=CHANNEL_WORDS)
    waiting = models.PositiveIntegerField()
    failed = models.PositiveIntegerField()
    oldest_due_at = models.DateTimeField(null=True)
    counted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.channel}: {self.waiting} waiting, {self.failed} failed"
