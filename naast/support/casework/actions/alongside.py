"""Bring somebody else into a case: behind who stands there, in her stead, or along with her.

Asked by whose case it is (a stand-in by her coordinator too), answered by who is asked, seen by the
resident, who may say no at any moment and ends one without the other. Nothing of the file opens
before who is asked said yes, nor before the resident was told; of a duo not before she said yes.
"""

from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.supply.supporters import queries as supporters
from naast.support.casework import queries
from naast.support.casework.models import Alongside, Case
from naast.support.casework.queries import alongside
from naast.support.casework.queries.alongside import OpenedBehind, may_be_asked
from naast.support.casework.rules.alongside import (
    LIVE,
    Along,
    AlongState,
    WhyBehind,
    stand_in_period,
)
from naast.support.encounters import actions as encounters
from naast.support.matching.actions.alongside import end_along, place_along
from naast.support.people import actions as people
from naast.support.people.queries import opened_with_key
from naast.support.people.rules import House, Manner


class CannotAsk(Exception):
    """Somebody cannot be asked or cannot come; the same words whatever the reason (I-1)."""


class AlreadyAsked(Exception):
    """In this manner somebody is there or was asked already."""


class NoPeriod(Exception):
    """Who stands in does so ahead, from a day to a later day, for three months at most."""


# ---------------------------------------------------------------- ask


@transaction.atomic
def ask_behind(
    *, actor: Actor, case_id: UUID, user_id: int, why: WhyBehind, at: datetime
) -> Alongside:
    """Let a supporter ask a work supervisor or legal adviser to stand behind her in one case.

    Raises Case.DoesNotExist for a case that is not hers or has ended, CannotAsk, AlreadyAsked.
    """
    case = _own(actor=actor, case_id=case_id)
    row = _row(actor, case, manner=Along.BEHIND, user_id=user_id, at=at)
    row.why = why
    return _ask(actor, row, case=case, role="supporter", at=at)


@transaction.atomic
def ask_stand_in(
    *, actor: Actor, case_id: UUID, user_id: int, from_on: date, until_on: date, at: datetime
) -> Alongside:
    """Ask a colleague to stand in from a day to a day, both included.

    By whose case it is, or who leads there.

    Raises Case.DoesNotExist for a case of others or one that ended, NoPeriod, CannotAsk,
    AlreadyAsked.
    """
    must_act(actor)
    period = stand_in_period(from_on=from_on, until_on=until_on, at=at)
    if period is None:
        raise NoPeriod
    case = may_ask_stand_in(actor=actor, case_id=case_id)
    row = _row(actor, case, manner=Along.STANDS_IN, user_id=user_id, at=at)
    row.from_at, row.until_at = period
    role = "supporter" if case.user_id == actor.user_id else "coordinator"
    return _ask(actor, row, case=case, role=role, at=at)


@transaction.atomic
def ask_together(
    *,
    actor: Actor,
    case_id: UUID,
    user_id: int,
    holder_does: str,
    other_does: str,
    at: datetime,
) -> Alongside:
    """Ask a colleague of the other sort to help along, with who does what in a line each.

    It begins when the resident says yes. Raises Case.DoesNotExist for a case that is not hers or
    has ended, CannotAsk, AlreadyAsked.
    """
    case = _own(actor=actor, case_id=case_id)
    _, key = opened_with_key(actor=actor, person_id=case.person_id)
    row = _row(actor, case, manner=Along.TOGETHER, user_id=user_id, at=at)
    row.holder_does, row.other_does = Clear(holder_does, key), Clear(other_does, key)
    return _ask(actor, row, case=case, role="supporter", at=at)


def may_ask_stand_in(*, actor: Actor, case_id: UUID) -> Case:
    """Return a running case of one's own, or one that one coordinates. Raises Case.DoesNotExist."""
    running = {"id": case_id, "closed_at__isnull": True}
    own = queries.cases(actor=actor, verb="close").select_related("question").filter(**running)
    if (case := own.first()) is not None:
        return case
    scope = actor.scopes.get("coordinator")
    return (
        queries.cases(actor=actor)
        .select_related("question")
        .get(**running, organisation_id__in=scope.organisation_ids if scope else [])
    )


# ---------------------------------------------------------------- answer


@transaction.atomic
def say_yes(*, actor: Actor, along_id: UUID, at: datetime) -> Alongside:
    """Let who was asked say yes: hat, standing, placement and row in one step; she is told.

    Along with another: the resident is asked, and nothing begins before she says yes. Raises
    Alongside.DoesNotExist for what was not asked of `actor` or no longer waits, CannotAsk for who
    cannot stand here (I-1) or where the case or the period is over meanwhile.
    """
    must_act(actor)
    row = _waiting(actor=actor, along_id=along_id)
    row.answered_at = at
    if row.manner == Along.TOGETHER:
        row.state = AlongState.AGREED
        row.save(update_fields=["state", "answered_at"])
    else:
        _begin(actor=actor, row=row, at=at)
    _note(actor, "casework.along.agreed", row, role=_role(row))
    encounters.tell_of_news(actor=actor, person_id=row.person_id)
    return row


