"""The self-test from three chairs: what is asked, where chairs differ, and what is agreed. Pure.

The 24 items are a proposal of ours in the spirit of the self-test of 2015, of which the official
text was not found; `NATIONAL` is what was printed of its result. That parties in one municipality
give different pictures is why the difference, and not the mean, is what they talk about.
Source: inventory of 29 municipalities (2016), §1.3 and §4.1.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Chair(StrEnum):
    """Who sits at the table; each has one voice (R-335)."""

    MUNICIPALITY = "municipality"
    PROVIDERS = "providers"
    COUNCIL = "council"


class Score(StrEnum):
    NO = "no"
    PARTLY = "partly"
    YES = "yes"
    NOT_APPLICABLE = "na"


POINTS: Mapping[Score, int] = {Score.NO: 0, Score.PARTLY: 1, Score.YES: 2}
MOST_POINTS = max(POINTS.values())


class Theme(StrEnum):
    """The five demands, and beside them the supply and how it is steered."""

    INDEPENDENT = "independent"
    ACCESSIBLE = "accessible"
    BROAD = "broad"
    INTEREST = "interest"
    FREE = "free"
    SUPPLY = "supply"


class Item(StrEnum):
    """What is asked, in the order in which it is asked."""

    NO_ACCESS_DECISIONS = "no_access_decisions"
    NOT_OF_PROVIDER = "not_of_provider"
    MAY_SWITCH = "may_switch"
    SIGNED_CODE = "signed_code"
    ASKED_INDEPENDENCE = "asked_independence"
    PAY_NOT_TIED = "pay_not_tied"
    NO_INDICATION = "no_indication"
    DIRECT_CONTACT = "direct_contact"
    FIRST_CONTACT = "first_contact"
    ALL_THE_WAY = "all_the_way"
    FINDABLE = "findable"
    NO_PRECONDITIONS = "no_preconditions"
    NINE_FIELDS = "nine_fields"
    EXPERTISE = "expertise"
    THREE_LAYERS = "three_layers"
    OWNS_FILE = "owns_file"
    CONSENT = "consent"
    COMPLAINT_ROUTE = "complaint_route"
    SIGNALS = "signals"
    NO_COST = "no_cost"
    CARERS = "carers"
    FORMAL_AND_INFORMAL = "formal_and_informal"
    COUNCILS_TALK = "councils_talk"
    MEASURED = "measured"


ITEMS: Mapping[Theme, tuple[Item, ...]] = {
    Theme.INDEPENDENT: tuple(Item)[0:6],
    Theme.ACCESSIBLE: tuple(Item)[6:12],
    Theme.BROAD: tuple(Item)[12:15],
    Theme.INTEREST: tuple(Item)[15:19],
    Theme.FREE: tuple(Item)[19:21],
    Theme.SUPPLY: tuple(Item)[21:24],
}
NUMBER: Mapping[Item, int] = {item: number for number, item in enumerate(Item, start=1)}


class National(StrEnum):
    """What client organisations said in 2015 of the support in their municipality."""

    SUFFICIENT = "sufficient"
    NOT_INDEPENDENT = "not_independent"
    NOT_ACCESSIBLE = "not_accessible"
    NOT_EXPERT = "not_expert"
    NOT_ALL_GROUPS = "not_all_groups"
    NOT_BROAD = "not_broad"
    USEFUL = "useful"


NATIONAL: Mapping[National, int] = {
    National.SUFFICIENT: 25,
    National.NOT_INDEPENDENT: 30,
    National.NOT_ACCESSIBLE: 34,
    National.NOT_EXPERT: 22,
    National.NOT_ALL_GROUPS: 36,
    National.NOT_BROAD: 28,
    National.USEFUL: 75,
}
"""In percent. Source: inventory of 29 municipalities (2016), §1.3, on the self-test of 2015."""

BESIDE: Mapping[Theme, National] = {
    Theme.INDEPENDENT: National.NOT_INDEPENDENT,
    Theme.ACCESSIBLE: National.NOT_ACCESSIBLE,
    Theme.BROAD: National.NOT_BROAD,
    Theme.SUPPLY: National.NOT_ALL_GROUPS,
}
"""Which national figure stands beside a theme; the other themes were not reported apart."""

Scores = Mapping[Item, Score]


def is_open(*, shown_from: datetime, handed_in: bool, at: datetime) -> bool:
    """Tell whether a sheet may still be filled in: not handed in, and nothing is on the table."""
    return not handed_in and at < shown_from


def missing(*, scores: Scores) -> tuple[Item, ...]:
    """Return what was not answered; a sheet is handed in whole."""
    return tuple(item for item in Item if item not in scores)


@dataclass(frozen=True, kw_only=True, slots=True)
class Laid:
    """One item as the chairs see it. A chair that did not hand in is not in `by`.

    `gap` is the distance in points between who says most and who says least, of all sheets; None
    where fewer than two sheets give points. `lacking`: not one of them says yes.
    """

    item: Item
    by: Mapping[Chair, tuple[Score, ...]]
    gap: int | None
    lacking: bool


def lay(*, sheets: Collection[tuple[Chair, Scores]]) -> list[Laid]:
    """Lay the sheets side by side, item by item. The order of the sheets does not matter."""
    found = []
    for item in Item:
        by = {
            chair: tuple(sorted((s[item] for c, s in sheets if c is chair and item in s), key=_low))
            for chair in Chair
        }
        by = {chair: scores for chair, scores in by.items() if scores}
        points = [POINTS[one] for scores in by.values() for one in scores if one in POINTS]
        found.append(
            Laid(
                item=item,
                by=by,
                gap=max(points) - min(points) if len(points) > 1 else None,
                lacking=bool(points) and MOST_POINTS not in points,
            )
        )
    return found


def _low(score: Score) -> int:
    return POINTS.get(score, MOST_POINTS + 1)


def agenda(*, laid: Collection[Laid]) -> list[Laid]:
    """Return what the three talk about: where they differ most first, then what all miss.

    What all call in order is no point of the agenda.
    """
    points = [one for one in laid if one.gap or one.lacking]
    return sorted(points, key=lambda one: (-(one.gap or 0), not one.lacking, NUMBER[one.item]))


def part_of_points(*, theme: Theme, sheets: Collection[Scores]) -> int | None:
    """Return which part of the points of a theme these sheets give, in percent; None of nothing."""
    points = [
        POINTS[one[item]]
        for one in sheets
        for item in ITEMS[theme]
        if item in one and one[item] in POINTS
    ]
    return round(100 * sum(points) / (MOST_POINTS * len(points))) if points else None


def is_agreed(*, yes: Collection[Chair]) -> bool:
    """Tell whether all three chairs said yes: none is outvoted (R-335)."""
    return set(Chair) <= set(yes)


def next_year(*, last: int | None, on: date) -> int | None:
    """Return for which year a new self-test may begin; None where this year has one already."""
    return None if last is not None and last >= on.year else on.year
