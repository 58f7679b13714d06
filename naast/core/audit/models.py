from uuid import uuid4

from django.conf import settings
from django.db import models

from naast.core.policy.walls import RowPolicies


class Entry(models.Model):
    """That somebody did or looked at something: ids and codes, never contents.

    Append-only: the app's role may insert and read (migration 0002 takes the rest away).
    The key is made in Python, because who records need not be allowed to read it back.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    at = models.DateTimeField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    role = models.CharField(max_length=30)
    action = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=40)
    subject_id = models.UUIDField(null=True)
    house = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "-at"]),
            models.Index(fields=["user", "-at"]),
        ]
        constraints = [
            RowPolicies("naast.core.audit.policy.ENTRIES", name="audit_entry", insert=("record",)),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}"
