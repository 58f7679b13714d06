"""Who may read and give answers: the resident herself, and nobody else.

Figures are made from these rows by a role of the database of its own (insight); no staff reads one.
"""

from typing import Any

from django.db.models import Q

from naast.core.policy.registry import Personal


def about_me(me: Any) -> Q:
    return Q(person_id=me.person_id)


ANSWERS = {
    "view": {"resident": about_me},
    "answer": {"resident": about_me},
}

PERSONAL = (
    Personal(
        model="experience.Answer",
        subject="person",
        house="both",
        controller="the organisation or municipality named on the person",
        ground="consent: she answers or does not",
        retention="as the person; the counts made from it hold no person",
        export="her answers",
    ),
)
