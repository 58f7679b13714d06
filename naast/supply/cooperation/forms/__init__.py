"""What is filled in about working together."""

from naast.supply.cooperation.forms.contacts import ContactForm, TalkForm
from naast.supply.cooperation.forms.covenants import CovenantForm, PartyForm, StageForm
from naast.supply.cooperation.forms.examples import ExampleForm
from naast.supply.cooperation.forms.finding import PlaceForm
from naast.supply.cooperation.forms.meetings import ActionForm, MeetingForm, MinutesForm
from naast.supply.cooperation.forms.notes import NoteForm
from naast.supply.cooperation.forms.proposals import AnswerForm, ProposalForm, filled_with

__all__ = [
    "ActionForm",
    "AnswerForm",
    "ContactForm",
    "CovenantForm",
    "ExampleForm",
    "MeetingForm",
    "MinutesForm",
    "NoteForm",
    "PartyForm",
    "PlaceForm",
    "ProposalForm",
    "StageForm",
    "TalkForm",
    "filled_with",
]
