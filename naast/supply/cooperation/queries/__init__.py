"""Read proposals and covenants, who takes what, and which days are near."""

from naast.supply.cooperation.queries.contacts import (
    COUNCIL,
    FUNCTIONS,
    MUNICIPALITY,
    SIGNS,
    Network,
    contact_points,
    names_of,
    networks,
    parties,
    talks,
    to_follow,
    today,
    waiting_first,
)
from naast.supply.cooperation.queries.covenants import (
    POINTS,
    STAGES,
    TEMPLATES,
    covenants,
    takings,
)
from naast.supply.cooperation.queries.dates import DeskDate, NearDate, desk_dates, near_dates
from naast.supply.cooperation.queries.examples import (
    EXAMPLES,
    FACTS,
    NATIONAL,
    Start,
    covenant_facts,
    examples,
    start,
)
from naast.supply.cooperation.queries.meetings import (
    MEETINGS,
    invited,
    meeting_actions,
    meetings,
    my_actions,
    owners,
)
from naast.supply.cooperation.queries.notes import NOTES, notes, published
from naast.supply.cooperation.queries.overview import AgreedLine, Overview, overview
from naast.supply.cooperation.queries.proposals import MOST, proposals
from naast.supply.cooperation.words import GAP_WORDS as GAPS
from naast.supply.cooperation.words import every

__all__ = [
    "COUNCIL",
    "EXAMPLES",
    "FACTS",
    "FUNCTIONS",
    "GAPS",
    "MEETINGS",
    "MOST",
    "MUNICIPALITY",
    "NATIONAL",
    "NOTES",
    "POINTS",
    "SIGNS",
    "STAGES",
    "TEMPLATES",
    "AgreedLine",
    "DeskDate",
    "NearDate",
    "Network",
    "Overview",
    "Start",
    "contact_points",
    "covenant_facts",
    "covenants",
    "desk_dates",
    "every",
    "examples",
    "invited",
    "meeting_actions",
    "meetings",
    "my_actions",
    "names_of",
    "near_dates",
    "networks",
    "notes",
    "overview",
    "owners",
    "parties",
    "proposals",
    "published",
    "start",
    "takings",
    "talks",
    "to_follow",
    "today",
    "waiting_first",
]
