"""What organisations in a municipality agree among each other. Holds nobody's data."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naast.supply.cooperation.rules import Stage
from naast.supply.cooperation.words import STAGE_WORDS


class Covenant(models.Model):
    """A covenant, for a half-open period of days. The municipality takes part in each.

    `points` is text by `rules.Point`; `meet_every_months` is how often its parties meet. `stage` is
    how far cooperation has grown, since `stage_on`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=120)
    purpose = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    evaluate_on = models.DateField(null=True, blank=True)
    meet_every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    points = models.JSONField(default=dict)
    stage = models.CharField(
        max_length=20, choices=[(s, STAGE_WORDS[s]) for s in Stage], default=Stage.MEETING
    )
    stage_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "from_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="covenant_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(meet_every_months__isnull=True) | Q(meet_every_months__range=(1, 12)),
                name="covenant_meets_within_a_year",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CovenantParty(models.Model):
    """What one organisation does, and of which parts of life and zones it takes the questions.

    `joined_on` is when it agreed to what stands there now; a change asks everybody again. A
    division counts between organisations that joined, and only there.
    """

    covenant = models.ForeignKey(Covenant, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    does = models.TextField(blank=True)
    domains = ArrayField(models.CharField(max_length=40), default=list)
    zone_ids = ArrayField(models.BigIntegerField(), default=list)
    joined_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["covenant", "organisation"], name="one_party_an_organisation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.covenant_id}"
