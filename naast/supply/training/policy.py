"""Who may see who was there, and write it down. Read as: verb, role, reach.

She herself, and who leads her; nobody in a municipality sees a worker of an organisation, and no
matcher counts what somebody learned. Courses and meetings hold nobody's data.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Table
from naast.supply.supporters.policy import (
    in_own_organisation,
    myself,
    of,
    works_for_my_municipality,
)
from naast.supply.training.models import Joining
from naast.supply.training.rules import Answer

_LEADS = {
    "coordinator": of(in_own_organisation),
    "access_lead": of(works_for_my_municipality),
}
ATTENDANCE: Table = {"view": {"staff": of(myself), **_LEADS}, "note": _LEADS}

# Planned by who leads her; whether she comes she says herself.
JOINING: Table = {
    "view": {"staff": myself, **_LEADS},
    "plan": _LEADS,
    "answer": {"staff": myself},
}


def joins(me: Any) -> Q:
    """Return the reach: what hangs from meetings to which I said that I come."""
    mine = Joining.objects.filter(user_id=me.user_id, answer=Answer.COMES)
    return Q(meeting_id__any=ArraySubquery(mine.values("meeting_id")))


PERSONAL = (
    Personal(
        model="training.Attendance",
        subject="supporter__user",
        house="none",
        controller="the organisation or municipality she works for",
        ground="contract of employment or volunteering",
        retention="two years after she stopped",
        export="what she followed, and when",
    ),
    Personal(
        model="training.Joining",
        subject="supporter__user",
        house="none",
        controller="the organisation or municipality she works for",
        ground="contract of employment or volunteering",
        retention="two years after she stopped",
        export="for which days she was asked, and whether she came",
    ),
)
