"""How agreements and covenants come about, who takes what, and when a day is near. Pure."""

from naast.supply.cooperation.rules.contacts import Function, Sign, passes_eleven_test, signs
from naast.supply.cooperation.rules.covenants import Point, Stage, Taking, left_to_others
from naast.supply.cooperation.rules.dates import (
    FIRST_WARNING,
    SOON,
    STILL_SHOWN,
    days_left,
    stage,
)
from naast.supply.cooperation.rules.meetings import MeetingKind, calendar_event, lacks
from naast.supply.cooperation.rules.proposals import ProposalState, may_answer, may_edit

__all__ = [
    "FIRST_WARNING",
    "SOON",
    "STILL_SHOWN",
    "Function",
    "MeetingKind",
    "Point",
    "ProposalState",
    "Sign",
    "Stage",
    "Taking",
    "calendar_event",
    "days_left",
    "lacks",
    "left_to_others",
    "may_answer",
    "may_edit",
    "passes_eleven_test",
    "signs",
    "stage",
]
