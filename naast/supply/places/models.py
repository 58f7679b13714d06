"""Public facts about places: no person stands in them, so no wall."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from naast.core.ui.rules import Theme, theme_faults
from naast.supply.places.rules import (
    LONGEST_SLUG,
    LONGEST_TALK_WORD,
    RESERVED_SLUGS,
    SLUG,
    ZoneFactKind,
)

DIGITS = RegexValidator(r"^0[0-9 -]{8,14}$")


def check_theme(value: object) -> None:
    """Raise ValidationError for tokens that are incomplete or too faint to read."""
    try:
        faults = theme_faults(theme=Theme(**value))  # type: ignore[arg-type]
    except TypeError as fault:
        raise ValidationError(str(fault)) from fault
    if faults:
        raise ValidationError(faults)


class Municipality(models.Model):
    """A municipality from the day it began; after a merger it stays, with the day it ended."""

    code = models.CharField(max_length=6, unique=True, validators=[RegexValidator(r"^GM[0-9]{4}$")])
    name = models.CharField(max_length=80)
    slug = models.CharField(max_length=LONGEST_SLUG, unique=True)
    population = models.PositiveIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    service_name = models.CharField(max_length=40, default="naast")
    phone = models.CharField(max_length=15, blank=True, validators=[DIGITS])
    phone_hours_nl = models.CharField(max_length=120, blank=True)
    phone_hours_en = models.CharField(max_length=120, blank=True)
    # Somebody who listens, at any moment of the day, to who need not say her name (Wmo 2015
    # art. 2.2.4 lid 1b). Who that is, and who says so, is the municipality's to tell.
    listening_phone = models.CharField(max_length=15, blank=True, validators=[DIGITS])
    listening_name = models.CharField(max_length=80, blank=True)
    listening_source = models.CharField(max_length=160, blank=True)
    listening_checked_on = models.DateField(null=True, blank=True)
    # What people here call the talk about what somebody needs, such as "keukentafelgesprek"; no
    # official word, so it never stands alone (the inventory of 29 municipalities, §1.1 note 1).
    talk_word = models.CharField(max_length=LONGEST_TALK_WORD, blank=True)
    theme = models.JSONField(null=True, blank=True, validators=[check_theme])

    class Meta:
        verbose_name_plural = "municipalities"
        constraints = [
            models.CheckConstraint(
                condition=Q(slug__regex=f"^{SLUG}$") & ~Q(slug__in=sorted(RESERVED_SLUGS)),
                name="municipality_slug_is_free",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="municipality_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """From a day on, a share of a municipality's residents belongs to another one."""

    from_municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    to_municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    on = models.DateField()
    share = models.DecimalField(max_digits=5, decimal_places=4, default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["from_municipality", "to_municipality"], name="one_succession_a_pair"
            ),
            models.CheckConstraint(
                condition=Q(share__gt=0) & Q(share__lte=1), name="succession_share_is_a_part"
            ),
            models.CheckConstraint(
                condition=~Q(from_municipality=F("to_municipality")),
                name="succession_goes_elsewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_municipality_id} → {self.to_municipality_id}"


class Zone(models.Model):
    """A part of a municipality: a neighbourhood, a village with its land, a woonservicezone."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="zones")
    name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60)
    population = models.PositiveIntegerField()
    order = models.PositiveSmallIntegerField(default=0)
    # Where its tile stands on the drawn map; north is above.
    tile_x = models.PositiveSmallIntegerField()
    tile_y = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="one_zone_a_slug"),
            models.UniqueConstraint(
                fields=["municipality", "tile_x", "tile_y"], name="one_zone_a_tile"
            ),
            # For the foreign key of two columns that migration 0002 lays on postcodes.
            models.UniqueConstraint(fields=["id", "municipality"], name="zone_with_municipality"),
        ]

    def __str__(self) -> str:
        return self.name


class ZoneBorder(models.Model):
    """Where a zone lies, of a file that somebody brought: for drawing, in metres of RD.

    All zones of a municipality have one, or none has: `actions.draw_borders` writes them together.
    """

    zone = models.OneToOneField(Zone, models.CASCADE, primary_key=True, related_name="border")
    rings = models.JSONField()
    source = models.CharField(max_length=160)
    drawn_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.zone_id}"


class ZoneFact(models.Model):
    """What share of the people of a zone something holds for, in whole percents; of one year.

    Public statistics, brought by hand with where they were read.
    """

    zone = models.ForeignKey(Zone, models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in ZoneFactKind])
    percent = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["zone", "kind", "year"], name="one_fact_a_year"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="zone_fact_is_a_share"),
            models.CheckConstraint(condition=~Q(source=""), name="zone_fact_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.zone_id} {self.kind} {self.year}"


class ZonePostcode(models.Model):
    """Four digits of a postcode in a zone; one zone for each within a municipality.

    A postcode may lie across a border, or come to another municipality with a herindeling that
    leaves these rows as they are: so it is unique in a municipality, not in the country.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    zone = models.ForeignKey(Zone, models.CASCADE, related_name="postcodes")
    postcode = models.CharField(max_length=4)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "postcode"], name="one_zone_a_postcode"
            ),
            models.CheckConstraint(
                condition=Q(postcode__regex="^[1-9][0-9]{3}$"), name="postcode_has_four_digits"
            ),
        ]

    def __str__(self) -> str:
        return self.postcode


class Village(models.Model):
    """A village or neighbourhood by the names that people use for it."""

    zone = models.ForeignKey(Zone, models.CASCADE, related_name="villages")
    name = models.CharField(max_length=60)
    also = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["zone", "name"], name="one_village_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class MeetingPoint(models.Model):
    """A place where one comes without appointment."""

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="points")
    name = models.CharField(max_length=80)
    address = models.CharField(max_length=120)
    access = models.CharField(max_length=200, blank=True)
    # Where it lies, in metres of RD; known when somebody brought a file with it.
    rd_x = models.IntegerField(null=True, blank=True)
    rd_y = models.IntegerField(null=True, blank=True)
    # Of which organisation people sit there, so that it keeps the hours; None: the municipality
    # does. A number only: places stand below organisations.
    hosted_by = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["zone", "name"], name="one_point_a_name"),
            models.CheckConstraint(
                condition=Q(rd_x__isnull=True, rd_y__isnull=True)
                | Q(rd_x__isnull=False, rd_y__isnull=False),
                name="point_lies_somewhere_or_not",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class WalkIn(models.Model):
    """Hours at a meeting point that come back each week."""

    point = models.ForeignKey(MeetingPoint, models.CASCADE, related_name="walk_ins")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    note = models.CharField(max_length=160, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__gte=1) & Q(weekday__lte=7), name="walk_in_weekday_is_iso"
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="walk_in_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="walk_in_stops_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts:%H.%M}-{self.ends:%H.%M}"


class WalkInException(models.Model):
    """A day on which these hours are not held."""

    walk_in = models.ForeignKey(WalkIn, models.CASCADE, related_name="closed")
    on = models.DateField()
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["walk_in", "on"], name="closed_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.walk_in_id} {self.on}"
