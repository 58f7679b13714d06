"""What one conversation arranges beside decisions: a referral, with her yes and in her words."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from naast.core.crypto.fields import SealedField
from naast.core.policy.walls import RowPolicies
from naast.support.decisions.rules.later import Later

LATERS = [
    (Later.REPORT, _("Send what came of the inquiry, in writing")),
    (Later.IDENTITY, _("See who the resident is: a valid proof of identity")),
    (Later.SYSTEM, _("Put it in the municipal system, with the citizen service number")),
    (Later.MEANS, _("Look whether the costs can be paid from income and savings")),
    (Later.PLAN, _("Make the plan for the debts together")),
]


class Referral(models.Model):
    """To whom somebody near is asked to help, in her own words, because she said yes (R-303).

    A row is there only with her yes; without it nothing is kept. It goes to nobody by itself: the
    officer calls, there and then.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey("decisions.Matter", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    to = SealedField(label="decisions.referral_to")
    words = SealedField(label="decisions.referral_words")
    agreed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["matter", "agreed_at"])]
        constraints = [
            RowPolicies(
                "naast.support.decisions.policy.REFERRALS",
                name="decisions_referral",
                insert=("write",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
