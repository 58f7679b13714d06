"""What a receptionist put through in the demo world, and may follow as the caller agreed."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.support.matching.models import Question
from naast.support.matching.rules import Channel
from naast.support.people.demo import entry
from naast.support.people.demo.lives import Life
from naast.support.people.rules import House

LATELY = timedelta(days=21)


def put_through(
    everybody: Sequence[Life], questions: Mapping[int, Question], *, at: datetime
) -> list[Any]:
    """Return the lines of the record: what came by phone or at a point in the last three weeks."""
    came = [
        life
        for life in everybody
        if life.house == House.SUPPORT
        and life.asked_at >= at - LATELY
        and questions[life.number].channel in {Channel.PHONE, Channel.WALK_IN}
    ]
    desks = {
        organisation_id: holders(
            role=Role.RECEPTIONIST,
            scope=f"organisation:{organisation_id}",
            on=timezone.localdate(at),
        )
        for organisation_id in {life.organisation_id for life in came}
    }
    return [
        _line(life, questions[life.number], desk[0])
        for life in came
        if (desk := desks[life.organisation_id])
    ]


def _line(life: Life, question: Question, user_id: int) -> Any:
    row: Any = entry(
        life,
        action="matching.question.inserted",
        at=life.asked_at,
        what=question,
        draw=life.chance("put through"),
        user_id=user_id,
    )
    row.role, row.reason = Role.RECEPTIONIST, "may_follow"
    return row
