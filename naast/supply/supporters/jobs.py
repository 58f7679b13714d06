"""What is done by itself about workers: tell in time what lapses."""

from naast.core.outbox.jobs import job
from naast.core.policy.walls import Actor
from naast.supply.supporters import actions


@job(cron="23 6 * * *")
def warn_lapsing(*, actor: Actor) -> None:
    """Every morning, tell who must renew something, and who leads her."""
    actions.warn_lapsing(actor=actor)
