"""Who works here, how she can be placed, what she wrote, and what everybody may read of it."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value

from naast.core.policy.walls import RowPolicies
from naast.supply.supporters import words
from naast.supply.supporters.rules import (
    TASKS_OF_CHOICE,
    Breadth,
    Gender,
    Kind,
    Mandate,
    Payer,
    Position,
    Status,
)

KINDS = [(k, words.KINDS[k]) for k in Kind]
POSITIONS = [(p, words.POSITIONS[p]) for p in Position]
PAYERS = [(p, words.PAYERS[p]) for p in Payer]
MANDATES = [(m, words.MANDATES[m]) for m in Mandate]
BREADTHS = [(b, words.BREADTHS[b]) for b in Breadth]
GENDERS = [(g, words.GENDERS[g]) for g in Gender]
STATUSES = [(s, words.STATUSES[s]) for s in Status]


def codes() -> ArrayField:
    """Return a list of codes of `rules`."""
    return ArrayField(models.CharField(max_length=40), default=list, blank=True)


def ids() -> ArrayField:
    """Return a list of ids of rows that are never deleted: municipalities and zones."""
    return ArrayField(models.BigIntegerField(), default=list, blank=True)


class Supporter(models.Model):
    """Somebody who works with residents: for an organisation, or for a municipality.

    `kind` is hers, not her organisation's (R-058). Who works for a municipality alone may hold a
    mandate to grant help, and who holds one is a meitinker and never counted as support (R-072).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=30, choices=KINDS)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    employer_municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+", null=True
    )
    position = models.CharField(max_length=20, choices=POSITIONS)
    team_zone_ids = ids()
    payer = models.CharField(max_length=40, choices=PAYERS)
    mandate = models.CharField(max_length=20, choices=MANDATES)
    municipality_ids = ids()

    class Meta:
        indexes = [GinIndex(fields=["municipality_ids"])]
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.SUPPORTERS",
                name="supporters_supporter",
                insert=("admit",),
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, employer_municipality__isnull=False)
                | Q(organisation__isnull=False, employer_municipality__isnull=True),
                name="supporter_has_one_employer",
            ),
            models.CheckConstraint(
                condition=(Q(kind=Kind.MEITINKER) & Q(employer_municipality__isnull=False))
                | (~Q(kind=Kind.MEITINKER) & Q(mandate=Mandate.NONE)),
                name="only_a_meitinker_grants",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class TasksHere(models.Model):
    """What omtinkers or meitinkers do in one municipality, of the tasks it may choose (R-074)."""

    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=30, choices=KINDS)
    chosen = codes()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "kind"], name="one_choice_of_tasks"),
            models.CheckConstraint(
                condition=Q(kind__in=sorted(TASKS_OF_CHOICE)), name="tasks_of_choice_only"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.kind}"


class PoolRecord(models.Model):
    """How somebody can be placed: facts of her work, her own ceiling, and whether she is there.

    It counts no minutes and sets no norm (R-076): the ceiling is what she chose.
    """

    supporter = models.OneToOneField(
        Supporter, on_delete=models.CASCADE, primary_key=True, related_name="pool"
    )
    status = models.CharField(max_length=10, choices=STATUSES, default=Status.ACTIVE)
    since = models.DateField()
    leaves_on = models.DateField(null=True, blank=True)
    ceiling = models.PositiveSmallIntegerField(default=4)
    facts_confirmed_on = models.DateField()
    domains = codes()
    frames = codes()
    breadth = models.CharField(max_length=20, choices=BREADTHS, blank=True)
    languages = codes()
    zone_ids = ids()
    ways = codes()
    moments = codes()
    # Runs of days, [first, first that is not], ISO: she said so, or her own calendar did.
    away = models.JSONField(default=list, blank=True)
    # Times beside her week: [day, from, until], ISO, in Dutch time.
    extra = models.JSONField(default=list, blank=True, db_default=Value([], models.JSONField()))
    target_groups = codes()
    other_work = ArrayField(models.CharField(max_length=120), default=list, blank=True)

    class Meta:
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.POOL",
                name="supporters_pool",
                insert=("admit",),
                update=("keep",),
            ),
            models.CheckConstraint(
                condition=Q(ceiling__range=(0, 60)), name="ceiling_can_be_lived_with"
            ),
            models.CheckConstraint(
                condition=Q(leaves_on__isnull=True) | Q(leaves_on__gte=F("since")),
                name="leaves_after_coming",
            ),
        ]

    def __str__(self) -> str:
        return str(self.supporter_id)


class OwnWords(models.Model):
    """What she wrote for her card, and to which fields of it she said yes, on which day.

    `shown` is field → day (ISO); `paper_since` the day of her yes to stand on leaflets as well,
    with name and face. Lived experience may be health data, so nobody but she sees it here, her
    coordinator neither.
    """

    supporter = models.OneToOneField(
        Supporter, on_delete=models.CASCADE, primary_key=True, related_name="own_words"
    )
    shown_name = models.CharField(max_length=60, blank=True)
    portrait = models.CharField(max_length=30, blank=True)
    tagline = models.CharField(max_length=80, blank=True)
    story = models.TextField(max_length=1200, blank=True)
    training = models.CharField(max_length=200, blank=True)
    themes = codes()
    gender = models.CharField(max_length=10, choices=GENDERS, blank=True)
    shown = models.JSONField(default=dict, blank=True)
    paper_since = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.OWN_WORDS",
                name="supporters_own_words",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.supporter_id)


class Card(models.Model):
    """What everybody may read of somebody: the fields with her yes (`fields`), and her label.

    Employer, payer, mandate and ties are no choice: who is shown, is shown with them (I-8).
    """

    supporter = models.OneToOneField(
        Supporter, on_delete=models.CASCADE, primary_key=True, related_name="card"
    )
    municipality_ids = ids()
    fields = codes()
    on_paper = models.BooleanField(default=False, db_default=False)
    kind = models.CharField(max_length=30, choices=KINDS)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    employer_municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+", null=True
    )
    position = models.CharField(max_length=20, choices=POSITIONS)
    payer = models.CharField(max_length=40, choices=PAYERS)
    mandate = models.CharField(max_length=20, choices=MANDATES)
    providers = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    declared_on = models.DateField(null=True)
    vog_until = models.DateField(null=True)

    shown_name = models.CharField(max_length=60)
    portrait = models.CharField(max_length=30, blank=True)
    photo = models.UUIDField(null=True)
    tagline = models.CharField(max_length=80, blank=True)
    story = models.TextField(blank=True)
    training = models.CharField(max_length=200, blank=True)
    themes = codes()
    gender = models.CharField(max_length=10, choices=GENDERS, blank=True)
    domains = codes()
    frames = codes()
    breadth = models.CharField(max_length=20, choices=BREADTHS, blank=True)
    languages = codes()
    zone_ids = ids()
    ways = codes()
    moments = codes()

    class Meta:
        indexes = [GinIndex(fields=["municipality_ids"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(shown_name=""), name="nobody_is_shown_without_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.shown_name
