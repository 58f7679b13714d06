"""What is covered in which zone, by whoever may be offered there. Pure."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from enum import StrEnum

from naast.support.matching.rules.facts import ABSOLUTE, Candidate, Refusal

COVERED_FROM = 3
"""So many people make a choice; a figure about fewer tells of one of them (I-9)."""


class Cover(StrEnum):
    COVERED = "covered"
    THIN = "thin"
    MISSING = "missing"


def cover(*, people: int) -> Cover:
    """Tell how well something is covered by so many people."""
    if people >= COVERED_FROM:
        return Cover.COVERED
    return Cover.THIN if people else Cover.MISSING


def supply(
    *,
    pool: Iterable[Candidate],
    zone_ids: Collection[int],
    codes: Collection[str],
    of: Callable[[Candidate], Iterable[str]],
) -> dict[tuple[int, str], Cover]:
    """Return for each zone and code how it is covered, full or not: room comes and goes.

    `of` says which of the codes somebody has: parts of life, languages, themes, groups. Who may not
    be offered (a certificate or declaration that lapsed, away, under review) counts for nothing;
    without zones of her own somebody counts in each.
    """
    lapsed = ABSOLUTE - {Refusal.FULL}
    counted: Counter[tuple[int, str]] = Counter()
    for who in pool:
        if who.lacks & lapsed:
            continue
        has = set(of(who))
        for zone_id in who.zone_ids or zone_ids:
            counted.update((zone_id, code) for code in has)
    return {
        (zone_id, code): cover(people=counted[zone_id, code])
        for zone_id in zone_ids
        for code in codes
    }


def worst(covers: Iterable[Cover]) -> Cover:
    """Return the worst of these; of nothing, that it is covered."""
    return max(covers, key=list(Cover).index, default=Cover.COVERED)
