"""Read who hands over to whom, and who could go on where somebody stops."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.functional import Promise

from naast.core.policy.walls import Actor, reach
from naast.support.casework import policy
from naast.support.casework.models import HAND_OVER_REASONS, Case, HandOver
from naast.support.casework.queries import cases
from naast.support.casework.rules import SAID_NO, HandOverReason, HandOverState
from naast.support.matching import queries as matching
from naast.support.matching.rules import Succession
from naast.support.people.rules import House

MOST_CASES = 100
"""How many running cases of one person a page shows; nobody has so many."""


def hand_overs(*, actor: Actor, verb: str = "view") -> QuerySet[HandOver]:
    """Return the hand-overs on which `actor` may do `verb`, newest first."""
    found = HandOver.objects.filter(reach(policy.HAND_OVERS, actor, verb))
    return found.order_by("-asked_at", "id")


def hand_over_reasons() -> list[tuple[HandOverReason, Promise]]:
    """Return why a case may go to another, as choices of a field."""
    return list(HAND_OVER_REASONS)


def asked_to_go_on(*, actor: Actor) -> QuerySet[HandOver]:
    """Return the hand-overs that wait for the answer of `actor`, with who stops and where."""
    return (
        hand_overs(actor=actor, verb="answer")
        .filter(state=HandOverState.OFFERED)
        .select_related("from_user", "zone")
    )


def unsettled(*, actor: Actor, organisation_ids: list[int]) -> QuerySet[HandOver]:
    """Return, newest first, what of hand-overs a coordinator must look at.

    Of each running case the last one, unless it is done or withdrawn: somebody is wanted, was
    asked, or said no.
    """
    last = (
        hand_overs(actor=actor)
        .filter(organisation_id__in=organisation_ids, case__closed_at__isnull=True)
        .order_by("case_id", "-asked_at", "id")
        .distinct("case_id")
    )
    return (
        hand_overs(actor=actor)
        .filter(id__in=last.values("id"), case__user_id=F("from_user_id"))
        .exclude(state__in=[HandOverState.DONE, HandOverState.WITHDRAWN])
        .select_related("from_user", "to_user", "zone", "case__question")
    )


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """A running case of somebody who stops: its header, the last hand-over, who could go on."""

    case: Case
    last: HandOver | None
    succession: Succession

    @property
    def waits(self) -> bool:
        """Whether somebody was asked and has not answered."""
        return self.last is not None and self.last.state == HandOverState.OFFERED


def leaving(*, actor: Actor, user_id: int, at: datetime) -> list[Leaving]:
    """Return the running cases of a user as who leads there sees them, oldest first."""
    rows = list(
        cases(actor=actor)
        .filter(user_id=user_id, closed_at__isnull=True)
        .select_related("zone", "question")[:MOST_CASES]
    )
    before: dict[UUID, list[HandOver]] = defaultdict(list)
    for one in (
        hand_overs(actor=actor)
        .filter(case_id__in=[row.id for row in rows])
        .select_related("to_user")
    ):
        before[one.case_id].append(one)
    found = successions(rows=rows, before=before, at=at)
    return [
        Leaving(case=row, last=next(iter(before[row.id]), None), succession=found[row.id])
        for row in rows
    ]


def successions(
    *, rows: Sequence[Case], before: dict[UUID, list[HandOver]], at: datetime
) -> dict[UUID, Succession]:
    """Return who could go on with each of these cases; each had its question fetched with it.

    Left out are who stops, who said no or was not wanted before, and who wears the other hat in
    this circle: all of them just not there (I-1).
    """
    tried = {
        row.id: {
            one.to_user_id
            for one in before.get(row.id, ())
            if one.to_user_id is not None and one.state in SAID_NO
        }
        for row in rows
    }
    return matching.successions(
        left=[
            matching.Left(
                id=row.id,
                circle_id=row.circle_id,
                municipality_id=row.municipality_id,
                organisation_id=row.organisation_id,
                zone_id=row.zone_id,
                domains=row.domains,
                wishes=row.question.wishes,
                closed_to=frozenset({row.user_id, *tried[row.id]}),
            )
            for row in rows
        ],
        house=House.SUPPORT,
        at=at,
    )
