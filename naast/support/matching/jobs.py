"""What matching does by itself: tell the coordinator when half the promised term is over."""

from uuid import UUID

from naast.core.outbox.jobs import job
from naast.core.policy.walls import Actor
from naast.support.matching import actions


@job()
def tell_coordinator(*, actor: Actor, question_id: UUID) -> None:
    """Tell who leads, if the question still waits."""
    actions.warn_leads(actor=actor, question_id=question_id)
