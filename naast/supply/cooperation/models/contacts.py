"""Whom one turns to by function, and who spoke with whom. Of staff; never about a resident."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naast.core.policy.walls import RowPolicies
from naast.supply.cooperation.rules import Function
from naast.supply.cooperation.words import FUNCTION_WORDS


class ContactPoint(models.Model):
    """Whom one turns to for something, at an organisation or (without one) the municipality.

    For a half-open period of days: who follows is a new row, so it stays known who it was.
    `organisation_ids` are those that read it, with the municipality and its client council.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    organisation_ids = ArrayField(models.BigIntegerField(), default=list)
    function = models.CharField(
        max_length=20, choices=[(one, FUNCTION_WORDS[one]) for one in Function]
    )
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=15, blank=True)
    mail = models.EmailField(max_length=120, blank=True)
    when = models.CharField(max_length=160, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["municipality", "function"])]
        constraints = [
            RowPolicies(
                "naast.supply.cooperation.policy.CONTACT_POINTS",
                name="cooperation_contact",
                insert=("keep",),
                update=("keep",),
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="contact_stops_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(mail=""), name="contact_can_be_reached"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.function} of {self.organisation_id or self.municipality_id}"


class Talk(models.Model):
    """That parties spoke: who, about what, what they agreed, and when to come back to it.

    Read by the parties concerned, corrected by who wrote it. `earlier` is what stood there before,
    oldest first: its day of writing and the same facts.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation_ids = ArrayField(models.BigIntegerField(), default=list)
    with_municipality = models.BooleanField(default=False)
    with_council = models.BooleanField(default=False)
    spoke_on = models.DateField()
    who = models.CharField(max_length=200)
    about = models.CharField(max_length=200)
    agreed = models.TextField(blank=True)
    follow_up_on = models.DateField(null=True)
    followed_on = models.DateField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()
    earlier = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["municipality", "-spoke_on"])]
        constraints = [
            RowPolicies(
                "naast.supply.cooperation.policy.TALKS",
                name="cooperation_talk",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.spoke_on}: {self.about}"
