"""Covenants: what they say, how cooperation grows, and who takes which questions. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Point(StrEnum):
    """What a covenant puts into words. Source: inventory of 29 municipalities, §3.3.2 and §3.4."""

    SUPPLEMENT = "supplement"
    CALLING_IN = "calling_in"
    ACCESS_TEAMS = "access_teams"
    MEETINGS = "meetings"
    TRAINING = "training"
    CASE_DISCUSSION = "case_discussion"
    SIGNALS = "signals"
    BEFORE_START = "before_start"
    EVALUATION = "evaluation"


class Stage(StrEnum):
    """How far cooperation has grown: no yes or no, but stages with a day (inventory, §3.3.2)."""

    MEETING = "meeting"
    AGREEING = "agreeing"
    WORKING = "working"
    LEARNING = "learning"


@dataclass(frozen=True, kw_only=True)
class Taking:
    """That an organisation takes the questions about some parts of life, in some zones.

    No `zone_ids` is the whole municipality. `bound` are the organisations that agreed to it; nobody
    else leaves a question to another for it.
    """

    organisation_id: int
    domains: frozenset[str]
    zone_ids: frozenset[int]
    bound: frozenset[int]

    def covers(self, *, domain: str, zone_id: int | None) -> bool:
        """Whether a question is hers; where the zone is not known, only if hers are all zones."""
        return domain in self.domains and (not self.zone_ids or zone_id in self.zone_ids)


def left_to_others(
    *, organisation_id: int, takings: Iterable[Taking], zone_ids: Collection[int]
) -> frozenset[tuple[str, int | None]]:
    """Return which (part of life, zone) an organisation agreed to leave to others.

    What two organisations both take is left by neither. A zone of None is where it is not known.
    """
    known = list(takings)
    own = [one for one in known if one.organisation_id == organisation_id]
    others = [
        one
        for one in known
        if one.organisation_id != organisation_id
        and {one.organisation_id, organisation_id} <= one.bound
    ]
    domains = {domain for one in others for domain in one.domains}
    return frozenset(
        (domain, zone_id)
        for domain in domains
        for zone_id in (*zone_ids, None)
        if any(one.covers(domain=domain, zone_id=zone_id) for one in others)
        and not any(one.covers(domain=domain, zone_id=zone_id) for one in own)
    )
