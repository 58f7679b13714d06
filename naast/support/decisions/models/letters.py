"""A letter with decisions: a draft that changes, and what was sent, which never does."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies


class LetterDraft(models.Model):
    """What an officer writes around the decisions, before the letter is final; one a matter."""

    matter = models.OneToOneField(
        "decisions.Matter", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    opening = SealedField(label="decisions.letter_opening", null=True)
    closing = SealedField(label="decisions.letter_closing", null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.support.decisions.policy.DRAFTS",
                name="decisions_letterdraft",
                insert=("write",),
                update=("write",),
                delete=("write",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.matter_id)


class Letter(models.Model):
    """A letter as it was sent: its bytes, what they were made of, and their SHA-256.

    No policy lets anybody change a row. `facts` has the mandate and the articles as they were on
    that day. `decided` are the decisions in it; from its day on she may object (Awb art. 6:8).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey("decisions.Matter", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    number = models.CharField(max_length=40, unique=True)
    decided = ArrayField(models.UUIDField())
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    facts = SealedField(label="decisions.letter_facts")
    final_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["matter", "final_at"])]
        constraints = [
            models.CheckConstraint(condition=~Q(decided=[]), name="letter_holds_a_decision"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="letter_has_its_fingerprint"
            ),
            RowPolicies(
                "naast.support.decisions.policy.LETTERS",
                name="decisions_letter",
                insert=("write",),
            ),
        ]

    def __str__(self) -> str:
        return self.number
