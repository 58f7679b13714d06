"""The register of mandates: by which decision of the college who may decide on what.

A mandate and its backing are public and name a function, never a person, so no row policy guards
them; the record says who wrote them. To whom by name stands apart, behind both walls.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from naast.core.policy.walls import RowPolicies
from naast.support.decisions.rules.mandates import Law, MandateKind

LAWS = [
    (Law.WMO, _("Social Support Act (Wmo)")),
    (Law.PW, _("Participation Act")),
    (Law.WGS, _("Municipal Debt Assistance Act (Wgs)")),
]
MANDATE_KINDS = [
    (MandateKind.GIVEN, _("Given by the college")),
    (MandateKind.PASSED_ON, _("Passed on (sub-mandate)")),
    (MandateKind.REPLACES, _("In the place of who has it")),
]


class Mandate(models.Model):
    """One line of the register (R-297): the decision of the college, for which function, on what.

    Rows are added and never changed, save their last day. `is_public`: shown to residents.
    """

    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=MANDATE_KINDS)
    under = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    function = models.CharField(max_length=80)
    provisions = ArrayField(models.CharField(max_length=30))
    decree = models.CharField(max_length=120)
    decided_on = models.DateField()
    published_in = models.CharField(max_length=120)
    number = models.CharField(max_length=60)
    is_public = models.BooleanField(default=True)
    by_name = models.BooleanField(default=False)
    from_on = models.DateField()
    last_on = models.DateField(null=True)
    set_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "from_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=MandateKind.GIVEN, under__isnull=True)
                | (~Q(kind=MandateKind.GIVEN) & Q(under__isnull=False)),
                name="mandate_hangs_under_another_or_none",
            ),
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("from_on")),
                name="mandate_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__lte=F("from_on")), name="mandate_counts_once_decided"
            ),
            models.CheckConstraint(
                condition=~Q(provisions=[]) & ~Q(function="") & ~Q(decree="") & ~Q(published_in=""),
                name="mandate_says_who_what_and_where",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.function}: {self.decree}"


class MandateBacking(models.Model):
    """That the policy adviser of a law stands behind a mandate (R-311); the adviser by function."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="backings")
    law = models.CharField(max_length=10, choices=LAWS)
    adviser = models.CharField(max_length=80)
    given_on = models.DateField()
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mandate", "law"], name="one_backing_a_law"),
            models.CheckConstraint(condition=~Q(adviser=""), name="backing_names_the_adviser"),
        ]

    def __str__(self) -> str:
        return f"{self.mandate_id} {self.law}"


class MandateHolder(models.Model):
    """To whom by name a mandate was given, where it is not for everybody in the function."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    from_on = models.DateField()
    last_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality"])]
        constraints = [
            models.UniqueConstraint(
                fields=["mandate", "user"],
                condition=Q(last_on__isnull=True),
                name="held_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("from_on")),
                name="holder_ends_after_she_began",
            ),
            RowPolicies(
                "naast.support.decisions.policy.HOLDERS",
                name="decisions_mandateholder",
                insert=("name",),
                update=("end",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mandate_id} {self.user_id}"
