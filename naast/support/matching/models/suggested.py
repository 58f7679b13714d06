"""A suggestion for the whole queue of an organisation, and its lines. Nobody is asked by it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from naast.core.policy.walls import RowPolicies


class QueueSuggestion(models.Model):
    """That a coordinator asked whom to ask for each question that waits; when, by what weights.

    `made_at` is empty until the job made it. `weights` holds by name of municipality how
    much each term counted. Gone after a day, or when the next one is made.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    weights = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(made_at__isnull=True),
                name="one_suggestion_at_a_time",
            ),
            RowPolicies(
                "naast.support.matching.policy.SUGGESTIONS",
                name="matching_queuesuggestion",
                insert=("ask",),
                update=("make", "accept"),
                delete=("forget",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class SuggestedLine(models.Model):
    """One line: of whom a question was asked then, whom to ask instead, and the terms that say why.

    `kept`: the resident chose for herself. An accepted line says by whom; the question itself says
    who was asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    suggestion = models.ForeignKey(QueueSuggestion, on_delete=models.CASCADE, related_name="lines")
    question = models.ForeignKey("matching.Question", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    was_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    kept = models.BooleanField(default=False)
    terms = models.JSONField(default=list)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "question"], name="one_line_a_question"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(
                    accepted_at__isnull=False,
                    accepted_by__isnull=False,
                    user__isnull=False,
                    kept=False,
                ),
                name="accepted_line_has_somebody",
            ),
            RowPolicies(
                "naast.support.matching.policy.SUGGESTED_LINES",
                name="matching_suggestedline",
                insert=("make",),
                update=("accept",),
                delete=("forget",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} in {self.suggestion_id}"
