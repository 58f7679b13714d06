"""Write in the record what is done and what is looked at."""

from typing import Any
from uuid import UUID

from naast.core.audit.models import Entry
from naast.core.policy.walls import Actor, must_act


def record(
    actor: Actor,
    action: str,
    what: Any,
    *,
    role: str,
    subject_id: UUID | None = None,
    house: str = "",
    reason: str = "",
) -> None:
    """Record that `actor` did `action` ("casework.case.closed") in `role` to the row `what`.

    Called inside the transaction of the action. `subject_id` is the person it is about, so that she
    sees it; `reason` a code, never contents. Raises NotActing when `actor` is not who acts.
    """
    must_act(actor)
    if actor.at is None:
        raise ValueError("An actor without a moment cannot act")
    Entry(
        at=actor.at,
        user_id=actor.user_id,
        role=role,
        action=action,
        object_type=what._meta.label_lower,  # noqa: SLF001
        object_id=str(what.pk),
        subject_id=subject_id,
        house=house,
        reason=reason,
    ).save(force_insert=True)
