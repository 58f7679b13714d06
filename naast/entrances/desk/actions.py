"""Let people in, and say so in the record."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity import actions as identity
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, must_act
from naast.entrances.desk import queries
from naast.entrances.desk.queries import ReadOut
from naast.supply.organisations import queries as organisations
from naast.support.casework.actions import entries as casework
from naast.support.decisions.actions import entries as decisions
from naast.support.encounters.actions import tell_answer_waits
from naast.support.keys import actions as keys
from naast.support.keys.queries import remarks_due
from naast.support.matching import queries as matching
from naast.support.matching.actions import Asked, Left, ask_question
from naast.support.matching.rules import MUNICIPAL_WORKING_DAYS, Channel, Need
from naast.support.people.rules import House


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
) -> Asked:
    """Put in the question of somebody who called or walked in, as she chose.

    It is hers from then on: `actor` may read it no more (I-3). Raises NotActing, AlreadyAsked,
    NobodyReceives, PermissionError for who sits at no reception desk of that municipality.
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
    days = organisations.first_contact_working_days(
        organisation_id=receiver, municipality_id=municipality_id, on=on
    )
    asked = ask_question(
        municipality_id=municipality_id,
        house=House.SUPPORT,
        organisation_id=receiver,
        user_id=chosen.user_id if chosen else None,
        working_days=days or MUNICIPAL_WORKING_DAYS,
        need=need,
        text=text.strip(),
        left=Left(first_name=first_name, phone=phone, safe=safe),
        at=at,
        language=language,
        channel=Channel(channel),
        shown=[{"id": str(one.supporter_id), "terms": one.terms} for one in shown],
        chosen=chosen.supporter_id if chosen else None,
        person_id=person_id,
    )
    record(
        actor, "matching.question.inserted", asked.question,
        role="receptionist", subject_id=asked.person_id, house=House.SUPPORT,
    )  # fmt: skip
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
    tell_answer_waits(actor=actor, person_id=row.person_id)
