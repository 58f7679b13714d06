"""What people does by itself: take off the hats that were worn long enough."""

from naast.core.outbox.jobs import job
from naast.core.policy.walls import Actor
from naast.support.people import actions


@job(cron="41 3 * * *")
def take_off_hats(*, actor: Actor) -> None:
    """Every night, after the day has turned in Dutch time."""
    if actor.at is not None:
        actions.take_off_hats(actor=actor, at=actor.at)
