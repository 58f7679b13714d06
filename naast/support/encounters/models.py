"""Appointments, messages, documents: between a resident and who stands beside her or decides."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    BigIntegerRangeField,
    DateTimeRangeField,
    RangeOperators,
)
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.encounters.rules import Way

WAYS = [
    (Way.HOME, _("At home")),
    (Way.PHONE, _("By phone")),
    (Way.VIDEO, _("By video")),
    (Way.WALK_IN, _("At a walk-in point")),
    (Way.OFFICE, _("At the office")),
]


_LASTS = (
    "tsrange(starts_at AT TIME ZONE 'UTC',"
    " starts_at AT TIME ZONE 'UTC' + minutes * interval '1 minute')"
)


class Appointment(models.Model):
    """A moment agreed on. The row says when and how; what it is about is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=20, choices=WAYS)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    about = SealedField(label="encounters.about", null=True)
    made_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    # Made on the understanding that nothing else of theirs stands then. Not so for two residents at
    # one table, what a colleague took over, and what was made before this was asked.
    alone = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes = [
            models.Index(fields=["user", "starts_at"]),
            models.Index(fields=["person", "starts_at"]),
        ]
        constraints = [
            RowPolicies(
                "naast.support.encounters.policy.APPOINTMENTS",
                name="encounters_appointment",
                insert=("agree",),
                update=("cancel", "take_over"),
            ),
            # A range of one user, so that no extension is needed; moments in UTC, because the sum
            # of a moment in a zone and an interval is no constant to PostgreSQL.
            ExclusionConstraint(
                name="nobody_is_at_two_places",
                expressions=[
                    (
                        Func(
                            F("user"),
                            F("user"),
                            Value("[]"),
                            function="int8range",
                            output_field=BigIntegerRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            F("starts_at"),
                            F("minutes"),
                            function="tsrange",
                            template=_LASTS,
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(alone=True, cancelled_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class OfferedTime(models.Model):
    """A time at which she can speak with the municipality, offered by herself; it picks one.

    When and how, and no more: nothing tells who else comes, whose diary it fits or who typed it
    (I-3, R-122). Picked, withdrawn or offered anew, the row is gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=20, choices=WAYS)
    starts_at = models.DateTimeField()
    offered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "starts_at"], name="a_time_is_offered_once"),
            RowPolicies(
                "naast.support.encounters.policy.OFFERED_TIMES",
                name="encounters_offeredtime",
                insert=("offer",),
                delete=("withdraw", "pick"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class Thread(models.Model):
    """The header of what she and who stands beside her write each other: who waits, since when.

    No word of it stands here: a coordinator sees this row, and contents are another table. A person
    belongs to one house, so there is one thread a person. `waiting_since_at` is NULL while nobody
    waits for an answer of staff.
    """

    person = models.OneToOneField(
        "people.Person", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    house = models.CharField(max_length=20)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    waiting_since_at = models.DateTimeField(null=True)
    answer_before_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "answer_before_at"],
                condition=Q(waiting_since_at__isnull=False),
                name="encounters_waiting",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(waiting_since_at__isnull=True, answer_before_at__isnull=True)
                | Q(waiting_since_at__isnull=False, answer_before_at__isnull=False),
                name="who_waits_has_a_promise",
            ),
            RowPolicies(
                "naast.support.encounters.policy.THREADS",
                name="encounters_thread",
                insert=("write",),
                update=("write",),
                delete=("erase",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person_id)


class Message(models.Model):
    """What one wrote the other; `user` is NULL for the resident herself.

    Words once sent never change: the app may only note that they were seen (migration 0003).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    text = SealedField(label="encounters.message")
    written_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        indexes = [models.Index(fields=["person", "-written_at"])]
        constraints = [
            RowPolicies(
                "naast.support.encounters.policy.MESSAGES",
                name="encounters_message",
                insert=("write",),
                update=("see",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Document(models.Model):
    """That a document lies in her file: what it is called, who added it; `user` NULL is herself.

    Its bytes lie in `core/files`. Kind and size stand here too, so that a list reads no document.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    file = models.OneToOneField("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    name = SealedField(label="encounters.document")
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "-added_at"])]
        constraints = [
            RowPolicies(
                "naast.support.encounters.policy.DOCUMENTS",
                name="encounters_document",
                insert=("add",),
                delete=("remove",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
