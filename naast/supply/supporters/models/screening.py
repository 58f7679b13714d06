"""Whether somebody may be placed: what is asked of a kind, what was seen of it, what she declared.

`Requirement` and `SeenItem` only grow: a new version, or a new look, is a new row, and the old ones
stay. `Screening` holds the newest look at each item of one person together, so that the match reads
one row; `actions` writes both at once.
"""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naast.core.policy.walls import RowPolicies
from naast.supply.supporters import words
from naast.supply.supporters.models.workers import KINDS, Supporter
from naast.supply.supporters.rules import MOST_MONTHS, Item

ITEMS = [(i, words.ITEMS[i]) for i in Item]
# What is declared has a table of its own.
SEEN_ITEMS = [(i, words.ITEMS[i]) for i in Item if i is not Item.DECLARATION]


class Requirement(models.Model):
    """What an organisation, or a municipality that employs, asks of a kind from a day on.

    In force until the next version of the same item. `months` is how long it holds after it was
    seen; without, as long as was stated. `source` says where that is written. It holds nobody's
    data, and everybody may know it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    employer_municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+", null=True
    )
    kind = models.CharField(max_length=30, choices=KINDS)
    item = models.CharField(max_length=20, choices=ITEMS)
    needed = models.BooleanField()
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200)
    from_on = models.DateField()
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, employer_municipality__isnull=False)
                | Q(organisation__isnull=False, employer_municipality__isnull=True),
                name="requirement_of_one_employer",
            ),
            models.CheckConstraint(
                condition=Q(months__isnull=True) | Q(months__range=(1, MOST_MONTHS)),
                name="requirement_holds_a_while",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="requirement_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.item} {self.from_on}"


class SeenItem(models.Model):
    """That somebody saw an item of a worker on a day, and until when it holds. Never a copy of it.

    Rows are added and never changed: the newest of each item counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.ForeignKey(Supporter, on_delete=models.CASCADE, related_name="+")
    item = models.CharField(max_length=20, choices=SEEN_ITEMS)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    seen_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["supporter", "-noted_at"])]
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.SEEN",
                name="supporters_seenitem",
                insert=("check",),
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("seen_on")),
                name="seen_item_holds_a_while",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.seen_on}"


class Screening(models.Model):
    """The newest look at each item of one worker: item → [seen on, valid until or null], ISO."""

    supporter = models.OneToOneField(
        Supporter, on_delete=models.CASCADE, primary_key=True, related_name="screening"
    )
    seen = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.SCREENING",
                name="supporters_screening",
                insert=("admit",),
                update=("check",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.supporter_id)


class Declaration(models.Model):
    """That she declared her interests, or that there are none, until a day (I-2). Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.ForeignKey(Supporter, on_delete=models.CASCADE, related_name="declarations")
    declared_at = models.DateTimeField()
    declared_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["supporter", "-declared_at"])]
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.DECLARATIONS",
                name="supporters_declaration",
                insert=("declare",),
            ),
            models.CheckConstraint(
                condition=Q(until_on__gt=F("declared_on")), name="declaration_lasts_a_while"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supporter_id} {self.declared_on}"


class Interest(models.Model):
    """A provider to which she is tied, in one declaration; her organisation's ties stand there."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    declaration = models.ForeignKey(Declaration, on_delete=models.CASCADE, related_name="interests")
    supporter = models.ForeignKey(Supporter, on_delete=models.CASCADE, related_name="+")
    provider = models.CharField(max_length=120)

    class Meta:
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.INTERESTS",
                name="supporters_interest",
                insert=("declare",),
            ),
            models.UniqueConstraint(
                fields=["declaration", "provider"], name="one_interest_a_provider"
            ),
        ]

    def __str__(self) -> str:
        return self.provider
