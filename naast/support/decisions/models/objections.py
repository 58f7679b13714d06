"""An objection to one decision: its course, and what was written in it.

Who took the decision cannot judge the objection (I-1): each row carries who decided, held to the
decision by a foreign key over both, and may not name that user as who judges. So PostgreSQL refuses
it at any isolation level, whatever the code forgot.
"""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.decisions.rules.objections import ObjectedBy, ObjectionOutcome, ObjectionPart
from naast.support.people.hats import InHerCircle, WearsHat
from naast.support.people.rules import HatKind

OBJECTED_BY = [(ObjectedBy.CODE, _("with the code")), (ObjectedBy.PAPER, _("on paper"))]
OBJECTION_OUTCOMES = [
    (ObjectionOutcome.FOUNDED, pgettext_lazy("objection", "Founded")),
    (ObjectionOutcome.UNFOUNDED, pgettext_lazy("objection", "Unfounded")),
    (ObjectionOutcome.INADMISSIBLE, pgettext_lazy("objection", "Inadmissible")),
]
OBJECTION_TEXTS = [
    (ObjectionPart.GROUNDS, _("Why it is not right")),
    (ObjectionPart.HELPER, _("Who helps with it")),
    (ObjectionPart.PLACE, _("Where the hearing is")),
    (ObjectionPart.HEARING, _("Report of the hearing")),
    (ObjectionPart.AGREED, _("Why it takes longer, with a yes")),
    (ObjectionPart.REASONS, _("Why it was decided so")),
    (ObjectionPart.ENDED, _("Why it was withdrawn")),
]


class OfDecision(models.constraints.BaseConstraint):
    """A foreign key (decision, decided by) to the decision: nobody else can stand there."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        path, _args, kwargs = super().deconstruct()
        return path, (), kwargs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OfDecision) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        return (
            f'ALTER TABLE "{model._meta.db_table}" ADD CONSTRAINT "{self.name}" '  # noqa: SLF001
            "FOREIGN KEY (decision_id, decided_by_id) REFERENCES decisions_decision (id, user_id)"
        )

    def constraint_sql(self, model: Any, schema_editor: Any) -> str:
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))
        return ""  # nothing within CREATE TABLE: the key it points at may come later

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        return f'ALTER TABLE "{model._meta.db_table}" DROP CONSTRAINT "{self.name}"'  # noqa: SLF001

    def validate(self, *_args: Any, **_kwargs: Any) -> None:
        """Leave it to PostgreSQL."""


class Objection(models.Model):
    """The header: to which decision, when it came, who judges, until when, how it ended.

    `announced_on` is when the decision was made known to her, `last_on` the last day to object.
    `user` is who judges, empty until somebody took it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    decision = models.ForeignKey("decisions.Decision", on_delete=models.CASCADE, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    matter = models.ForeignKey("decisions.Matter", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    circle = models.ForeignKey("people.Circle", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    by = models.CharField(max_length=10, choices=OBJECTED_BY)
    announced_on = models.DateField()
    last_on = models.DateField()
    received_on = models.DateField()
    posted_on = models.DateField(null=True)
    received_at = models.DateTimeField()
    late = models.BooleanField()
    # Pro forma: without reasons yet, or without what else the law asks (Awb art. 6:5 and 6:6).
    complete_asked_on = models.DateField(null=True)
    complete_before_on = models.DateField(null=True)
    completed_on = models.DateField(null=True)
    with_committee = models.BooleanField(default=False)
    adjourned_on = models.DateField(null=True)
    agreed_until_on = models.DateField(null=True)
    hearing_at = models.DateTimeField(null=True)
    heard_on = models.DateField(null=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    hat = models.CharField(max_length=20, null=True)  # noqa: DJ001  # NULL until somebody judges
    taken_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=OBJECTION_OUTCOMES, blank=True)
    decided_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["person"]),
            models.Index(fields=["municipality", "decided_at"]),
            models.Index(fields=["user", "decided_at"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_objection_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=True) | ~Q(user=F("decided_by")),
                name="who_decided_does_not_judge",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=True, hat__isnull=True, taken_at__isnull=True)
                | Q(
                    user__isnull=False,
                    hat__isnull=False,
                    hat=HatKind.DECIDES,
                    taken_at__isnull=False,
                ),
                name="who_judges_wears_that_hat",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, outcome="")
                | (
                    Q(decided_at__isnull=False, user__isnull=False, withdrawn_at__isnull=True)
                    & ~Q(outcome="")
                ),
                name="judged_objection_has_outcome",
            ),
            WearsHat(name="objection_wears_hat"),
            InHerCircle(name="objection_in_her_circle"),
            OfDecision(name="objection_of_decision"),
            RowPolicies(
                "naast.support.decisions.policy.OBJECTIONS",
                name="decisions_objection",
                insert=("object", "register"),
                update=("take", "judge", "answer"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ObjectionText(models.Model):
    """What was written in an objection; added, and never changed. `user` NULL: she herself."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    objection = models.ForeignKey(Objection, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    part = models.CharField(max_length=20, choices=OBJECTION_TEXTS)
    text = SealedField(label="decisions.objection")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["objection", "at"])]
        constraints = [
            RowPolicies(
                "naast.support.decisions.policy.OBJECTION_TEXTS",
                name="decisions_objectiontext",
                insert=("write", "judge"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.objection_id}"
