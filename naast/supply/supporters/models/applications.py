"""Who offers herself as an informal supporter, until she is admitted or it is not to be."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.core.policy.walls import RowPolicies
from naast.supply.supporters import words
from naast.supply.supporters.models.workers import KINDS, Supporter
from naast.supply.supporters.rules import Stage

STAGES = [(s, words.STAGES[s]) for s in Stage]


class Application(models.Model):
    """What somebody left who wants to stand beside people; read by the coordinator there alone.

    Once she is admitted it keeps when and for what; her words and how to reach her are erased. When
    it is not to be, the row goes.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=30, choices=KINDS)
    name = models.CharField(max_length=60, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    motivation = models.TextField(max_length=1000, blank=True)
    applied_at = models.DateTimeField()
    stage = models.CharField(max_length=10, choices=STAGES, default=Stage.NEW)
    talked_on = models.DateField(null=True, blank=True)
    supporter = models.OneToOneField(
        Supporter, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["organisation", "applied_at"])]
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.APPLICATIONS",
                name="supporters_application",
                insert=("apply",),
                update=("decide",),
                delete=("decline",),
            ),
            models.CheckConstraint(
                condition=(Q(stage=Stage.ADMITTED, supporter__isnull=False, contact="", name=""))
                | (~Q(stage=Stage.ADMITTED) & Q(supporter__isnull=True)),
                name="who_is_admitted_is_a_worker",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
