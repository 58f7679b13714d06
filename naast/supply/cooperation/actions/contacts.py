"""Say whom one turns to, and write down who spoke with whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.supply.cooperation import queries
from naast.supply.cooperation.actions.shared import acting_user, role_of, speaks_for
from naast.supply.cooperation.models import ContactPoint, Talk
from naast.supply.cooperation.queries import COUNCIL, MUNICIPALITY, Network
from naast.supply.cooperation.rules import Function

ROLE_OF = {MUNICIPALITY: Role.POLICY_OFFICER, COUNCIL: Role.COUNCIL_MEMBER}


@dataclass(frozen=True, kw_only=True)
class Reached:
    """Who it is and how one reaches her. `phone` and `mail` are of her work; one is there."""

    function: Function
    name: str
    phone: str
    mail: str
    when: str


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """What was spoken: `parties` are ids as text, "municipality" and "council"."""

    parties: Collection[str]
    spoke_on: date
    who: str
    about: str
    agreed: str
    follow_up_on: date | None


@transaction.atomic
def name_contact(
    *, actor: Actor, municipality_id: int, party: str, reached: Reached
) -> ContactPoint:
    """Name somebody of one's own party, from today on.

    Raises ContactPoint.DoesNotExist for a party for whom `actor` does not speak there.
    """
    must_act(actor)
    on = timezone.localdate(actor.at)
    network = queries.networks(actor=actor, on=on).get(municipality_id)
    if network is None or party not in network.mine or party == COUNCIL:
        raise ContactPoint.DoesNotExist
    row = ContactPoint(
        municipality_id=municipality_id,
        organisation_id=None if party == MUNICIPALITY else int(party),
        organisation_ids=sorted(network.organisations),
        from_on=on,
        user_id=acting_user(actor),
        **vars(reached),
    )
    row.save(force_insert=True)
    record(actor, "cooperation.contact.named", row, role=_role(party))
    return row


@transaction.atomic
def change_contact(*, actor: Actor, contact_id: UUID, reached: Reached) -> ContactPoint:
    """Write how it is from today on; what was is kept as it was.

    Raises ContactPoint.DoesNotExist for one that `actor` does not keep, or that stopped.
    """
    row, on = _kept(actor, contact_id)
    row.until_on = on
    row.save(update_fields=["until_on"])
    network = queries.networks(actor=actor, on=on).get(row.municipality_id)
    new = ContactPoint(
        municipality_id=row.municipality_id,
        organisation_id=row.organisation_id,
        organisation_ids=sorted(network.organisations) if network else row.organisation_ids,
        from_on=on,
        user_id=acting_user(actor),
        **vars(reached),
    )
    new.save(force_insert=True)
    record(actor, "cooperation.contact.changed", new, role=_role_of(row))
    return new


@transaction.atomic
def end_contact(*, actor: Actor, contact_id: UUID) -> ContactPoint:
    """Say that one no longer turns to her. Raises ContactPoint.DoesNotExist as `change_contact`."""
    row, on = _kept(actor, contact_id)
    row.until_on = on
    row.save(update_fields=["until_on"])
    record(actor, "cooperation.contact.ended", row, role=_role_of(row))
    return row


@transaction.atomic
def write_talk(*, actor: Actor, municipality_id: int, spoken: Spoken) -> Talk:
    """Write down who spoke with whom; the parties concerned read it.

    One's own party is concerned always. Raises Talk.DoesNotExist where `actor` does not work.
    """
    must_act(actor)
    on = timezone.localdate(actor.at)
    network = queries.networks(actor=actor, on=on).get(municipality_id)
    if network is None or not network.mine:
        raise Talk.DoesNotExist
    row = Talk(municipality_id=municipality_id, user_id=acting_user(actor), written_on=on)
    _put(row, spoken, speaks_for(network, spoken.parties))
    row.save(force_insert=True)
    record(actor, "cooperation.talk.written", row, role=_role(network.mine[0]))
    return row


@transaction.atomic
def correct_talk(*, actor: Actor, talk_id: UUID, spoken: Spoken) -> Talk:
    """Correct what one wrote oneself; what stood there is kept beside it.

    Raises Talk.DoesNotExist for what somebody else wrote.
    """
    row, network, on = _own_talk(actor, talk_id)
    row.earlier = [*row.earlier, _facts(row)]
    _put(row, spoken, speaks_for(network, spoken.parties, also=row.organisation_ids))
    row.written_on = on
    row.save()
    record(actor, "cooperation.talk.corrected", row, role=role_of(actor))
    return row


@transaction.atomic
def come_back_to(*, actor: Actor, talk_id: UUID) -> Talk:
    """Say that one came back to it. Raises Talk.DoesNotExist for what somebody else wrote."""
    row, _network, on = _own_talk(actor, talk_id)
    row.followed_on = on
    row.save(update_fields=["followed_on"])
    record(actor, "cooperation.talk.followed", row, role=role_of(actor))
    return row


def _put(row: Talk, spoken: Spoken, parties: Collection[str]) -> None:
    row.organisation_ids = sorted(int(one) for one in parties if one.isdecimal())
    row.with_municipality, row.with_council = MUNICIPALITY in parties, COUNCIL in parties
    if row.follow_up_on != spoken.follow_up_on:
        row.followed_on = None
    row.spoke_on, row.who, row.about = spoken.spoke_on, spoken.who, spoken.about
    row.agreed, row.follow_up_on = spoken.agreed, spoken.follow_up_on


def _facts(row: Talk) -> dict[str, object]:
    """Return what stands there, to be kept when it is corrected."""
    return {
        "written_on": row.written_on.isoformat(),
        "spoke_on": row.spoke_on.isoformat(),
        "who": row.who,
        "about": row.about,
        "agreed": row.agreed,
        "follow_up_on": row.follow_up_on.isoformat() if row.follow_up_on else None,
    }


def _kept(actor: Actor, contact_id: UUID) -> tuple[ContactPoint, date]:
    must_act(actor)
    on = timezone.localdate(actor.at)
    rows = queries.contact_points(actor=actor, verb="keep").select_for_update(of=("self",))
    return rows.get(id=contact_id, until_on__isnull=True), on


def _own_talk(actor: Actor, talk_id: UUID) -> tuple[Talk, Network, date]:
    must_act(actor)
    on = timezone.localdate(actor.at)
    rows = queries.talks(actor=actor, verb="write").select_for_update(of=("self",))
    row = rows.get(id=talk_id)
    network = queries.networks(actor=actor, on=on).get(row.municipality_id)
    if network is None or not network.mine:  # her party no longer works there
        raise Talk.DoesNotExist
    return row, network, on


def _role(party: str) -> Role:
    return ROLE_OF.get(party, Role.COORDINATOR)


def _role_of(row: ContactPoint) -> Role:
    return Role.POLICY_OFFICER if row.organisation_id is None else Role.COORDINATOR
