"""What people does by itself: take off hats worn long enough, forget who guessed a code."""

from naast.core.outbox.jobs import job
from naast.core.policy.walls import Actor
from naast.support.people import actions


@job(cron="41 3 * * *")
def take_off_hats(*, actor: Actor) -> None:
    """Every night, after the day has turned in Dutch time."""
    if actor.at is not None:
        actions.take_off_hats(actor=actor, at=actor.at)


@job(cron="31 3 * * *")
def let_go_of_hats(*, actor: Actor) -> None:
    """Every night: a standing whose own end has passed holds its hat no longer."""
    if actor.at is not None:
        actions.let_go_of_hats(actor=actor, at=actor.at)


@job(cron="*/20 * * * *")
def forget_guesses(*, actor: Actor) -> None:
    """Three times an hour: what slows nobody any more is not kept."""
    if actor.at is not None:
        actions.forget_guesses(actor=actor, at=actor.at)
