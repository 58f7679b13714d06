"""Whose own calendar counts in the demo world."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from naast.core.crypto.keys import new_data_key
from naast.supply.supporters.models import BusyTime, DiarySource, Supporter
from naast.supply.supporters.rules import Trouble

_BUSY = ((1, 9, 2), (1, 15, 1), (3, 9, 4), (8, 9, 2), (15, 9, 2))
"""In how many days, from which hour, for how many hours."""


def let_diaries_count(*, at: datetime, random: Random) -> None:
    """Let the calendars of two count, one of which could not be read.

    They gave files: a secret address leads somewhere, and the worker would look there.
    """
    for mail, trouble in (("harm@naast.demo", ""), ("nadia@naast.demo", Trouble.UNREADABLE)):
        worker = Supporter.objects.get(user__email=mail)
        tried_at = at - timedelta(hours=1)
        controller = (
            f"organisation-{worker.organisation_id}"
            if worker.organisation_id
            else f"municipality-{worker.employer_municipality_id}"
        )
        DiarySource.objects.create(
            supporter=worker,
            wrapped_key=new_data_key(controller=controller)[1],
            controller=controller,
            given_at=at - timedelta(days=2),
            tried_at=tried_at,
            read_at=None if trouble else tried_at,
            failing_since=tried_at if trouble else None,
            trouble=trouble,
        )
        if not trouble:
            BusyTime.objects.bulk_create(_busy(worker, at, random))


def _busy(worker: Supporter, at: datetime, random: Random) -> list[BusyTime]:
    today = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return [
        BusyTime(
            id=UUID(int=random.getrandbits(128), version=4),
            supporter=worker,
            starts_at=today + timedelta(days=days, hours=hour),
            ends_at=today + timedelta(days=days, hours=hour + hours),
        )
        for days, hour, hours in _BUSY
    ]
