"""A worker's appointments for her own calendar, by a secret address: when, and nothing else."""

from datetime import datetime
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.core.crypto.keys import fingerprint
from naast.core.identity.queries import actor_of_user, client_address
from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.queries import Followed
from naast.supply.supporters.rules import (
    MOST_IN_CALENDAR,
    Busy,
    calendar_window,
    own_calendar,
)
from naast.support.encounters import queries as encounters
from naast.support.people.actions import TooManyTries, try_code
from naast.support.people.rules import WINDOW, House, network

# Which house one works in, by the role.
HOUSES = {"supporter": House.SUPPORT, "access_officer": House.MUNICIPALITY}


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Return her calendar to who knows its address; ended, mistyped and unknown look the same."""
    at = timezone.now()
    # A service reads for many people: its old addresses take no tries from who types a code.
    source = f"calendar {network(source=client_address(request=request))}"
    try:
        known = try_code(source=source, at=at, find=partial(_find, token=token, at=at))
    except TooManyTries:
        wait = {"Retry-After": str(int(WINDOW.total_seconds()))}
        return _said(_("This went wrong too often. Try again in fifteen minutes."), 429, wait)
    if known is None:
        return _said(_("This address works no longer."), 404)
    followed, houses = known
    response = HttpResponse(
        _calendar(followed, houses, at=at), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = 'inline; filename="naast.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _said(words: str, status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    return HttpResponse(
        words, status=status, headers=headers, content_type="text/plain; charset=utf-8"
    )


def _find(*, token: str, at: datetime) -> tuple[Followed, list[House]] | None:
    """Return whose calendar this is, and in which houses she works today; else None."""
    followed = supporters.followed(token=token, at=at)
    if followed is None:
        return None
    worker = actor_of_user(user_id=followed.user_id, at=at)
    houses = [house for role, house in HOUSES.items() if worker.holds(role)]
    with acting(worker):
        at_work = bool(houses) and supporters.is_at_work(actor=worker)
    return (followed, houses) if at_work else None


def _calendar(followed: Followed, houses: list[House], *, at: datetime) -> str:
    start, end = calendar_window(at=at)
    # Not as herself: this role sees when she has an appointment, and no file, whatever is asked.
    with acting(Actor(at=at, calendar=Scope(user_id=followed.user_id))) as calendar:
        booked = encounters.booked(
            actor=calendar, houses=houses, start=start, end=end, most=MOST_IN_CALENDAR
        )
    return own_calendar(
        busy=[
            Busy(
                uid=fingerprint(value=str(one.id), label="desk.feed"),
                starts_at=one.starts_at,
                minutes=one.minutes,
            )
            for one in booked
        ],
        name="Naast",
        summary=_("Naast appointment"),
        place=followed.place,
        at=at,
    )
