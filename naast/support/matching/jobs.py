"""What matching does by itself: warn who leads, make a suggestion for a queue, forget old ones."""

from uuid import UUID

from naast.core.outbox.jobs import job
from naast.core.policy.walls import Actor
from naast.support.matching import actions
from naast.support.matching.actions.alongside import let_go_of_placements as let_go


@job()
def tell_coordinator(*, actor: Actor, question_id: UUID) -> None:
    """Tell who leads, if the question still waits."""
    actions.warn_leads(actor=actor, question_id=question_id)


@job()
def make_suggestion(*, actor: Actor, suggestion_id: UUID) -> None:
    """Find whom to ask for each question that waits; the solver is asked here and in no page."""
    actions.make_suggestion(actor=actor, suggestion_id=suggestion_id)


@job(cron="33 3 * * *")
def let_go_of_placements(*, actor: Actor) -> None:
    """Every night: a placement whose own end has passed holds its hat no longer."""
    if actor.at is not None:
        let_go(actor=actor, at=actor.at)


@job(cron="29 3 * * *")
def forget_suggestions(*, actor: Actor) -> None:
    """Every night, forget what was suggested for a queue that is another queue by now."""
    if actor.at is not None:
        actions.forget_suggestions(actor=actor, at=actor.at)
