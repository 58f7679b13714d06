"""What experience does by itself.

Look every week whether residents doubt more than was agreed; warn when an answer is nearly late.
"""

from uuid import UUID

from naast.core.outbox.jobs import job
from naast.core.policy.walls import Actor
from naast.learning.experience import actions

MONDAY_MORNING = "23 4 * * 1"
"""Not at the moment of an answer: then its giver could be guessed from when a review opened."""


@job(cron=MONDAY_MORNING)
def look_at_floors(*, actor: Actor) -> None:
    """Open a review wherever the score lies under the agreed floor."""
    actions.open_reviews(actor=actor)


@job()
def warn_of_complaint(*, actor: Actor, complaint_id: UUID) -> None:
    """Tell who hears complaints, if this one is not answered yet."""
    actions.warn_of_complaint(actor=actor, complaint_id=complaint_id)


@job()
def warn_of_look_question(*, actor: Actor, look_question_id: UUID) -> None:
    """Tell who answers why somebody looked, if this one is not answered yet."""
    actions.warn_of_look_question(actor=actor, look_question_id=look_question_id)
