"""Which days come near, for whom: of all that was agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from naast.core.policy.walls import Actor
from naast.supply.cooperation import words
from naast.supply.cooperation.models import Covenant
from naast.supply.cooperation.queries.contacts import to_follow
from naast.supply.cooperation.queries.covenants import covenant_dates, covenants
from naast.supply.cooperation.queries.meetings import meeting_actions, meetings, my_actions
from naast.supply.cooperation.rules import FIRST_WARNING, SOON, STILL_SHOWN
from naast.supply.organisations import queries as organisations


@dataclass(frozen=True, kw_only=True)
class NearDate:
    """A day that comes near. `key` names it for ever: each warning of it goes out once.

    It concerns these organisations and users, and as said the municipality and its council.
    """

    key: str
    due_on: date
    municipality_id: int | None = None
    organisation_ids: tuple[int, ...] = ()
    user_ids: tuple[int, ...] = ()
    municipality: bool = True
    council: bool = False


@dataclass(frozen=True, kw_only=True)
class DeskDate:
    """A day that stands on somebody's desk: what it asks, of what, and where one does it."""

    due_on: date
    what: str
    title: str
    url_name: str
    id: Any


MOST_ON_A_DESK = 10


def desk_dates(*, actor: Actor, on: date) -> list[DeskDate]:
    """Return the days that ask the attention of `actor`: of the coming sixty, the first first.

    What is past stays for a while, until somebody did it. A bounded number of queries.
    """
    since, until = on - timedelta(days=STILL_SHOWN), on + timedelta(days=FIRST_WARNING)
    near = Q(review_on__range=(since, until)) | Q(until_on__range=(on, until))
    versions = organisations.versions(actor=actor).filter(
        Q(until_on__isnull=True) | Q(until_on__gte=on), near, from_on__lte=on
    )
    looked = Q(evaluate_on__range=(since, until)) | Q(until_on__range=(on, until))
    written = covenants(actor=actor).filter(looked)
    found = [
        *agreed_dates(versions=versions[:MOST_ON_A_DESK], written=written[:MOST_ON_A_DESK], on=on),
        *said_dates(actor=actor, on=on),
    ]
    return sorted(found, key=lambda one: (one.due_on, one.title))[:MOST_ON_A_DESK]


def agreed_dates(
    *, versions: Iterable[Any], written: Iterable[Covenant], on: date
) -> list[DeskDate]:
    """Return which days of these agreements and covenants are near or just past."""
    since, until = on - timedelta(days=STILL_SHOWN), on + timedelta(days=FIRST_WARNING)
    return [
        *(
            _desk(day, what, str(row.organisation), "cooperation:agreement", row.pk)
            for row in versions
            for what, day in (("review", row.review_on), ("ends", row.until_on))
            if day is not None and since <= day <= until
        ),
        *(
            _desk(day, what, row.title, "cooperation:covenant", row.id)
            for row in written
            for what, day in (("evaluate", row.evaluate_on), ("ends", row.until_on))
            if day is not None and since <= day <= until
        ),
    ]


def said_dates(*, actor: Actor, on: date, most: int = MOST_ON_A_DESK) -> list[DeskDate]:
    """Return to what `actor` comes back, what she does, whom she meets, soon. Three queries."""
    soon = on + timedelta(days=SOON)
    talks = to_follow(actor=actor).filter(follow_up_on__lte=soon)
    met = meetings(actor=actor).filter(
        cancelled_at__isnull=True, starts_at__date__range=(on, on + timedelta(days=2 * SOON))
    )
    return [
        *(
            _desk(row.follow_up_on, "talk", row.about, "cooperation:talk", row.id)
            for row in talks[:most]
            if row.follow_up_on is not None
        ),
        *(
            _desk(row.due_on, "action", row.what, "cooperation:action", row.id)
            for row in my_actions(actor=actor).filter(due_on__lte=soon)[:most]
        ),
        *(
            _desk(
                timezone.localdate(row.starts_at),
                "meeting",
                row.title,
                "cooperation:meeting",
                row.id,
            )
            for row in met.order_by("starts_at", "id")[:most]
        ),
    ]


def _desk(day: date, what: str, title: str, url_name: str, id_: Any) -> DeskDate:
    return DeskDate(
        due_on=day, what=str(words.NEAR_WORDS[what]), title=title, url_name=url_name, id=id_
    )


def near_dates(*, actor: Actor, on: date) -> list[NearDate]:
    """Return every day of the coming sixty on which something that was agreed asks attention.

    For the clock, which sees of talks only those that somebody comes back to, and of what is to
    be done only what is not done.
    """
    agreements = organisations.ending(on=on, within_days=FIRST_WARNING)
    talks = to_follow(actor=actor).filter(
        follow_up_on__range=(on, on + timedelta(days=FIRST_WARNING))
    )
    actions = meeting_actions(actor=actor).filter(
        done_on__isnull=True, due_on__range=(on, on + timedelta(days=FIRST_WARNING))
    )
    covenants_near = covenant_dates(on=on, until=on + timedelta(days=FIRST_WARNING))
    return [
        *(
            NearDate(
                key=f"agreement:{id_}:{what}",
                due_on=due_on,
                municipality_id=municipality_id,
                organisation_ids=(organisation_id,),
            )
            for id_, organisation_id, municipality_id, what, due_on in agreements
        ),
        *(
            NearDate(
                key=f"{row.id}:{what}",
                due_on=due_on,
                municipality_id=row.municipality_id,
                organisation_ids=tuple(one.organisation_id for one in row.parties.all()),
            )
            for row, what, due_on in covenants_near
        ),
        *(
            NearDate(
                key=f"{row.id}:follow",
                due_on=row.follow_up_on,
                municipality_id=row.municipality_id,
                organisation_ids=tuple(row.organisation_ids),
                municipality=row.with_municipality,
                council=row.with_council,
            )
            for row in talks
            if row.follow_up_on is not None
        ),
        *(
            NearDate(
                key=f"{row.id}:do",
                due_on=row.due_on,
                user_ids=(row.owner_id,),
                municipality=False,
            )
            for row in actions
        ),
    ]
