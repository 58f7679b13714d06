"""A signal: about what, where, for whom, and what came of it. Never about a person."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from naast.core.policy.walls import RowPolicies
from naast.learning.concerns.rules import Follow

FOLLOWS = [
    (Follow.DOING, _("We do something about it")),
    (Follow.LOOKING, _("We look into it")),
    (Follow.ELSEWHERE, _("It lies with another; we passed it on")),
    (Follow.NOTHING, _("We do nothing about it")),
]


class Concern(models.Model):
    """Something that keeps coming back, told by who sees it, and answered by the municipality.

    `organisation` is who tells it; none is the municipality itself or its council. Organisations
    that work there at that moment (`organisation_ids`) read it too. An answer may be written anew:
    `earlier` holds what stood there before, oldest first.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    zone = models.ForeignKey("places.Zone", on_delete=models.PROTECT, related_name="+", null=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    organisation_ids = ArrayField(models.BigIntegerField(), default=list)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)
    theme = models.CharField(max_length=30)
    group = models.CharField(max_length=30, blank=True)
    about = models.CharField(max_length=120)
    text = models.TextField()
    raised_on = models.DateField()
    answer_before_on = models.DateField()
    follow = models.CharField(max_length=20, choices=FOLLOWS, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    answered_on = models.DateField(null=True)
    earlier = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["municipality", "answered_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    follow="", answer="", answered_by__isnull=True, answered_on__isnull=True
                )
                | (
                    ~Q(follow="")
                    & ~Q(answer="")
                    & Q(answered_by__isnull=False, answered_on__isnull=False)
                ),
                name="an_answer_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(answer_before_on__gte=models.F("raised_on")),
                name="an_answer_is_promised_later",
            ),
            RowPolicies(
                "naast.learning.concerns.policy.CONCERNS",
                name="concerns_concern",
                insert=("raise",),
                update=("answer",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.raised_on}: {self.about}"
