"""What a municipality and its client council agree to hold to. Names nobody."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from naast.learning.steering.rules.report import Chapter
from naast.learning.steering.words.report import CHAPTERS

LONGEST_PRINCIPLE = 500


class Principle(models.Model):
    """A local principle that came up in the talk about a report, on one of its chapters.

    It is proposed by one chair, and holds from `agreed_on`, once municipality and council said yes.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    report = models.ForeignKey("steering.CouncilReport", on_delete=models.PROTECT, related_name="+")
    chapter = models.CharField(max_length=20, choices=[(one, CHAPTERS[one]) for one in Chapter])
    text = models.TextField(max_length=LONGEST_PRINCIPLE)
    proposed_on = models.DateField()
    agreed_by = ArrayField(models.CharField(max_length=20), default=list)
    agreed_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "agreed_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True)
                | Q(agreed_by__contains=["municipality", "council"]),
                name="a_principle_is_agreed_by_two",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