@transaction.atomic
def refuse(*, actor: Actor, along_id: UUID, at: datetime) -> Alongside:
    """Say no to being asked along, without a reason; who asked is told."""
    must_act(actor)
    row = _waiting(actor=actor, along_id=along_id)
    _close(row, state=AlongState.REFUSED, at=at)
    _note(actor, "casework.along.refused", row, role=_role(row))
    queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=row.asked_by_id)
    return row


@transaction.atomic
def resident_agrees(*, actor: Actor, along_id: UUID, at: datetime) -> Alongside:
    """Let the resident say yes to two beside her. Who said yes before, stands there from now on.

    Raises Alongside.DoesNotExist when it is not hers or does not wait for her, CannotAsk when the
    other cannot come any more.
    """
    must_act(actor)
    row = (
        alongside.alongside(actor=actor, verb="say")
        .select_for_update()
        .get(id=along_id, state=AlongState.AGREED)
    )
    scope = f"organisation:{row.organisation_id}"
    if row.user_id not in holders(role=Role.SUPPORTER, scope=scope, on=timezone.localdate(at)):
        raise CannotAsk
    # The other said yes; for this one step he puts on his own hat, for himself alone.
    himself = Scope(user_id=row.user_id)
    comes = Actor(user_id=row.user_id, at=at, staff=himself, supporter=himself)
    with acting(comes):
        _begin(actor=comes, row=row, at=at)
    _note(actor, "casework.along.wanted", row, role="resident")
    for user_id in (row.user_id, row.holder_id):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return row


@transaction.atomic
def resident_refuses(*, actor: Actor, along_id: UUID, at: datetime) -> Alongside:
    """Let the resident say no, or no longer, at once and without a reason; the other one stays.

    Where somebody would stand in, who leads is told, to call her back. Raises
    Alongside.DoesNotExist when it is not hers or is over.
    """
    must_act(actor)
    row = _live(actor=actor, along_id=along_id, verb="say", at=at)
    _stop(actor=actor, row=row, state=AlongState.UNWANTED, at=at)
    _note(actor, "casework.along.unwanted", row, role="resident")
    told = {row.holder_id, row.user_id}
    if row.manner == Along.STANDS_IN:
        scope = f"organisation:{row.organisation_id}"
        told |= set(holders(role=Role.COORDINATOR, scope=scope, on=timezone.localdate(at)))
    for user_id in sorted(told):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return row


# ---------------------------------------------------------------- end


@transaction.atomic
def end(*, actor: Actor, along_id: UUID, at: datetime) -> Alongside:
    """End it, or take it back: who asked, who is along, or for a stand-in who leads.

    The resident sees it in her file. Raises Alongside.DoesNotExist for what is of others or over.
    """
    must_act(actor)
    row = _live(actor=actor, along_id=along_id, verb="end", at=at)
    ran = row.state == AlongState.RUNS
    step = actor.also(handing_over=Scope(row_ids=[row.person_id]))
    with acting(step):
        state = AlongState.ENDED if ran else AlongState.WITHDRAWN
        _stop(actor=step, row=row, state=state, at=at)
    action = "casework.along.ended" if ran else "casework.along.withdrawn"
    _note(actor, action, row, role=_ending_role(actor, row))
    return row


def end_all(*, actor: Actor, case: Case, at: datetime) -> None:
    """End whoever else is in a case that closes or goes to another; within that step."""
    must_act(actor)
    step = actor.also(handing_over=Scope(row_ids=[case.person_id]))
    with acting(step):
        rows = alongside.alongside(actor=step, verb="end").filter(
            case_id=case.id, state__in=sorted(LIVE)
        )
        for row in rows.select_for_update():
            ran = row.state == AlongState.RUNS
            state = AlongState.ENDED if ran else AlongState.WITHDRAWN
            _stop(actor=step, row=row, state=state, at=at)


# ---------------------------------------------------------------- look


@transaction.atomic
def open_behind(*, actor: Actor, along_id: UUID, at: datetime) -> OpenedBehind:
    """Return a case behind whose supporter `actor` stands, and record the look (I-4).

    The only way to what a supervisor reads. Raises Alongside.DoesNotExist.
    """
    must_act(actor)
    opened = alongside.opened_behind(actor=actor, along_id=along_id, at=at)
    record(
        actor, "casework.case.opened", opened.case,
        role="supervisor", subject_id=opened.case.person_id, house=House.SUPPORT,
    )  # fmt: skip
    return opened


