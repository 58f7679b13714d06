"""What a municipality decided and wrote about support, for its partners to read. Nobody's data."""

from uuid import uuid4

from django.db import models

from naast.supply.cooperation.rules import NoteKind
from naast.supply.cooperation.words import NOTE_WORDS


class PolicyNote(models.Model):
    """A policy note, decision, or result: what it says in short, who decided, where it stands.

    A draft is the municipality's own; once published everybody reads it, in every municipality.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=[(one, NOTE_WORDS[one]) for one in NoteKind])
    title = models.CharField(max_length=120)
    says = models.TextField()
    decided_by = models.CharField(max_length=120)
    decided_on = models.DateField()
    url = models.URLField(max_length=200, blank=True)
    published_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "-decided_on"])]

    def __str__(self) -> str:
        return self.title
