"""Why a question still waits, in the words of who leads: told from data, never guessed. Pure."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from naast.support.matching.rules.facts import Candidate, Need, why_not

OFTEN = 2
"""Passed on so often, a question needs somebody who looks further."""


class Holdup(StrEnum):
    """What stands between a question and an answer; the first that holds explains most."""

    PASSED_ON_OFTEN = "passed_on_often"
    NO_ANSWER = "no_answer"
    NOBODY_FREE = "nobody_free"
    NOBODY_IN_ZONE = "nobody_in_zone"
    NOBODY_ABOUT = "nobody_about"
    NOBODY_SPEAKS = "nobody_speaks"
    NOBODY_ASKED = "nobody_asked"


def why_waits(
    *, need: Need, asked: bool, passed_on_by: Collection[int], pool: Iterable[Candidate]
) -> tuple[Holdup, ...]:
    """Return why a question waits: never empty, the weightiest first.

    `pool` holds who works for whom the question went to; `passed_on_by` the users who passed it on,
    each counted once for every time. Who is asked now is left to answer, so of the pool is said
    nothing then.
    """
    found = [Holdup.PASSED_ON_OFTEN] if len(passed_on_by) >= OFTEN else []
    if asked:
        return (*found, Holdup.NO_ANSWER)
    free = [
        who
        for who in pool
        if who.user_id not in passed_on_by
        and why_not(candidate=who, need=Need(providers=need.providers)) is None
    ]
    return (*found, _nobody(free=free, need=need))


def _nobody(*, free: Collection[Candidate], need: Need) -> Holdup:
    """Return the first thing that none of those with room has; the last: nobody was asked."""
    if not free:
        return Holdup.NOBODY_FREE
    near = [who for who in free if _works_in(who, zone_id=need.zone_id)]
    if not near:
        return Holdup.NOBODY_IN_ZONE
    knowing = [who for who in near if not need.domains or need.domains & who.domains]
    if not knowing:
        return Holdup.NOBODY_ABOUT
    if need.language and not any(need.language in who.languages for who in knowing):
        return Holdup.NOBODY_SPEAKS
    return Holdup.NOBODY_ASKED


def _works_in(who: Candidate, *, zone_id: int | None) -> bool:
    """Whether somebody works in a zone; without zones of her own she works in all."""
    return zone_id is None or not who.zone_ids or zone_id in who.zone_ids
