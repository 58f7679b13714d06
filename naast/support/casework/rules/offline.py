"""A visit that somebody takes along in her browser: how long, and what counts as its moment. Pure.

Nothing of it is law. Three days hold a weekend in between; longer is no visit but a file.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

KEPT = timedelta(hours=72)
"""So long a visit opens after it was taken along; then nobody opens it any more."""


def kept_until(*, taken_at: datetime) -> datetime:
    """Return the moment from which a visit taken along at `taken_at` no longer opens (aware)."""
    return taken_at + KEPT


def held_at(*, said: datetime | None, taken_at: datetime, at: datetime) -> datetime:
    """Return when a talk was held that is sent `at`; `said` is what the clock of a browser says.

    Such a clock may be wrong: never before the visit was taken along, never ahead.
    """
    return min(max(said or at, taken_at), at)


def number_of(*, visit_id: UUID, note_id: UUID, kind: str, text: str) -> UUID:
    """Return the number under which a note is kept, however often and by whatever tab it is sent.

    The same words under the same `note_id` are the same note; other words are another one, as after
    a step back in the browser: then neither is lost. `note_id` itself is kept nowhere, so that this
    number tells nothing of the words.
    """
    return uuid5(note_id, f"{visit_id}:{kind}:{text}")
