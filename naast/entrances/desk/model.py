"""What working with meitinkers rests on, in one municipality: what is in place, and what is not.

Sources: "Heerenveense 'meitinker', alternatief voor wijkteam" and "Friesland als pionier"; what the
model needs is told there by those who work with it, and no research proved it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from naast.learning.insight.rules import Doorstep
from naast.supply.places.rules import Staffing
from naast.support.decisions.rules import Provision
from naast.support.decisions.rules.mandates import LAW_OF, Law


class Ground(StrEnum):
    """On what the model rests, in the order of the page."""

    NEAR = "near"
    SOON = "soon"
    MANDATE = "mandate"
    ROOM = "room"
    BESIDE = "beside"


class Holds(StrEnum):
    """Whether it is so: wholly, in part, not at all, or too little to tell."""

    WHOLLY = "wholly"
    IN_PART = "in_part"
    NOT = "not"
    UNTOLD = "untold"


@dataclass(frozen=True, kw_only=True)
class Found:
    """What live data tell of one municipality.

    `staffed`: of each zone whether one to three meitinkers work there. `door`: how often somebody
    came within a week, None where that is too little to show. `mandated`: on what somebody may
    decide with the policy adviser behind it. `hardship`: of which laws the ordinance lets a rule be
    left. `beside`: how many organisations stand beside residents, apart from who decides.
    """

    staffed: Collection[Staffing]
    door: Doorstep | None
    mandated: frozenset[Provision]
    hardship: frozenset[Law]
    beside: int


def share(*, part: int, whole: int) -> Holds:
    """Return in words how much of `whole` is so; nothing of nothing is not so."""
    if part <= 0:
        return Holds.NOT
    return Holds.WHOLLY if part >= whole else Holds.IN_PART


def grounds(*, found: Found) -> dict[Ground, Holds]:
    """Return whether each ground of the model holds here."""
    staffed = sum(one is Staffing.ENOUGH for one in found.staffed)
    door = found.door
    return {
        Ground.NEAR: share(part=staffed, whole=len(found.staffed)),
        Ground.SOON: share(part=door.in_time, whole=door.asked) if door else Holds.UNTOLD,
        Ground.MANDATE: share(part=len(found.mandated), whole=len(Provision)),
        Ground.ROOM: share(part=len(found.hardship), whole=len(laws())),
        Ground.BESIDE: share(part=found.beside, whole=1),
    }


def laws() -> frozenset[Law]:
    """Return the laws by which a meitinker decides."""
    return frozenset(LAW_OF[one] for one in Provision)


def is_here(*, staffed: Iterable[Staffing]) -> bool:
    """Whether a municipality works so: a meitinker belongs to at least one of its zones."""
    return any(one is not Staffing.NOBODY for one in staffed)
