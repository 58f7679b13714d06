"""The secret address from which her own calendar reads: hers to make, to renew and to end."""

import secrets

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor
from naast.supply.supporters import queries
from naast.supply.supporters.actions.shared import moment, user_id_of
from naast.supply.supporters.models import CalendarAddress, Supporter
from naast.supply.supporters.rules import CALENDAR_TOKEN_BYTES, Status


@transaction.atomic
def make_calendar(*, actor: Actor, place: str | None = None) -> str:
    """Give `actor` a secret address and return its secret part, shown this once only.

    The address she had stops at once. `place` stands with every appointment; None leaves it as it
    was. Raises Supporter.DoesNotExist for who is no worker, or stopped.
    """
    at = moment(actor)
    _lock(actor)
    token = secrets.token_hex(CALENDAR_TOKEN_BYTES)
    before = queries.calendars(actor=actor, verb="keep").first()
    row = CalendarAddress(
        user_id=user_id_of(actor),
        fingerprint=queries.calendar_fingerprint(token=token),
        place=place if place is not None else before.place if before else "",
        made_at=at,
    )
    row.save(force_insert=before is None, force_update=before is not None)
    record(actor, "supporters.calendar.made", row, role="staff")
    return token


@transaction.atomic
def place_calendar(*, actor: Actor, place: str) -> None:
    """Say which place stands with every appointment in her calendar; the address stays as it is.

    Raises CalendarAddress.DoesNotExist for who has none.
    """
    moment(actor)
    row = queries.calendars(actor=actor, verb="keep").select_for_update().get()
    row.place = place
    row.save(update_fields=["place"])
    record(actor, "supporters.calendar.placed", row, role="staff")


@transaction.atomic
def end_calendar(*, actor: Actor) -> None:
    """End the address of `actor`, at once; who has none keeps none."""
    moment(actor)
    row = queries.calendars(actor=actor, verb="keep").select_for_update().first()
    if row is not None:
        record(actor, "supporters.calendar.ended", row, role="staff")
        row.delete()


def _lock(actor: Actor) -> None:
    """Let one make an address at a time. Raises Supporter.DoesNotExist."""
    mine = queries.pool(actor=actor, verb="keep").filter(supporter__user_id=user_id_of(actor))
    if mine.exclude(status=Status.STOPPED).select_for_update(of=("self",)).first() is None:
        raise Supporter.DoesNotExist
