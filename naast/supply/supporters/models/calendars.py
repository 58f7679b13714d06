"""Between Naast and a worker's own calendar: what it reads here, and what we read there."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.supply.supporters import words
from naast.supply.supporters.models.workers import Supporter
from naast.supply.supporters.rules import LONGEST_PLACE, Trouble

TROUBLES = [(one, words.TROUBLES[one]) for one in Trouble]


class CalendarAddress(models.Model):
    """That she has such an address, since when, and which place stands with every appointment.

    Whoever knows the address reads from it, so only its fingerprint is kept: nobody can show it
    again, or make it from what stands here. No row: no address.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    fingerprint = models.CharField(max_length=64, unique=True)
    place = models.CharField(max_length=LONGEST_PLACE, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.CALENDARS",
                name="supporters_calendar",
                insert=("keep",),
                update=("keep",),
                delete=("keep",),
            ),
            models.CheckConstraint(
                condition=~models.Q(fingerprint=""), name="calendar_address_has_a_fingerprint"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user_id)


class DiarySource(models.Model):
    """Where a worker's own calendar lies, or a file of it that waits to be read; and how that goes.

    Both are sealed with a key that lies in this row and goes with it: who has the address reads all
    that she does. A file is let go of as soon as it was read. No row: her calendar does not count.
    `failing_since` is the first of the tries that failed in a row.
    """

    supporter = models.OneToOneField(
        Supporter, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    address = SealedField(label="supporters.diary.address", null=True)
    contents = SealedField(label="supporters.diary.contents", null=True)
    wrapped_key = models.BinaryField()
    controller = models.CharField(max_length=40)
    given_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=20, choices=TROUBLES, blank=True)
    failing_since = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["tried_at"])]
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.DIARIES",
                name="supporters_diary",
                insert=("keep",),
                update=("keep", "read"),
                delete=("keep", "read"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.supporter_id)


class BusyTime(models.Model):
    """That a worker's own calendar says busy, from when until when; there is no room for more."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.ForeignKey(Supporter, on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["supporter", "starts_at"])]
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.BUSY",
                name="supporters_busy",
                insert=("read",),
                delete=("read", "end"),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="busy_lasts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"
