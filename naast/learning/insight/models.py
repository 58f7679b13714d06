"""Facts without names, and the figures made from them. PostgreSQL alone writes all three.

The app may read `ClosedPeriod` and `Published` and change neither; it has no right at all on
`Fact`. The function that writes them belongs to `naast_figures` (see `migrations/0002_figures.py`).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from naast.learning.insight.rules import Table

TABLES = [(table.value, table.value) for table in Table]


class ClosedPeriod(models.Model):
    """A quarter of a municipality that is over and counted. What happened in it is now frozen."""

    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    closed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "quarter"], name="a_period_closes_once"
            ),
            models.CheckConstraint(
                condition=models.Q(quarter__range=(1, 4)), name="a_year_has_four_quarters"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.year}-Q{self.quarter}"


class Event(models.TextChoices):
    """What happened in the period. Each is counted in the period in which it happened."""

    ASKED = "asked"
    TAKEN = "taken"
    CONTACTED = "contacted"
    CLOSED = "closed"
    ANSWERED = "answered"


class Fact(models.Model):
    """That something happened, without who, whose and which question.

    `worker` is a number drawn anew for each period: it tells how many workers a figure is about,
    and not who they are.
    """

    period = models.ForeignKey(ClosedPeriod, on_delete=models.PROTECT, related_name="+")
    event = models.CharField(max_length=20, choices=Event)
    house = models.CharField(max_length=20)
    zone = models.ForeignKey("places.Zone", on_delete=models.PROTECT, related_name="+", null=True)
    group = models.CharField(max_length=20)
    domains = ArrayField(models.CharField(max_length=30))
    waiting_days = models.IntegerField(null=True)
    outcome = models.CharField(max_length=30)
    stood_beside = models.PositiveSmallIntegerField(null=True)
    my_interest = models.PositiveSmallIntegerField(null=True)
    knew_enough = models.PositiveSmallIntegerField(null=True)
    got_further = models.PositiveSmallIntegerField(null=True)
    worker = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["period", "event"])]

    def __str__(self) -> str:
        return f"{self.event} in {self.period_id}"


class Published(models.Model):
    """One figure as everybody may see it: rounded, or hidden (`value` empty)."""

    period = models.ForeignKey(ClosedPeriod, on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=30, choices=TABLES)
    cell = models.CharField(max_length=30)
    value = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "table", "cell"], name="one_figure_a_cell"),
        ]

    def __str__(self) -> str:
        return f"{self.table}, {self.cell}: {self.value}"
