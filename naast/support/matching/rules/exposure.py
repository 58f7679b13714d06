"""How often each was shown beside equals, and what other weights would have done.

Told to who leads people, by name: about the match and never about a person, so nothing here puts
anybody in order (I-7, R-076).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from naast.support.matching.rules.facts import Candidate, Need, Refusal, every_reason
from naast.support.matching.rules.offer import TermName, make_offer

FEWEST_QUESTIONS = 20
"""Of fewer questions no share is told: it could tell of one (I-9)."""
STEP = 5
"""Shares are told in steps of so many hundredths."""
_OF_THE_MOMENT = frozenset(
    {Refusal.PAUSED, Refusal.FULL, Refusal.SCREENING, Refusal.DECLARATION, Refusal.REVIEW}
)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """An offer as it was made: who was shown, and what was asked."""

    ids: frozenset[UUID]
    need: Need


@dataclass(frozen=True, kw_only=True)
class Exposure:
    """How often somebody was shown, and how often if her equals had been shown equally."""

    shown: int
    equal: float


def exposure(*, offers: Iterable[Seen], pool: Sequence[Candidate]) -> dict[UUID, Exposure]:
    """Return by id how often each of `pool` was shown, beside an equal share.

    Equals are those of one kind whom the question fits by their facts of today; what is of the
    moment (away, no room, papers) is left aside. What was shown is divided over equals and nobody
    else, so both columns have one sum.
    """
    shown: Counter[UUID] = Counter()
    equal: dict[UUID, float] = dict.fromkeys((who.id for who in pool), 0.0)
    for offer in offers:
        by_group: dict[str, list[Candidate]] = {}
        for who in pool:
            if who.id in offer.ids or fits_but_for_the_moment(candidate=who, need=offer.need):
                by_group.setdefault(who.group, []).append(who)
        for equals in by_group.values():
            seats = [who.id for who in equals if who.id in offer.ids]
            shown.update(seats)
            for who in equals:
                equal[who.id] += len(seats) / len(equals)
    return {who.id: Exposure(shown=shown[who.id], equal=equal[who.id]) for who in pool}


def fits_but_for_the_moment(*, candidate: Candidate, need: Need) -> bool:
    """Whether only something of the moment keeps a candidate out: away, no room, papers."""
    return set(every_reason(candidate=candidate, need=need)) <= _OF_THE_MOMENT


@dataclass(frozen=True, kw_only=True)
class WouldChange:
    """What other weights would have done to the offers of a quarter, in hundredths, rounded.

    `others` is in how many somebody else would have stood among the first, `first` in how many
    another would have stood first. `groups` is by kind the share of the first places, now and then.
    """

    others: int
    first: int
    groups: Mapping[str, tuple[int, int]]


def would_change(
    *,
    asked: Sequence[tuple[int, Need]],
    pool: Sequence[Candidate],
    now: Mapping[TermName, float],
    then: Mapping[TermName, float],
) -> WouldChange | None:
    """Return what `then` would have changed for the needs of a quarter; None for too few.

    `asked` is each need with the seed of its draw: so among equals both draw alike, and what
    differs comes from the weights alone.
    """
    if len(asked) < FEWEST_QUESTIONS:
        return None
    others = first = 0
    places: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for seed, need in asked:
        before, after = (
            make_offer(candidates=pool, need=need, seed=seed, weights=weights).first
            for weights in (now, then)
        )
        others += {one.candidate.id for one in before} != {one.candidate.id for one in after}
        first += [one.candidate.id for one in before[:1]] != [one.candidate.id for one in after[:1]]
        for counted, offer in zip(places, (before, after), strict=True):
            counted.update(one.candidate.group for one in offer)
    sums = [max(1, counted.total()) for counted in places]
    return WouldChange(
        others=_share(others, len(asked)),
        first=_share(first, len(asked)),
        groups={
            group: (_share(places[0][group], sums[0]), _share(places[1][group], sums[1]))
            for group in sorted({*places[0], *places[1]})
        },
    )


def _share(part: int, whole: int) -> int:
    return STEP * round(100 * part / whole / STEP)
