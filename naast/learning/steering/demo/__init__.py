"""How the four municipalities of the demo world steer. All of it is invented."""

from collections.abc import Callable
from datetime import datetime

from naast.learning.steering.demo import (
    ambitions,
    arrangement,
    council,
    independence,
    report,
    selftest,
    vision,
    worth,
)

PARTS: tuple[Callable[..., None], ...] = (
    arrangement.load,
    independence.load,
    vision.load,
    selftest.load,
    ambitions.load,
    council.load,
    worth.load,
    report.load,
)
"""What each subject writes, in the order in which it happened."""


def load(*, at: datetime, seed: int) -> None:
    """Write what each subject has to tell, one after the other."""
    for part in PARTS:
        part(at=at, seed=seed)
