from naast.supply.cooperation.models.covenants import Covenant, CovenantParty
from naast.supply.cooperation.models.proposals import Proposal

__all__ = ["Covenant", "CovenantParty", "Proposal"]
