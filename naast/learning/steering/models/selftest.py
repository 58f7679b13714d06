"""A self-test of a year: who sits at the table, what each filled in, and what they agreed."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from naast.core.policy.walls import RowPolicies
from naast.learning.steering.rules.ambitions import Progress
from naast.learning.steering.rules.selftest import Chair, Item
from naast.learning.steering.words.ambitions import PROGRESS
from naast.learning.steering.words.selftest import CHAIRS, ITEMS

LONGEST_NOTE = 300
CHAIR_CHOICES = [(chair, CHAIRS[chair]) for chair in Chair]
ITEM_CHOICES = [(item, ITEMS[item]) for item in Item]


class SelfTest(models.Model):
    """The self-test of a municipality in a year. Holds nobody's data.

    `shown_from` is when the sheets that were handed in lie on the table for all: the end of the day
    `closes_on`, or the moment at which the last one was handed in.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    closes_on = models.DateField()
    shown_from = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "year"], name="one_self_test_a_year"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=models.F("opened_on")), name="a_self_test_takes_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.year}"


def _of_one_chair(name: str) -> models.CheckConstraint:
    """An organisation sits on the chair of organisations, and on no other."""
    return models.CheckConstraint(
        condition=Q(chair=Chair.PROVIDERS, organisation__isnull=False)
        | ~Q(chair=Chair.PROVIDERS) & Q(organisation__isnull=True),
        name=name,
    )


class Seat(models.Model):
    """That somebody sits at the table, and whether the sheet was handed in; not what is on it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    test = models.ForeignKey(SelfTest, on_delete=models.CASCADE, related_name="seats")
    chair = models.CharField(max_length=20, choices=CHAIR_CHOICES)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    handed_in_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["test", "chair", "organisation"],
                nulls_distinct=False,
                name="each_sits_once",
            ),
            _of_one_chair("a_seat_of_one_chair"),
        ]

    def __str__(self) -> str:
        return f"{self.chair} {self.organisation_id or ''}".strip()


class Sheet(models.Model):
    """What one seat filled in. Read by nobody else before it lies on the table.

    `scores` is by item; `notes` says why, or where one can read it. `user` wrote it last.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    test = models.ForeignKey(SelfTest, on_delete=models.CASCADE, related_name="+")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    chair = models.CharField(max_length=20, choices=CHAIR_CHOICES)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    scores = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    handed_in = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["municipality"]), models.Index(fields=["organisation"])]
        constraints = [
            models.UniqueConstraint(
                fields=["test", "chair", "organisation"],
                nulls_distinct=False,
                name="each_has_one_sheet",
            ),
            _of_one_chair("a_sheet_of_one_chair"),
            RowPolicies(
                "naast.learning.steering.policy.SHEETS",
                name="steering_sheet",
                insert=("fill",),
                update=("fill",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Action(models.Model):
    """What is to be done, by which party, before which day. Names no person.

    `function` is what who does it does. It is proposed by one chair and agreed by three:
    `agreed_by`. `organisation` does it itself, where it is not the municipality or the council.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation_ids = ArrayField(models.BigIntegerField(), default=list)
    test = models.ForeignKey(SelfTest, on_delete=models.PROTECT, related_name="+", null=True)
    aim = models.ForeignKey("steering.Aim", on_delete=models.PROTECT, related_name="+", null=True)
    item = models.CharField(max_length=30, choices=ITEM_CHOICES, blank=True)
    what = models.CharField(max_length=200)
    owner = models.CharField(max_length=20, choices=CHAIR_CHOICES)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    function = models.CharField(max_length=80, blank=True)
    before_on = models.DateField()
    proposed_on = models.DateField()
    agreed_by = ArrayField(models.CharField(max_length=20), default=list)
    agreed_on = models.DateField(null=True)
    progress = models.CharField(
        max_length=20, choices=[(p, PROGRESS[p]) for p in Progress], default=Progress.OPEN
    )
    ended_on = models.DateField(null=True)
    came = models.TextField(max_length=1000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "before_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner=Chair.PROVIDERS) | Q(organisation__isnull=True),
                name="an_action_of_one_party",
            ),
            models.CheckConstraint(
                condition=Q(progress__in=("done", "stopped"), ended_on__isnull=False)
                | Q(progress__in=("open", "busy"), ended_on__isnull=True),
                name="what_ended_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.what
