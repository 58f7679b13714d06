"""Worries about safety: the steps that were taken, held back from her only with a reason.

Header and contents apart: who guards privacy sees that something is held back and until when, and
nothing of what it is.
"""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.casework.rules.safety import Consulted, Decided, Step

STEPS = [
    (Step.SIGNALS, _("1. Write down what you see and hear")),
    (Step.CONSULT, _("2. Think along with a colleague, or with Veilig Thuis")),
    (Step.TALK, _("3. Talk with who it is about")),
    (Step.WEIGH, _("4. Weigh how bad it is; when in doubt ask Veilig Thuis")),
    (Step.DECIDE, _("5. Decide: help, report, or both")),
]
CONSULTED = [
    (Consulted.COLLEAGUE, _("A colleague")),
    (Consulted.VEILIG_THUIS, _("Veilig Thuis")),
    (Consulted.EXPERT, _("Somebody who knows of injuries")),
    (Consulted.HERSELF, _("Who it is about")),
]
DECIDED = [
    (Decided.HELP, _("Help")),
    (Decided.REPORT, _("Report to Veilig Thuis")),
    (Decided.BOTH, _("Help and report")),
    (Decided.NEITHER, _("Nothing is the matter")),
]


class SafetyConcern(models.Model):
    """That there is a worry, and whether she may read it. `told_at` is when she could from then on.

    Until then it is held back, and on `review_on` somebody looks again (I-4).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    review_on = models.DateField(null=True)
    told_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case"]),
            models.Index(
                fields=["organisation", "review_on"],
                name="casework_held_back",
                condition=Q(told_at__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(told_at__isnull=True) ^ Q(review_on__isnull=True),
                name="concern_is_told_or_reviewed",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at__isnull=True), name="one_running_concern"
            ),
            RowPolicies(
                "naast.support.casework.policy.CONCERNS",
                name="casework_safetyconcern",
                insert=("write",),
                update=("write", "release"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class SafetyEntry(models.Model):
    """A step that was taken, or (`step` NULL) why it is held back. Added, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    concern = models.ForeignKey(SafetyConcern, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    step = models.PositiveSmallIntegerField(choices=STEPS, null=True)
    taken_on = models.DateField()
    consulted = models.CharField(max_length=20, choices=CONSULTED, blank=True)
    decided = models.CharField(max_length=20, choices=DECIDED, blank=True)
    text = SealedField(label="casework.safety")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["concern", "at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided="") | Q(step=Step.DECIDE), name="only_the_last_step_decides"
            ),
            RowPolicies(
                "naast.support.casework.policy.CONCERN_ENTRIES",
                name="casework_safetyentry",
                insert=("write",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
