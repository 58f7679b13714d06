"""What a municipality answered about how it steers: one table, a row per answer, none changed."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from naast.core.policy.walls import RowPolicies

LONGEST_TEXT = 3000


class Answer(models.Model):
    """What a municipality said on one subject; a later row counts, and the earlier ones stay.

    `open_on` is since when its client council and the organisations that worked there at that
    moment (`organisation_ids`) read it; until then it is a draft of the municipality. `evidence`
    tells on what it rests and `evidence_on` from which day that is.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation_ids = ArrayField(models.BigIntegerField(), default=list)
    subject = models.CharField(max_length=40)
    codes = ArrayField(models.CharField(max_length=40), default=list)
    text = models.TextField(max_length=LONGEST_TEXT, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    evidence_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    open_on = models.DateField(null=True)
    said_at = models.DateTimeField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["municipality", "subject", "said_at"])]
        constraints = [
            RowPolicies(
                "naast.learning.steering.policy.ANSWERS", name="steering_answer", insert=("say",)
            ),
            models.CheckConstraint(
                condition=Q(codes__len__gt=0) | ~Q(text=""), name="an_answer_says_something"
            ),
            models.CheckConstraint(
                condition=Q(open_on__isnull=False) | Q(organisation_ids=[]),
                name="a_draft_is_told_to_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.subject}"
