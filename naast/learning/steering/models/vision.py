"""What a municipality wants of support, version by version, and what who writes along says."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from naast.core.policy.walls import RowPolicies
from naast.learning.steering.rules.vision import Stage
from naast.learning.steering.words.vision import STAGES

LONGEST_PART = 3000


class Vision(models.Model):
    """A version of the vision of a municipality.

    `writer_ids` are the organisations that write along, `with_council` whether the client council
    does; `others` names who else did. Of `organisation_ids` the coordinators read it: who writes
    along while it is put to them, and who worked there on the day that it was decided.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=120)
    parts = models.JSONField(default=dict)
    why_new = models.TextField(blank=True)
    writer_ids = ArrayField(models.BigIntegerField(), default=list)
    with_council = models.BooleanField(default=False)
    others = models.CharField(max_length=300, blank=True)
    organisation_ids = ArrayField(models.BigIntegerField(), default=list)
    stage = models.CharField(
        max_length=10, choices=[(s, STAGES[s]) for s in Stage], default=Stage.DRAFT
    )
    from_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    decision = models.CharField(max_length=200, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "stage", "from_on"])]
        constraints = [
            RowPolicies(
                "naast.learning.steering.policy.VISIONS",
                name="steering_vision",
                insert=("write",),
                update=("write",),
            ),
            models.CheckConstraint(
                condition=(
                    Q(stage=Stage.DECIDED, from_on__isnull=False, decided_on__isnull=False)
                    & ~Q(decision="")
                )
                | (
                    ~Q(stage=Stage.DECIDED)
                    & Q(from_on__isnull=True, decided_on__isnull=True, decision="")
                ),
                name="a_vision_is_decided_by_a_council",
            ),
            models.UniqueConstraint(
                fields=["municipality", "from_on"], name="one_vision_from_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Remark(models.Model):
    """What one party that writes along says about a version, and what was done with it.

    `organisation` is who says it; none is the client council.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    vision = models.ForeignKey(Vision, on_delete=models.CASCADE, related_name="+")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    text = models.TextField()
    said_at = models.DateTimeField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["vision", "said_at"])]
        constraints = [
            RowPolicies(
                "naast.learning.steering.policy.REMARKS",
                name="steering_remark",
                insert=("say",),
                update=("answer",),
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="a_remark_is_answered_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vision_id} {self.said_at}"
