"""The secret address of a worker's own calendar: whether she has one, and whose one is."""

from dataclasses import dataclass
from datetime import datetime

from naast.core.crypto.keys import fingerprint
from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.supporters.models import CalendarAddress
from naast.supply.supporters.queries.rows import calendars, pool
from naast.supply.supporters.rules import Status, is_calendar_token


@dataclass(frozen=True, kw_only=True)
class Followed:
    """Whose calendar an address is, and which place she wants with each appointment."""

    user_id: int
    place: str


def calendar_fingerprint(*, token: str) -> str:
    """Return what is kept of the secret part of an address."""
    return fingerprint(value=token, label="supporters.calendar")


def own_address(*, actor: Actor) -> CalendarAddress | None:
    """Return since when `actor` has an address, and its place; None when she has none."""
    return calendars(actor=actor).filter(user_id=actor.user_id or 0).first()


def followed(*, token: str, at: datetime) -> Followed | None:
    """Return whose calendar this address is at `at`; None for whatever is no address (any more).

    Only for use within `people.actions.try_code`, which slows who guesses.
    """
    # What has not the shape goes the same way, to no row, so that its answer takes as long.
    known = calendar_fingerprint(token=token if is_calendar_token(text=token) else "")
    with acting(Actor(at=at, following=Scope(fingerprint=known))) as step:
        row = calendars(actor=step).first()
    return Followed(user_id=row.user_id, place=row.place) if row else None


def is_at_work(*, actor: Actor) -> bool:
    """Whether `actor` was admitted as a worker and did not stop."""
    return (
        pool(actor=actor)
        .filter(supporter__user_id=actor.user_id or 0)
        .exclude(status=Status.STOPPED)
        .exists()
    )
