"""What a municipality wants, what stands in the way, and what its council moved."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from naast.core.policy.walls import RowPolicies
from naast.learning.steering.models.selftest import CHAIR_CHOICES
from naast.learning.steering.rules.ambitions import AimKind, Direction, Gauge, Progress, Vote
from naast.learning.steering.rules.selftest import Chair
from naast.learning.steering.words.ambitions import (
    AIM_KINDS,
    DIRECTIONS,
    GAUGES,
    PROGRESS,
    VOTES,
)

PROGRESS_CHOICES = [(p, PROGRESS[p]) for p in Progress]


class Aim(models.Model):
    """An ambition or a bottleneck, with who owns it, until when, and which figure should move.

    `code` is that of the inventory. While `told_on` is empty it is a draft of the municipality.
    `touches` are the organisations that it changes something for, from `takes_effect_on`: they are
    told when it is published. `user` wrote it last.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation_ids = ArrayField(models.BigIntegerField(), default=list)
    kind = models.CharField(max_length=30, choices=[(k, AIM_KINDS[k]) for k in AimKind])
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=2000)
    owner = models.CharField(max_length=20, choices=CHAIR_CHOICES, default=Chair.MUNICIPALITY)
    function = models.CharField(max_length=80)
    began_on = models.DateField()
    due_on = models.DateField()
    gauge = models.CharField(max_length=20, choices=[(g, GAUGES[g]) for g in Gauge], blank=True)
    direction = models.CharField(
        max_length=10, choices=[(d, DIRECTIONS[d]) for d in Direction], blank=True
    )
    touches = ArrayField(models.BigIntegerField(), default=list)
    takes_effect_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
    progress = models.CharField(max_length=20, choices=PROGRESS_CHOICES, default=Progress.OPEN)
    came = models.TextField(max_length=1000, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["municipality", "due_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(gauge="", direction="") | ~Q(gauge="") & ~Q(direction=""),
                name="a_figure_moves_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(touches=[]) | Q(takes_effect_on__isnull=False),
                name="what_touches_has_a_day",
            ),
            RowPolicies(
                "naast.learning.steering.policy.AIMS",
                name="steering_aim",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Motion(models.Model):
    """What the municipal council moved on support, and what came of it. Public, so of nobody."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=120)
    asks = models.TextField(max_length=2000)
    source = models.CharField(max_length=200)
    decided_on = models.DateField()
    vote = models.CharField(max_length=20, choices=[(v, VOTES[v]) for v in Vote])
    before_on = models.DateField(null=True)
    progress = models.CharField(max_length=20, choices=PROGRESS_CHOICES, default=Progress.OPEN)
    came = models.TextField(max_length=1000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "decided_on"])]

    def __str__(self) -> str:
        return self.title
