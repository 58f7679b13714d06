"""What the law gives a resident time for in a case, and the letters that she sends."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.casework.rules.terms import IN_A_CASE, LetterKind

LETTER_KINDS = [
    (LetterKind.PREPARATION, _("Prepare the talk")),
    (LetterKind.REPORT_ASKED, _("Ask for the report of the talk")),
    (LetterKind.REPORT_CORRECTED, _("Correct the report of the talk")),
    (LetterKind.NOTICE_OF_DEFAULT, _("Notice of default: decide after all")),
    (LetterKind.OBJECTION, _("Object, with the grounds to follow")),
    (LetterKind.COMPLAINT, _("Complain to the municipality")),
    (LetterKind.DATA_ACCESS, _("Ask for one's own data")),
]


class RunningTerm(models.Model):
    """A term that runs in a case since `started_on`; its last day as counted when it was written.

    What ran under an older reading of the law keeps it: a later version of the term moves the day
    only when somebody says so (`casework.actions.terms`). `ended_on` is the day on which what had
    to be done was done; `dropped_at` says that it never ran: written down by mistake.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    term_id = models.CharField(max_length=30)
    about = SealedField(label="casework.term")
    started_on = models.DateField()
    ends_on = models.DateField()
    extended = models.BooleanField(default=False)
    ended_on = models.DateField(null=True)
    dropped_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "ends_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(term_id__in=sorted(IN_A_CASE)), name="term_can_run_in_a_case"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(dropped_at__isnull=True),
                name="term_ends_or_never_ran",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(ended_on__gte=F("started_on"))
                | Q(ends_on__lt=F("started_on")),
                name="term_ends_after_it_began",
            ),
            RowPolicies(
                "naast.support.casework.policy.TERMS",
                name="casework_runningterm",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term_id} {self.ends_on}"


class Letter(models.Model):
    """A letter of the resident to the municipality, made together. It changes until it is sent."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=LETTER_KINDS)
    subject = SealedField(label="casework.letter.subject")
    text = SealedField(label="casework.letter.text")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sent_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "made_at"])]
        constraints = [
            RowPolicies(
                "naast.support.casework.policy.LETTERS",
                name="casework_letter",
                insert=("write",),
                update=("write",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
