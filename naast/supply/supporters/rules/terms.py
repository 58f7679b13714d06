"""What holds for who works here, in versions: profiles, codes, methods, conditions, oversight."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naast.supply.supporters.rules.kinds import KINDS, Kind, Sort

COORDINATOR = "coordinator"
"""Who is no kind of worker, and for whom conditions are written down too (R-170)."""

FOR_WHOM = (*(kind.value for kind in Kind), COORDINATOR)


class Topic(StrEnum):
    """What a term is about.

    Source: inventory of 29 municipalities, §3.2.3 (profile, code, mark, the complaints act), §4.3.1
    (profile for informal supporters), §4.3.2 (allowance and conditions), annex 1 (methods); what
    quality is measured by and who watches it: §3.2.3; what informal support asks to be arranged:
    §3.3.2.
    """

    PROFILE = "profile"
    COMPETENCES = "competences"
    CODE = "code"
    MARK = "mark"
    METHOD = "method"
    ALLOWANCE = "allowance"
    TRAVEL = "travel"
    INSURANCE = "insurance"
    LEARNING = "learning"
    PLACE = "place"
    THANKS = "thanks"
    OVERSIGHT = "oversight"
    QUALITY = "quality"
    EXPERTISE = "expertise"
    DELIVERY = "delivery"
    FINANCING = "financing"
    COORDINATION = "coordination"
    PUBLICITY = "publicity"


PROFESSION = (Topic.PROFILE, Topic.COMPETENCES, Topic.CODE, Topic.MARK)
"""What residents may read of a kind of worker: by what she works."""

CONDITIONS = (
    Topic.ALLOWANCE,
    Topic.TRAVEL,
    Topic.INSURANCE,
    Topic.LEARNING,
    Topic.PLACE,
    Topic.THANKS,
)
"""What is between somebody and where she works. It counts nowhere when people are matched."""

CRITERIA = (Topic.QUALITY, Topic.EXPERTISE, Topic.DELIVERY)
"""Which criteria hold, how knowledge of all of life is secured, who watches the work (R-173)."""

FACILITIES = (Topic.FINANCING, Topic.COORDINATION, Topic.LEARNING, Topic.PUBLICITY)
"""What informal support asks to be arranged (R-169)."""

WATCHED = (*PROFESSION, Topic.METHOD, Topic.OVERSIGHT, *CRITERIA)
"""What a municipality and its client council read of an organisation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """What holds from a day on; the next version of the topic ends it. No text: no longer."""

    who: str
    topic: Topic
    text: str
    url: str
    source: str
    from_on: date


def in_force(*, terms: Collection[Term], on: date) -> dict[tuple[str, Topic], Term]:
    """Return what holds on day `on` by whom and about what, the newest version of each.

    `terms` are those of one employer, the newest of two on the same day last.
    """
    newest: dict[tuple[str, Topic], Term] = {}
    for one in terms:
        known = newest.get((one.who, one.topic))
        if one.from_on <= on and (known is None or one.from_on >= known.from_on):
            newest[one.who, one.topic] = one
    return {key: one for key, one in newest.items() if one.text}


def has_conditions(*, who: str) -> bool:
    """Whether conditions may be written down for `who`: informal supporters and a coordinator.

    Of a professional they stand in her contract, which is none of Naast's business.
    """
    return who == COORDINATOR or KINDS[Kind(who)].sort is Sort.INFORMAL
