"""Call a meeting, invite the parties, keep its minutes, and say who does what."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, must_act
from naast.supply.cooperation import queries, rules
from naast.supply.cooperation.actions.shared import acting_user, role_of, speaks_for
from naast.supply.cooperation.models import Meeting, MeetingAction
from naast.supply.cooperation.queries import COUNCIL, MUNICIPALITY, Network
from naast.supply.cooperation.rules import MeetingKind


class PartyMissing(Exception):
    """Without this party it is no such meeting."""


class NobodyOfTheParties(Exception):
    """Who was to do it works for none of the parties."""


@dataclass(frozen=True, kw_only=True)
class Called:
    """For what, when (aware), where and of which parties one meets."""

    kind: MeetingKind
    title: str
    parties: Collection[str]
    starts_at: datetime
    ends_at: datetime
    place: str
    agenda: str


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """Who was there, what was said and what was decided."""

    present: str
    minutes: str
    decisions: str


@transaction.atomic
def call_meeting(*, actor: Actor, municipality_id: int, called: Called) -> Meeting:
    """Call a meeting of one's own party with others; nobody is told before `invite`.

    Raises Meeting.DoesNotExist where `actor` does not work, PartyMissing for a three-way talk
    without one of the three.
    """
    must_act(actor)
    on = timezone.localdate(actor.at)
    network = queries.networks(actor=actor, on=on).get(municipality_id)
    if network is None or not network.mine:
        raise Meeting.DoesNotExist
    row = Meeting(municipality_id=municipality_id, user_id=acting_user(actor))
    _put(row, called, speaks_for(network, called.parties))
    row.save(force_insert=True)
    record(actor, "cooperation.meeting.called", row, role=role_of(actor))
    return row


@transaction.atomic
def change_meeting(*, actor: Actor, meeting_id: UUID, called: Called) -> Meeting:
    """Change when, where or of whom. Raises Meeting.DoesNotExist for another's, PartyMissing."""
    row, network = _mine(actor, meeting_id)
    _put(row, called, speaks_for(network, called.parties, also=row.organisation_ids))
    row.change += 1
    row.save()
    record(actor, "cooperation.meeting.changed", row, role=role_of(actor))
    return row


@transaction.atomic
def invite(*, actor: Actor, meeting_id: UUID) -> int:
    """Tell who speaks for the parties that there is a meeting, and when; return how many.

    In neutral words: about what, and of whom, is read after signing in. Each is told once of a
    moment; who moves a meeting invites again.
    """
    row, _network = _mine(actor, meeting_id)
    if row.cancelled_at is not None:
        raise Meeting.DoesNotExist
    told = queries.invited(meeting=row, on=timezone.localdate(actor.at))
    for user_id in told:
        queue(
            actor=actor,
            channel=Channel.MAIL,
            template="meeting_at",
            to=user_id,
            values={"at": row.starts_at},
            key=f"meeting:{row.id}:{row.starts_at.isoformat()}:{user_id}",
        )
    row.invited_at = actor.at
    row.save(update_fields=["invited_at"])
    record(actor, "cooperation.meeting.invited", row, role=role_of(actor))
    return len(told)


@transaction.atomic
def cancel_meeting(*, actor: Actor, meeting_id: UUID) -> Meeting:
    """Say that one does not meet; who was invited is told. Raises Meeting.DoesNotExist."""
    row, _network = _mine(actor, meeting_id)
    if row.cancelled_at is not None:
        raise Meeting.DoesNotExist
    row.cancelled_at, row.change = actor.at, row.change + 1
    row.save(update_fields=["cancelled_at", "change"])
    if row.invited_at is not None:
        for user_id in queries.invited(meeting=row, on=timezone.localdate(actor.at)):
            queue(
                actor=actor,
                channel=Channel.MAIL,
                template="question_waiting",
                to=user_id,
                key=f"meeting:{row.id}:cancelled:{user_id}",
            )
    record(actor, "cooperation.meeting.cancelled", row, role=role_of(actor))
    return row


@transaction.atomic
def keep_minutes(*, actor: Actor, meeting_id: UUID, minutes: Minutes) -> Meeting:
    """Write what was said and decided. Raises Meeting.DoesNotExist for a meeting of another."""
    row, _network = _mine(actor, meeting_id)
    row.present, row.minutes, row.decisions = minutes.present, minutes.minutes, minutes.decisions
    row.noted_on = timezone.localdate(actor.at)
    row.save(update_fields=["present", "minutes", "decisions", "noted_on"])
    record(actor, "cooperation.meeting.noted", row, role=role_of(actor))
    return row


@transaction.atomic
def give_action(
    *, actor: Actor, meeting_id: UUID, what: str, owner_id: int, due_on: date
) -> MeetingAction:
    """Write down who does what before which day, and tell who does it.

    Raises Meeting.DoesNotExist for a meeting of another, NobodyOfTheParties.
    """
    row, _network = _mine(actor, meeting_id)
    if owner_id not in dict(queries.owners(meeting=row, on=timezone.localdate(actor.at))):
        raise NobodyOfTheParties(owner_id)
    action = MeetingAction(
        meeting=row, meeting_title=row.title, what=what, owner_id=owner_id, due_on=due_on
    )
    action.save(force_insert=True)
    record(actor, "cooperation.action.given", action, role=role_of(actor))
    if owner_id != actor.user_id:
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=owner_id)
    return action


@transaction.atomic
def finish_action(*, actor: Actor, action_id: UUID) -> MeetingAction:
    """Say that it is done: who does it, or who keeps the minutes.

    Raises MeetingAction.DoesNotExist for what is another's, or done.
    """
    must_act(actor)
    rows = queries.meeting_actions(actor=actor, verb="finish").select_for_update(of=("self",))
    action = rows.get(id=action_id, done_on__isnull=True)
    action.done_on = timezone.localdate(actor.at)
    action.save(update_fields=["done_on"])
    record(actor, "cooperation.action.done", action, role=role_of(actor))
    return action


def _put(row: Meeting, called: Called, parties: set[str]) -> None:
    organisation_ids = sorted(int(one) for one in parties if one.isdecimal())
    with_municipality, with_council = MUNICIPALITY in parties, COUNCIL in parties
    if rules.lacks(
        kind=called.kind,
        organisation_ids=organisation_ids,
        with_municipality=with_municipality,
        with_council=with_council,
    ):
        raise PartyMissing(called.kind)
    row.organisation_ids = organisation_ids
    row.with_municipality, row.with_council = with_municipality, with_council
    row.kind, row.title, row.place = called.kind, called.title, called.place
    row.starts_at, row.ends_at, row.agenda = called.starts_at, called.ends_at, called.agenda


def _mine(actor: Actor, meeting_id: UUID) -> tuple[Meeting, Network]:
    must_act(actor)
    rows = queries.meetings(actor=actor, verb="write").select_for_update(of=("self",))
    row = rows.get(id=meeting_id)
    networks = queries.networks(actor=actor, on=timezone.localdate(actor.at))
    network = networks.get(row.municipality_id)
    if network is None or not network.mine:  # her party no longer works there
        raise Meeting.DoesNotExist
    return row, network