# ---------------------------------------------------------------- shared


def _own(*, actor: Actor, case_id: UUID) -> Case:
    must_act(actor)
    return (
        queries.cases(actor=actor, verb="close")
        .select_related("question")
        .get(id=case_id, closed_at__isnull=True)
    )


def _row(actor: Actor, case: Case, *, manner: Along, user_id: int, at: datetime) -> Alongside:
    return Alongside(
        case=case,
        question_id=case.question_id,
        person_id=case.person_id,
        circle_id=case.circle_id,
        organisation_id=case.organisation_id,
        municipality_id=case.municipality_id,
        zone_id=case.zone_id,
        domains=case.domains,
        manner=manner,
        state=AlongState.ASKED,
        holder_id=case.user_id,
        user_id=user_id,
        asked_by_id=cast("int", actor.user_id),
        asked_at=at,
    )


def _ask(actor: Actor, row: Alongside, *, case: Case, role: str, at: datetime) -> Alongside:
    """Write who is asked, and tell him; of two at once one. Raises CannotAsk, AlreadyAsked."""
    manner = Along(row.manner)
    kind = supporters.own_kind(actor=actor) if manner == Along.TOGETHER else ""
    on = timezone.localdate(at)
    if row.user_id not in may_be_asked(case=case, manner=manner, kind=kind, at=at, on=on):
        raise CannotAsk
    # What is over by its own end makes room; it opens nothing since that moment.
    alongside.alongside(actor=actor, verb="end").filter(
        case_id=case.id, manner=manner, state__in=sorted(LIVE), until_at__lte=at
    ).order_by().update(state=AlongState.ENDED)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as refused:
        raise AlreadyAsked from refused
    _note(actor, "casework.along.asked", row, role=role)
    queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=row.user_id)
    return row


def _waiting(*, actor: Actor, along_id: UUID) -> Alongside:
    return (
        alongside.alongside(actor=actor, verb="answer")
        .select_for_update()
        .get(id=along_id, state=AlongState.ASKED)
    )


def _live(*, actor: Actor, along_id: UUID, verb: str, at: datetime) -> Alongside:
    row = (
        alongside.alongside(actor=actor, verb=verb)
        .select_for_update()
        .get(id=along_id, state__in=sorted(LIVE))
    )
    if row.until_at is not None and row.until_at <= at:
        raise Alongside.DoesNotExist(along_id)
    return row


def _begin(*, actor: Actor, row: Alongside, at: datetime) -> None:
    """Let `actor` stand there: hat, standing, placement and row together. Raises CannotAsk."""
    if row.until_at is not None and row.until_at <= at:
        raise CannotAsk
    row.from_at = at if row.from_at is None else max(row.from_at, at)
    try:
        standing = people.begin_standing(
            actor=actor,
            person_id=row.person_id,
            circle_id=row.circle_id,
            house=House.SUPPORT,
            municipality_id=row.municipality_id,
            organisation_id=row.organisation_id,
            at=at,
            manner=Manner.BEHIND if row.manner == Along.BEHIND else Manner.BESIDE,
            from_at=row.from_at,
            until_at=row.until_at,
        )
    except people.CannotStand as refused:
        raise CannotAsk from refused
    row.standing_id = standing.id
    if row.manner != Along.BEHIND:
        row.placement = place_along(
            actor=actor,
            beside=standing,
            question_id=row.question_id,
            zone_id=row.zone_id,
            kind=supporters.own_kind(actor=actor),
        )
    row.state = AlongState.RUNS
    row.save(update_fields=["state", "from_at", "answered_at", "standing", "placement"])


def _stop(*, actor: Actor, row: Alongside, state: AlongState, at: datetime) -> None:
    if row.standing_id is not None:
        end_along(actor=actor, placement_id=row.placement_id, standing_id=row.standing_id, at=at)
    _close(row, state=state, at=at)


def _close(row: Alongside, *, state: AlongState, at: datetime) -> None:
    """Write how it ended. What had begun ends now; who would stand in keeps the days once asked."""
    row.state = state
    row.answered_at = row.answered_at or at
    if row.standing_id is not None:
        row.until_at = max(cast("datetime", row.from_at), at)
    row.save(update_fields=["state", "answered_at", "until_at"])


def _role(row: Alongside) -> str:
    return "supervisor" if row.manner == Along.BEHIND else "supporter"


def _ending_role(actor: Actor, row: Alongside) -> str:
    if actor.user_id == row.user_id:
        return _role(row)
    return "supporter" if actor.user_id == row.holder_id else "coordinator"


def _note(actor: Actor, action: str, row: Any, *, role: str) -> None:
    record(
        actor, action, row,
        role=role, subject_id=row.person_id, house=House.SUPPORT,
    )  # fmt: skip
