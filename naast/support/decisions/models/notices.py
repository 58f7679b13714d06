"""That somebody was told of free support and of a plan of her own: the proof of it (R-119)."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.core.policy.walls import RowPolicies
from naast.support.decisions.rules.notices import Occasion, Receipt, ToldBy, ToldTo

OCCASIONS = [
    (Occasion.NOTIFICATION, _("Before the inquiry")),
    (Occasion.REASSESSMENT, _("Before we look again at what was granted")),
]
TOLD_TO = [
    (ToldTo.RESIDENT, _("To the resident")),
    (ToldTo.CARER, _("To who cares for the resident")),
]
TOLD_BY = [
    (ToldBy.PHONE, pgettext_lazy("notice", "By phone")),
    (ToldBy.DESK, _("At the counter")),
    (ToldBy.VISIT, _("At home")),
    (ToldBy.LETTER, _("By letter")),
]
RECEIPTS = [
    (Receipt.MAIL, pgettext_lazy("receipt", "by mail")),
    (Receipt.TEXT, _("by text message")),
    (Receipt.SAID, _("out loud")),
    (Receipt.FILE, _("in the file of the resident")),
]


class Notice(models.Model):
    """To whom, how and in which words it was told; rows are added, never changed.

    What she read on the web herself is proved by her question. No word of her stands here, so the
    officer and who leads keep the proof after the matter was closed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey("decisions.Matter", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    occasion = models.CharField(max_length=20, choices=OCCASIONS)
    told_to = models.CharField(max_length=20, choices=TOLD_TO)
    told_by = models.CharField(max_length=20, choices=TOLD_BY)
    version = models.CharField(max_length=20)
    told_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["matter", "told_at"])]
        constraints = [
            RowPolicies(
                "naast.support.decisions.policy.NOTICES",
                name="decisions_notice",
                insert=("tell",),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occasion} {self.told_to}"
