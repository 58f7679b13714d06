"""What a resident does over more than one context at once, in one transaction."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from naast.core.policy.walls import Actor, must_act
from naast.support.casework.actions import leave_supporter
from naast.support.matching.actions import ask_again, choose_other
from naast.support.matching.rules import Need

if TYPE_CHECKING:
    from naast.support.matching.models import Question


@transaction.atomic
def ask_in_my_file(
    *,
    actor: Actor,
    waiting_id: UUID | None,
    stopping: Collection[UUID],
    organisation_id: int,
    user_id: int | None,
    working_days: int,
    need: Need,
    text: str,
    at: datetime,
    language: str,
    shown: Sequence[dict[str, Any]],
    chosen: UUID | None,
    question_id: UUID | None,
) -> "Question":
    """Let a resident choose another in her own file, and stop with whom she says.

    A question that waits (`waiting_id`) goes to the other with her words and its promise; else a
    new one is asked. `stopping` are cases. Raises as matching.ask_again, matching.choose_other and
    casework.leave_supporter do: then nothing is changed.
    """
    must_act(actor)
    for case_id in sorted(stopping):
        leave_supporter(actor=actor, case_id=case_id, at=at)
    if waiting_id is not None:
        return choose_other(
            actor=actor,
            question_id=waiting_id,
            organisation_id=organisation_id,
            user_id=user_id,
            need=need,
            at=at,
            shown=shown,
            chosen=chosen,
        )
    return ask_again(
        actor=actor,
        organisation_id=organisation_id,
        user_id=user_id,
        working_days=working_days,
        need=need,
        text=text,
        at=at,
        language=language,
        shown=shown,
        chosen=chosen,
        question_id=question_id,
    )
