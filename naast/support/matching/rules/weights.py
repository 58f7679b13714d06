"""How much each term of the score counts in a municipality: in fixed bounds, from a day on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from naast.support.matching.rules.offer import BOUNDS, WEIGHTS, TermName

SHOWN_BEFORE = timedelta(days=14)
"""So long before it counts, the client council reads a change (I-7). Assumed: no source says so."""


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """Weights as they were set: why, when, and from which day they count."""

    weights: Mapping[TermName, float]
    reason: str
    set_at: datetime
    from_on: date


def out_of_bounds(*, weights: Mapping[TermName, float]) -> list[TermName]:
    """Return the terms whose weight is missing or outside its bounds; nothing when all is well."""
    return [
        name
        for name, (low, high) in BOUNDS.items()
        if name not in weights or not low <= weights[name] <= high
    ]


def weights_on(*, versions: Iterable[Weighed], on: date) -> Mapping[TermName, float]:
    """Return the weights that count on a Dutch day: of those begun, what was set last.

    Before the first change those of Naast itself count.
    """
    begun = [one for one in versions if one.from_on <= on]
    return max(begun, key=lambda one: (one.from_on, one.set_at)).weights if begun else WEIGHTS
