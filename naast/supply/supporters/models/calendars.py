"""The secret address from which a worker's own calendar reads when she has an appointment."""

from django.conf import settings
from django.db import models

from naast.core.policy.walls import RowPolicies
from naast.supply.supporters.rules import LONGEST_PLACE


class CalendarAddress(models.Model):
    """That she has such an address, since when, and which place stands with every appointment.

    Whoever knows the address reads from it, so only its fingerprint is kept: nobody can show it
    again, or make it from what stands here. No row: no address.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    fingerprint = models.CharField(max_length=64, unique=True)
    place = models.CharField(max_length=LONGEST_PLACE, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.CALENDARS",
                name="supporters_calendar",
                insert=("keep",),
                update=("keep",),
                delete=("keep",),
            ),
            models.CheckConstraint(
                condition=~models.Q(fingerprint=""), name="calendar_address_has_a_fingerprint"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user_id)
