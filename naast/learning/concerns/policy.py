"""Who raises a signal, who reads it, who answers; who notes a rule. Read as: verb, role, reach.

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


def about_a_rule(reach: Reach) -> Reach:
    return lambda me: reach(me) & ~Q(rule_kind="")


def in_my_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


def of_the_municipality(me: Any) -> Q:
    """Return the reach: what its own officers noted. What support noted is of another house."""
    return Q(organisation_id__isnull=True) & in_my_municipality(me)


def noted_by_me(reach: Reach) -> Reach:
    return lambda me: reach(me) & Q(user_id=me.user_id)


_READ: dict[str, Reach] = {
    **dict.fromkeys(OF_AN_ORGANISATION, told_to_my_organisation),
    **dict.fromkeys(OF_A_MUNICIPALITY, in_my_municipality),
}

CONCERNS: Table = {
    "view": {**_READ, "policy_officer": in_my_municipality},
    # Who makes policy takes up what stood in the way; of what she sees herself others tell.
    "raise": {
        **{role: by_me(reach) for role, reach in _READ.items()},
        "policy_officer": about_a_rule(by_me(in_my_municipality)),
    },
    "answer": {"policy_officer": in_my_municipality},
}

# Who makes policy and the client council are not here: they read how often, from quarters that are
# over, and never one of these rows (I-3, I-9).
OBSTACLES: Table = {
    "view": {
        "supporter": in_my_organisation,
        "coordinator": in_my_organisation,
        "access_officer": of_the_municipality,
        "access_lead": of_the_municipality,
    },
    "log": {
        "supporter": noted_by_me(in_my_organisation),
        "access_officer": noted_by_me(of_the_municipality),
    },
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
    Personal(
        model="concerns.Obstacle",
        subject="user",
        house="none",
        controller="the organisation or municipality whose worker noted it",
        ground="task in the public interest: the quality of support (Wmo 2015 art. 2.1.2)",
        retention="seven years",
        export="quarter, which rule, whose, what it prevented; never about a resident",
    ),
)
