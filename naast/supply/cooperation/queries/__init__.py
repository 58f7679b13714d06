"""Read proposals, and which dates are near."""

from naast.supply.cooperation.queries.dates import NearDate, near_dates
from naast.supply.cooperation.queries.proposals import MOST, proposals

__all__ = ["MOST", "NearDate", "near_dates", "proposals"]
