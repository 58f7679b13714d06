"""What I put through at a desk or walk-in point, and what became of it.

Which those are, the record knows: it says who put a question in, and that the resident agreed to it
that she hears what becomes of it. The municipality's own call centre never does (I-3).
"""

from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.core.audit import queries as audit
from naast.core.policy.rules import Actor
from naast.support.matching import queries as matching
from naast.support.matching.rules import Became

INSERTED = "matching.question.inserted"
AGREED = "may_follow"
"""The reason in the record: the resident agreed that who put it through sees what becomes of it."""
FOR = timedelta(days=60)
MOST = 50

WORDS: dict[Became, Promise] = {
    Became.WAITS: _("Waits, nobody took it yet"),
    Became.LATE: _("Waits longer than promised"),
    Became.TAKEN: _("Somebody took it"),
    Became.SPOKEN: _("They spoke to each other"),
    Became.WITHDRAWN: _("The caller took it back"),
}
KINDS = {Became.WAITS: "soon", Became.LATE: "late"}
SIGNS = {
    Became.WAITS: "clock",
    Became.LATE: "alert-triangle",
    Became.TAKEN: "check",
    Became.SPOKEN: "check",
    Became.WITHDRAWN: "x",
}


def put_through(*, actor: Actor, at: datetime) -> list[dict[str, Any]]:
    """Return what `actor` put through in the last 60 days and may follow.

    What waits comes first, then the newest.
    """
    entries = audit.entries(actor=actor).filter(
        user_id=cast("int", actor.user_id), action=INSERTED, reason=AGREED, at__gt=at - FOR
    )
    ids = [UUID(one.object_id) for one in entries[:MOST]]
    found = matching.put_through(actor=actor, question_ids=ids, at=at)
    waits_first = sorted(
        (id_ for id_ in ids if id_ in found), key=lambda id_: found[id_].became not in KINDS
    )
    return [
        {
            "row": found[id_],
            "words": WORDS[found[id_].became],
            "kind": KINDS.get(found[id_].became, ""),
            "sign": SIGNS[found[id_].became],
        }
        for id_ in waits_first
    ]
