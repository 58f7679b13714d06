from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from naast.core.policy.walls import RowPolicies
from naast.supply.organisations.rules import (
    Cause,
    DoubtAnswer,
    FormalPosition,
    Funding,
    Length,
    OrganisationKind,
    Party,
    ReviewOutcome,
    ReviewReason,
    SteeringRole,
)
from naast.supply.organisations.words import (
    CAUSE_WORDS,
    DOUBT_ANSWER_WORDS,
    FUNDING_WORDS,
    KIND_WORDS,
    LENGTH_WORDS,
    PARTY_WORDS,
    POSITION_WORDS,
    REVIEW_OUTCOME_WORDS,
    REVIEW_REASON_WORDS,
    STEERING_WORDS,
)


class Organisation(models.Model):
    """Employs or gathers supporters. Public: holds nobody's data.

    A pool that a municipality runs itself is an organisation too (`pool_of`), in the support house.
    """

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=30, choices=[(k, KIND_WORDS[k]) for k in OrganisationKind])
    phone = models.CharField(max_length=20, blank=True)
    mail = models.EmailField(blank=True)
    code_of_conduct_url = models.URLField(blank=True)
    pool_of = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=OrganisationKind.MUNICIPAL_POOL, pool_of__isnull=False)
                | (~Q(kind=OrganisationKind.MUNICIPAL_POOL) & Q(pool_of__isnull=True)),
                name="a_municipal_pool_has_a_municipality",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ProviderTie(models.Model):
    """That an organisation delivers provisions too, or is tied to who does (I-2). Public."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="ties")
    provider = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="tie_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.provider


class CallingHours(models.Model):
    """When somebody of an organisation calls and answers, each week, in Dutch time. Public.

    `weekday` is the one of ISO: Monday is 1. On a general holiday nobody calls.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="calling_hours"
    )
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__range=(1, 7)), name="calling_hours_have_a_weekday"
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="calling_hours_end_after_they_start"
            ),
            models.UniqueConstraint(
                fields=["organisation", "weekday", "starts"], name="one_calling_hours_a_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.weekday} {self.starts}"


class CallingException(models.Model):
    """A day on which nobody of an organisation calls and answers, though the week says so."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="not_calling"
    )
    on = models.DateField()
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "on"], name="not_calling_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.on}"


class Agreement(models.Model):
    """What an organisation and a municipality agreed, for a half-open period of days.

    `independence_floor` is of how many in a hundred residents it was agreed that they say: she
    stood beside me. Where fewer do, a review opens (I-5). `floor_source` tells where that was
    agreed; without it there is no floor. A new version is a new row, and the one before ends on the
    day it starts. `organisation` holds the commission, `worked_by` are who work on it besides.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="agreements"
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    funding = models.CharField(max_length=20, choices=[(f, FUNDING_WORDS[f]) for f in Funding])
    activities = ArrayField(models.CharField(max_length=30), default=list)
    first_contact_working_days = models.PositiveSmallIntegerField()
    norms = models.JSONField(default=dict)
    clauses = models.JSONField(default=dict)
    worked_by = ArrayField(models.BigIntegerField(), default=list)
    review_on = models.DateField(null=True, blank=True)
    speak_every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    independence_floor = models.PositiveSmallIntegerField(null=True, blank=True)
    floor_source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(independence_floor__isnull=True, floor_source="")
                | (Q(independence_floor__range=(1, 100)) & ~Q(floor_source="")),
                name="floor_has_a_source",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="agreement_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(first_contact_working_days__range=(1, 30)),
                name="agreement_promises_a_contact",
            ),
            models.CheckConstraint(
                condition=Q(speak_every_months__isnull=True) | Q(speak_every_months__range=(1, 12)),
                name="agreement_speaks_within_a_year",
            ),
            models.UniqueConstraint(
                fields=["organisation", "municipality", "from_on"], name="one_agreement_a_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.municipality_id} {self.from_on}"


class Arrangement(models.Model):
    """How support is arranged in a municipality, from a day on. The profile follows from it.

    Four yes-or-no facts say whether informal support is official (R-155). The steering role stands
    beside the profile and neither follows from the other (R-199).
    """

    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    from_on = models.DateField()
    formal = models.CharField(
        max_length=10, choices=[(p, POSITION_WORDS[p]) for p in FormalPosition]
    )
    informal_agreed = models.BooleanField(default=False)
    informal_subsidised = models.BooleanField(default=False)
    informal_facilitated = models.BooleanField(default=False)
    informal_named_to_residents = models.BooleanField(default=False)
    steering_role = models.CharField(
        max_length=30, choices=[(s, STEERING_WORDS[s]) for s in SteeringRole], blank=True
    )
    # What the municipality says of how long support lasts and what it reaches to: shown beside each
    # case, read by nothing that ends one.
    length = models.CharField(
        max_length=30,
        choices=[(one, LENGTH_WORDS[one]) for one in Length],
        blank=True,
        default="",
        db_default="",
    )
    length_says = models.TextField(blank=True, default="", db_default="")
    reaches = ArrayField(models.CharField(max_length=30), default=list, db_default=[])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "from_on"], name="one_arrangement_a_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.from_on}"


