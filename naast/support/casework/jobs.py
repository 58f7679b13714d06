"""What casework does by itself: forget visits that were taken along, when their time is over."""

from naast.core.outbox.jobs import job
from naast.core.policy.walls import Actor
from naast.support.casework.actions import offline


@job(cron="17 * * * *")
def forget_visits(*, actor: Actor) -> None:
    """Every hour. They open for nobody from the moment on; this removes what is left."""
    offline.forget_visits(actor=actor)
