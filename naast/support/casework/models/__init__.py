"""The supporter's work. Header and contents apart: a coordinator sees that work goes on."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.supply.law.rules import Activity
from naast.support.casework.models.alongside import ALONG_STATES, WHY_BEHIND, Alongside
from naast.support.casework.models.consulting import CONSULT_STATES, Consult, ConsultOutcome
from naast.support.casework.models.offline import OfflineChoice, Visit
from naast.support.casework.models.safety import (
    CONSULTED,
    DECIDED,
    STEPS,
    SafetyConcern,
    SafetyEntry,
)
from naast.support.casework.models.terms import LETTER_KINDS, Letter, RunningTerm
from naast.support.casework.models.wording import LetterWording
from naast.support.casework.rules import WAITING_STATES as HAND_OVER_WAITS
from naast.support.casework.rules import (
    CaseStatus,
    ContactKind,
    HandOverReason,
    HandOverState,
    Outcome,
    Rung,
    RungState,
)
from naast.support.people.hats import InHerCircle, WearsHat
from naast.support.people.rules import HatKind

__all__ = [
    "ACTIVITIES",
    "ALONG_STATES",
    "CONSULTED",
    "CONSULT_STATES",
    "CONTACT_KINDS",
    "DECIDED",
    "HAND_OVER_REASONS",
    "HAND_OVER_STATES",
    "LETTER_KINDS",
    "OUTCOMES",
    "RUNGS",
    "RUNG_STATES",
    "STATUSES",
    "STEPS",
    "WHY_BEHIND",
    "Alongside",
    "Case",
    "CaseContent",
    "Consult",
    "ConsultOutcome",
    "Contact",
    "Goal",
    "HandOver",
    "Letter",
    "LetterWording",
    "OfflineChoice",
    "RungTried",
    "RunningTerm",
    "SafetyConcern",
    "SafetyEntry",
    "Visit",
]  # fmt: skip

STATUSES = [
    (CaseStatus.OPEN, _("Open")),
    (CaseStatus.WAITING, _("Waiting for somebody else")),
    (CaseStatus.CLOSED, _("Closed")),
]
CONTACT_KINDS = [
    (ContactKind.CALL, _("Phone call")),
    (ContactKind.HOME, _("At home")),
    (ContactKind.ALONG, _("Went along")),
    (ContactKind.WALK_IN, _("Walk-in")),
    (ContactKind.MAIL, _("Mail or message")),
    (ContactKind.VIDEO, _("Video call")),
]
ACTIVITIES = [
    (Activity.INFORMATION, _("Information")),
    (Activity.ADVICE, _("Advice")),
    (Activity.GENERAL_SUPPORT, _("General support")),
]
RUNGS = [
    (Rung.OWN_CIRCLE, _("Own circle")),
    (Rung.VOLUNTEER, _("Volunteer or association")),
    (Rung.FOR_EVERYONE, _("For everybody")),
    (Rung.MADE_TO_MEASURE, _("Municipality, made to measure")),
    (Rung.OTHER_LAW, _("Another law")),
]
RUNG_STATES = [
    (RungState.DONE, _("Done")),
    (RungState.BUSY, _("Busy")),
    (RungState.PLANNED, _("Agreed")),
    (RungState.SKIPPED, _("Skipped")),
]
OUTCOMES = [
    (Outcome.OWN_STRENGTH, _("Goes on alone or with the own circle")),
    (Outcome.VOLUNTEER, _("A volunteer or association helps")),
    (Outcome.FOR_EVERYONE, _("Uses what is there for everybody")),
    (Outcome.MADE_TO_MEASURE, _("Got a provision that fits")),
    (Outcome.OTHER_LAW, _("Helped under another law")),
    (Outcome.OBJECTION, _("Objection or complaint made")),
    (Outcome.STOPPED, _("Stopped by choice")),
]

HAND_OVER_STATES = [
    (HandOverState.WANTED, _("Looking for somebody")),
    (HandOverState.OFFERED, _("Asked, no answer yet")),
    (HandOverState.DONE, _("Handed over")),
    (HandOverState.REFUSED, _("Said no")),
    (HandOverState.UNWANTED, _("The resident would rather have another")),
    (HandOverState.WITHDRAWN, _("Withdrawn")),
]
HAND_OVER_REASONS = [
    (HandOverReason.STOPS, _("Stops with this work")),
    (HandOverReason.AWAY, _("Is away for a longer time")),
    (HandOverReason.OTHER_KNOWLEDGE, _("Other knowledge is needed")),
    (HandOverReason.NO_ROOM, _("Has no room any more")),
    (HandOverReason.RESIDENT, _("The resident asked for another")),
]


class Case(models.Model):
    """The header of a case: status, dates, who, zone, domains. `hat` is NULL once it is closed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    question = models.ForeignKey("matching.Question", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    circle = models.ForeignKey("people.Circle", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    hat = models.CharField(max_length=20, null=True)  # noqa: DJ001  # NULL lets the foreign key go
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    zone = models.ForeignKey("places.Zone", on_delete=models.PROTECT, related_name="+", null=True)
    domains = ArrayField(models.CharField(max_length=30), default=list)
    layer = models.PositiveSmallIntegerField(default=1)
    # Why she wants support just now: as she asked, or as it turned out (a code of `WhyNow`).
    why_now = models.CharField(max_length=20, blank=True, default="", db_default="")
    status = models.CharField(max_length=20, choices=STATUSES, default=CaseStatus.OPEN)
    opened_at = models.DateTimeField()
    last_contact_at = models.DateTimeField(null=True)
    hear_before_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=30, choices=OUTCOMES, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "status"]),
            models.Index(fields=["organisation", "status"]),
            models.Index(fields=["person"]),
            models.Index(fields=["municipality", "closed_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=CaseStatus.CLOSED, closed_at__isnull=False, hat__isnull=True)
                | (
                    ~Q(status=CaseStatus.CLOSED)
                    & Q(closed_at__isnull=True, hat__isnull=False, hat=HatKind.SUPPORTS)
                ),
                name="case_runs_with_its_hat",
            ),
            models.CheckConstraint(
                condition=~Q(status=CaseStatus.CLOSED) | ~Q(outcome=""),
                name="closed_case_has_outcome",
            ),
            WearsHat(name="case_wears_hat"),
            InHerCircle(name="case_in_her_circle"),
            RowPolicies(
                "naast.support.casework.policy.CASES",
                name="casework_case",
                insert=("open",),
                update=("work", "close", "leave", "hand_over"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class CaseContent(models.Model):
    """The question behind the question, how the supporter reads it, what both learned in the end.

    Not her own words.
    """

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="content"
    )
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    behind = SealedField(label="casework.behind", null=True)
    reading = SealedField(label="casework.reading", null=True)
    learned = SealedField(label="casework.learned", null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.casework.policy.CONTENTS",
                name="casework_casecontent",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.case_id)


class Contact(models.Model):
    """A talk, noted in one field. Minutes for formal supporters only.

    Its text changes only where the resident says that it is not right; the rest never (migration
    0006), and what stood there stays with what she said (keys).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=CONTACT_KINDS)
    activity = models.CharField(max_length=20, choices=ACTIVITIES)
    layer = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(null=True)
    text = SealedField(label="casework.contact")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "at"])]
        constraints = [
            # Guidance and treatment are no support; nothing but the three of the law is.
            models.CheckConstraint(
                condition=Q(activity__in=[activity.value for activity in Activity]),
                name="contact_is_support",
            ),
            RowPolicies(
                "naast.support.casework.policy.NOTES",
                name="casework_contact",
                insert=("write",),
                update=("correct",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Goal(models.Model):
    """A goal in her words, with the mark she gives herself at the start and the end (0 to 10)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    text = SealedField(label="casework.goal")
    score_start = models.PositiveSmallIntegerField(null=True)
    score_end = models.PositiveSmallIntegerField(null=True)
    set_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case"])]
        constraints = [
            models.CheckConstraint(
                condition=(Q(score_start__isnull=True) | Q(score_start__lte=10))
                & (Q(score_end__isnull=True) | Q(score_end__lte=10)),
                name="goal_marks_are_0_to_10",
            ),
            RowPolicies(
                "naast.support.casework.policy.CONTENTS",
                name="casework_goal",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class RungTried(models.Model):
    """A rung of the ladder of solutions: near first, without duty; no rung blocks another."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    rung = models.PositiveSmallIntegerField(choices=RUNGS)
    state = models.CharField(max_length=20, choices=RUNG_STATES)
    text = SealedField(label="casework.rung", null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "rung"], name="one_row_a_rung"),
            RowPolicies(
                "naast.support.casework.policy.CONTENTS",
                name="casework_rungtried",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rung} {self.state}"


class HandOver(models.Model):
    """That a case goes from one to another: wanted, asked, answered. No word of what is in it.

    Who is asked sees this row and nothing of the case, so where and what about stand here too.
    `to_user` is NULL while nobody was asked yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    zone = models.ForeignKey("places.Zone", on_delete=models.PROTECT, related_name="+", null=True)
    domains = ArrayField(models.CharField(max_length=30), default=list)
    from_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    reason = models.CharField(max_length=20, choices=HAND_OVER_REASONS)
    state = models.CharField(max_length=20, choices=HAND_OVER_STATES)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "state"]),
            models.Index(fields=["to_user", "state"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=sorted(HAND_OVER_WAITS)),
                name="one_waiting_hand_over",
            ),
            models.CheckConstraint(
                condition=Q(state=HandOverState.WANTED) ^ Q(to_user__isnull=False),
                name="hand_over_asks_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(HAND_OVER_WAITS)) ^ Q(answered_at__isnull=False),
                name="hand_over_ends_once",
            ),
            RowPolicies(
                "naast.support.casework.policy.HAND_OVERS",
                name="casework_handover",
                insert=("offer", "want"),
                update=("offer", "answer", "withdraw", "choose_other"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"
