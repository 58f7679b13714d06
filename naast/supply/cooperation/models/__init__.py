from naast.supply.cooperation.models.contacts import ContactPoint, Talk
from naast.supply.cooperation.models.covenants import Covenant, CovenantParty
from naast.supply.cooperation.models.examples import OwnExample
from naast.supply.cooperation.models.finding import FindingPlace
from naast.supply.cooperation.models.meetings import Meeting, MeetingAction
from naast.supply.cooperation.models.notes import PolicyNote
from naast.supply.cooperation.models.proposals import Proposal

__all__ = [
    "ContactPoint",
    "Covenant",
    "CovenantParty",
    "FindingPlace",
    "Meeting",
    "MeetingAction",
    "OwnExample",
    "PolicyNote",
    "Proposal",
    "Talk",
]
