"""Ask, accept, pass on, warn: each change of a question in one transaction."""

from naast.support.matching.actions.answering import (
    CannotBeProposed,
    accept_question,
    end_placement,
    note_first_contact,
    pass_on,
    propose,
    warn_leads,
)
from naast.support.matching.actions.asking import (
    AlreadyAsked,
    Asked,
    Left,
    NoticeNotRead,
    ask_again,
    ask_question,
    choose_other,
    promise,
    withdraw_question,
)
from naast.support.matching.actions.shared import (
    AlreadyTaken,
)

__all__ = [
    "AlreadyAsked",
    "AlreadyTaken",
    "Asked",
    "CannotBeProposed",
    "Left",
    "NoticeNotRead",
    "accept_question",
    "ask_again",
    "ask_question",
    "choose_other",
    "end_placement",
    "note_first_contact",
    "pass_on",
    "promise",
    "propose",
    "warn_leads",
    "withdraw_question",
]
