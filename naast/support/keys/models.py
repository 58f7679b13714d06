"""Consents, the copies of what a resident shared, and the plan that she made herself."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.keys.rules import About, Outcome, PieceKind, Purpose, RemarkKind

PURPOSES = [
    (Purpose.TALK, _("For the talk with the municipality")),
    (Purpose.DECISION, _("For a decision about help")),
    (Purpose.HELP, _("To help me or to advise me")),
]
PIECE_KINDS = [
    (PieceKind.GOALS, _("My goals")),
    (PieceKind.PLAN, _("My own plan")),
    (PieceKind.NOTE, _("What was written about a talk")),
    (PieceKind.LADDER, _("What was tried")),
    (PieceKind.APPOINTMENT, _("My next appointment")),
    (PieceKind.DOCUMENT, _("A document")),
]

ABOUT = [
    (About.TALK, _("What was written about a talk")),
    (About.GOAL, _("A goal")),
    (About.BEHIND, _("The question behind the question")),
    (About.RUNG, _("What was tried")),
    (About.DECISION, _("The reasons of a decision")),
]
REMARKS = [
    (RemarkKind.WRONG, _("This is not right")),
    (RemarkKind.STATEMENT, _("Her own statement")),
]
OUTCOMES = [(Outcome.CORRECTED, _("Corrected")), (Outcome.KEPT, _("Stays as it is"))]


class Consent(models.Model):
    """A resident's yes: to one party, for one purpose, until a moment; over when she says so.

    `piece` is the number of the copy in the other house, and no more than that.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20)
    purpose = models.CharField(max_length=20, choices=PURPOSES)
    party = models.CharField(max_length=40)
    kind = models.CharField(max_length=20, choices=PIECE_KINDS)
    piece = models.UUIDField(unique=True)
    given_at = models.DateTimeField()
    until_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("given_at")), name="consent_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_withdrawn_after_it_was_given",
            ),
            RowPolicies(
                "naast.support.keys.policy.CONSENTS",
                name="keys_consent",
                insert=("give",),
                update=("withdraw",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.party}"


class SharedPiece(models.Model):
    """A copy of what she shared: a row of the house that receives it, sealed with the key there.

    `used_at` says that a decision rests on it; then it stays in the file of who decided. Of a
    document `file` is the copy, and `text` what it is called.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=PIECE_KINDS)
    purpose = models.CharField(max_length=20, choices=PURPOSES)
    text = SealedField(label="keys.shared_piece")
    file = models.OneToOneField(
        "files.StoredFile", on_delete=models.PROTECT, related_name="+", null=True
    )
    shared_at = models.DateTimeField()
    until_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("shared_at")), name="piece_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(purpose=Purpose.DECISION),
                name="piece_used_for_its_purpose_only",
            ),
            models.CheckConstraint(
                condition=Q(kind=PieceKind.DOCUMENT) ^ Q(file__isnull=True),
                name="a_document_has_its_file",
            ),
            RowPolicies(
                "naast.support.keys.policy.PIECES",
                name="keys_sharedpiece",
                insert=("share",),
                update=("withdraw", "use"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.purpose}"


class OutsidePiece(models.Model):
    """What she lets somebody outside Naast read, who has no file here: a code opens it.

    Nobody there answers for a row with us, so it stays in the house from which she shares, sealed
    with her own key. `who` is what she calls that somebody; `document` the one of her file that it
    is, while it lies there. Of the code only its fingerprint is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=PIECE_KINDS)
    purpose = models.CharField(max_length=20, choices=PURPOSES)
    who = SealedField(label="keys.outside_who")
    text = SealedField(label="keys.outside_piece")
    document = models.UUIDField(null=True)
    code_hash = models.CharField(max_length=64, unique=True)
    shared_at = models.DateTimeField()
    until_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("shared_at")), name="outside_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(purpose=Purpose.DECISION), name="nobody_outside_decides"
            ),
            models.CheckConstraint(
                condition=Q(kind=PieceKind.DOCUMENT) ^ Q(document__isnull=True),
                name="outside_document_is_named",
            ),
            RowPolicies(
                "naast.support.keys.policy.OUTSIDE",
                name="keys_outsidepiece",
                insert=("share",),
                update=("withdraw",),
                delete=("erase",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.purpose}"


class OwnPlan(models.Model):
    """What she put in order herself before a talk, as she kept it; one, which she changes.

    It is hers: nobody reads it, save who stands beside her while she says so. To a municipality it
    goes as a copy that she shares.
    """

    person = models.OneToOneField(
        "people.Person", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    house = models.CharField(max_length=20)
    content = SealedField(label="keys.own_plan")
    kept_at = models.DateTimeField()
    open_to_supporter = models.BooleanField(default=False)

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.keys.policy.PLANS",
                name="keys_ownplan",
                insert=("keep",),
                update=("keep",),
                delete=("erase",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person_id)


class Remark(models.Model):
    """What she says of an entry in her file: that it is not right, or a statement of her own.

    It stays with the entry. `row_id` is the entry's; `was` is what stood there before it was
    corrected. Her words never change: the app may only write the answer, and that she saw it
    (migrations 0003 and 0004).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20)
    about = models.CharField(max_length=20, choices=ABOUT)
    row_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=REMARKS)
    text = SealedField(label="keys.remark")
    made_at = models.DateTimeField()
    answer_before_at = models.DateTimeField(null=True)
    # Who answers of a closed file, where nobody stands beside her any more.
    put_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    seen_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=OUTCOMES, blank=True)
    was = SealedField(label="keys.remark_was", null=True)
    reason = SealedField(label="keys.remark_reason", null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "made_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(seen_at__isnull=True) | Q(answered_at__isnull=False),
                name="remark_seen_once_answered",
            ),
            models.CheckConstraint(
                condition=Q(kind=RemarkKind.STATEMENT) ^ Q(answer_before_at__isnull=False),
                name="not_right_has_a_promise",
            ),
            models.CheckConstraint(
                condition=Q(
                    answered_at__isnull=True,
                    answered_by__isnull=True,
                    outcome="",
                    was__isnull=True,
                    reason__isnull=True,
                )
                | Q(
                    kind=RemarkKind.WRONG,
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                    outcome=Outcome.CORRECTED,
                    was__isnull=False,
                )
                | Q(
                    kind=RemarkKind.WRONG,
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                    outcome=Outcome.KEPT,
                    was__isnull=True,
                    reason__isnull=False,
                ),
                name="corrected_keeps_what_was_kept_says_why",
            ),
            models.UniqueConstraint(
                fields=["person", "about", "row_id"],
                condition=Q(kind=RemarkKind.WRONG, answered_at__isnull=True),
                name="one_open_remark_an_entry",
            ),
            RowPolicies(
                "naast.support.keys.policy.REMARKS",
                name="keys_remark",
                insert=("make",),
                update=("answer", "see"),
                delete=("erase",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
