"""Who fits, why, in which order; what was promised; how long somebody waited. Pure.

The reasons that a resident reads *are* the terms of the score: there is no other score. No term
knows cost, organisation or kind (I-7); what a resident wishes is a filter, and a filter that
leaves nobody is loosened, one wish at a time, and says so.
"""

import hashlib
import math
import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class QuestionStatus(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


class Channel(StrEnum):
    """How a question came in (R-032)."""

    WEB = "web"
    PHONE = "phone"
    WALK_IN = "walk_in"
    OUTREACH = "outreach"
    REFERRED = "referred"


# Kept as the asker's relation when she asks for another and says no more than that.
UNSAID = "unsaid"


class PassReason(StrEnum):
    NO_ROOM = "no_room"
    OTHER_KNOWLEDGE = "other_knowledge"
    TOO_CLOSE = "too_close"
    AWAY = "away"


class Group(StrEnum):
    """The kinds as a resident tells them apart; an offer differs in these first (I-7)."""

    FORMAL = "formal"
    INFORMAL = "informal"
    LIVED = "lived"
    OMTINKER = "omtinker"
    MUNICIPAL = "municipal"


class Refusal(StrEnum):
    """Why somebody is not shown."""

    PAUSED = "paused"
    FULL = "full"
    SCREENING = "screening"
    DECLARATION = "declaration"
    REVIEW = "review"
    CONFLICT = "conflict"
    LANGUAGE = "language"
    GROUP = "group"
    DOMAIN = "domain"


# These are facts about the supporter or a promise of ours (I-2): no wish ever sets them aside.
ABSOLUTE = frozenset(
    {
        Refusal.PAUSED,
        Refusal.FULL,
        Refusal.SCREENING,
        Refusal.DECLARATION,
        Refusal.REVIEW,
        Refusal.CONFLICT,
    }
)


@dataclass(frozen=True, kw_only=True)
class Need:
    """What a resident answered; all of it may be empty."""

    domains: frozenset[str] = frozenset()
    zone_id: int | None = None
    group: str = ""
    language: str = ""
    providers: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What the match knows of somebody. Empty zones mean the whole municipality.

    `ties` are the providers behind her as they are written, `providers` as they are compared.
    """

    id: UUID
    user_id: int
    group: str
    in_access_team: bool
    municipal: bool
    organisation_id: int | None
    domains: frozenset[str]
    zone_ids: frozenset[int]
    languages: frozenset[str]
    ceiling: int
    running: int
    lacks: frozenset[str] = frozenset()
    ties: tuple[str, ...] = ()

    @cached_property
    def providers(self) -> frozenset[str]:
        return frozenset(map(provider_name, self.ties))


class TermName(StrEnum):
    DOMAIN = "domain"
    SOME_DOMAINS = "some_domains"
    ZONE = "zone"
    LANGUAGE = "language"
    ROOM = "room"


# Between bounds, so that a setting can shift the order and never decide it. No weight for cost,
# organisation or kind exists, and none can be added here without breaking a test.
BOUNDS = {
    TermName.DOMAIN: (2.0, 4.0),
    TermName.SOME_DOMAINS: (0.5, 2.0),
    TermName.ZONE: (1.0, 3.0),
    TermName.LANGUAGE: (0.5, 2.0),
    TermName.ROOM: (0.0, 1.0),
}
WEIGHTS = {
    TermName.DOMAIN: 3.0,
    TermName.SOME_DOMAINS: 1.0,
    TermName.ZONE: 2.0,
    TermName.LANGUAGE: 1.0,
    TermName.ROOM: 0.5,
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Somebody in an offer, with the terms that put her there."""

    candidate: Candidate
    terms: tuple[tuple[str, float], ...] = field(default=())

    @property
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


def provider_name(name: str) -> str:
    """Return the name of a provider as it is compared: case and spaces do not count."""
    return " ".join(name.casefold().split())


PROVIDER_CODE = 10


def provider_code(name: str) -> str:
    """Return what stands for a provider in an address: who reads along there learns no name."""
    digest = hashlib.sha256(provider_name(name).encode()).hexdigest()
    return digest[:PROVIDER_CODE]


def providers_behind(*, candidates: Iterable[Candidate]) -> dict[str, str]:
    """Return the providers to whom somebody here is tied, code → name, by name.

    What a resident is asked about (I-2): no others, since no other answer changes whom she sees.
    """
    names = {provider_code(name): name for who in candidates for name in sorted(who.ties)}
    return dict(sorted(names.items(), key=lambda pair: provider_name(pair[1])))


def who_receives(
    *, default: int | None, ties: Mapping[int, Collection[str]], need: Need
) -> int | None:
    """Return the organisation for a question without a choice; None where nobody serves.

    The default one, unless it is tied to a provider that she uses: then the first of those that
    serve here (`ties`, in their order) which is not (I-2). Where all are tied it stays with the
    default, whose coordinator looks for somebody.
    """
    turns = [*([default] if default is not None else []), *ties]
    free = (
        one
        for one in turns
        if not need.providers & {provider_name(name) for name in ties.get(one, ())}
    )
    return next(free, turns[0] if turns else None)


def why_not(*, candidate: Candidate, need: Need) -> Refusal | None:
    """Return why a candidate is not shown for this need, or None when she fits."""
    lacks = candidate.lacks
    if candidate.running >= candidate.ceiling:
        lacks |= {Refusal.FULL}
    if need.providers and candidate.providers & need.providers:
        lacks |= {Refusal.CONFLICT}
    if lacks:
        return next(refusal for refusal in Refusal if refusal in lacks)
    if need.language and need.language not in candidate.languages:
        return Refusal.LANGUAGE
    if need.group and candidate.group != need.group:
        return Refusal.GROUP
    if need.domains and not candidate.domains & need.domains:
        return Refusal.DOMAIN
    return None


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
    if candidate.running * 2 < candidate.ceiling:
        add(TermName.ROOM)
    return tuple(found)


def make_offer(
    *, candidates: Iterable[Candidate], need: Need, seed: int, size: int = 3
) -> OfferMade:
    """Return who is shown: first `size` people who differ in kind and, if possible, in place (I-7).

    Equal supporters are shown equally often: `seed` draws the order among equals. Who has a
    provider behind her never stands first (I-2). When no one fits, wishes are set aside one at a
    time: first the kind, then the domain, last the language: and `loosened` says which.
    """
    pool = list(candidates)
    loosened: list[str] = []
    fitting = _fitting(pool, need)
    for wish, looser in (
        (Refusal.GROUP, replace(need, group="")),
        (Refusal.DOMAIN, replace(need, group="", domains=frozenset())),
        (Refusal.LANGUAGE, replace(need, group="", domains=frozenset(), language="")),
    ):
        if fitting:
            break
        if _asked(need, wish):
            loosened.append(wish.value)
        fitting = _fitting(pool, looser)
    if not fitting:
        loosened = []

    ranked = [
        Shown(candidate=c, terms=terms(candidate=c, need=need)) for c in _shuffled(fitting, seed)
    ]
    ranked.sort(key=lambda shown: (bool(shown.candidate.ties), -shown.score))
    first = _various(ranked, size)
    chosen = {shown.candidate.id for shown in first}
    others = tuple(shown for shown in ranked if shown.candidate.id not in chosen)
    return OfferMade(first=first, others=others, loosened=tuple(loosened))


def _fitting(pool: Sequence[Candidate], need: Need) -> list[Candidate]:
    return [c for c in pool if why_not(candidate=c, need=need) is None]


def _asked(need: Need, wish: Refusal) -> bool:
    return {
        Refusal.GROUP: bool(need.group),
        Refusal.DOMAIN: bool(need.domains),
        Refusal.LANGUAGE: bool(need.language),
    }[wish]


def _shuffled(candidates: Sequence[Candidate], seed: int) -> list[Candidate]:
    # By id first: the draw must not depend on the order in which the database happened to answer.
    drawn = sorted(candidates, key=lambda c: c.id)
    random.Random(seed).shuffle(drawn)  # noqa: S311  # a fair draw, not a secret
    return drawn


def _various(ranked: Sequence[Shown], size: int) -> tuple[Shown, ...]:
    """Take the best, then each time the best of a kind and place not yet shown.

    Who is independent comes before who is municipal: a choice is real only when the first three
    hold a formal and an informal supporter, and one outside the access team, wherever they exist.
    """
    left = list(ranked)
    taken: list[Shown] = []
    while left and len(taken) < size:
        groups = {s.candidate.group for s in taken}
        outside = any(not s.candidate.in_access_team and not s.candidate.municipal for s in taken)

        def rank(
            shown: Shown,
            groups: Collection[str] = groups,
            outside: bool = outside,  # noqa: FBT001 (binds the loop's value)
        ) -> tuple[object, ...]:
            who = shown.candidate
            brings_outside = not outside and not who.in_access_team and not who.municipal
            return (
                bool(who.ties) and not taken,
                who.group in groups,
                _KIND_TURN[Group(who.group)] if who.group not in groups else 0,
                not brings_outside,
                -shown.score,
            )

        best = min(range(len(left)), key=lambda i: rank(left[i]))
        taken.append(left.pop(best))
    # Shown by how well they fit, so that no kind stands first for being of its kind.
    return tuple(sorted(taken, key=lambda s: (bool(s.candidate.ties), -s.score)))


# Only says which kinds must not be missing from the first three when there are four kinds.
_KIND_TURN = {
    Group.FORMAL: 0,
    Group.INFORMAL: 0,
    Group.LIVED: 0,
    Group.OMTINKER: 1,
    Group.MUNICIPAL: 1,
}


# ---------------------------------------------------------------- promises and waiting


def end_of_day(*, on: date) -> datetime:
    """Return five o'clock in the afternoon, Dutch time: "you hear from us before Friday 17.00"."""
    return datetime.combine(on, time(17), AMSTERDAM)


def half_way(*, asked_at: datetime, promised_at: datetime) -> datetime:
    """Return when half of the promised term is over: then the coordinator is told."""
    return asked_at + (promised_at - asked_at) / 2


def waiting_days(*, asked_at: datetime, first_contact_at: datetime) -> int:
    """Return how many Dutch calendar days somebody waited for the first contact.

    Asked and helped on one day is 0. This is the one definition; every figure of waiting uses it.
    """
    asked, helped = (moment.astimezone(AMSTERDAM).date() for moment in (asked_at, first_contact_at))
    return (helped - asked).days


def quantile(*, values: Collection[int], share: float) -> int | None:
    """Return the nearest-rank quantile: the smallest value that `share` of all do not exceed.

    None for no values. The median of [1, 2, 3, 4] is 2, by this definition always a value that
    occurs.
    """
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def question_number(*, sequence: int) -> str:
    """Return the number that staff use on the phone: "V-2291"."""
    return f"V-{sequence:04}"


# Within a week on the doorstep: what a municipality of the sources keeps to for its own workers.
# Source: "Meedenken werkt beter" (Heerenveen), visit within a week.
MUNICIPAL_WORKING_DAYS = 5
