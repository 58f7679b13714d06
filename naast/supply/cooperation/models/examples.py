"""What a municipality wrote to begin an agreement or covenant with. Holds nobody's data."""

from uuid import uuid4

from django.db import models

from naast.supply.cooperation.rules import ExampleKind
from naast.supply.cooperation.words import EXAMPLE_WORDS


class OwnExample(models.Model):
    """A municipality's own copy of an example. Others read it once it is shared.

    `texts` is text by clause (`organisations.rules.Clause`) or, of a covenant, by `rules.Point`.
    `source` says after what it was written.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(
        max_length=20, choices=[(one, EXAMPLE_WORDS[one]) for one in ExampleKind]
    )
    title = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    texts = models.JSONField(default=dict)
    source = models.CharField(max_length=200)
    written_on = models.DateField()
    shared_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "kind"])]

    def __str__(self) -> str:
        return self.title
