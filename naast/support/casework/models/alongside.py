"""Who else is in a case than whose it is: from when, until when, and what the resident says."""

from datetime import date, timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.casework.rules.alongside import LIVE, Along, AlongState, WhyBehind
from naast.support.people.hats import InHerCircle

ALONG = [
    (Along.BEHIND, _("Stands behind the supporter")),
    (Along.STANDS_IN, _("Stands in")),
    (Along.TOGETHER, _("Helps along")),
]
ALONG_STATES = [
    (AlongState.ASKED, _("Asked, no answer yet")),
    (AlongState.AGREED, _("Said yes; the resident is asked")),
    (AlongState.RUNS, _("Agreed")),
    (AlongState.REFUSED, _("Said no")),
    (AlongState.UNWANTED, _("The resident does not want it")),
    (AlongState.WITHDRAWN, _("Taken back")),
    (AlongState.ENDED, _("Ended")),
]
WHY_BEHIND = [
    (WhyBehind.GO_ON, _("How to go on")),
    (WhyBehind.LAW, _("A complaint, an objection or another question of law")),
    (WhyBehind.SAFETY, _("Worries about safety")),
]


class Alongside(models.Model):
    """That somebody else is in a case, asked and answered. No word of what is in it.

    Who is asked sees this row and nothing of the case, so where and what about stand here too. What
    opens the contents is her standing alone (people), which begins and ends with this.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey("matching.Question", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    circle = models.ForeignKey("people.Circle", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    zone = models.ForeignKey("places.Zone", on_delete=models.PROTECT, related_name="+", null=True)
    domains = ArrayField(models.CharField(max_length=30), default=list)
    manner = models.CharField(max_length=20, choices=ALONG)
    state = models.CharField(max_length=20, choices=ALONG_STATES)
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    why = models.CharField(max_length=20, choices=WHY_BEHIND, blank=True)
    holder_does = SealedField(label="casework.holder_does", null=True)
    other_does = SealedField(label="casework.other_does", null=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    from_at = models.DateTimeField(null=True)
    until_at = models.DateTimeField(null=True)
    standing = models.ForeignKey(
        "people.Standing", on_delete=models.PROTECT, related_name="+", null=True
    )
    placement = models.ForeignKey(
        "matching.Placement", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        indexes = [
            models.Index(fields=["user", "state"]),
            models.Index(fields=["person"]),
            models.Index(fields=["organisation", "state"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "manner"],
                condition=Q(state__in=sorted(LIVE)),
                name="one_alongside_of_a_manner",
            ),
            models.CheckConstraint(condition=~Q(user=F("holder")), name="along_is_somebody_else"),
            models.CheckConstraint(
                condition=~Q(state=AlongState.RUNS)
                | Q(standing__isnull=False, from_at__isnull=False),
                name="along_runs_by_a_standing",
            ),
            models.CheckConstraint(
                condition=~Q(manner=Along.STANDS_IN)
                | Q(from_at__isnull=False, until_at__isnull=False),
                name="who_stands_in_does_so_for_a_while",
            ),
            InHerCircle(name="alongside_in_her_circle"),
            RowPolicies(
                "naast.support.casework.policy.ALONGSIDE",
                name="casework_alongside",
                insert=("ask",),
                update=("answer", "say", "end"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.manner} {self.state}"

    @property
    def last_on(self) -> date | None:
        """The last Dutch day of who stands in: its end is the midnight after it."""
        if self.until_at is None:
            return None
        return timezone.localdate(self.until_at - timedelta(seconds=1))
