"""What is done by itself: the names that are over go, and who must know is warned in time."""

from naast.core.outbox.jobs import job
from naast.core.policy.walls import Actor
from naast.support.outreach import actions


@job(cron="2 * * * *")
def let_go(*, actor: Actor) -> None:
    """Every hour, so also just after the Dutch midnight, in summer and in winter."""
    if actor.at is not None:
        actions.let_go(actor=actor, at=actor.at)


@job(cron="31 5 * * *")
def warn(*, actor: Actor) -> None:
    """Every morning, before people start."""
    if actor.at is not None:
        actions.warn(actor=actor, at=actor.at)
