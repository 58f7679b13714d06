"""Who raises a signal, who reads it, who answers. Read as: verb, role, reach.

Whoever works there reads all of them, so that organisations learn of each other (R-319). It tells
of no resident: nothing of a file is here (I-3).
"""

from typing import Any

from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Reach, Table

OF_AN_ORGANISATION = ("supporter", "coordinator", "receptionist")
OF_A_MUNICIPALITY = ("access_officer", "access_lead", "council_member")


def told_to_my_organisation(me: Any) -> Q:
    return Q(organisation_ids__overlap=me.organisation_ids)


def in_my_municipality(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids)


def by_me(reach: Reach) -> Reach:
    """Return the reach: of what is mine to read, what I raised myself and nobody answered yet."""
    return lambda me: reach(me) & Q(user_id=me.user_id, answered_on__isnull=True)


_READ: dict[str, Reach] = {
    **dict.fromkeys(OF_AN_ORGANISATION, told_to_my_organisation),
    **dict.fromkeys(OF_A_MUNICIPALITY, in_my_municipality),
}

CONCERNS: Table = {
    "view": {**_READ, "policy_officer": in_my_municipality},
    "raise": {role: by_me(reach) for role, reach in _READ.items()},
    "answer": {"policy_officer": in_my_municipality},
}

PERSONAL = (
    Personal(
        model="concerns.Concern",
        subject="user",
        house="none",
        controller="the municipality named on the signal",
        ground="task in the public interest: the quality of support (Wmo 2015 art. 2.1.2)",
        retention="seven years",
        export="day, about what, where, the answer; never about a resident",
    ),
)
