"""Correct what stands in a matter, because the resident says that it is not right."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor, must_act
from naast.support.decisions.queries.entries import ENTRIES
from naast.support.keys import actions as keys
from naast.support.keys.queries import remarks_due
from naast.support.keys.rules import About
from naast.support.people.queries import keys_of

if TYPE_CHECKING:
    from naast.support.keys.models import Remark


@transaction.atomic
def correct_entry(
    *, actor: Actor, remark_id: UUID, text: str, reason: str, at: datetime
) -> "Remark":
    """Let an entry read `text`; what stood there stays with her remark, which is answered by it.

    Raises Remark.DoesNotExist when it is not for `actor` to answer.
    """
    must_act(actor)
    remark = remarks_due(actor=actor).get(id=remark_id, house="municipality")
    about = About(remark.about)
    rows, field = ENTRIES[about]
    verb = "correct" if about == About.TALK else "write"
    with keys.answering(actor=actor, row=remark, at=at) as hand:
        row = rows(actor=hand, verb=verb).select_for_update(of=("self",)).get(pk=remark.row_id)
        key = keys_of(actor=hand, person_ids={row.person_id})[row.person_id]
        was = getattr(row, field).open(key=key)
        setattr(row, field, Clear(text, key))
        row.save(update_fields=[field])
    return keys.answer_remark(actor=actor, remark_id=remark_id, was=was, reason=reason, at=at)
