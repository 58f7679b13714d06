"""Who may do what with which cases. Read as: verb, role, reach.

The supporter sees the headers of her cases for good, and their contents while she stands beside the
resident: after that the file is the resident's, and a new question opens it again.
"""

from typing import Any

from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.support.people.policy import about_me, beside
from naast.support.people.rules import House


def own(me: Any) -> Q:
    return Q(user_id=me.user_id)


def in_own_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


_near = beside(house=House.SUPPORT, column="person_id")


def own_and_near(me: Any) -> Q:
    return own(me) & _near(me)


CASES = {  # status, dates, who, zone, domains
    "view": {"supporter": own, "coordinator": in_own_organisation, "resident": about_me},
    "open": {"supporter": own_and_near},
    "work": {"supporter": own},
    "close": {"supporter": own},
    "leave": {"resident": about_me},
}
CONTENTS = {  # what was said and written
    "view": {"supporter": _near, "resident": about_me},
    "write": {"supporter": _near},
}


def _personal(model: str, export: str) -> Personal:
    return Personal(
        model=model,
        subject="person",
        house="support",
        controller="the organisation named on the case",
        ground="consent, GDPR art. 6(1)(a) and 9(2)(a)",
        retention="as set by the organisation",
        export=export,
    )


PERSONAL = (
    _personal("casework.Case", "when, who, about what, outcome"),
    _personal("casework.CaseContent", "the question behind the question"),
    _personal("casework.Contact", "each talk: when, how, what was noted"),
    _personal("casework.Goal", "her goals and her own marks"),
    _personal("casework.RungTried", "what was tried"),
)
