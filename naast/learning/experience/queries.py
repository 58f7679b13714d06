"""Read answers, and what may be answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.core.policy.walls import Actor, reach
from naast.learning.experience import policy
from naast.learning.experience.models import Answer
from naast.support.matching import queries as matching
from naast.support.matching.rules import QuestionStatus


def answers(*, actor: Actor, verb: str = "view") -> QuerySet[Answer]:
    """Return the answers on which `actor` may do `verb`, oldest first."""
    return Answer.objects.filter(reach(policy.ANSWERS, actor, verb)).order_by("answered_at", "id")


def to_answer(*, actor: Actor) -> set[UUID]:
    """Return the resident's questions that were helped to the end and not answered about yet.

    Helped to the end, in either house: somebody took it, and stands beside her for it no more.
    Empty for everybody but a resident: who helped sees the question too, and is not asked.
    """
    if not actor.holds("resident"):
        return set()
    taken = matching.questions(actor=actor).filter(status=QuestionStatus.ACCEPTED)
    running = matching.placements(actor=actor).filter(until_at__isnull=True)
    return (
        set(taken.values_list("id", flat=True))
        - set(running.values_list("question_id", flat=True))
        - set(answers(actor=actor).values_list("question_id", flat=True))
    )


@dataclass(frozen=True, kw_only=True)
class AskedAbout:
    """About which help she is asked: when she asked, and who took it ("" when unknown)."""

    asked_at: datetime
    who: str


def asked_about(*, actor: Actor, question_id: UUID) -> AskedAbout | None:
    """Return about which help a resident may answer, or None when there is nothing to answer."""
    if question_id not in to_answer(actor=actor):
        return None
    question = matching.questions(actor=actor).select_related("user").get(id=question_id)
    return AskedAbout(asked_at=question.asked_at, who=question.user.name if question.user else "")
