"""A suggestion for each queue of the demo world, made as the job makes it."""

from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.policy.walls import Actor, Scope, acting
from naast.support.matching.actions import make_suggestion
from naast.support.matching.models import Question, QueueSuggestion
from naast.support.matching.rules import QuestionStatus
from naast.support.people.demo.bulk import write
from naast.support.people.rules import House


def suggest(*, at: datetime) -> None:
    """Make a suggestion for each organisation where questions wait and somebody leads."""
    on = timezone.localdate(at)
    with acting(Actor(at=at, clock=Scope())):
        waiting = Question.objects.filter(status=QuestionStatus.OPEN, house=House.SUPPORT)
        found = waiting.order_by("organisation_id").values_list("organisation_id", flat=True)
        leads = {
            id_: holders(role="coordinator", scope=f"organisation:{id_}", on=on)
            for id_ in found.distinct()
        }
    asked = [
        QueueSuggestion(
            id=uuid5(NAMESPACE_OID, f"suggestion {nth}"),
            organisation_id=id_,
            asked_by_id=users[0],
            asked_at=at,
        )
        for nth, (id_, users) in enumerate(leads.items())
        if users
    ]
    write(asked)
    with acting(Actor(at=at, clock=Scope())) as clock:
        for one in asked:
            make_suggestion(actor=clock, suggestion_id=one.id)
