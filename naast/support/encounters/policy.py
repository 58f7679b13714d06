"""Who may do what with appointments. Read as: verb, role, reach."""

from typing import Any

from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.support.people.policy import about_me, beside
from naast.support.people.rules import House


def mine_beside(house: House) -> Any:
    """Rows that I made, of a person whom I stand beside now."""
    near = beside(house=house, column="person_id")

    def reach(me: Any) -> Q:
        return Q(house=house, user_id=me.user_id) & near(me)

    return reach


_BOTH = {
    "supporter": mine_beside(House.SUPPORT),
    "access_officer": mine_beside(House.MUNICIPALITY),
}

APPOINTMENTS = {
    "view": {
        "resident": about_me,
        "supporter": beside(house=House.SUPPORT, column="person_id"),
        "access_officer": beside(house=House.MUNICIPALITY, column="person_id"),
    },
    "agree": _BOTH,
    "cancel": {**_BOTH, "resident": about_me},
}

PERSONAL = (
    Personal(
        model="encounters.Appointment",
        subject="person",
        house="both",
        controller="the organisation or municipality named on the person",
        ground="as the question it follows from",
        retention="as the person",
        export="when, how, with whom, about what",
    ),
)
