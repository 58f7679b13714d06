"""Make agreements and covenants; tell when a day comes near."""

from naast.supply.cooperation.actions.contacts import (
    Reached,
    Spoken,
    change_contact,
    come_back_to,
    correct_talk,
    end_contact,
    name_contact,
    write_talk,
)
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
    "Reached",
    "Spoken",
    "Words",
    "agree",
    "ask_for_change",
    "ask_parties",
    "change_contact",
    "change_covenant",
    "change_proposal",
    "come_back_to",
    "correct_talk",
    "end_contact",
    "join_covenant",
    "name_contact",
    "note_stage",
    "propose",
    "say_what_she_takes",
    "send_proposal",
    "warn_of_dates",
    "withdraw_proposal",
    "write_covenant",
    "write_talk",
]
