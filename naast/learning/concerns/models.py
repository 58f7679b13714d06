"""A signal: about what, where, for whom, and what came of it; a rule that stood in the way.

Never about a person.
"""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from naast.core.policy.walls import RowPolicies
from naast.learning.concerns.rules import Follow, RuleKind

FOLLOWS = [
    (Follow.DOING, _("We do something about it")),
    (Follow.LOOKING, _("We look into it")),
    (Follow.ELSEWHERE, _("It lies with another; we passed it on")),
    (Follow.NOTHING, _("We do nothing about it")),
]
RULE_KINDS = [
    (RuleKind.LAW, _("A law")),
    (RuleKind.ORDINANCE, _("An ordinance of the municipality")),
    (RuleKind.POLICY_RULE, _("A policy rule")),
    (RuleKind.PROTOCOL, _("A protocol or way of working of an organisation")),
]


class Concern(models.Model):
    """Something that keeps coming back, told by who sees it, and answered by the municipality.

    `organisation` is who tells it; none is the municipality itself or its council. Organisations
    that work there at that moment (`organisation_ids`) read it too. An answer may be written anew:
    `earlier` holds what stood there before, oldest first. With a `rule_kind` it is about a rule:
    `about` is its name and `holder` whose it is.
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
    rule_kind = models.CharField(
        max_length=20, choices=RULE_KINDS, blank=True, default="", db_default=""
    )
    holder = models.CharField(max_length=120, blank=True, default="", db_default="")
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


class Obstacle(models.Model):
    """That a rule or protocol stood in somebody's way: which, whose, and what it prevented (R-117).

    Nothing leads back to her: no person, no case, no part of life, no zone, and no day but its
    quarter. `organisation` is whose worker noted it; none is the municipality, in its own house.
    Who works there reads it; everybody else only how often, of a quarter that is over.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    rule_kind = models.CharField(max_length=20, choices=RULE_KINDS)
    rule = models.CharField(max_length=120)
    holder = models.CharField(max_length=120, blank=True)
    prevented = models.CharField(max_length=400)
    quarter = models.CharField(max_length=7)

    class Meta:
        indexes = [models.Index(fields=["municipality", "quarter"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(rule="") & ~Q(prevented=""), name="an_obstacle_says_which_and_what"
            ),
            RowPolicies(
                "naast.learning.concerns.policy.OBSTACLES",
                name="concerns_obstacle",
                insert=("log",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter}: {self.rule}"
