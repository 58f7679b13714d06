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
from naast.supply.cooperation.rules.examples import (
    COVENANTS,
    Example,
    ExampleKind,
    Fact,
    blanks,
    filled,
    unknown,
)
from naast.supply.cooperation.rules.finding import (
    Going,
    PlaceKind,
    Reached,
    Visited,
    going,
    reached,
)
from naast.supply.cooperation.rules.frames import (
    Gap,
    covenant_gaps,
    gaps,
    gaps_before_a_start,
    may_send,
    speak_again_on,
)
from naast.supply.cooperation.rules.meetings import MeetingKind, calendar_event, lacks
from naast.supply.cooperation.rules.notes import NoteKind
from naast.supply.cooperation.rules.proposals import ProposalState, may_answer, may_edit

__all__ = [
    "COVENANTS",
    "FIRST_WARNING",
    "SOON",
    "STILL_SHOWN",
    "Example",
    "ExampleKind",
    "Fact",
    "Function",
    "Gap",
    "Going",
    "MeetingKind",
    "NoteKind",
    "PlaceKind",
    "Point",
    "ProposalState",
    "Reached",
    "Sign",
    "Stage",
    "Taking",
    "Visited",
    "blanks",
    "calendar_event",
    "covenant_gaps",
    "days_left",
    "filled",
    "gaps",
    "gaps_before_a_start",
    "going",
    "lacks",
    "left_to_others",
    "may_answer",
    "may_edit",
    "may_send",
    "passes_eleven_test",
    "reached",
    "signs",
    "speak_again_on",
    "stage",
    "unknown",
]
