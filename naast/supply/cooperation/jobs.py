"""What runs by itself: each morning, which days come near."""

from naast.core.outbox.jobs import job
from naast.core.policy.walls import Actor
from naast.supply.cooperation import actions


@job(cron="40 5 * * *")
def warn_of_dates(*, actor: Actor) -> None:
    """Tell who answers for it."""
    actions.warn_of_dates(actor=actor)
