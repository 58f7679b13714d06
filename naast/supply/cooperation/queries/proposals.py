from django.db.models import QuerySet

from naast.core.policy.walls import Actor, reach
from naast.supply.cooperation import policy
from naast.supply.cooperation.models import Proposal

MOST = 100
"""So many rows stand on a page: a municipality has a handful of organisations."""


def proposals(*, actor: Actor, verb: str = "view") -> QuerySet[Proposal]:
    """Return the proposals on which `actor` may do `verb`, the newest first."""
    return (
        Proposal.objects.filter(reach(policy.PROPOSALS, actor, verb))
        .select_related("organisation", "municipality")
        .order_by("-written_on", "-id")
    )
