"""Who may do what with consents and shared copies. Read as: verb, role, reach.

The resident gives and takes back. The copy opens for who decides about her, while it is shared, and
for good once a decision rests on it. Nobody of the municipality reads the consent: it stands in the
house from which she shared.
"""

from typing import Any

from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Table
from naast.support.people.policy import about_me, beside
from naast.support.people.rules import House

_deciding = beside(house=House.MUNICIPALITY, column="person_id")


def still_shared(me: Any) -> Q:
    return _deciding(me) & Q(withdrawn_at__isnull=True, until_at__gt=me.now)


def shared_or_used(me: Any) -> Q:
    return still_shared(me) | (_deciding(me) & Q(used_at__isnull=False))


CONSENTS: Table = {
    "view": {
        "resident": about_me,
        "supporter": beside(house=House.SUPPORT, column="person_id"),
    },
    "give": {"resident": about_me},
    "withdraw": {"resident": about_me},
}
PIECES: Table = {
    "view": {"resident": about_me, "access_officer": shared_or_used},
    "share": {"resident": about_me},
    "withdraw": {"resident": about_me},
    "use": {"access_officer": still_shared},
}

PERSONAL = (
    Personal(
        model="keys.Consent",
        subject="person",
        house="both",
        controller="the organisation named on the person",
        ground="GDPR art. 7: being able to show the consent",
        retention="as the person",
        export="what was shared with whom, for what, from-until",
    ),
    Personal(
        model="keys.SharedPiece",
        subject="person",
        house="municipality",
        controller="the municipality that received it",
        ground="consent of the resident; once used in a decision, Wmo 2015 art. 5.1.1",
        retention="until the end date or withdrawal; once used, as the decision",
        export="the piece as it was shared",
    ),
)
