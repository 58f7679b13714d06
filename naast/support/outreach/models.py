"""Worries about somebody who did not ask, the visits, and who is in sight without a name.

Nothing here hangs on a person of `people`: she is no resident with a file before she asks herself.
All of it is of the support house. Outreach with a name for longer is the municipality's, in
`decisions`; the two never meet.
"""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Value

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.outreach.rules import Known
from naast.support.outreach.words import CAME, HOW, KNOWN, TELLERS


def _days(n: int) -> Value:
    # Counted in Dutch days: the hour is that of the night in which the clock goes back.
    return Value(timedelta(days=n, hours=1))


class Worry(models.Model):
    """The header of a worry: where, what kind, who goes there, and when the name is gone.

    From `ends_at` on, both walls hide it; the job of that hour deletes it with all that hangs on
    it. `known` is why it may be kept for longer than fourteen days.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    zone = models.ForeignKey("places.Zone", on_delete=models.PROTECT, related_name="+", null=True)
    came = models.CharField(max_length=20, choices=CAME)
    teller = models.CharField(max_length=20, choices=TELLERS)
    anonymous = models.BooleanField()
    signs = ArrayField(models.CharField(max_length=30), default=list)
    reported_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    known = models.CharField(max_length=20, choices=KNOWN, blank=True, default=Known.NOT)
    known_at = models.DateTimeField(null=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    given_at = models.DateTimeField(null=True)
    next_on = models.DateField(null=True)
    visits = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "ends_at"]),
            models.Index(fields=["user", "ends_at"]),
            models.Index(fields=["ends_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=True, given_at__isnull=True)
                | Q(user__isnull=False, given_at__isnull=False),
                name="worry_is_given_to_somebody_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(known=Known.NOT, known_at__isnull=True)
                | (~Q(known=Known.NOT) & Q(known_at__isnull=False)),
                name="known_worry_has_its_moment",
            ),
            # The law of this table, also for who writes around the actions: fourteen days, or she
            # knows.
            models.CheckConstraint(
                condition=Q(known=Known.NOT, ends_at__lte=F("reported_at") + _days(14))
                | (~Q(known=Known.NOT) & Q(ends_at__lte=F("known_at") + _days(90))),
                name="name_is_kept_fourteen_days_at_most",
            ),
            RowPolicies(
                "naast.support.outreach.policy.WORRIES",
                name="outreach_worry",
                insert=("report",),
                update=("give", "visit"),
                delete=("forget",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class WorryText(models.Model):
    """Who it is about, what one saw, and who tells it: sealed with a key that goes with the row."""

    worry = models.OneToOneField(
        Worry, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    controller = models.CharField(max_length=40)
    wrapped_key = models.BinaryField()
    who = SealedField(label="outreach.who")
    where = SealedField(label="outreach.where")
    story = SealedField(label="outreach.story")
    told_by = SealedField(label="outreach.told_by", null=True)
    reach = SealedField(label="outreach.reach", null=True)

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.outreach.policy.TEXTS",
                name="outreach_worrytext",
                insert=("report",),
                delete=("forget",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.worry_id)


class Visit(models.Model):
    """That somebody went, how it went, and what was agreed. It goes with the worry."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    worry = models.ForeignKey(Worry, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=20, choices=HOW)
    agreed = SealedField(label="outreach.agreed", null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.outreach.policy.VISITS",
                name="outreach_visit",
                insert=("note",),
                delete=("forget",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class InSight(models.Model):
    """Somebody a supporter keeps an eye on: where, how often seen, when next. Never who.

    There is no text here, so that nobody can be found by it. `mark` tells entries apart for who
    goes there; it is drawn, never typed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    zone = models.ForeignKey("places.Zone", on_delete=models.PROTECT, related_name="+", null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=30)
    visits = models.PositiveSmallIntegerField(default=0)
    next_on = models.DateField()
    ends_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation"]), models.Index(fields=["ends_at"])]
        constraints = [
            models.UniqueConstraint(fields=["user", "mark"], name="one_mark_a_supporter"),
            RowPolicies(
                "naast.support.outreach.policy.IN_SIGHT",
                name="outreach_insight",
                insert=("keep",),
                update=("visit",),
                delete=("forget",),
            ),
        ]

    def __str__(self) -> str:
        return self.mark


class Tally(models.Model):
    """How often something happened in a zone in a quarter. It holds nobody, and stays."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    zone = models.ForeignKey("places.Zone", on_delete=models.PROTECT, related_name="+", null=True)
    quarter_on = models.DateField()
    what = models.CharField(max_length=30)
    n = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "quarter_on"])]
        constraints = [
            RowPolicies(
                "naast.support.outreach.policy.TALLIES",
                name="outreach_tally",
                insert=("count",),
                update=("count",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.n}"
