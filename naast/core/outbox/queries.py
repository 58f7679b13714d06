"""Read the outbox."""

from django.db.models import QuerySet

from naast.core.outbox import policy
from naast.core.outbox.models import Message, Standing
from naast.core.policy.walls import Actor, reach


def messages(*, actor: Actor, verb: str = "view") -> QuerySet[Message]:
    """Return the messages on which `actor` may do `verb`, newest first."""
    return Message.objects.filter(reach(policy.MESSAGES, actor, verb)).order_by("-queued_at", "id")


def standing() -> QuerySet[Standing]:
    """Return per channel how many messages wait and failed, as counted in the last minute.

    An old `counted_at` says that no worker runs.
    """
    return Standing.objects.order_by("channel")
