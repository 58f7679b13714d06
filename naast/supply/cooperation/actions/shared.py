"""What more than one action does."""

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor


def tell(*, actor: Actor, role: str, scope: str) -> None:
    """Tell who holds a role that something is ready."""
    for user_id in holders(role=role, scope=scope, on=timezone.localdate(actor.at)):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
