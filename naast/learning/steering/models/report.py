"""The report for the municipal council: what is written, what its client council says, what went.

Three tables, for three depths: the council reads a report once it is put before it; the
municipality reads an opinion once it is given; what was sent is public, and nobody changes it.
"""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from naast.core.policy.walls import RowPolicies
from naast.learning.steering.rules.report import Step
from naast.learning.steering.words.report import STEPS

LONGEST_CHAPTER = 2000
LONGEST_OPINION = 4000


class CouncilReport(models.Model):
    """A report over a year, or a `quarter` of it (0 is the whole year), while it is written.

    `contents` holds what was read from the figures at `read_at`, by language; `words` what the
    municipality says itself, by chapter. From `asked_on` both stand, and the client council reads
    them. `sent_on` is the day on which it went.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(default=0)
    words = models.JSONField(default=dict)
    contents = models.JSONField(default=dict)
    read_at = models.DateTimeField()
    asked_on = models.DateField(null=True)
    opinion_before_on = models.DateField(null=True)
    sent_on = models.DateField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "quarter"], name="one_report_a_period"
            ),
            models.CheckConstraint(
                condition=Q(asked_on__isnull=True, opinion_before_on__isnull=True)
                | Q(asked_on__isnull=False, opinion_before_on__isnull=False),
                name="a_council_is_asked_before_a_day",
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | Q(asked_on__isnull=False),
                name="no_report_goes_unasked",
            ),
            RowPolicies(
                "naast.learning.steering.policy.REPORTS",
                name="steering_councilreport",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.year} {self.quarter or ''}".strip()


class CouncilOpinion(models.Model):
    """What the client council says of a report. Read by the municipality from `given_on`.

    `differs` are the chapters that it sees differently. `user` wrote it last.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    report = models.OneToOneField(CouncilReport, on_delete=models.CASCADE, related_name="+")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(max_length=LONGEST_OPINION, blank=True)
    differs = ArrayField(models.CharField(max_length=20), default=list)
    step = models.CharField(max_length=10, choices=[(s, STEPS[s]) for s in Step])
    given_on = models.DateField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["municipality"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(step=Step.KEEP, given_on__isnull=True)
                | Q(step=Step.GIVE, given_on__isnull=False) & ~Q(text="")
                | Q(step=Step.NO_TIME, given_on__isnull=False),
                name="an_opinion_is_given_on_a_day",
            ),
            RowPolicies(
                "naast.learning.steering.policy.OPINIONS",
                name="steering_councilopinion",
                insert=("say",),
                update=("say",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class SentReport(models.Model):
    """A report as it was sent: every word and figure in both languages, its bytes, their SHA-256.

    No policy lets anybody change a row. The council's opinion stands in it as it was that day.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    report = models.OneToOneField(CouncilReport, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(default=0)
    whole = models.JSONField()
    paper = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["municipality", "year"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="report_has_its_fingerprint"
            ),
            RowPolicies(
                "naast.learning.steering.policy.SENT_REPORTS",
                name="steering_sentreport",
                insert=("send",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
