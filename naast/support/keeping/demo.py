"""How long files are kept in the demo world: two years at one organisation; two files are held."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.support.keeping.models import Hold, KeepingTerm
from naast.support.keeping.rules import Ground, Why
from naast.support.people.demo.bulk import write
from naast.support.people.demo.lives import Life, lives, uuid

HELD = {"Rianne": Why.DISPUTE, "Mounir": Why.HERSELF}
"""By first name, why the file is held of who was helped."""
A_MONTH, DAYS_HELD = timedelta(days=30), 200


def load(*, at: datetime, seed: int, scale: float = 1.0) -> None:
    """Write what the organisation of the held files chose, a year ago, and who holds them."""
    drawn = lives(at=at, seed=seed, scale=scale)
    told = [life for life in drawn if life.told and life.told.first_name in HELD and life.ended_at]
    for organisation_id in sorted({int(life.organisation_id or 0) for life in told}):
        KeepingTerm.objects.create(
            organisation_id=organisation_id,
            from_on=(at - 12 * A_MONTH).date(),
            months=24,
            ground=Ground.CONSENT,
            source="Bestuur, vergadering over privacy",
        )
    # All at once before writing: who leads is asked of the same connection.
    write([hold for life in told for hold in _holds(life, at)])


def _holds(life: Life, at: datetime) -> Iterator[Hold]:
    told: Any = life.told
    why = HELD[told.first_name]
    scope = f"organisation:{life.organisation_id}"
    leads = holders(role=Role.COORDINATOR, scope=scope, on=at.date())
    if why != Why.HERSELF and not leads:
        return
    yield Hold(
        id=uuid(life.chance("held")),
        person_id=life.person_id,
        organisation_id=int(life.organisation_id or 0),
        user_id=None if why == Why.HERSELF else leads[0],
        why=why,
        placed_at=at - timedelta(days=3),
        until_on=at.date() + timedelta(days=DAYS_HELD),
    )
