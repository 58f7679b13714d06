"""A colleague asked about a case that she cannot recognise, and what she answered."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.casework.rules.consulting import ConsultState

CONSULT_STATES = [
    (ConsultState.ASKED, _("Asked, no answer yet")),
    (ConsultState.ANSWERED, _("Answered")),
    (ConsultState.UNKNOWN, _("Does not know either")),
    (ConsultState.WITHDRAWN, _("Taken back")),
    (ConsultState.DISCUSSED, _("Talked about")),
]


class Consult(models.Model):
    """A question about a case, without name: to a colleague, or to who talk about cases together.

    Sealed with a key of its own that goes with the row: who is asked has no key of the resident,
    and nothing else of the case opens for her.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    meeting = models.ForeignKey(
        "training.Meeting", on_delete=models.PROTECT, related_name="+", null=True
    )
    domains = ArrayField(models.CharField(max_length=30), default=list)
    state = models.CharField(max_length=20, choices=CONSULT_STATES)
    controller = models.CharField(max_length=40)
    wrapped_key = models.BinaryField()
    question = SealedField(label="casework.consult_question")
    answer = SealedField(label="casework.consult_answer", null=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "asked_at"]),
            models.Index(fields=["user", "state"]),
            models.Index(fields=["person"]),
            models.Index(fields=["meeting"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(user=F("asker")), name="consulted_is_somebody_else"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=True) ^ Q(meeting__isnull=True),
                name="consult_of_one_or_of_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(state=ConsultState.ANSWERED, answer__isnull=False)
                | (~Q(state=ConsultState.ANSWERED) & Q(answer__isnull=True)),
                name="consult_answered_with_an_answer",
            ),
            RowPolicies(
                "naast.support.casework.policy.CONSULTS",
                name="casework_consult",
                insert=("ask",),
                update=("answer", "withdraw", "settle"),
                delete=("erase",),
            ),
        ]

    def __str__(self) -> str:
        return self.state


class ConsultOutcome(models.Model):
    """What came of talking about a case together: of whose case it is and of her alone (R-113)."""

    consult = models.OneToOneField(
        Consult, on_delete=models.CASCADE, primary_key=True, related_name="outcome"
    )
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    text = SealedField(label="casework.consult_outcome")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.casework.policy.OUTCOMES",
                name="casework_consultoutcome",
                insert=("write",),
                delete=("erase",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.consult_id)
