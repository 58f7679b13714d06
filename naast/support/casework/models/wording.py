"""How an organisation begins its letters in its own words, in versions. Nobody's data."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from naast.core.policy.walls import RowPolicies
from naast.support.casework.models.terms import LETTER_KINDS


class LetterWording(models.Model):
    """A version of the words of one kind of letter. The newest counts; an empty one is ours again.

    It holds marks where facts and the sentences of the law come (`casework.rules.wording`).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=LETTER_KINDS)
    version = models.PositiveIntegerField()
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "version"], name="one_wording_a_version"
            ),
            models.CheckConstraint(
                condition=Q(subject="", text="") | (~Q(subject="") & ~Q(text="")),
                name="wording_is_whole_or_ours",
            ),
            RowPolicies(
                "naast.support.casework.policy.WORDINGS",
                name="casework_letterwording",
                insert=("word",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
