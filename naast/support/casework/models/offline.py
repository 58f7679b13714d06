"""Whether an organisation lets visits go along in a browser, and the visits that are on their way.

What is written on a visit stays in the browser, sealed with a key of which this house holds one
half and the browser the other. When a row here is gone, what is left there opens for nobody.
"""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies


class OfflineChoice(models.Model):
    """That who leads an organisation switched it on or off. The newest counts; without one, off."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_on = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "at"])]
        constraints = [
            RowPolicies(
                "naast.support.casework.policy.OFFLINE_CHOICES",
                name="casework_offlinechoice",
                insert=("choose",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.is_on}"


class Visit(models.Model):
    """A visit that a supporter took along: what she chose to see, and our half of the key.

    It opens for her alone, while she stands beside the resident and until `until_at`; then a job
    removes it. The resident sees in her file that it was taken along.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    half_key = SealedField(label="casework.visit.half_key")
    own_note = SealedField(label="casework.visit.own_note", null=True)
    with_name = models.BooleanField(default=False)
    with_phone = models.BooleanField(default=False)
    with_question = models.BooleanField(default=False)
    with_goals = models.BooleanField(default=False)
    taken_at = models.DateTimeField()
    until_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case"]), models.Index(fields=["until_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("taken_at")), name="visit_ends_after_it_is_taken"
            ),
            RowPolicies(
                "naast.support.casework.policy.VISITS",
                name="casework_visit",
                insert=("take",),
                delete=("end", "forget"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
