"""One entry of the matter, as the resident speaks of it: what is written, by whom, when."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from naast.core.policy.walls import Actor
from naast.support.decisions.queries import contents, decision_texts, rungs, talks
from naast.support.keys.queries import Entry
from naast.support.keys.rules import About
from naast.support.people.queries import keys_of

# Which rows, and the field that can be not right. A decision changes by an objection only.
ENTRIES: dict[About, tuple[Callable[..., QuerySet[Any]], str]] = {
    About.TALK: (talks, "text"),
    About.BEHIND: (contents, "behind"),
    About.RUNG: (rungs, "text"),
    About.DECISION: (decision_texts, "reasons"),
}


def entry(*, actor: Actor, about: About, row_id: UUID) -> Entry | None:
    """Return one entry of a file, opened; None where there is none, or not for `actor`."""
    if about not in ENTRIES:
        return None
    rows, field_name = ENTRIES[about]
    of = "decision__user" if about == About.DECISION else "matter__user"
    found = rows(actor=actor).select_related(of)
    row = found.filter(pk=row_id).first()
    sealed = getattr(row, field_name) if row else None
    key = keys_of(actor=actor, person_ids={row.person_id}).get(row.person_id) if row else None
    if row is None or sealed is None or key is None:
        return None
    moments = [getattr(row, name, None) for name in ("at", "changed_at")]
    if about == About.DECISION:
        by, moments = row.decision.user, [row.decision.decided_at]
    else:
        by = row.user if about == About.TALK else row.matter.user
    return Entry(
        about=about,
        row_id=row_id,
        person_id=row.person_id,
        text=sealed.open(key=key),
        by_name=by.name,
        at=next(moment for moment in moments if moment),
    )
