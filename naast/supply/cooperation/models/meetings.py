"""Where parties meet: agenda, minutes, decisions, and who does what. Never about a resident."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naast.core.policy.walls import RowPolicies
from naast.supply.cooperation.rules import MeetingKind
from naast.supply.cooperation.words import MEETING_WORDS


class Meeting(models.Model):
    """A meeting of the parties it concerns; `user` called it and writes its minutes.

    `change` counts up with each change that a calendar must follow. `noted_on` is the day on which
    the minutes were last written; `invited_at` when everybody was last told of this moment.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation_ids = ArrayField(models.BigIntegerField(), default=list)
    with_municipality = models.BooleanField(default=False)
    with_council = models.BooleanField(default=False)
    kind = models.CharField(
        max_length=20, choices=[(one, MEETING_WORDS[one]) for one in MeetingKind]
    )
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=160)
    agenda = models.TextField(blank=True)
    present = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    decisions = models.TextField(blank=True)
    noted_on = models.DateField(null=True)
    invited_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    change = models.PositiveIntegerField(default=0)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["municipality", "-starts_at"])]
        constraints = [
            RowPolicies(
                "naast.supply.cooperation.policy.MEETINGS",
                name="cooperation_meeting",
                insert=("write",),
                update=("write",),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(kind=MeetingKind.TRIALOGUE)
                | Q(with_municipality=True, with_council=True, organisation_ids__len__gt=0),
                name="three_take_part_in_a_trialogue",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MeetingAction(models.Model):
    """What somebody does after a meeting, before a day. `owner` does it and says that it is done.

    The title of the meeting stands with it: an owner need not have been there to know of what.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="actions")
    meeting_title = models.CharField(max_length=120)
    what = models.CharField(max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "done_on", "due_on"])]
        constraints = [
            RowPolicies(
                "naast.supply.cooperation.policy.MEETING_ACTIONS",
                name="cooperation_action",
                insert=("give",),
                update=("finish",),
            ),
        ]

    def __str__(self) -> str:
        return self.what
