"""Who else is in a case: behind who stands there, in her stead for a while, or along with her."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from naast.support.matching.rules import Group

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

LONGEST_DAYS = 92
"""Who is away for longer hands over: a resident does not stay with a stand-in for a season."""


class Along(StrEnum):
    """How somebody else is in a case."""

    BEHIND = "behind"
    STANDS_IN = "stands_in"
    TOGETHER = "together"


class AlongState(StrEnum):
    """How it stands: asked, waiting for the resident's yes, running; or how it ended."""

    ASKED = "asked"
    AGREED = "agreed"
    RUNS = "runs"
    REFUSED = "refused"
    UNWANTED = "unwanted"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


LIVE = frozenset({AlongState.ASKED, AlongState.AGREED, AlongState.RUNS})
"""In these there is somebody, or soon; of each manner a case has one at most."""


class WhyBehind(StrEnum):
    """For what a supporter calls on who stands behind her; the resident reads it."""

    GO_ON = "go_on"
    LAW = "law"
    SAFETY = "safety"


def stand_in_period(
    *, from_on: date, until_on: date, at: datetime
) -> tuple[datetime, datetime] | None:
    """Return from when until when somebody stands in, for whole Dutch days, both included.

    Half-open, [from, until). A day that began already counts from `at` on: nothing opens backwards.
    None where it lies behind, ends before it begins, or lasts longer than a hand-over allows.
    """
    if until_on < from_on or (until_on - from_on).days >= LONGEST_DAYS:
        return None
    starts_at = datetime.combine(from_on, time(), AMSTERDAM)
    ends_at = datetime.combine(until_on + timedelta(days=1), time(), AMSTERDAM)
    return (max(starts_at, at), ends_at) if ends_at > at else None


def makes_a_pair(*, formal: bool, group: str) -> bool:
    """Whether who is formal (or not) and somebody of `group` make a duo of both sorts (R-112)."""
    if group == Group.FORMAL:
        return not formal
    return formal and group in {Group.INFORMAL, Group.LIVED}
