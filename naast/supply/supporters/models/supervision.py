"""Who stands behind a volunteer: her work supervisor, or a legal adviser, from a day to a day."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naast.core.policy.walls import RowPolicies
from naast.supply.supporters.models.workers import Supporter


class Supervision(models.Model):
    """That somebody supervises a worker, for a half-open period of days. One at a time.

    It opens no file: a supervisor sees whom she stands behind, and no resident. `worker` is the
    user of `supporter`, so that she reads whom without reading the row of a worker.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    supporter = models.ForeignKey(Supporter, on_delete=models.CASCADE, related_name="+")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["supporter", "until_on"]),
            models.Index(fields=["supervisor", "until_on"]),
        ]
        constraints = [
            RowPolicies(
                "naast.supply.supporters.policy.SUPERVISIONS",
                name="supporters_supervision",
                insert=("arrange",),
                update=("arrange",),
            ),
            models.UniqueConstraint(
                fields=["supporter"],
                condition=Q(until_on__isnull=True),
                name="one_supervisor_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="supervision_lasts_a_while",
            ),
            models.CheckConstraint(
                condition=~Q(worker=F("supervisor")), name="nobody_supervises_herself"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
