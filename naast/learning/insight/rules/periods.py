"""Quarters, and when they begin and end in Dutch time. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_QUARTERS = 4


class NotAPeriod(ValueError):
    """What was typed is no quarter, such as 2026-Q4."""


@dataclass(frozen=True, kw_only=True, order=True)
class Period:
    """A calendar quarter, by Dutch days; half-open: from its first day to the first day after."""

    year: int
    quarter: int

    def __post_init__(self) -> None:
        if not 1 <= self.quarter <= _QUARTERS or not date.min.year < self.year < date.max.year:
            raise NotAPeriod(str(self))

    def __str__(self) -> str:
        return f"{self.year}-Q{self.quarter}"

    @property
    def from_at(self) -> datetime:
        return midnight(date(self.year, 3 * self.quarter - 2, 1))

    @property
    def until_at(self) -> datetime:
        if self.quarter == _QUARTERS:
            return midnight(date(self.year + 1, 1, 1))
        return midnight(date(self.year, 3 * self.quarter + 1, 1))

    def is_over(self, *, at: datetime) -> bool:
        return at >= self.until_at


def midnight(on: date) -> datetime:
    return datetime.combine(on, time(), AMSTERDAM)


def parse_period(*, text: str) -> Period:
    """Return the quarter that "2026-Q4" names. Raises NotAPeriod."""
    year, _, quarter = text.strip().upper().partition("-Q")
    if not all(part.isascii() and part.isdigit() for part in (year, quarter)) or len(year) != 4:  # noqa: PLR2004
        raise NotAPeriod(text)
    return Period(year=int(year), quarter=int(quarter))
