"""Open and close an independence review."""

from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor, must_act
from naast.supply.organisations import queries
from naast.supply.organisations.models import IndependenceReview
from naast.supply.organisations.rules import ReviewOutcome, ReviewReason

__all__ = ["MayNotOpen", "close_review", "open_review"]


class MayNotOpen(Exception):
    """Who acts may not open a review here."""


@transaction.atomic
def open_review(
    *, actor: Actor, organisation_id: int, municipality_id: int, reason: ReviewReason
) -> None:
    """Open a review of an organisation in a municipality; nothing happens when one is open.

    From this instant matching offers nobody of that organisation there. Called by experience, in
    the role `clock`: `acting(actor.also(clock=Scope()))`. Raises MayNotOpen in any other role.
    """
    must_act(actor)
    if actor.at is None or not actor.holds("clock"):
        raise MayNotOpen(actor)
    review = IndependenceReview(
        organisation_id=organisation_id,
        municipality_id=municipality_id,
        opened_at=actor.at,
        reason=ReviewReason(reason),
    )
    # Two answers may fall under the floor at once: the second finds the review already there.
    IndependenceReview.objects.bulk_create([review], ignore_conflicts=True)
    if not IndependenceReview.objects.filter(id=review.id).exists():
        return
    record(actor, "organisations.review.opened", review, role="clock", reason=review.reason)


@transaction.atomic
def close_review(*, actor: Actor, review_id: UUID, outcome: ReviewOutcome) -> IndependenceReview:
    """Close a review with what came of it, in the name of who acts.

    Raises IndependenceReview.DoesNotExist if the actor may not close it, it is closed or not there.
    """
    review = (
        queries.reviews(actor=actor, verb="close")
        .select_for_update()
        .get(id=review_id, closed_at__isnull=True)
    )
    review.closed_at, review.closed_by_id = actor.at, actor.user_id
    review.outcome = ReviewOutcome(outcome)
    review.save(update_fields=["closed_at", "closed_by", "outcome"])
    record(
        actor, "organisations.review.closed", review, role="policy_officer", reason=review.outcome
    )
    return review
