"""Entries of the record, for tests."""

from typing import Any
from uuid import UUID

from naast.core.audit import queries
from naast.core.audit.models import Entry
from tests.cast import CLOCK, FOPPE, HANNA, HANNA_ID, NOON, SANNE, VERA, WILLEM, WILLEM_ID
from tests.world import World


def entry(*, user_id: int | None = None, subject_id: UUID | None = None, **fields: Any) -> Entry:
    """Write an entry: at noon, somebody opened something."""
    return Entry.objects.create(
        **{
            "at": NOON,
            "user_id": user_id,
            "subject_id": subject_id,
            "role": "supporter",
            "action": "casework.file.open",
            "object_type": "casework.case",
            "object_id": "1",
            **fields,
        }
    )


def lines() -> list[Entry]:
    """Return the whole record, newest first; only tests see that."""
    return list(Entry.objects.order_by("-at", "id"))


WALL_QUERIES = {Entry: queries.entries}


def wall_rows(world: World) -> None:
    """Write an entry of staff and of nobody known, about each of two residents and about nobody."""
    world.expect(
        entry(user_id=SANNE.user_id, subject_id=HANNA_ID, house="support"),
        view={SANNE, HANNA},
        record={SANNE},
    )
    world.expect(
        entry(user_id=FOPPE.user_id, subject_id=WILLEM_ID, house="municipality"),
        view={FOPPE, WILLEM},
        record={FOPPE},
    )
    world.expect(
        entry(subject_id=HANNA_ID, role="resident", house="support"),
        view={HANNA},
        record={HANNA, VERA, CLOCK},
    )
    world.expect(entry(role="clock", action="experience.job.run"), view=set(), record={VERA, CLOCK})
