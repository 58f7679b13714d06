"""Make agreements; tell when a day comes near."""

from naast.supply.cooperation.actions.dates import warn_of_dates
from naast.supply.cooperation.actions.proposals import (
    CannotMove,
    agree,
    ask_for_change,
    change_proposal,
    propose,
    send_proposal,
    withdraw_proposal,
)

__all__ = [
    "CannotMove",
    "agree",
    "ask_for_change",
    "change_proposal",
    "propose",
    "send_proposal",
    "warn_of_dates",
    "withdraw_proposal",
]
