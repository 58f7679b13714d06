"""Which parts of life are covered in which zone, by whoever may be offered there. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable
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
    *, pool: Iterable[Candidate], zone_ids: Collection[int], domains: Collection[str]
) -> dict[tuple[int, str], Cover]:
    """Return for each zone and domain how it is covered, full or not: room comes and goes.

    Who may not be offered (a certificate or declaration that lapsed, away, under review) counts
    for nothing; without zones of her own somebody counts in each.
    """
    lapsed = ABSOLUTE - {Refusal.FULL}
    counted: Counter[tuple[int, str]] = Counter()
    for who in pool:
        if who.lacks & lapsed:
            continue
        for zone_id in who.zone_ids or zone_ids:
            counted.update((zone_id, domain) for domain in who.domains)
    return {
        (zone_id, domain): cover(people=counted[zone_id, domain])
        for zone_id in zone_ids
        for domain in domains
    }


def offered(
    *, pool: Iterable[Candidate], languages: Collection[str], themes: Collection[str]
) -> dict[str, Cover]:
    """Return how each language and theme (by its code) is covered in the whole municipality."""
    lapsed = ABSOLUTE - {Refusal.FULL}
    able = [who for who in pool if not who.lacks & lapsed]
    return {
        **{one: cover(people=sum(one in who.languages for who in able)) for one in languages},
        **{one: cover(people=sum(one in who.themes for who in able)) for one in themes},
    }
