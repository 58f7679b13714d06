from naast.supply.cooperation.models.proposals import Proposal

__all__ = ["Proposal"]
