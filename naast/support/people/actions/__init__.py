"""Each change around a person: one function, one transaction."""

from naast.support.people.actions.codes import (
    TooManyTries,
    enter_with_code,
    forget_guesses,
    renew_code,
    renew_code_beside,
    renew_code_of_caller,
    resident_with,
    try_code,
)
from naast.support.people.actions.persons import (
    CannotLink,
    CannotStand,
    begin_standing,
    end_standing,
    erase_person,
    link_houses,
    move_to_organisation,
    newcomer,
    note_taken_along,
    register_person,
    take_off_hats,
)
from naast.support.people.actions.pins import EasilyGuessed, WrongPin, drop_pin, set_pin

__all__ = [
    "CannotLink",
    "CannotStand",
    "EasilyGuessed",
    "TooManyTries",
    "WrongPin",
    "begin_standing",
    "drop_pin",
    "end_standing",
    "enter_with_code",
    "erase_person",
    "forget_guesses",
    "link_houses",
    "move_to_organisation",
    "newcomer",
    "note_taken_along",
    "register_person",
    "renew_code",
    "renew_code_beside",
    "renew_code_of_caller",
    "resident_with",
    "set_pin",
    "take_off_hats",
    "try_code",
]
