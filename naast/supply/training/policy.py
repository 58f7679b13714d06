"""Who may see who was there, and write it down. Read as: verb, role, reach.

She herself, and who leads her; nobody in a municipality sees a worker of an organisation, and no
matcher counts what somebody learned. Courses and meetings hold nobody's data.
"""

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Table
from naast.supply.supporters.policy import (
    in_own_organisation,
    myself,
    of,
    works_for_my_municipality,
)

_LEADS = {
    "coordinator": of(in_own_organisation),
    "access_lead": of(works_for_my_municipality),
}
ATTENDANCE: Table = {"view": {"staff": of(myself), **_LEADS}, "note": _LEADS}

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
)
