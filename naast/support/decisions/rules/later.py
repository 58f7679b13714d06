"""What the law still asks after help was arranged on the spot: later, never before (R-310)."""

from collections.abc import Collection
from enum import StrEnum

from naast.support.decisions.rules import Provision, Verdict
from naast.support.decisions.rules.mandates import LAW_OF, Law


class Later(StrEnum):
    """One thing that the municipality still has to do or to see."""

    REPORT = "report"  # what came of the inquiry, in writing (Wmo 2015 art. 2.3.2 lid 8)
    IDENTITY = "identity"  # who she is (Wmo 2015 art. 2.3.4)
    SYSTEM = "system"  # into the municipal system, with the number that Naast never has
    MEANS = "means"  # whether the costs can be paid from what she has (Participatiewet art. 35)
    PLAN = "plan"  # the plan for the debts (Wgs)


_OF_LAW = {
    Law.WMO: (Later.REPORT, Later.IDENTITY),
    Law.PW: (Later.MEANS,),
    Law.WGS: (Later.PLAN,),
}


def asked_later(*, decided: Collection[tuple[Provision, Verdict]]) -> list[Later]:
    """Return what is still asked after these decisions, in the order of the work; each once.

    A refusal asks for a written outcome, and for nothing that belongs to giving.
    """
    asked: set[Later] = set()
    for provision, verdict in decided:
        law = LAW_OF[provision]
        if verdict == Verdict.REFUSED:
            asked |= {Later.REPORT} & set(_OF_LAW[law])
        else:
            asked |= {*_OF_LAW[law], Later.SYSTEM}
    return [one for one in Later if one in asked]
