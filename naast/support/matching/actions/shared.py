"""What each change of a question does besides: tell who is asked, note it in the record."""

from datetime import datetime

from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.queries import holders
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel as By
from naast.core.policy.walls import Actor
from naast.support.matching import queries
from naast.support.matching.models import Question
from naast.support.people.rules import House

ROLE_OF_HOUSE = {House.SUPPORT: "supporter", House.MUNICIPALITY: "access_officer"}


class AlreadyTaken(Exception):
    """Somebody was quicker, or the question is no longer open."""


def tell(*, actor: Actor, question: Question, at: datetime) -> None:
    """Tell who was asked that something waits; when nobody was left to ask, who leads."""
    if question.user_id is None:
        tell_leads(actor=actor, question=question, at=at)
    else:
        queue(actor=actor, channel=By.MAIL, template="question_waiting", to=question.user_id)


def best(*, question: Question, but_not: set[int], at: datetime) -> int | None:
    """Return the user who fits a question best; None when nobody is left."""
    fitting = queries.fitting(question=question, but_not=but_not, at=at)
    return fitting[0].user_id if fitting else None


def tell_leads(*, actor: Actor, question: Question, at: datetime) -> int:
    role, scope = (
        ("access_lead", f"municipality:{question.municipality_id}")
        if question.house == House.MUNICIPALITY
        else ("coordinator", f"organisation:{question.organisation_id}")
    )
    leads = holders(role=role, scope=scope, on=timezone.localdate(at))
    for user_id in leads:
        queue(actor=actor, channel=By.MAIL, template="question_late", to=user_id)
    return len(leads)


def note(actor: Actor, action: str, question: Question, *, role: str, reason: str = "") -> None:
    record(
        actor, action, question,
        role=role, subject_id=question.person_id, house=question.house, reason=reason,
    )  # fmt: skip
