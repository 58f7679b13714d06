"""Read what municipalities decided and wrote: their own drafts, and what everybody published."""

from django.db.models import QuerySet

from naast.core.policy.walls import Actor, reach
from naast.supply.cooperation import policy, words
from naast.supply.cooperation.models import PolicyNote

NOTES = words.NOTE_WORDS


def notes(*, actor: Actor, verb: str = "view") -> QuerySet[PolicyNote]:
    """Return the notes on which `actor` may do `verb`, the last decided first."""
    return (
        PolicyNote.objects.filter(reach(policy.NOTES, actor, verb))
        .select_related("municipality")
        .order_by("-decided_on", "id")
    )


def published(*, municipality_id: int) -> QuerySet[PolicyNote]:
    """Return what a municipality published, the last decided first. Nobody need act."""
    return PolicyNote.objects.filter(
        municipality_id=municipality_id, published_on__isnull=False
    ).order_by("-decided_on", "id")
