"""What informal support of an organisation rests on, counted over its people; nobody is named."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.supply.supporters import queries as supporters
from naast.supply.supporters.queries import Bringing, Led
from naast.supply.supporters.rules import (
    COORDINATOR,
    KINDS,
    Daypart,
    Item,
    Kind,
    Sort,
    Topic,
    weekday_and_daypart,
)
from naast.support.matching.rules import Moment

INFORMAL = tuple(kind for kind in Kind if KINDS[kind].sort is Sort.INFORMAL)
LIVED = (Kind.EXPERIENCE_EXPERT, Kind.FAMILY_EXPERT)
RESTS_ON = {
    Item.TRAINING: _("Training is in order"),
    Item.INTERVISION: _("Intervision is in order"),
    Item.SUPERVISOR: _("Somebody stands behind them"),
}
"""What is asked of informal supporters and seen by who leads them, on which trust can rest."""

MOMENTS = {Moment.EVENING: _("in the evening"), Moment.WEEKEND: _("in the weekend")}
_SATURDAY = 6


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Of how many informal supporters something is in order, `part` of `whole` (R-172)."""

    name: Promise
    part: int
    whole: int


def evidence(*, led: Iterable[Led]) -> list[Evidence]:
    """Return what quality rests on, of the informal supporters among `led`."""
    informal = [one for one in led if one.kind in INFORMAL]
    return [
        Evidence(
            name=name,
            part=sum(item in one.asked and item not in one.missing for one in informal),
            whole=sum(item in one.asked for one in informal),
        )
        for item, name in RESTS_ON.items()
    ]


def stock(*, active: Iterable[Bringing]) -> dict[Kind, int]:
    """Return how many of each informal kind are active in one municipality, none left out."""
    counted = Counter(who.kind for who in active)
    return {kind: counted[kind] for kind in INFORMAL}


@dataclass(frozen=True, kw_only=True)
class Brings:
    """What informal supporters bring that professionals of the same pool do not (R-077).

    All are codes that only they have; `moments` say whether any of them is there in the evening or
    the weekend, `ways` how one meets.
    """

    languages: frozenset[str]
    themes: frozenset[str]
    moments: frozenset[Moment]
    ways: frozenset[str]


def brings(*, active: Sequence[Bringing]) -> Brings:
    """Return what is there only because of informal supporters."""
    informal = [who for who in active if who.kind in INFORMAL]
    formal = [who for who in active if KINDS[who.kind].sort is Sort.FORMAL]

    def only(of: Callable[[Bringing], frozenset[Any]]) -> frozenset[Any]:
        theirs = frozenset(one for who in informal for one in of(who))
        return theirs - {one for who in formal for one in of(who)}

    return Brings(
        languages=only(lambda who: who.languages),
        themes=only(lambda who: who.themes),
        moments=only(lambda who: _out_of_hours(who.moments)),
        ways=only(lambda who: who.ways),
    )


def _out_of_hours(moments: Iterable[str]) -> frozenset[Moment]:
    parts = [weekday_and_daypart(moment=one) for one in moments]
    found = {Moment.EVENING for _day, part in parts if part is Daypart.EVENING}
    return frozenset(found | {Moment.WEEKEND for day, _part in parts if day >= _SATURDAY})


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written down about a topic for informal support; no text where nothing was."""

    name: Promise
    text: str
    source: str


def written(*, organisation_id: int, topics: Collection[Topic], on: date) -> dict[Topic, Written]:
    """Return for each topic what holds for informal supporters or their coordinator; one query."""
    words = supporters.topic_words()
    told = {one: Written(name=words[one], text="", source="") for one in topics}
    by_who = supporters.terms_by_who(employer=(organisation_id, None), on=on, topics=topics)
    for who, found in by_who.items():
        if who == COORDINATOR or Kind(who) in INFORMAL:
            for one in found:
                if not told[one.topic].text:
                    told[one.topic] = Written(name=one.name, text=one.text, source=one.source)
    return told
