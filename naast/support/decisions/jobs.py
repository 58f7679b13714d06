"""What the municipality's own work does by itself."""

from uuid import UUID

from naast.core.identity.queries import actor_of_user
from naast.core.outbox.jobs import job
from naast.core.policy.walls import Actor, acting
from naast.support.decisions.actions import approaches, notices


@job(cron="3 * * * *")
def let_go_of_approaches(*, actor: Actor) -> None:
    """Every hour, so also just after the Dutch midnight: to whom nobody goes any more is gone."""
    approaches.let_go_of_approaches(actor=actor)


@job()
def warn_of_inquiry(*, actor: Actor, matter_id: UUID, user_id: int) -> None:
    """Warn an officer that the term of an inquiry comes near, while she still works on it."""
    if actor.at is None:
        return
    with acting(actor_of_user(user_id=user_id, at=actor.at)) as officer:
        if officer.holds("access_officer"):
            notices.warn_of_inquiry(actor=officer, matter_id=matter_id, at=actor.at)
