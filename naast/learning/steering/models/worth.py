"""What a municipality spends on support, and what it assumes its effects are worth. Of nobody."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from naast.learning.steering.rules.worth import Certainty, Effect, Part, Purse
from naast.learning.steering.words.worth import CERTAINTY, EFFECTS, PARTS, PURSES

LONGEST_SOURCE = 200
CERTAINTY_CHOICES = [(c, CERTAINTY[c]) for c in Certainty]


class Spending(models.Model):
    """What a municipality spent on support in a year, in whole euros, and where that stands."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    purse = models.CharField(max_length=20, choices=[(p, PURSES[p]) for p in Purse])
    euros = models.PositiveIntegerField()
    source = models.CharField(max_length=LONGEST_SOURCE)
    certainty = models.CharField(max_length=20, choices=CERTAINTY_CHOICES)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "purse"], name="one_sum_a_year_and_purse"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purse} {self.year}"


class Assumption(models.Model):
    """What a municipality assumes about an effect, between what, and on whose word.

    `of_year` is the year of the source; empty where that is not known.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    effect = models.CharField(max_length=20, choices=[(e, EFFECTS[e]) for e in Effect])
    part = models.CharField(max_length=20, choices=[(p, PARTS[p]) for p in Part])
    low = models.PositiveIntegerField()
    middle = models.PositiveIntegerField()
    high = models.PositiveIntegerField()
    source = models.CharField(max_length=LONGEST_SOURCE)
    of_year = models.PositiveSmallIntegerField(null=True)
    certainty = models.CharField(max_length=20, choices=CERTAINTY_CHOICES)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "effect", "part"], name="one_assumption_a_part"
            ),
            models.CheckConstraint(
                condition=Q(low__lte=F("middle"), middle__lte=F("high")),
                name="low_middle_high",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.effect} {self.part}"
