"""Who says how long files are kept, and who may hold one longer. Read as: verb, role, reach."""

from typing import Any

from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Table
from naast.support.keeping.rules import Why


def about_me(me: Any) -> Q:
    return Q(person_id=me.person_id)


def held_by_me(me: Any) -> Q:
    return about_me(me) & Q(why=Why.HERSELF)


def in_own_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


def held_by_staff(me: Any) -> Q:
    return in_own_organisation(me) & ~Q(why=Why.HERSELF)


def placed_by_me(me: Any) -> Q:
    return held_by_staff(me) & Q(user_id=me.user_id)


def of_my_organisations(me: Any) -> Q:
    return Q(id__any=me.organisation_ids)


# Not walled: a term is public. Who guards privacy there says it; an organisation is its reach.
TERMS: Table = {"set": {"privacy_officer": of_my_organisations}}

# The resident reads what holds her file, and may hold it herself. Who leads the organisation holds
# it for a court, a dispute or an inspection, and who guards privacy there reads that.
HOLDS: Table = {
    "view": {
        "resident": about_me,
        "coordinator": in_own_organisation,
        "privacy_officer": in_own_organisation,
    },
    "ask": {"resident": held_by_me},
    "place": {"coordinator": placed_by_me},
    "stop": {"resident": held_by_me},
    "end": {"coordinator": held_by_staff},
}

PERSONAL = (
    Personal(
        model="keeping.Hold",
        subject="person",
        house="support",
        controller="the organisation named on the hold",
        ground="GDPR art. 17(3)(e), legal claims, and art. 18(1)(c), because she asks it",
        retention="a year at most, and gone with the file",
        export="that her file was held longer, why, from when until when",
    ),
)
