"""Who may do what with which messages. Read as: verb, role, reach.

Nobody with a grant sees a message: not to whom, not that there is one. Who runs the installation
sees counts (`Standing`).
"""

from typing import Any

from django.db.models import Q

from naast.core.outbox.rules import State
from naast.core.policy.registry import Personal
from naast.core.policy.walls import Table, everywhere


def about_me(me: Any) -> Q:
    return Q(subject_id=me.person_id)


def just_made(me: Any) -> Q:
    return Q(id__any=me.row_ids, state=State.WAITING.value, attempts=0)


def done(_me: Any) -> Q:
    return Q(state__in=[State.SENT.value, State.DROPPED.value])


# `queueing` is the role of one step, taken by whoever acts while `actions.queue` writes its one
# row: a supporter, a resident, also somebody unknown who leaves a question. `clock` is the
# worker.
MESSAGES: Table = {
    "view": {"clock": everywhere, "resident": about_me},
    "queue": {"queueing": just_made},
    "send": {"clock": everywhere},
    "forget": {"clock": done},
    "erase": {"resident": about_me},
}

PERSONAL = (
    Personal(
        model="outbox.Message",
        subject="subject_id",
        house="both",
        controller="the controller of the file",
        ground="the same as of the file: she asked to be told",
        retention="the address until it is sent (14 days when that fails), the rest 180 days",
        export="when, by which channel, which words",
    ),
)
