"""Make agreements and covenants; tell when a day comes near."""

from naast.supply.cooperation.actions.covenants import (
    Words,
    ask_parties,
    change_covenant,
    join_covenant,
    note_stage,
    say_what_she_takes,
    write_covenant,
)
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
    "Words",
    "agree",
    "ask_for_change",
    "ask_parties",
    "change_covenant",
    "change_proposal",
    "join_covenant",
    "note_stage",
    "propose",
    "say_what_she_takes",
    "send_proposal",
    "warn_of_dates",
    "withdraw_proposal",
    "write_covenant",
]
