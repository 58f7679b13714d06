"""Courses, the days on which people meet, and who was there.

Courses and meetings hold nobody's data. Who was there is the one source of that fact: her screening
is fed from it.
"""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from naast.core.policy.walls import RowPolicies
from naast.supply.training import words
from naast.supply.training.rules import (
    BY_BEING_THERE,
    MOST_HOURS,
    Answer,
    Form,
    PaidBy,
    Subject,
)

SUBJECTS = [(one, words.SUBJECTS[one]) for one in Subject]
FORMS = [(one, words.FORMS[one]) for one in Form]
ANSWERS = [(one, words.ANSWERS[one]) for one in Answer]
PAID_BY = [(one, words.PAID_BY[one]) for one in PaidBy]

_ONE_EMPLOYER = Q(organisation__isnull=True, employer_municipality__isnull=False) | Q(
    organisation__isnull=False, employer_municipality__isnull=True
)


class Course(models.Model):
    """What an organisation, or a municipality that employs, offers its people to learn.

    `kinds` is for whom, by code; empty is for everybody. `fulfils` is the item of screening that is
    seen by following it, if any.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    employer_municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+", null=True
    )
    title = models.CharField(max_length=120)
    about = models.TextField(max_length=1000, blank=True)
    subject = models.CharField(max_length=20, choices=SUBJECTS)
    provider = models.CharField(max_length=120)
    payer = models.CharField(max_length=20, choices=PAID_BY)
    hours = models.PositiveSmallIntegerField()
    kinds = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    fulfils = models.CharField(max_length=20, blank=True)
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_ONE_EMPLOYER, name="course_of_one_employer"),
            models.CheckConstraint(
                condition=Q(hours__range=(1, MOST_HOURS)), name="course_takes_a_while"
            ),
            models.CheckConstraint(
                condition=Q(fulfils__in=["", *(item.value for item in BY_BEING_THERE)]),
                name="course_fulfils_what_is_seen_there",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Meeting(models.Model):
    """A day on which people learn together. `guest_ids` are organisations that were asked along.

    `changed` is what changed by it, of people nothing: written when it was held (R-064).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    employer_municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+", null=True
    )
    form = models.CharField(max_length=20, choices=FORMS)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+", null=True)
    title = models.CharField(max_length=120)
    subject = models.CharField(max_length=20, choices=SUBJECTS)
    held_on = models.DateField()
    hours = models.PositiveSmallIntegerField()
    guest_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    changed = models.TextField(max_length=1000, blank=True, default="", db_default="")

    class Meta:
        indexes = [models.Index(fields=["organisation", "held_on"])]
        constraints = [
            models.CheckConstraint(condition=_ONE_EMPLOYER, name="meeting_of_one_employer"),
            models.CheckConstraint(
                condition=Q(hours__range=(1, MOST_HOURS)), name="meeting_takes_a_while"
            ),
            models.CheckConstraint(
                condition=Q(form=Form.COURSE, course__isnull=False)
                | (~Q(form=Form.COURSE) & Q(course__isnull=True)),
                name="a_course_has_a_course",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """That somebody was there. Written once, by who leads her; never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    supporter = models.ForeignKey(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="+"
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["supporter"])]
        constraints = [
            RowPolicies(
                "naast.supply.training.policy.ATTENDANCE",
                name="training_attendance",
                insert=("note",),
            ),
            models.UniqueConstraint(fields=["meeting", "supporter"], name="there_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Joining(models.Model):
    """That somebody is counted on for a day ahead: planned by who leads her, answered by herself.

    Who was there in the end stands in `Attendance` alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    supporter = models.ForeignKey(
        "supporters.Supporter", on_delete=models.CASCADE, related_name="+"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=20, choices=ANSWERS)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user"]), models.Index(fields=["supporter"])]
        constraints = [
            RowPolicies(
                "naast.supply.training.policy.JOINING",
                name="training_joining",
                insert=("plan", "answer"),
                update=("answer",),
            ),
            models.UniqueConstraint(fields=["meeting", "supporter"], name="joins_once"),
        ]

    def __str__(self) -> str:
        return self.answer
