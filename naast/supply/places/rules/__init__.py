"""What a place name means, where zones lie, which hours are when, what a municipality became."""

from naast.supply.places.rules.borders import (
    MOST_BYTES,
    BordersRead,
    Fault,
    FaultCode,
    Rings,
    Spot,
    System,
    read_borders,
)
from naast.supply.places.rules.finding import (
    LONGEST_SLUG,
    LONGEST_TEXT,
    RESERVED_SLUGS,
    SLUG,
    Hours,
    Meaning,
    Meant,
    Step,
    days,
    heirs,
    in_force,
    is_one_slip_away,
    may_be_slug,
    postcode_in,
    walk_in_moments,
    zone_meant,
)
from naast.supply.places.rules.names import (
    normalise,
)
from naast.supply.places.rules.staffing import (
    MOST_IN_A_ZONE,
    Staffing,
    staffing,
)

__all__ = [
    "LONGEST_SLUG",
    "LONGEST_TEXT",
    "MOST_BYTES",
    "MOST_IN_A_ZONE",
    "RESERVED_SLUGS",
    "SLUG",
    "BordersRead",
    "Fault",
    "FaultCode",
    "Hours",
    "Meaning",
    "Meant",
    "Rings",
    "Spot",
    "Staffing",
    "Step",
    "System",
    "days",
    "heirs",
    "in_force",
    "is_one_slip_away",
    "may_be_slug",
    "normalise",
    "postcode_in",
    "read_borders",
    "staffing",
    "walk_in_moments",
    "zone_meant",
]
