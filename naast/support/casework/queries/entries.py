"""One entry of the case, as the resident speaks of it: what is written, by whom, when."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from naast.core.policy.walls import Actor
from naast.support.casework.queries import contacts, contents
from naast.support.casework.queries.aims import goals, rungs
from naast.support.keys.queries import Entry
from naast.support.keys.rules import About
from naast.support.people.queries import keys_of

# Which rows, and the field that can be not right.
ENTRIES: dict[About, tuple[Callable[..., QuerySet[Any]], str]] = {
    About.TALK: (contacts, "text"),
    About.GOAL: (goals, "text"),
    About.BEHIND: (contents, "behind"),
    About.RUNG: (rungs, "text"),
}


def entry(*, actor: Actor, about: About, row_id: UUID) -> Entry | None:
    """Return one entry of a file, opened; None where there is none, or not for `actor`."""
    if about not in ENTRIES:
        return None
    rows, field = ENTRIES[about]
    row = rows(actor=actor).select_related("case__user").filter(pk=row_id).first()
    sealed = getattr(row, field) if row else None
    key = keys_of(actor=actor, person_ids={row.person_id}).get(row.person_id) if row else None
    if row is None or sealed is None or key is None:
        return None
    by = row.user if about == About.TALK else row.case.user
    moments = (getattr(row, name, None) for name in ("at", "set_at", "changed_at"))
    return Entry(
        about=about,
        row_id=row_id,
        person_id=row.person_id,
        text=sealed.open(key=key),
        by_name=by.name,
        at=next(moment for moment in moments if moment),
    )
