"""What support costs, and what it may be worth: low, middle, high, and never one number. Pure.

Recommended by the inventory of 29 municipalities (2016, §4.3.3); no such analysis of municipal
support was found. So each number is measured here, or is an assumption that somebody wrote down
with its source. It says what goes together, never what caused it, and nothing about a person:
support is a right (Wmo 2015 art. 2.2.4), not a saving.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from naast.learning.insight.rules import SLACK, THRESHOLD, Table

Cell = tuple[Table, str]
"""A published figure: of which table, and which category."""


class How(StrEnum):
    """How the size of an effect is known."""

    MEASURED = "measured"
    ESTIMATED = "estimated"
    NOT_MEASURABLE = "not_measurable"


class Effect(StrEnum):
    """What support may bring about."""

    NO_PROVISION = "no_provision"
    VOLUNTEER = "volunteer"
    NO_ESCALATION = "no_escalation"
    NO_OBJECTION = "no_objection"
    GOT_FURTHER = "got_further"
    WAITING = "waiting"
    LESS_WORRY = "less_worry"


class Part(StrEnum):
    """What is assumed about an effect: how often, how much of it by support, and at what price."""

    COUNT = "count"
    SHARE = "share"
    PRICE = "price"


class Certainty(StrEnum):
    """How sure somebody is of what she fills in."""

    SURE = "sure"
    NOT_VERIFIED = "not_verified"
    GUESS = "guess"


class Purse(StrEnum):
    """For what the municipality spends on support."""

    FORMAL = "formal"
    INFORMAL = "informal"
    AROUND = "around"


HOW: dict[Effect, How] = {
    Effect.NO_PROVISION: How.MEASURED,
    Effect.VOLUNTEER: How.MEASURED,
    Effect.NO_ESCALATION: How.ESTIMATED,
    Effect.NO_OBJECTION: How.ESTIMATED,
    Effect.GOT_FURTHER: How.MEASURED,
    Effect.WAITING: How.MEASURED,
    Effect.LESS_WORRY: How.NOT_MEASURABLE,
}

CELLS: dict[Effect, frozenset[Cell]] = {
    Effect.NO_PROVISION: frozenset(
        {(Table.OUTCOME, "own_strength"), (Table.OUTCOME, "for_everyone")}
    ),
    Effect.VOLUNTEER: frozenset({(Table.OUTCOME, "volunteer")}),
}
"""On which published figures an effect in euros rests; no figure stands under two."""

IN_EUROS: dict[Effect, tuple[Part, ...]] = {
    Effect.NO_PROVISION: (Part.SHARE, Part.PRICE),
    Effect.VOLUNTEER: (Part.SHARE, Part.PRICE),
    Effect.NO_ESCALATION: (Part.COUNT, Part.SHARE, Part.PRICE),
    Effect.NO_OBJECTION: (Part.COUNT, Part.SHARE, Part.PRICE),
}
"""What somebody assumes about each effect that can be counted in euros.

Residents who got further, and shorter waiting, are the same people again: told, never added up.
"""

MOST: dict[Part, int] = {Part.COUNT: 100_000, Part.SHARE: 100, Part.PRICE: 1_000_000}
OLD_YEARS = 5
"""A price of more years ago is said to be old."""


class NoRange(ValueError):
    """Low, middle and high do not stand in that order."""


class CountedTwice(ValueError):
    """Two effects rest on the same published figure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """Between what something lies, and what is most likely. Whole numbers, from 0."""

    low: int
    middle: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.middle <= self.high:
            raise NoRange(self)


NOTHING = Range(low=0, middle=0, high=0)


def plus(one: Range, other: Range) -> Range:
    return Range(
        low=one.low + other.low, middle=one.middle + other.middle, high=one.high + other.high
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """How often it was, from published figures; `hidden`: so many of them are not shown."""

    range: Range
    hidden: int


def counted(*, figures: Sequence[int | None]) -> Counted:
    """Return how often something was, from published (rounded) figures; None is hidden.

    A shown figure is at most two away from the count, and at least five. What is hidden is not
    guessed: it counts for nothing, and how many figures that are is said.
    """
    found = NOTHING
    for value in figures:
        if value is not None:
            few = min(value, max(THRESHOLD, value - SLACK))
            found = plus(found, Range(low=few, middle=value, high=value + SLACK))
    return Counted(range=found, hidden=sum(value is None for value in figures))


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One effect: what is measured or assumed of it, and on which figures.

    `cents` is what it may be worth, in eurocents: a share of a hundred times euros. None while an
    assumption is missing, or where it cannot be counted in euros.
    """

    effect: str
    how: How
    cells: frozenset[Cell] = frozenset()
    count: Range | None = None
    hidden: int = 0
    share: Range | None = None
    price: Range | None = None

    @property
    def cents(self) -> Range | None:
        if self.count is None or self.share is None or self.price is None:
            return None
        return Range(
            low=self.count.low * self.share.low * self.price.low,
            middle=self.count.middle * self.share.middle * self.price.middle,
            high=self.count.high * self.share.high * self.price.high,
        )


def lines(
    *,
    shown: Sequence[Mapping[Cell, int | None]],
    assumed: Mapping[tuple[Effect, Part], Range],
) -> list[Line]:
    """Return each effect with what is measured and assumed of it.

    `shown` are the published figures of the quarters of a year; a figure that is in none was never
    published, and so is neither counted nor hidden.
    """
    found = []
    for effect in Effect:
        cells = CELLS.get(effect, frozenset())
        figures = [each[cell] for each in shown for cell in sorted(cells) if cell in each]
        told = counted(figures=figures)
        if HOW[effect] is How.MEASURED:
            count = told.range if any(value is not None for value in figures) else None
        else:
            count = assumed.get((effect, Part.COUNT))
        found.append(
            Line(
                effect=effect,
                how=HOW[effect],
                cells=cells,
                count=count,
                hidden=told.hidden,
                share=assumed.get((effect, Part.SHARE)),
                price=assumed.get((effect, Part.PRICE)),
            )
        )
    return found


def together(*, lines: Sequence[Line]) -> Range:
    """Return in eurocents what all effects with a worth may be together. Raises CountedTwice."""
    total, used = NOTHING, set[Cell]()
    for line in lines:
        if (worth := line.cents) is None:
            continue
        if used & line.cells:
            raise CountedTwice(line.effect)
        used |= line.cells
        total = plus(total, worth)
    return total


def in_euros(*, cents: Range) -> Range:
    """Return euros in two figures: low down, high up, the middle to the nearest."""
    return Range(
        low=_two_figures(cents.low, up=0),
        middle=_two_figures(cents.middle, up=1),
        high=_two_figures(cents.high, up=2),
    )


def _two_figures(cents: int, *, up: int) -> int:
    """Return whole euros of which the first two figures say something; `up` is in half steps."""
    step = 100
    while cents >= 100 * step:
        step *= 10
    return (cents * 2 + up * step - (up == 2)) // (2 * step) * step // 100  # noqa: PLR2004


def is_old(*, price_year: int | None, year: int) -> bool:
    """Tell whether a price is of so long ago that it has changed since, or of no known year."""
    return price_year is None or year - price_year > OLD_YEARS