class DefaultOrganisation(models.Model):
    """Who receives a question in a municipality when the resident chose nobody, from a day on."""

    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "from_on"], name="one_default_a_start")
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.organisation_id}"


class IndependenceReview(models.Model):
    """That somebody must look at the independence of an organisation in a municipality (I-5).

    While it is open, matching offers nobody of that organisation there. Behind the walls, because
    its reason may rest on few answers; no answer and no score stands in it. The key is made in
    Python: who opens it need not see it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    reason = models.CharField(
        max_length=30, choices=[(r, REVIEW_REASON_WORDS[r]) for r in ReviewReason]
    )
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    outcome = models.CharField(
        max_length=30, choices=[(o, REVIEW_OUTCOME_WORDS[o]) for o in ReviewOutcome], blank=True
    )
    finding = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "closed_at"])]
        constraints = [
            RowPolicies(
                "naast.supply.organisations.policy.REVIEWS",
                name="organisations_review",
                insert=("open",),
                update=("close",),
            ),
            models.UniqueConstraint(
                fields=["organisation", "municipality"],
                condition=Q(closed_at__isnull=True),
                name="one_open_review",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, outcome="", finding="")
                | (
                    Q(closed_at__gte=F("opened_at"), closed_by__isnull=False)
                    & ~Q(outcome="")
                    & ~Q(finding="")
                ),
                name="review_is_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.reason}"


class ReviewStatement(models.Model):
    """What the organisation itself, or the client council, says about a review that is open."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    review = models.ForeignKey(
        IndependenceReview, on_delete=models.CASCADE, related_name="statements"
    )
    party = models.CharField(max_length=20, choices=[(p, PARTY_WORDS[p]) for p in Party])
    text = models.TextField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.supply.organisations.policy.STATEMENTS",
                name="organisations_statement",
                insert=("say",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} about {self.review_id}"


class Doubt(models.Model):
    """That an organisation doubts whether it can be independent enough there, and why (R-145).

    It is no blame and stops nobody: the municipality answers with what it changes, and may open a
    review. The client council reads both.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    cause = models.CharField(max_length=20, choices=[(c, CAUSE_WORDS[c]) for c in Cause])
    text = models.TextField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    answer = models.CharField(
        max_length=20, choices=[(a, DOUBT_ANSWER_WORDS[a]) for a in DoubtAnswer], blank=True
    )
    why = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "told_at"])]
        constraints = [
            RowPolicies(
                "naast.supply.organisations.policy.DOUBTS",
                name="organisations_doubt",
                insert=("tell",),
                update=("answer",),
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="", why="")
                | (
                    Q(answered_at__gte=F("told_at"), answered_by__isnull=False)
                    & ~Q(answer="")
                    & ~Q(why="")
                ),
                name="doubt_is_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.cause}"
