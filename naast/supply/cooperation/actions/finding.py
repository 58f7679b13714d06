"""Name where people can be met, plan to go there, and say that one was there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.supply.cooperation import queries
from naast.supply.cooperation.models import FindingPlace
from naast.supply.cooperation.queries import COUNCIL, MUNICIPALITY
from naast.supply.cooperation.rules import PlaceKind


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place, for which groups (codes), who of ours goes there, and from which day."""

    kind: PlaceKind
    name: str
    where: str
    groups: list[str]
    goes: str
    from_on: date
    last_been_on: date | None


@transaction.atomic
def name_place(*, actor: Actor, municipality_id: int, party: str, place: Place) -> FindingPlace:
    """Name a place of one's own party; a day to come plans it.

    Raises FindingPlace.DoesNotExist for a party for whom `actor` does not speak there.
    """
    must_act(actor)
    network = queries.networks(actor=actor, on=timezone.localdate(actor.at)).get(municipality_id)
    if network is None or party not in network.mine or party == COUNCIL:
        raise FindingPlace.DoesNotExist
    row = FindingPlace.objects.create(
        municipality_id=municipality_id,
        organisation_id=None if party == MUNICIPALITY else int(party),
        **vars(place),
    )
    record(actor, "cooperation.place.named", row, role=_role(row))
    return row


@transaction.atomic
def change_place(*, actor: Actor, place_id: UUID, place: Place) -> FindingPlace:
    """Correct a place. Raises FindingPlace.DoesNotExist for one of another party."""
    row = _kept(actor, place_id)
    for name, value in vars(place).items():
        setattr(row, name, value)
    row.save()
    record(actor, "cooperation.place.changed", row, role=_role(row))
    return row


@transaction.atomic
def been_there(*, actor: Actor, place_id: UUID) -> FindingPlace:
    """Say that somebody was there today; what was planned has begun by that.

    Raises FindingPlace.DoesNotExist for one of another party.
    """
    row = _kept(actor, place_id)
    today = timezone.localdate(actor.at)
    row.last_been_on, row.from_on = today, min(row.from_on, today)
    row.save(update_fields=["last_been_on", "from_on"])
    record(actor, "cooperation.place.visited", row, role=_role(row))
    return row


@transaction.atomic
def stop_going(*, actor: Actor, place_id: UUID) -> FindingPlace:
    """Say that nobody goes there from today on, or will not go as was planned.

    Raises FindingPlace.DoesNotExist for one of another party.
    """
    row = _kept(actor, place_id)
    today = timezone.localdate(actor.at)
    row.from_on, row.until_on = min(row.from_on, today), today
    row.save(update_fields=["from_on", "until_on"])
    record(actor, "cooperation.place.left", row, role=_role(row))
    return row


def _kept(actor: Actor, place_id: UUID) -> FindingPlace:
    must_act(actor)
    rows = queries.still(rows=queries.kept_places(actor=actor), on=timezone.localdate(actor.at))
    return rows.select_for_update(of=("self",)).get(id=place_id)


def _role(row: FindingPlace) -> str:
    return Role.COORDINATOR if row.organisation_id else Role.POLICY_OFFICER
