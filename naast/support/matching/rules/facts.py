"""What a resident needs, what the match knows of somebody, and why somebody is not shown."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from naast.supply.supporters.rules import CardField, Language
from naast.support.matching.rules.providers import provider_name


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


INVITED_FOR = timedelta(days=28)
"""So long the code works with which somebody for whom another asked says yes or no."""


class Stand(StrEnum):
    """How it stands with somebody for whom another asked: all that the asker is told of her."""

    NOTHING = "nothing"
    WAITS = "waits"
    OVER = "over"
    REFUSED = "refused"
    AGREED = "agreed"
    STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True)
class CodeMade:
    """A code made for her: when, until when, and how it ended. Aware datetimes."""

    made_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    agreed: bool | None


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """That she agreed, and whether she stopped again. Aware datetimes."""

    agreed_at: datetime
    withdrawn_at: datetime | None


def stand(
    *, agreed: Agreed | None, code: CodeMade | None, at: datetime
) -> tuple[Stand, datetime | None]:
    """Return how it stands at `at`, and since (of a code that waits: until) when.

    `agreed` and `code` are the newest of each. An agreement holds until she stops; what came after
    that counts again. A code that ended without an answer is over.
    """
    if agreed and agreed.withdrawn_at is None:
        return Stand.AGREED, agreed.agreed_at
    if agreed and agreed.withdrawn_at and (code is None or code.made_at <= agreed.withdrawn_at):
        return Stand.STOPPED, agreed.withdrawn_at
    if code is None:
        return Stand.NOTHING, None
    if code.agreed is False:
        return Stand.REFUSED, code.ended_at
    if code.ended_at is not None or code.ends_at <= at:
        return Stand.OVER, code.ended_at or code.ends_at
    return Stand.WAITS, code.ends_at


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
    """Why somebody is not shown: facts and promises first, then wishes, the weightiest first."""

    PAUSED = "paused"
    FULL = "full"
    SCREENING = "screening"
    DECLARATION = "declaration"
    REVIEW = "review"
    CONFLICT = "conflict"
    LANGUAGE = "language"
    GENDER = "gender"
    DOMAIN = "domain"
    THEME = "theme"
    GROUP = "group"
    WAY = "way"
    MOMENT = "moment"
    BREADTH = "breadth"


class Moment(StrEnum):
    """Outside the hours in which others work."""

    EVENING = "evening"
    WEEKEND = "weekend"


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
    theme: str = ""
    gender: str = ""
    way: str = ""
    moment: str = ""
    breadth: str = ""
    providers: frozenset[str] = frozenset()
    why_now: str = ""
    """Why she asks just now (`WhyNow`); it is no wish, and changes nothing in who fits."""

    @cached_property
    def wishes(self) -> dict[Refusal, frozenset[str]]:
        """What she wishes, by what it would refuse: one of these is enough for each."""
        said = {
            Refusal.LANGUAGE: self.language,
            Refusal.GENDER: self.gender,
            Refusal.THEME: self.theme,
            Refusal.GROUP: self.group,
            Refusal.WAY: self.way,
            Refusal.MOMENT: self.moment,
            Refusal.BREADTH: self.breadth,
        }
        wished = {wish: frozenset({value}) for wish, value in said.items() if value}
        return {**wished, **({Refusal.DOMAIN: self.domains} if self.domains else {})}

    def without(self, wish: Refusal) -> "Need":
        """Return the need with one wish set aside."""
        none: dict[str, Any] = {_FIELDS[wish]: frozenset() if wish is Refusal.DOMAIN else ""}
        return replace(self, **none)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What the match knows of somebody. Empty zones mean the whole municipality.

    `ties` are the providers behind her as they are written, `providers` as they are compared.
    `published` are the fields of her card: no reason that a resident reads may name another.
    `fresh` is whether somebody looked over her facts in the last half year; who did not, sinks.
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
    fresh: bool = True
    themes: frozenset[str] = frozenset()
    gender: str = ""
    ways: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    breadth: str = ""
    published: frozenset[str] = frozenset()
    ties: tuple[str, ...] = ()
    team_zone_ids: frozenset[int] = frozenset()
    # (part of life, zone) that her organisation agreed to leave to others: a covenant.
    leaves: frozenset[tuple[str, int | None]] = frozenset()

    def leaves_all(self, *, need: "Need") -> bool:
        """Whether all that is asked was agreed to be taken by another organisation there."""
        asked = {(domain, need.zone_id) for domain in need.domains}
        return bool(asked) and asked <= self.leaves

    def is_outside(self, *, zone_id: int | None) -> bool:
        """Whether she stands outside the access team of a zone (R-049).

        Who is in the team of one district stands outside that of another (R-050).
        """
        if self.municipal:
            return False
        elsewhere = zone_id is not None and zone_id not in self.team_zone_ids
        return not self.in_access_team or (bool(self.team_zone_ids) and elsewhere)

    def as_published(self) -> "Candidate":
        """Return what everybody may know of her: what stands on her card, and nothing of the rest.

        Whoever sees whom a filter leaves, and in which order, could else work out what she keeps to
        herself. Who tells no zones is there for the whole municipality, who tells no languages
        speaks Dutch.
        """
        untold = _UNTOLD.keys() - self.published
        return replace(self, **{field: _UNTOLD[field] for field in untold}) if untold else self

    @cached_property
    def providers(self) -> frozenset[str]:
        return frozenset(map(provider_name, self.ties))

    @cached_property
    def meets(self) -> dict[Refusal, frozenset[str]]:
        """What she meets of each wish."""
        return {
            Refusal.LANGUAGE: self.languages,
            Refusal.GENDER: frozenset({self.gender}),
            Refusal.DOMAIN: self.domains,
            Refusal.THEME: self.themes,
            Refusal.GROUP: frozenset({self.group}),
            Refusal.WAY: self.ways,
            Refusal.MOMENT: self.moments,
            Refusal.BREADTH: frozenset({self.breadth}),
        }


# By the field of her card: what counts where she did not say yes to showing it.
_UNTOLD: dict[str, Any] = {
    CardField.DOMAINS: frozenset(),
    CardField.ZONES: frozenset(),
    CardField.LANGUAGES: frozenset({Language.DUTCH.value}),
    CardField.THEMES: frozenset(),
    CardField.GENDER: "",
    CardField.WAYS: frozenset(),
    CardField.MOMENTS: frozenset(),
    CardField.BREADTH: "",
}

_FIELDS = {
    Refusal.LANGUAGE: "language",
    Refusal.GENDER: "gender",
    Refusal.DOMAIN: "domains",
    Refusal.THEME: "theme",
    Refusal.GROUP: "group",
    Refusal.WAY: "way",
    Refusal.MOMENT: "moment",
    Refusal.BREADTH: "breadth",
}
# The kind is hers to choose once; who is asked after that is of whatever kind the rest fits.
KEPT_WISHES = ("language", "gender", "theme", "way", "moment", "breadth")
WISHES = tuple(_FIELDS)
"""What may be wished, the weightiest first: the last is the first to be set aside."""


def _absolute(*, candidate: Candidate, need: Need) -> frozenset[str]:
    lacks = candidate.lacks
    if candidate.running >= candidate.ceiling:
        lacks |= {Refusal.FULL}
    if need.providers and candidate.providers & need.providers:
        lacks |= {Refusal.CONFLICT}
    return lacks


def _unmet(*, candidate: Candidate, need: Need) -> list[Refusal]:
    meets = candidate.meets
    return [wish for wish, wanted in need.wishes.items() if not wanted & meets[wish]]


def why_not(*, candidate: Candidate, need: Need) -> Refusal | None:
    """Return why a candidate is not shown for this need, or None when she fits."""
    lacks = _absolute(candidate=candidate, need=need) or _unmet(candidate=candidate, need=need)
    return next((refusal for refusal in Refusal if refusal in lacks), None) if lacks else None


def every_reason(*, candidate: Candidate, need: Need) -> tuple[Refusal, ...]:
    """Return every filter that keeps a candidate out, in the order of `Refusal`."""
    lacks = {*_absolute(candidate=candidate, need=need), *_unmet(candidate=candidate, need=need)}
    return tuple(refusal for refusal in Refusal if refusal in lacks)


@dataclass(frozen=True, kw_only=True)
class Left:
    """How many people each answer would leave. `whoever` is for no answer to that wish."""

    whoever: Mapping[Refusal, int]
    by_value: Mapping[Refusal, Mapping[str, int]]
    fitting: int
    by_provider: Mapping[str, int]

    def with_answer(self, wish: Refusal, value: str) -> int:
        return self.by_value[wish].get(value, 0) if value else self.whoever[wish]


def left_by_answer(*, candidates: Iterable[Candidate], need: Need) -> Left:
    """Return what each answer would leave of these people, in one walk past them.

    Who misses one wish alone counts for the other answers to that one; who misses none, for all.
    `by_provider` counts who fits apart from her help, and is not tied to that one (compared name).
    """
    whoever = dict.fromkeys(WISHES, 0)
    by_value: dict[Refusal, Counter[str]] = {wish: Counter() for wish in WISHES}
    tied: Counter[str] = Counter()
    fitting = 0
    apart_from_help = replace(need, providers=frozenset())
    for who in candidates:
        if _absolute(candidate=who, need=apart_from_help):
            continue
        unmet = _unmet(candidate=who, need=need)
        if not unmet:
            fitting += 1
            tied.update(who.providers)
        if len(unmet) > 1 or (need.providers and who.providers & need.providers):
            continue
        for wish in unmet or WISHES:
            whoever[wish] += 1
            by_value[wish].update(who.meets[wish])
    return Left(
        whoever=whoever,
        by_value=by_value,
        fitting=fitting,
        by_provider={name: fitting - count for name, count in tied.items()},
    )
