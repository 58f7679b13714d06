"""Read proposals and covenants, who takes what, and which days are near."""

from naast.supply.cooperation.queries.covenants import (
    POINTS,
    STAGES,
    TEMPLATES,
    covenants,
    takings,
)
from naast.supply.cooperation.queries.dates import NearDate, near_dates
from naast.supply.cooperation.queries.proposals import MOST, proposals

__all__ = [
    "MOST",
    "POINTS",
    "STAGES",
    "TEMPLATES",
    "NearDate",
    "covenants",
    "near_dates",
    "proposals",
    "takings",
]
