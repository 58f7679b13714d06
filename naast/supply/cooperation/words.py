"""The words of `rules`, for screens."""

from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.rules import ProposalState

STATE_WORDS = {
    ProposalState.DRAFT: _("Being written"),
    ProposalState.SENT: _("With the organisation"),
    ProposalState.RETURNED: _("The organisation asks for a change"),
    ProposalState.AGREED: _("Agreed"),
    ProposalState.WITHDRAWN: _("Not sent, and withdrawn"),
}
