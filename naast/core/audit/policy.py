"""Who may read and write which entries of the record. Read as: verb, role, reach."""

from typing import Any

from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Table


def about_me(me: Any) -> Q:
    return Q(subject_id=me.person_id)


def by_me(me: Any) -> Q:
    return Q(user_id=me.user_id)


def by_a_resident(me: Any) -> Q:
    return Q(user_id__isnull=True, subject_id=me.person_id)


def by_nobody_known(_me: Any) -> Q:
    return Q(user_id__isnull=True)


# Nobody writes under another's name: a staff member only as herself, a resident only about herself.
# `staff` is everybody who signed in, `visitor` who offers a code, `clock` a job that runs.
ENTRIES: Table = {
    "view": {"resident": about_me, "staff": by_me},
    "record": {
        "staff": by_me,
        "resident": by_a_resident,
        "visitor": by_nobody_known,
        "clock": by_nobody_known,
    },
}

PERSONAL = (
    Personal(
        model="audit.Entry",
        subject="subject_id",
        house="both",
        controller="the controller of the file",
        ground="GDPR art. 5(2) and 32: being able to show who looked",
        retention="five years",
        export="when, who, what was done, why",
    ),
)
