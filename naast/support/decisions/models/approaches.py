"""Going to somebody of one's own accord, with a name: the municipality's, never the other house's.

Nothing here hangs on a person of `people`: she has no matter before she notifies or asks. No row
points to a worry of the support house, and none of that house points here.
"""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.decisions.rules import Source, Went

SOURCES = [
    (Source.OWN, _("I saw it myself")),
    (Source.NEIGHBOUR, _("A neighbour")),
    (Source.FAMILY, _("Family or a friend")),
    (Source.SCHOOL, _("A school or mentor")),
    (Source.GP, _("A doctor's practice")),
    (Source.HOUSING, _("A housing corporation")),
    (Source.NETWORK, _("Somebody from the network")),
]
WENT = [
    (Went.NOBODY_HOME, _("Nobody at home")),
    (Went.TOLD, _("Told why I came")),
    (Went.AGREED, _("Agreed that I come back")),
    (Went.NO, pgettext_lazy("visit", "Says no")),
]


class Approach(models.Model):
    """The header: where, through whom, who goes, when next, and when it is gone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    zone = models.ForeignKey("places.Zone", on_delete=models.PROTECT, related_name="+", null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=20, choices=SOURCES)
    begun_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    visits = models.PositiveSmallIntegerField(default=0)
    next_on = models.DateField()
    ends_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["user", "ends_at"]),
            models.Index(fields=["ends_at"]),
        ]
        constraints = [
            RowPolicies(
                "naast.support.decisions.policy.APPROACHES",
                name="decisions_approach",
                insert=("begin",),
                update=("go",),
                delete=("forget",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ApproachText(models.Model):
    """To whom, where, and the reason to go (R-317): sealed with a key that goes with the row."""

    approach = models.OneToOneField(
        Approach, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    controller = models.CharField(max_length=40)
    wrapped_key = models.BinaryField()
    who = SealedField(label="decisions.approach_who")
    where = SealedField(label="decisions.approach_where")
    reason = SealedField(label="decisions.approach_reason")

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.decisions.policy.OF_APPROACHES",
                name="decisions_approachtext",
                insert=("begin",),
                delete=("forget",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.approach_id)


class ApproachVisit(models.Model):
    """That somebody went, how it was, and what was agreed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    approach = models.ForeignKey(Approach, on_delete=models.CASCADE, related_name="+")
    went = models.CharField(max_length=20, choices=WENT)
    agreed = SealedField(label="decisions.approach_agreed", null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.decisions.policy.OF_APPROACHES",
                name="decisions_approachvisit",
                insert=("begin",),
                delete=("forget",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
