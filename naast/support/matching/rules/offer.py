"""Who is shown, why, and in which order.

The reasons that a resident reads *are* the terms of the score: there is no other score. No term
knows cost, organisation or kind (I-7); what a resident wishes is a filter, and a filter that
leaves nobody is loosened, one wish at a time, and says so.
"""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from naast.support.matching.rules.facts import (
    WISHES,
    Candidate,
    Group,
    Need,
    Refusal,
    every_reason,
    why_not,
)


class TermName(StrEnum):
    DOMAIN = "domain"
    SOME_DOMAINS = "some_domains"
    ZONE = "zone"
    LANGUAGE = "language"
    THEME = "theme"
    GENDER = "gender"
    WAY = "way"
    MOMENT = "moment"
    BREADTH = "breadth"
    ROOM = "room"
    FRESH = "fresh"


# Between bounds, so that a setting can shift the order and never decide it. No weight for cost,
# organisation or kind exists, and none can be added here without breaking a test.
BOUNDS = {
    TermName.DOMAIN: (2.0, 4.0),
    TermName.SOME_DOMAINS: (0.5, 2.0),
    TermName.ZONE: (1.0, 3.0),
    TermName.LANGUAGE: (0.5, 2.0),
    TermName.THEME: (1.0, 3.0),
    TermName.GENDER: (0.5, 2.0),
    TermName.WAY: (0.5, 2.0),
    TermName.MOMENT: (0.5, 2.0),
    TermName.BREADTH: (0.0, 1.0),
    TermName.ROOM: (0.0, 1.0),
    TermName.FRESH: (0.0, 1.0),
}
WEIGHTS = {
    TermName.DOMAIN: 3.0,
    TermName.SOME_DOMAINS: 1.0,
    TermName.ZONE: 2.0,
    TermName.LANGUAGE: 1.0,
    TermName.THEME: 2.0,
    TermName.GENDER: 1.0,
    TermName.WAY: 1.0,
    TermName.MOMENT: 1.0,
    TermName.BREADTH: 0.5,
    TermName.ROOM: 0.5,
    TermName.FRESH: 0.5,
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Somebody in an offer, with the terms that put her there.

    `later`: by a covenant another organisation takes this, and somebody of her kind and place of
    that one stands before her. She can be chosen like everybody.
    """

    candidate: Candidate
    terms: tuple[tuple[str, float], ...] = field(default=())
    later: bool = False

    @cached_property
    def score(self) -> float:
        return sum(weight for _, weight in self.terms)


@dataclass(frozen=True, kw_only=True)
class OfferMade:
    """An offer: who is shown first, who else fits, and which wishes had to be set aside."""

    first: tuple[Shown, ...]
    others: tuple[Shown, ...]
    loosened: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.first) + len(self.others)

    @property
    def none_free_of_providers(self) -> bool:
        """Whether all who fit have a provider behind them: then a call-back comes first (I-2)."""
        return bool(self.first) and bool(self.first[0].candidate.ties)


_TERM_OF_WISH = {
    Refusal.THEME: TermName.THEME,
    Refusal.GENDER: TermName.GENDER,
    Refusal.WAY: TermName.WAY,
    Refusal.MOMENT: TermName.MOMENT,
    Refusal.BREADTH: TermName.BREADTH,
}


def terms(
    *, candidate: Candidate, need: Need, weights: Mapping[TermName, float] = WEIGHTS
) -> tuple[tuple[str, float], ...]:
    """Return the terms of the score: what a resident reads under *why shown*."""
    found: list[tuple[str, float]] = []

    def add(name: TermName) -> None:
        found.append((name.value, weights[name]))

    if need.domains and need.domains <= candidate.domains:
        add(TermName.DOMAIN)
    elif need.domains & candidate.domains:
        add(TermName.SOME_DOMAINS)
    if need.zone_id is not None and (not candidate.zone_ids or need.zone_id in candidate.zone_ids):
        add(TermName.ZONE)
    if need.language and need.language in candidate.languages:
        add(TermName.LANGUAGE)
    for wish, name in _TERM_OF_WISH.items():
        if wish in need.wishes and need.wishes[wish] & candidate.meets[wish]:
            add(name)
    if candidate.running * 2 < candidate.ceiling:
        add(TermName.ROOM)
    if candidate.fresh:
        add(TermName.FRESH)
    return tuple(found)


def make_offer(
    *,
    candidates: Iterable[Candidate],
    need: Need,
    seed: int,
    size: int = 3,
    weights: Mapping[TermName, float] = WEIGHTS,
) -> OfferMade:
    """Return who is shown: first `size` people who differ in kind and, if possible, in place (I-7).

    Equal supporters are shown equally often: `seed` draws the order among equals. Who has a
    provider behind her never stands first (I-2). When no one fits, wishes are set aside one at a
    time, the lightest first and the language last: `loosened` says which. Whose organisation leaves
    the question to another by a covenant comes after (R-047), unless a kind, a place, somebody
    without a provider or one of the first places would go missing for it.
    """
    fitting, loosened = fitting_and_loosened(pool=list(candidates), need=need)
    ranked = [
        Shown(candidate=c, terms=terms(candidate=c, need=need, weights=weights))
        for c in _shuffled(fitting, seed)
    ]
    ranked.sort(key=lambda shown: (bool(shown.candidate.ties), -shown.score))
    here, later = _divided(ranked, need, size)
    first = _various(here, size, need.zone_id)
    chosen = {shown.candidate.id for shown in first}
    others = tuple(shown for shown in here if shown.candidate.id not in chosen)
    return OfferMade(first=first, others=(*others, *later), loosened=loosened)


def fitting_and_loosened(
    *, pool: Sequence[Candidate], need: Need
) -> tuple[list[Candidate], tuple[str, ...]]:
    """Return who fits, and which wishes had to be set aside for it, the lightest first."""
    loosened: list[str] = []
    fitting = _fitting(pool, need)
    looser = need
    for wish in reversed(WISHES):
        if fitting:
            break
        if wish in need.wishes:
            loosened.append(wish.value)
            looser = looser.without(wish)
            fitting = _fitting(pool, looser)
    return fitting, tuple(loosened) if fitting else ()


def _divided(
    ranked: Sequence[Shown], need: Need, size: int
) -> tuple[Sequence[Shown], tuple[Shown, ...]]:
    """Return who is shown as ever, and who comes later by what organisations divided."""
    leaving = [s for s in ranked if s.candidate.leaves_all(need=need)]
    if not leaving:
        return ranked, ()
    ids = {s.candidate.id for s in leaving}
    staying = {
        (s.candidate.group, _place(s, need.zone_id), bool(s.candidate.ties))
        for s in ranked
        if s.candidate.id not in ids
    }
    later = [
        s
        for s in leaving
        for kind in [(s.candidate.group, _place(s, need.zone_id))]
        if (*kind, False) in staying or (bool(s.candidate.ties) and (*kind, True) in staying)
    ]
    later = later[: max(0, len(ranked) - size)] if len(ranked) - len(later) < size else later
    gone = {s.candidate.id for s in later}
    return (
        [s for s in ranked if s.candidate.id not in gone],
        tuple(replace(s, later=True) for s in later),
    )


def left_out(
    *, candidates: Iterable[Candidate], need: Need, offer: OfferMade
) -> list[tuple[Candidate, tuple[Refusal, ...]]]:
    """Return who is not in an offer, each with every filter that kept her out, by id."""
    looser = need
    for wish in offer.loosened:
        looser = looser.without(Refusal(wish))
    there = {shown.candidate.id for shown in (*offer.first, *offer.others)}
    return [
        (who, every_reason(candidate=who, need=looser))
        for who in sorted(candidates, key=lambda who: who.id)
        if who.id not in there
    ]


def _fitting(pool: Sequence[Candidate], need: Need) -> list[Candidate]:
    return [c for c in pool if why_not(candidate=c, need=need) is None]


def _shuffled(candidates: Sequence[Candidate], seed: int) -> list[Candidate]:
    # By id first: the draw must not depend on the order in which the database happened to answer.
    drawn = sorted(candidates, key=lambda c: c.id)
    random.Random(seed).shuffle(drawn)  # noqa: S311  # a fair draw, not a secret
    return drawn


def _various(ranked: Sequence[Shown], size: int, zone_id: int | None) -> tuple[Shown, ...]:
    """Take the best, then each time the best of a kind and place not yet shown.

    Who is independent comes before who is municipal: a choice is real only when the first three
    hold a formal and an informal supporter, and one outside the access team, wherever they exist.
    Among who fit equally well, who stands in another place than those taken comes first.
    """
    left = list(ranked)
    taken: list[Shown] = []
    while left and len(taken) < size:
        groups = {s.candidate.group for s in taken}
        sorts = {_SORTS[Group(group)] for group in groups}
        places = {_place(s, zone_id) for s in taken}
        # Of one kind and place and tied alike the first fits best: only that one need be weighed.
        heads: dict[tuple[str, _Place, bool], int] = {}
        for at, shown in enumerate(left):
            who = shown.candidate
            heads.setdefault((who.group, _place(shown, zone_id), bool(who.ties)), at)

        def rank(
            at: int,
            groups: Collection[str] = groups,
            sorts: Collection[int] = sorts,
            places: Collection[_Place] = places,
        ) -> tuple[object, ...]:
            who, place = left[at].candidate, _place(left[at], zone_id)
            return (
                bool(who.ties) and not taken,
                who.group in groups,
                who.group not in groups and _turn(Group(who.group), sorts),
                not (place is _Place.OUTSIDE and place not in places),
                -left[at].score,
                place in places,
                at,
            )

        taken.append(left.pop(min(heads.values(), key=rank)))
    _give_back(taken, left, zone_id)
    # Shown by how well they fit, so that no kind stands first for being of its kind.
    return tuple(sorted(taken, key=lambda s: (bool(s.candidate.ties), -s.score)))


def _give_back(taken: list[Shown], left: list[Shown], zone_id: int | None) -> None:
    """Let who fits better have her place back, where nothing that was missing would be lost.

    Somebody is taken for the place she stands in; when who is taken later stands there too, that
    was not needed.
    """
    back = True
    while back:
        back = False
        for at, held in enumerate(taken):
            others = [*taken[:at], *taken[at + 1 :]]
            twice = any(s.candidate.group == held.candidate.group for s in others)
            inside_too = _place(held, zone_id) is not _Place.OUTSIDE or any(
                _place(s, zone_id) is _Place.OUTSIDE for s in others
            )
            for i, shown in enumerate(left):
                if (
                    shown.score > held.score
                    and (twice or shown.candidate.group == held.candidate.group)
                    and bool(shown.candidate.ties) <= bool(held.candidate.ties)
                    and (inside_too or _place(shown, zone_id) is _Place.OUTSIDE)
                ):
                    taken[at], left[i], back = shown, held, True
                    break


class _Place(StrEnum):
    """Where somebody stands towards the access team, as an offer differs in it."""

    OUTSIDE = "outside"
    IN_TEAM = "in_team"
    MUNICIPAL = "municipal"


def _place(shown: Shown, zone_id: int | None) -> _Place:
    who = shown.candidate
    if who.is_outside(zone_id=zone_id):
        return _Place.OUTSIDE
    return _Place.MUNICIPAL if who.municipal else _Place.IN_TEAM


# Only says which kinds must not be missing when there are more kinds than places (I-7).
_FORMAL, _INFORMAL, _NEITHER = range(3)
_SORTS = {
    Group.FORMAL: _FORMAL,
    Group.INFORMAL: _INFORMAL,
    Group.LIVED: _INFORMAL,
    Group.OMTINKER: _NEITHER,
    Group.MUNICIPAL: _NEITHER,
}


def _turn(group: Group, sorts: Collection[int]) -> int:
    sort = _SORTS[group]
    return 2 if sort == _NEITHER else int(sort in sorts)
