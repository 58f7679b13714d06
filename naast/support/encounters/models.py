"""Appointments of residents with who stands beside them, or with who decides."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.encounters.rules import Way

WAYS = [
    (Way.HOME, _("At home")),
    (Way.PHONE, _("By phone")),
    (Way.VIDEO, _("By video")),
    (Way.WALK_IN, _("At a walk-in point")),
    (Way.OFFICE, _("At the office")),
]


class Appointment(models.Model):
    """A moment agreed on. The row says when and how; what it is about is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    house = models.CharField(max_length=20)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=20, choices=WAYS)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    about = SealedField(label="encounters.about", null=True)
    made_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "starts_at"]),
            models.Index(fields=["person", "starts_at"]),
        ]
        constraints = [
            RowPolicies(
                "naast.support.encounters.policy.APPOINTMENTS",
                name="encounters_appointment",
                insert=("agree",),
                update=("cancel",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"
