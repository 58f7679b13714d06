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
from naast.support.matching.actions.for_who_waits import SomebodyIsThere, ask_for_who_waits
from naast.support.matching.actions.inviting import (
    CodeIsOver,
    Inviting,
    NotForAnother,
    agree_with_code,
    agreed_to,
    end_invitation,
    invite,
    inviting,
    refuse_with_code,
)
from naast.support.matching.actions.shared import (
    AlreadyTaken,
)
from naast.support.matching.actions.suggested import (
    MayNotSuggest,
    Outcome,
    accept_lines,
    ask_suggestion,
    forget_suggestions,
    make_suggestion,
)
from naast.support.matching.actions.weighing import MayNotWeigh, OutOfBounds, set_weights

__all__ = [
    "AlreadyAsked",
    "AlreadyTaken",
    "Asked",
    "CannotBeProposed",
    "CodeIsOver",
    "Inviting",
    "Left",
    "MayNotSuggest",
    "MayNotWeigh",
    "NotForAnother",
    "NoticeNotRead",
    "OutOfBounds",
    "Outcome",
    "SomebodyIsThere",
    "accept_lines",
    "accept_question",
    "agree_with_code",
    "agreed_to",
    "ask_again",
    "ask_for_who_waits",
    "ask_question",
    "ask_suggestion",
    "choose_other",
    "end_invitation",
    "end_placement",
    "forget_suggestions",
    "invite",
    "inviting",
    "make_suggestion",
    "note_first_contact",
    "pass_on",
    "promise",
    "propose",
    "refuse_with_code",
    "set_weights",
    "warn_leads",
    "withdraw_question",
]
