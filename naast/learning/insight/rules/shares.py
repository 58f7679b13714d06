"""How sure a share is. Pure."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share of a hundred, and between what it surely lies (95 in 100 times)."""

    percent: int
    low: int
    high: int


def share(*, part: int, whole: int) -> Share | None:
    """Return a share computed from published counts, with Wilson's interval; None of nothing.

    Source: E.B. Wilson (1927), the score interval; it stays between 0 and 100 for few answers too.
    """
    if whole <= 0:
        return None
    z = 1.96
    p = min(part / whole, 1.0)
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    spread = z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return Share(
        percent=round(100 * p),
        low=max(0, math.floor(100 * (middle - spread))),
        high=min(100, math.ceil(100 * (middle + spread))),
    )
