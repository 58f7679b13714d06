"""Let people in, and say so in the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity import actions as identity
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.entrances.desk import queries
from naast.entrances.desk.put_through import AGREED, INSERTED
from naast.entrances.desk.queries import ReadOut
from naast.supply.organisations import queries as organisations
from naast.support.casework.actions import entries as casework
from naast.support.decisions.actions import entries as decisions
from naast.support.encounters.actions import tell_of_news
from naast.support.keys import actions as keys
from naast.support.keys.queries import remarks_due
from naast.support.matching import queries as matching
from naast.support.matching.actions import Asked, Left, ask_question
from naast.support.matching.rules import MUNICIPAL_WORKING_DAYS, Channel, Need
from naast.support.outreach import actions as outreach
from naast.support.outreach.actions import Told
from naast.support.outreach.rules import Came, Sign, Teller
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.support.outreach.models import InSight, Worry


@transaction.atomic
def let_administrator_in(*, actor: Actor, email: str, name: str) -> str:
    """Invite an administrator, and return the link with which she chooses a password.

    Raises NotActing, and ValueError when `actor` has no moment.
    """
    user, link = identity.invite_administrator(actor=actor, email=email, name=name)
    record(actor, "identity.administrator.invited", user, role="clock")
    return link


@transaction.atomic
def grant_role(
    *,
    actor: Actor,
    user_id: int,
    role: Role,
    scope: str,
    from_on: date,
    until_on: date | None = None,
) -> None:
    """Give a user a role, unless she would then support and decide in one municipality (I-1).

    Raises what `identity.actions.grant_role` raises.
    """
    grant = identity.grant_role(
        actor=actor,
        user_id=user_id,
        role=role,
        scope=scope,
        from_on=from_on,
        until_on=until_on,
        serves=organisations.served_municipalities(),
    )
    record(actor, "identity.role.granted", grant, role="administrator", reason=role)


@transaction.atomic
def let_in(
    *,
    actor: Actor,
    email: str,
    name: str,
    role: Role,
    scope: str,
    from_on: date,
    until_on: date | None,
) -> str:
    """Give a role to who has this address; return the link for a password when she is new, or "".

    Raises what `grant_role` raises.
    """
    user, is_new = identity.find_or_invite(actor=actor, email=email, name=name)
    if is_new:
        record(actor, "identity.user.invited", user, role="administrator")
    grant_role(
        actor=actor, user_id=user.pk, role=role, scope=scope, from_on=from_on, until_on=until_on
    )
    return identity.invitation_link(user=user) if is_new else ""


@transaction.atomic
def end_role(*, actor: Actor, grant_id: int, until_on: date) -> None:
    """End a role. Raises what `identity.actions.end_role` raises."""
    grant = identity.end_role(actor=actor, grant_id=grant_id, until_on=until_on)
    record(actor, "identity.role.ended", grant, role="administrator", reason=grant.role)


class NobodyReceives(Exception):
    """No organisation serves this municipality, so nobody would read the question."""


@transaction.atomic
def insert_question(
    *,
    actor: Actor,
    municipality_id: int,
    need: Need,
    chosen: ReadOut | None,
    shown: Sequence[ReadOut],
    text: str,
    first_name: str,
    phone: str,
    safe: frozenset[str],
    channel: str,
    language: str,
    person_id: UUID | None,
    at: datetime,
    may_follow: bool = False,
) -> Asked:
    """Put in the question of somebody who called or walked in, as she chose.

    It is hers from then on: `actor` may read it no more (I-3). Where she agreed (`may_follow`), who
    put it in sees how far it is and nothing else; of a municipality nobody does. Raises NotActing,
    AlreadyAsked, NobodyReceives, PermissionError for who sits at no reception desk of that
    municipality.
    """
    must_act(actor)
    on = timezone.localdate(at)
    if municipality_id not in dict(queries.reception_towns(actor=actor, on=on)):
        raise PermissionError(municipality_id)
    receiver = (
        chosen.organisation_id
        if chosen
        else matching.receiver(municipality_id=municipality_id, need=need, on=on)
    )
    if receiver is None:
        raise NobodyReceives
    asked = _ask(
        municipality_id=municipality_id,
        receiver=receiver,
        need=need,
        chosen=chosen,
        shown=shown,
        text=text,
        left=Left(first_name=first_name, phone=phone, safe=safe),
        channel=Channel(channel),
        language=language,
        person_id=person_id,
        at=at,
    )
    follows = may_follow and queries.may_hand_code(actor=actor)
    _record_inserted(actor, asked, role="receptionist", reason=AGREED if follows else "")
    return asked


def _ask(
    *,
    municipality_id: int,
    receiver: int,
    need: Need,
    chosen: ReadOut | None,
    shown: Sequence[ReadOut],
    text: str,
    left: Left,
    channel: Channel,
    language: str,
    person_id: UUID | None,
    at: datetime,
) -> Asked:
    """Ask by the road of everybody, for who chose out of what was read out."""
    days = organisations.first_contact_working_days(
        organisation_id=receiver, municipality_id=municipality_id, on=timezone.localdate(at)
    )
    return ask_question(
        municipality_id=municipality_id,
        house=House.SUPPORT,
        organisation_id=receiver,
        user_id=chosen.user_id if chosen else None,
        working_days=days or MUNICIPAL_WORKING_DAYS,
        need=need,
        text=text.strip(),
        left=left,
        at=at,
        language=language,
        channel=channel,
        shown=[{"id": str(one.supporter_id), "terms": one.terms} for one in shown],
        chosen=chosen.supporter_id if chosen else None,
        person_id=person_id,
    )


def _record_inserted(actor: Actor, asked: Asked, *, role: str, reason: str = "") -> None:
    record(
        actor, INSERTED, asked.question,
        role=role, subject_id=asked.person_id, house=House.SUPPORT, reason=reason,
    )  # fmt: skip


@transaction.atomic
def insert_worry(
    *,
    actor: Actor,
    municipality_id: int,
    zone_id: int | None,
    came: Came,
    teller: Teller,
    signs: Sequence[Sign],
    told: Told,
    worry_id: UUID | None,
    at: datetime,
) -> datetime:
    """Put in a worry of somebody who called or walked in; return when the name is gone.

    Raises NotActing, NobodyReceives, PermissionError for who sits at no reception desk there.
    """
    must_act(actor)
    on = timezone.localdate(at)
    if municipality_id not in dict(queries.reception_towns(actor=actor, on=on)):
        raise PermissionError(municipality_id)
    receiver = matching.receiver(municipality_id=municipality_id, need=Need(), on=on)
    if receiver is None:
        raise NobodyReceives
    return outreach.report_worry(
        actor=actor,
        municipality_id=municipality_id,
        organisation_id=receiver,
        zone_id=zone_id,
        came=came,
        teller=teller,
        signs=signs,
        told=told,
        worry_id=worry_id,
        at=at,
    )


@dataclass(frozen=True, kw_only=True)
class Visited:
    """Who was visited: by a worry with a name, or in sight without one; and where that was."""

    municipality_id: int
    organisation_id: int
    zone_id: int | None
    worry_id: UUID | None = None
    in_sight_id: UUID | None = None

    @classmethod
    def of(cls, *, worry: "Worry | None" = None, entry: "InSight | None" = None) -> "Visited":
        where = worry or entry
        if where is None:
            raise ValueError("A visit was to somebody")
        return cls(
            municipality_id=where.municipality_id,
            organisation_id=where.organisation_id,
            zone_id=where.zone_id,
            worry_id=worry.id if worry else None,
            in_sight_id=entry.id if entry else None,
        )


@transaction.atomic
def ask_at_visit(
    *,
    actor: Actor,
    visited: Visited,
    need: Need,
    chosen: ReadOut | None,
    shown: Sequence[ReadOut],
    text: str,
    first_name: str,
    phone: str,
    safe: frozenset[str],
    language: str,
    person_id: UUID | None,
    at: datetime,
) -> Asked:
    """Put in what who is visited asks herself, with a code of her own; the worry is gone then.

    What others told of her does not go along: her file begins with her own words. Raises
    AlreadyAsked, and Worry.DoesNotExist or InSight.DoesNotExist for who does not go there.
    """
    must_act(actor)
    if visited.worry_id:
        outreach.let_go_as_she_asked(actor=actor, worry_id=visited.worry_id, at=at)
    elif visited.in_sight_id:
        outreach.stop_seeing_as_she_asked(actor=actor, in_sight_id=visited.in_sight_id, at=at)
    receiver = chosen.organisation_id if chosen else None
    asked = _ask(
        municipality_id=visited.municipality_id,
        receiver=receiver or visited.organisation_id,
        need=need,
        chosen=chosen,
        shown=shown,
        text=text,
        left=Left(first_name=first_name, phone=phone, safe=safe),
        channel=Channel.OUTREACH,
        language=language,
        person_id=person_id,
        at=at,
    )
    _record_inserted(actor, asked, role="supporter")
    return asked


@transaction.atomic
def answer_remark(
    *, actor: Actor, remark_id: UUID, text: str | None, reason: str, at: datetime
) -> None:
    """Answer a resident that her file is not right: it reads `text` from now, or stays (None).

    She is told that there is an answer, where that is safe. Raises Remark.DoesNotExist for who
    neither stands beside her nor decides about her, keys.actions.ReasonOwed.
    """
    row = remarks_due(actor=actor).get(id=remark_id)
    if text is None:
        keys.answer_remark(actor=actor, remark_id=remark_id, was=None, reason=reason, at=at)
    else:
        house = casework if row.house == House.SUPPORT else decisions
        house.correct_entry(actor=actor, remark_id=remark_id, text=text, reason=reason, at=at)
    tell_of_news(actor=actor, person_id=row.person_id)
