"""Who may see, open and close an independence review. Read as: verb, role, reach.

Everything else here (organisations, agreements, arrangements) is public and holds nobody's data.
"""

from typing import Any

from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Table, everywhere


def in_own_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


def in_my_municipality(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids)


# `clock` opens one when the answers of residents fall under the floor. `matcher` must know which
# organisations not to offer. Who runs the organisation sees its review and cannot close it.
REVIEWS: Table = {
    "view": {
        "coordinator": in_own_organisation,
        "policy_officer": in_my_municipality,
        "council_member": in_my_municipality,
        "matcher": in_my_municipality,
        "clock": everywhere,
    },
    "open": {"clock": everywhere},
    "close": {"policy_officer": in_my_municipality},
}

PERSONAL = (
    Personal(
        model="organisations.IndependenceReview",
        subject="closed_by",
        house="none",
        controller="the municipality",
        ground="Wmo 2015 art. 2.2.4: the municipality sees to independent support",
        retention="seven years after it closed",
        export="organisation, reason, opened, closed, outcome",
    ),
)
