"""Cases that were closed, as headers: how they ended, and how long the file is kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise

from naast.core.policy.walls import Actor
from naast.support.casework.queries import cases
from naast.support.casework.rules import CaseStatus
from naast.support.keeping import queries as keeping
from naast.support.keeping.rules import BY_ITSELF, kept_until

if TYPE_CHECKING:
    from naast.support.keeping.models import Hold

MOST = 50


@dataclass(frozen=True, kw_only=True)
class ClosedCase:
    """The header of a closed case. `kept_until`: at least so long, as it stands now."""

    case_id: UUID
    number: str
    by: str
    domains: tuple[str, ...]
    outcome: str
    closed_at: datetime
    kept_until: datetime
    because: Promise
    hold: "Hold | None"


def closed_cases(*, actor: Actor, at: datetime) -> list[ClosedCase]:
    """Return the cases that `actor` closed, or that were closed where she leads; newest first.

    Three queries. Never who it was about: the file is hers alone since.
    """
    on = timezone.localdate(at)
    rows = list(
        cases(actor=actor)
        .filter(status=CaseStatus.CLOSED)
        .select_related("question", "user")
        .order_by("-closed_at", "id")[:MOST]
    )
    terms = keeping.terms(on=on)
    held = keeping.held_until(actor=actor, person_ids={row.person_id for row in rows}, on=on)
    return [
        ClosedCase(
            case_id=row.id,
            number=row.question.number,
            by=row.user.name,
            domains=tuple(row.domains),
            outcome=str(row.get_outcome_display()),
            closed_at=row.closed_at,
            kept_until=kept_until(ended_at=row.closed_at, kept=kept),
            because=keeping.because_to_staff(ground=kept.ground),
            hold=held.get(row.person_id),
        )
        for row in rows
        if row.closed_at is not None
        for kept in [terms.get(row.organisation_id, BY_ITSELF)]
    ]
