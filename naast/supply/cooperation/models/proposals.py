"""What a municipality proposes to an organisation. Holds nobody's data: the record knows who."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from naast.supply.cooperation.rules import ProposalState
from naast.supply.cooperation.words import STATE_WORDS


class Proposal(models.Model):
    """A version of an agreement that is being made. `terms` is `organisations.rules.Terms.kept()`.

    `remark` is what the organisation asks to change. Once agreed it stays, beside the version in
    force that came of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    municipality = models.ForeignKey(
        "places.Municipality", on_delete=models.PROTECT, related_name="+"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    terms = models.JSONField()
    state = models.CharField(
        max_length=20,
        choices=[(state, STATE_WORDS[state]) for state in ProposalState],
        default=ProposalState.DRAFT,
    )
    remark = models.TextField(blank=True)
    written_on = models.DateField()
    sent_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    agreement = models.ForeignKey(
        "organisations.Agreement", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "state"]),
            models.Index(fields=["organisation", "state"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="proposal_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.AGREED, agreement__isnull=False)
                | (~Q(state=ProposalState.AGREED) & Q(agreement__isnull=True)),
                name="agreed_proposal_is_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.municipality_id} {self.from_on}"
