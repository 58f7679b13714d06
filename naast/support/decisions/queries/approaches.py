"""To whom an officer goes of her own accord, for herself alone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.core.crypto.keys import data_key
from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor, reach
from naast.support.decisions import policy
from naast.support.decisions.models import Approach, ApproachText, ApproachVisit

MOST = 100


def approaches(*, actor: Actor, verb: str = "view") -> QuerySet[Approach]:
    """Return approaches on which `actor` may do `verb`: whom one visits first, first."""
    found = Approach.objects.filter(reach(policy.APPROACHES, actor, verb))
    return found.order_by("next_on", "id")


def approach_texts(*, actor: Actor, verb: str = "view") -> QuerySet[ApproachText]:
    found = ApproachText.objects.filter(reach(policy.OF_APPROACHES, actor, verb))
    return found.order_by("approach_id")


def approach_visits(*, actor: Actor, verb: str = "view") -> QuerySet[ApproachVisit]:
    found = ApproachVisit.objects.filter(reach(policy.OF_APPROACHES, actor, verb))
    return found.order_by("at", "id")


@dataclass(frozen=True, kw_only=True)
class ApproachVisitShown:
    """A visit, opened."""

    at: datetime
    went: str
    agreed: str


@dataclass(frozen=True, kw_only=True)
class OpenedApproach:
    """An approach with to whom one goes, and why."""

    approach: Approach
    who: str
    where: str
    reason: str
    visits: list[ApproachVisitShown]


def approach_key(*, text: ApproachText) -> DataKey:
    return data_key(wrapped=bytes(text.wrapped_key), controller=text.controller)


def opened_approach(*, actor: Actor, approach_id: UUID) -> OpenedApproach:
    """Return an approach, opened. Raises ApproachText.DoesNotExist for who does not go there."""
    found = approach_texts(actor=actor).select_related("approach__zone")
    text = found.get(approach_id=approach_id)
    key = approach_key(text=text)
    return OpenedApproach(
        approach=text.approach,
        who=text.who.open(key=key),
        where=text.where.open(key=key),
        reason=text.reason.open(key=key),
        visits=[
            ApproachVisitShown(
                at=one.at,
                went=str(one.get_went_display()),
                agreed=one.agreed.open(key=key) if one.agreed else "",
            )
            for one in approach_visits(actor=actor).filter(approach_id=approach_id)[:MOST]
        ],
    )
