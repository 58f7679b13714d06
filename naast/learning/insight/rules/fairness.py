"""Whether the match treats everybody alike: what may be told of it, by group (I-9). Pure.

PostgreSQL's function `insight_fair_shown` is the twin of `fair_shown`; tests hold them equal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from naast.learning.insight.rules import (
    Said,
    Share,
    Table,
    agree_shown,
    rounded,
    share,
    tells_of_nobody,
)


class Group(StrEnum):
    """By what offers are told apart; one at a time, never crossed."""

    ALL = "all"
    LANGUAGE = "language"
    ZONE = "zone"
    KIND = "kind"
    DOMAIN = "domain"


EVERYBODY = f"{Group.ALL}:total"
DUTCH, ANOTHER_LANGUAGE = "nl", "other"
NOBODY_YET = "none"
"""The kind of who did not speak to somebody yet."""

PARTS = (Table.FAIR_CHOICE, Table.FAIR_KEPT, Table.FAIR_IN_TIME)


@dataclass(frozen=True, kw_only=True)
class Offered:
    """How many got an offer, and in how many of these three things were so; how many workers.

    `choice`: out of two people or more. `kept`: not passed on. `in_time`: she spoke to somebody by
    what was promised.
    """

    offered: int
    choice: int
    kept: int
    in_time: int
    workers: int

    @property
    def parts(self) -> tuple[int, int, int]:
        return self.choice, self.kept, self.in_time


def fair_shown(*, groups: Sequence[Offered]) -> tuple[tuple[int, int, int, int] | None, ...]:
    """Return the four counts of each group as published, None where hidden.

    `groups` are all of a division in which each offer is in one group, in an order that has nothing
    to do with the counts; a group without an offer is not among them. As in `said_shown`, beside
    these stand the totals; here for three parts of one whole, and a group is shown with all three
    or not at all: so no part tells what another hides.
    """
    of_part = [
        [Said(answers=one.offered, agree=one.parts[at], workers=one.workers) for one in groups]
        for at in range(len(PARTS))
    ]

    def safe(seen: Sequence[int]) -> bool:
        return all(tells_of_nobody(said, seen) for said in of_part)

    fine = [
        at
        for at in range(len(groups))
        if all(
            agree_shown(answers=said[at].answers, agree=said[at].agree, workers=said[at].workers)
            is not None
            for said in of_part
        )
    ]
    if len(fine) == len(groups):
        seen = fine if safe(fine) else []
    else:
        seen = fine[:-1]
        while seen and not safe(seen):
            seen = seen[:-1]
    return tuple(
        (
            rounded(count=one.offered),
            rounded(count=one.choice),
            rounded(count=one.kept),
            rounded(count=one.in_time),
        )
        if at in seen
        else None
        for at, one in enumerate(groups)
    )


@dataclass(frozen=True, kw_only=True)
class Fair:
    """What is told of a group: how many offers (rounded), and three shares with their bounds."""

    offered: int
    choice: Share
    kept: Share
    in_time: Share


def fair_of(*, tables: Mapping[Table, Mapping[str, int | None]]) -> dict[str, Fair]:
    """Return by group ("zone:7", "all:total") what is told; who is not in it is hidden."""
    found: dict[str, Fair] = {}
    for cell, offered in tables.get(Table.FAIR_OFFERED, {}).items():
        shares = [
            share(part=part, whole=offered) if offered and part is not None else None
            for part in (tables.get(table, {}).get(cell) for table in PARTS)
        ]
        if offered and all(shares):
            choice, kept, in_time = (one for one in shares if one is not None)
            found[cell] = Fair(offered=offered, choice=choice, kept=kept, in_time=in_time)
    return found


def differ(*, one: Share, other: Share) -> bool:
    """Return whether two shares surely differ: between what they lie does not touch."""
    return one.high < other.low or other.high < one.low
