"""What the municipality's own work does by itself."""

from naast.core.outbox.jobs import job
from naast.core.policy.walls import Actor
from naast.support.decisions.actions import approaches


@job(cron="3 * * * *")
def let_go_of_approaches(*, actor: Actor) -> None:
    """Every hour, so also just after the Dutch midnight: to whom nobody goes any more is gone."""
    approaches.let_go_of_approaches(actor=actor)
