"""The social map of a municipality: public facts, and no person in them, so no wall."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from naast.supply.services import words
from naast.supply.services.rules import Kind, Thing

KINDS = [(kind, words.KINDS[kind]) for kind in Kind]
DIGITS = RegexValidator(r"^0[0-9 -]{8,14}$")


class Service(models.Model):
    """Something that exists for residents: a club, volunteers, a provision, a right.

    `checked_on` is the day on which a human looked whether it is still so, and `checked_by` in
    whose name: an organisation or the municipality; who it was is in the audit. Phone and mail are
    of the organisation, never of a person. `source` names the law of a right: to be confirmed until
    somebody looked it up, and wrote in `source_seen` where. What came from a file keeps whose file
    it was and its name there; it is `unconfirmed` until a human looked, and `checked_on` is then
    the day on which it came.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=KINDS)
    name = models.CharField(max_length=80)
    provider = models.CharField(max_length=80)
    text = models.TextField(max_length=400)
    how = models.CharField(max_length=160)
    domains = ArrayField(models.CharField(max_length=40))
    zone_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    phone = models.CharField(max_length=15, blank=True, validators=[DIGITS])
    mail = models.EmailField(max_length=120, blank=True)
    url = models.URLField(max_length=200, blank=True)
    source = models.CharField(max_length=120, blank=True)
    source_seen = models.CharField(max_length=200, blank=True)
    source_seen_on = models.DateField(null=True, blank=True)
    source_seen_by = models.CharField(max_length=120, blank=True)
    imported_from = models.CharField(max_length=120, blank=True)
    imported_id = models.CharField(max_length=80, blank=True)
    unconfirmed = models.BooleanField(default=False)
    checked_on = models.DateField()
    checked_by = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name", "provider"], name="one_service_a_name"
            ),
            models.UniqueConstraint(
                fields=["municipality", "imported_from", "imported_id"],
                condition=~Q(imported_id=""),
                name="one_service_a_row_of_a_file",
            ),
            models.CheckConstraint(
                condition=Q(domains__len__gt=0), name="service_is_about_something"
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.RIGHT) | ~Q(source=""), name="right_names_its_law"
            ),
            models.CheckConstraint(
                condition=Q(source_seen="", source_seen_on__isnull=True, source_seen_by="")
                | (
                    Q(source_seen_on__isnull=False)
                    & ~Q(source_seen="")
                    & ~Q(source_seen_by="")
                    & ~Q(source="")
                ),
                name="law_is_confirmed_with_its_source",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="service_stops_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Brought(models.Model):
    """That an organisation or a point came from a file, whose, and by which name it goes there.

    `row_id` is ours, of `organisations` or `places`. `told` is what the file said last. It is
    `unconfirmed` until a human of the municipality looked, on `looked_on`.
    """

    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    what = models.CharField(max_length=20, choices=[(what, words.THINGS[what]) for what in Thing])
    row_id = models.BigIntegerField()
    name = models.CharField(max_length=120)
    imported_from = models.CharField(max_length=120)
    imported_id = models.CharField(max_length=80)
    told = models.JSONField(default=dict)
    taken_on = models.DateField()
    gone_on = models.DateField(null=True)
    unconfirmed = models.BooleanField(default=True)
    looked_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "what", "imported_from", "imported_id"],
                name="one_brought_a_row_of_a_file",
            ),
            models.UniqueConstraint(fields=["municipality", "what", "row_id"], name="brought_once"),
        ]

    def __str__(self) -> str:
        return self.name
