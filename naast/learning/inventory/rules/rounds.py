"""A round over municipalities: who was chosen, who spoke, and what was coded of whom. Pure values.

Source of method and codes: inventory of 29 municipalities (2016), §2.2, §2.3 and §3.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Table(StrEnum):
    """What is coded: of a municipality, and in the two PROVIDER tables of an organisation."""

    PROFILE = "profile"
    STEERING_ROLE = "steering_role"
    INDEPENDENCE_VIEW = "independence_view"
    AMBITION = "ambition"
    BOTTLENECK_MUNICIPALITY = "bottleneck_municipality"
    BOTTLENECK_PROVIDER = "bottleneck_provider"
    TIP_MUNICIPALITY = "tip_municipality"
    TIP_PROVIDER = "tip_provider"


OF_PROVIDERS = frozenset({Table.BOTTLENECK_PROVIDER, Table.TIP_PROVIDER})
OF_MUNICIPALITIES = tuple(table for table in Table if table not in OF_PROVIDERS)

# In these a municipality stands once; in the others as often as it said something.
ONE_EACH = frozenset({Table.PROFILE, Table.STEERING_ROLE})

CODES: Mapping[Table, tuple[str, ...]] = {
    Table.PROFILE: ("1", "2", "3", "4", "5", "6"),
    Table.STEERING_ROLE: ("leaves_to_providers", "sets_conditions", "develops_jointly"),
    Table.INDEPENDENCE_VIEW: (
        "professionalism",
        "separate_team",
        "positive_signals",
        "task_package",
        "free_choice",
    ),
    Table.AMBITION: (
        "radical_change",
        "informal_official",
        "connect_organisations",
        "safeguard_independence",
        "improve_communication",
        "insight_in_use",
    ),
    Table.BOTTLENECK_MUNICIPALITY: (
        "not_landed",
        "low_awareness_or_use",
        "notion_of_independence",
    ),
    Table.BOTTLENECK_PROVIDER: (
        "pressure_to_use_volunteers",
        "low_awareness",
        "policy_makes_uncertain",
        "workload_and_knowledge",
        "safeguard_independence",
        "unclear_which_tasks",
    ),
    Table.TIP_MUNICIPALITY: (
        "stimulate_collaboration",
        "local_points_at_the_front",
        "ownership_with_providers",
    ),
    Table.TIP_PROVIDER: (
        "short_lines_with_municipality",
        "work_with_other_parties",
        "ownership_with_providers",
    ),
}
"""The codes of each table, in the order of the printed tables; of a profile its number."""

SUBCODES: Mapping[tuple[Table, str], tuple[str, ...]] = {
    (Table.AMBITION, "radical_change"): ("financing_system", "new_provider"),
}


class Limit(StrEnum):
    """What the figures cannot say. Source: inventory, §2.4 and §3.3.1."""

    QUICK_SCAN = "quick_scan"
    NO_GENERALISATION = "no_generalisation"
    NO_CLIENTS = "no_clients"
    BETWEEN_THE_LINES = "between_the_lines"
    INTERVIEWER_DECIDES = "interviewer_decides"
    PROVISIONAL = "provisional"
    NOT_NAMED_IS_NOT_ABSENT = "not_named_is_not_absent"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A municipality of a round. `listed_as` is its name in the list of who was interviewed.

    `in_sample` is False for one that was coded and not interviewed; `two_names` is True where the
    source gives one respondent two names that are no two spellings of one.
    """

    slug: str
    name: str
    listed_as: str = ""
    variants: tuple[str, ...] = ()
    note: str = ""
    in_sample: bool = True
    two_names: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Provider:
    """An organisation of a round. `places` are the slugs of where it was interviewed about."""

    slug: str
    name: str
    listed: bool = True
    listed_as: str = ""
    places: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    note: str = ""
    two_names: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """That a code was given to a municipality, or in a table of providers to an organisation.

    `subject` is its slug. `printed_as`, `section` and `line` tell where it stands in the source.
    `moving_to` is the profile to which it is on its way; it counts where it is. `place_named` is
    the municipality that stands with an organisation in the source, "" where none does.
    """

    table: Table
    code: str
    subject: str
    subcode: str = ""
    moving_to: str = ""
    printed_as: str = ""
    place_named: str = ""
    section: str = ""
    line: int = 0
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendee:
    """An organisation at the expert meeting, and how many came; never who."""

    name: str
    number: int
    kind: str
    place: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """How many municipalities were chosen and described, and interviews planned and reached.

    An interview is of one party about one municipality: the municipality itself, or an organisation
    there. An organisation in three municipalities counts three times.
    """

    selected: int
    described: int
    planned: int
    reached: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundData:
    """All that was coded in a round."""

    name: str
    places: tuple[Place, ...]
    providers: tuple[Provider, ...]
    marks: tuple[Mark, ...]
    response: Response
    attendees: tuple[Attendee, ...] = ()
    limits: Mapping[Limit, int] = field(default_factory=dict)

    def sample(self) -> frozenset[str]:
        """Return the slugs of the municipalities that were interviewed."""
        return frozenset(place.slug for place in self.places if place.in_sample)
