"""How far two or more coders agree beyond chance. Pure, and the same each time: no clock, one seed.

Each unit is what the coders gave to one thing, such as whether a municipality has a code. Codes are
nominal: one is not nearer to another.
"""

import random
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

Unit = tuple[Hashable | None, ...]
"""What each coder gave, in the same order for every unit; None where a coder did not look."""

DRAWS = 400
SEED = 2016


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """An agreement: 1 is perfect, 0 is chance. None where it cannot be said.

    It cannot where there are too few units, or where all have one code: no chance to differ.
    `low` and `high` hold 95 in a hundred draws of the units with replacement.
    """

    value: float | None
    low: float | None
    high: float | None


def cohens_kappa(*, units: Iterable[Unit]) -> float | None:
    """Return Cohen's kappa of two coders over the units that both coded.

    Source: Cohen (1960), A coefficient of agreement for nominal scales.
    """
    pairs = {unit: many for unit, many in _counted(units).items() if None not in unit}
    total = sum(pairs.values())
    if not total:
        return None
    observed = sum(many for (one, other), many in pairs.items() if one == other) / total
    first: Counter[Hashable] = Counter()
    second: Counter[Hashable] = Counter()
    for (one, other), many in pairs.items():
        first[one] += many
        second[other] += many
    expected = sum(first[code] * second[code] for code in first) / total**2
    if expected == 1:
        return None
    return (observed - expected) / (1 - expected)


def krippendorffs_alpha(*, units: Iterable[Unit]) -> float | None:
    """Return Krippendorff's alpha for nominal codes, any number of coders, gaps allowed.

    Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability: observed over expected
    disagreement, each pair of a unit weighed by one less than how many coded it.
    """
    margins: Counter[Hashable] = Counter()
    observed = 0.0
    for unit, many in _counted(units).items():
        row = Counter(code for code in unit if code is not None)
        size = row.total()
        if size > 1:
            apart = sum(count * (size - count) for count in row.values())
            observed += many * apart / (size - 1)
            for code, count in row.items():
                margins[code] += many * count
    total = margins.total()
    expected = sum(count * (total - count) for count in margins.values())
    if expected == 0:
        return None
    return 1 - observed * (total - 1) / expected


def with_interval(
    *, units: Sequence[Unit], measure: Callable[..., float | None], draws: int = DRAWS
) -> Measure:
    """Return a measure and between what it surely lies, by drawing the units again and again.

    The same units give the same answer, so it is kept: a page need not draw anew.
    """
    return _drawn(tuple(units), measure, draws)


@lru_cache(maxsize=256)
def _drawn(units: tuple[Unit, ...], measure: Callable[..., float | None], draws: int) -> Measure:
    value = measure(units=units)
    if value is None:
        return Measure(value=None, low=None, high=None)
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    drawn = (measure(units=Counter(chance.choices(units, k=len(units)))) for _ in range(draws))
    found = sorted(one for one in drawn if one is not None)
    if not found:
        return Measure(value=value, low=None, high=None)
    last = len(found) - 1
    return Measure(value=value, low=found[round(last * 0.025)], high=found[round(last * 0.975)])


def _counted(units: Iterable[Unit]) -> Counter[Unit]:
    """Return how often each unit is there: alike ones are many, so that a draw costs little."""
    return units if isinstance(units, Counter) else Counter(units)


def in_words(*, value: float) -> str:
    """Return how good an agreement is: "poor", "tentative" or "good".

    Source: Krippendorff (2004), Content analysis, §11.3: draw conclusions from 0.800, tentative
    ones from 0.667, none below.
    """
    if value >= 0.8:  # noqa: PLR2004
        return "good"
    return "tentative" if value >= 0.667 else "poor"  # noqa: PLR2004
