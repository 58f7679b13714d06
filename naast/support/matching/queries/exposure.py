"""Read how often each was shown, and what other weights would have done to a quarter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from naast.core.identity.queries import names
from naast.core.policy.walls import Actor, Scope, acting
from naast.support.matching.queries.pool import (
    candidates,
    need_of,
    shown_candidates,
)
from naast.support.matching.queries.rows import offers, questions
from naast.support.matching.queries.weighing import weights
from naast.support.matching.rules import TermName
from naast.support.matching.rules.exposure import (
    Exposure,
    Seen,
    WouldChange,
    exposure,
    would_change,
)
from naast.support.people.rules import House

MOST_OFFERS = 500
MOST_QUESTIONS = 100
"""Of a busy quarter the last ones: enough for a share in steps of five."""


@dataclass(frozen=True, kw_only=True)
class ShownOften:
    """Somebody of one's own, by name, and how often she was shown beside an equal share."""

    name: str
    group: str
    exposure: Exposure


def quarter_begins(*, at: datetime) -> datetime:
    """Return the Dutch midnight with which the quarter of `at` begins."""
    day = timezone.localdate(at)
    return _midnight(date(day.year, 3 * ((day.month - 1) // 3) + 1, 1))


def shown_often(
    *, actor: Actor, organisation_id: int, municipality_id: int, at: datetime
) -> tuple[int, list[ShownOften]]:
    """Return how many offers of this quarter were looked at, and by name how often each was shown.

    Only offers of questions that came to the organisation: of others its coordinator sees nothing.
    """
    rows = (
        offers(actor=actor)
        .filter(
            organisation_id=organisation_id,
            municipality_id=municipality_id,
            at__gte=quarter_begins(at=at),
            at__lt=at,
        )
        .select_related("question")[:MOST_OFFERS]
    )
    seen = [
        Seen(
            ids=frozenset(UUID(one["id"]) for one in row.shown), need=need_of(question=row.question)
        )
        for row in rows
    ]
    own = [
        who
        for who in candidates(municipality_id=municipality_id, at=at)
        if who.organisation_id == organisation_id
    ]
    found = exposure(offers=seen, pool=own)
    called = names(user_ids={who.user_id for who in own})
    listed = [
        ShownOften(name=called.get(who.user_id, ""), group=who.group, exposure=found[who.id])
        for who in own
    ]
    return len(seen), sorted(listed, key=lambda one: (one.name.casefold(), one.group))


def would_change_last_quarter(
    *, municipality_id: int, then: Mapping[TermName, float], at: datetime
) -> WouldChange | None:
    """Return what weights would have done to the offers of the last closed quarter (I-7).

    The engine reads what was asked, as when it warns in time: no words and no person. What comes
    back is shares in steps, of a closed quarter, of twenty questions or more; else None.
    """
    until = quarter_begins(at=at)
    last_day = timezone.localdate(until).toordinal() - 1
    since = quarter_begins(at=_midnight(date.fromordinal(last_day)))
    with acting(Actor(at=at, clock=Scope())) as engine:
        asked = [
            (row.id.int, need_of(question=row))
            for row in questions(actor=engine)
            .filter(
                municipality_id=municipality_id,
                house=House.SUPPORT,
                asked_at__gte=since,
                asked_at__lt=until,
            )
            .order_by("-asked_at", "id")[:MOST_QUESTIONS]
        ]
    return would_change(
        asked=asked,
        pool=shown_candidates(municipality_id=municipality_id, at=at),
        now=weights(municipality_id=municipality_id, at=at),
        then=then,
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
