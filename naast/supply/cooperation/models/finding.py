"""Where people can be met who do not ask for support by themselves. Nobody's data."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naast.supply.cooperation.rules import PlaceKind
from naast.supply.cooperation.words import PLACE_WORDS


class FindingPlace(models.Model):
    """A place for some groups of people, and since or from when somebody of ours goes there.

    Kept by an organisation or (without one) the municipality, for a half-open period of days.
    `groups` are codes of target groups; `goes` says who of ours goes there, by what she does.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    kind = models.CharField(max_length=20, choices=[(one, PLACE_WORDS[one]) for one in PlaceKind])
    name = models.CharField(max_length=80)
    where = models.CharField(max_length=120, blank=True)
    groups = ArrayField(models.CharField(max_length=20))
    goes = models.CharField(max_length=160)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    last_been_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "name"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="finding_place_stops_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(groups__len__gt=0), name="finding_place_is_for_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.name
