"""A photograph that somebody shows on her card."""

from uuid import uuid4

from django.db import models

from naast.supply.supporters.models.workers import Supporter


class Photo(models.Model):
    """Small and square, there by her dated yes (`since`); taken back, the row is gone.

    `address` is under which everybody gets it: another one with each photo, so that an old address
    opens nothing.
    """

    supporter = models.OneToOneField(
        Supporter, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    address = models.UUIDField(unique=True, default=uuid4, editable=False)
    picture = models.BinaryField()
    since = models.DateField()

    def __str__(self) -> str:
        return str(self.address)
