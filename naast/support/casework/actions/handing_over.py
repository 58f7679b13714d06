"""Hand a case over: ask a successor, answer, choose otherwise, keep what nobody takes.

Within one organisation: the file stays where the resident left it, so she is told and may choose
another, before and after, without a reason. To another organisation only she herself can go.
"""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.queries import holders
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.supply.supporters import queries as supporters
from naast.support.casework import queries
from naast.support.casework.actions import DAYS_TO_SPEAK
from naast.support.casework.actions.alongside import end_all
from naast.support.casework.models import Case, HandOver
from naast.support.casework.queries import handing_over
from naast.support.casework.rules import (
    KEPT_BY_COORDINATOR,
    WAITING_STATES,
    HandOverReason,
    HandOverState,
)
from naast.support.encounters import actions as encounters
from naast.support.matching import actions as matching
from naast.support.matching.actions.handing_over import take_over
from naast.support.people.actions import CannotStand
from naast.support.people.rules import House


class CannotGoOn(Exception):
    """Somebody cannot be asked or cannot go on here; the same words whatever the reason (I-1)."""


class AlreadyAsked(Exception):
    """Somebody was asked for this case and has not answered yet."""


@transaction.atomic
def want_successor(
    *, actor: Actor, case_id: UUID, reason: HandOverReason, at: datetime
) -> HandOver:
    """Let a supporter say that another should go on with her case; she goes on until then.

    Her coordinator is told. Raises Case.DoesNotExist for a case that is not hers or has ended,
    AlreadyAsked when somebody is wanted or asked already.
    """
    must_act(actor)
    case = queries.cases(actor=actor, verb="close").get(id=case_id, closed_at__isnull=True)
    wanted = _row(case, reason=reason, at=at)
    _insert(wanted)
    _note(actor, "casework.hand_over.wanted", wanted, role="supporter", reason=reason)
    _tell_coordinators(actor=actor, organisation_id=case.organisation_id, at=at)
    return wanted


@transaction.atomic
def offer_hand_over(
    *, actor: Actor, case_id: UUID, to_user_id: int, reason: HandOverReason, at: datetime
) -> HandOver:
    """Let a coordinator ask somebody to go on with a case. The resident is told, and may say no.

    Raises Case.DoesNotExist for a case of others or one that ended, AlreadyAsked, CannotGoOn for
    who does not work here, has no room, wears the other hat or said no before.
    """
    must_act(actor)
    case = (
        queries.cases(actor=actor)
        .select_related("question")
        .get(id=case_id, closed_at__isnull=True, organisation_id__in=_mine(actor))
    )
    before = list(handing_over.hand_overs(actor=actor).filter(case_id=case.id))
    if any(one.state == HandOverState.OFFERED for one in before):
        raise AlreadyAsked
    found = handing_over.successions(rows=[case], before={case.id: before}, at=at)
    if to_user_id not in found[case.id].fitting:
        raise CannotGoOn
    wanted = next((one for one in before if one.state == HandOverState.WANTED), None)
    if wanted is None:
        offered = _row(case, reason=reason, at=at, to_user_id=to_user_id)
        _insert(offered)
    else:
        offered = wanted
        offered.state, offered.to_user_id, offered.asked_at = HandOverState.OFFERED, to_user_id, at
        offered.save(update_fields=["state", "to_user", "asked_at"])
    _note(actor, "casework.hand_over.offered", offered, role="coordinator", reason=offered.reason)
    queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=to_user_id)
    encounters.tell_of_news(actor=actor, person_id=case.person_id)
    return offered


@transaction.atomic
def accept_hand_over(*, actor: Actor, hand_over_id: UUID, at: datetime) -> Case:
    """Go on with a case: hat, standing, placement, case and coming appointments in one step.

    From here on who stopped reads nothing of it. Raises HandOver.DoesNotExist for what was not
    asked of `actor` or no longer waits, CannotGoOn for who cannot stand here (I-1).
    """
    must_act(actor)
    offered = _waiting(actor=actor, hand_over_id=hand_over_id, verb="answer")
    try:
        case = _go_on(
            actor=actor,
            case_id=offered.case_id,
            person_id=offered.person_id,
            kind=supporters.own_kind(actor=actor),
            with_appointments=True,
            at=at,
        )
    except Case.DoesNotExist:
        raise HandOver.DoesNotExist(hand_over_id) from None
    _end(offered, state=HandOverState.DONE, at=at)
    _note(actor, "casework.case.handed_over", offered, role="supporter", reason=offered.reason)
    encounters.tell_of_news(actor=actor, person_id=case.person_id)
    return case


@transaction.atomic
def refuse_hand_over(*, actor: Actor, hand_over_id: UUID, at: datetime) -> HandOver:
    """Say no to going on with a case, without a reason; who leads is told and looks further."""
    must_act(actor)
    offered = _waiting(actor=actor, hand_over_id=hand_over_id, verb="answer")
    _end(offered, state=HandOverState.REFUSED, at=at)
    _note(actor, "casework.hand_over.refused", offered, role="supporter")
    _tell_coordinators(actor=actor, organisation_id=offered.organisation_id, at=at)
    return offered


@transaction.atomic
def withdraw_hand_over(*, actor: Actor, hand_over_id: UUID, at: datetime) -> HandOver:
    """Let a coordinator take back what she asked, while nobody answered."""
    must_act(actor)
    offered = _waiting(actor=actor, hand_over_id=hand_over_id, verb="withdraw")
    _end(offered, state=HandOverState.WITHDRAWN, at=at)
    _note(actor, "casework.hand_over.withdrawn", offered, role="coordinator")
    return offered


@transaction.atomic
def want_another(*, actor: Actor, hand_over_id: UUID, at: datetime) -> HandOver:
    """Let the resident say that she would rather have another than who was asked; no reason.

    Who leads looks further. Raises HandOver.DoesNotExist when it is not hers or was answered.
    """
    must_act(actor)
    offered = _waiting(actor=actor, hand_over_id=hand_over_id, verb="choose_other")
    _end(offered, state=HandOverState.UNWANTED, at=at)
    _note(actor, "casework.hand_over.unwanted", offered, role="resident")
    _tell_coordinators(actor=actor, organisation_id=offered.organisation_id, at=at)
    return offered


@transaction.atomic
def keep_case(*, actor: Actor, case_id: UUID, at: datetime) -> Case:
    """Let a coordinator keep the place of a case that nobody takes, so that nobody is lost.

    Her name stands beside the resident until somebody goes on; of the file she reads nothing, for
    that a supporter's role is needed. What was agreed for later is called off, and who was asked no
    longer is. Raises Case.DoesNotExist for a case of others or one that ended, CannotGoOn for who
    wears the other hat.
    """
    must_act(actor)
    case = queries.cases(actor=actor).get(
        id=case_id, closed_at__isnull=True, organisation_id__in=_mine(actor)
    )
    waiting = handing_over.hand_overs(actor=actor, verb="withdraw").filter(
        case_id=case.id, state__in=WAITING_STATES
    )
    for one in waiting.filter(state=HandOverState.OFFERED).select_for_update():
        _end(one, state=HandOverState.WITHDRAWN, at=at)
    if case.user_id == actor.user_id:
        return case
    # For this one step she puts on the hat of who supports: her own, and for herself alone.
    keeper = actor.also(supporter=Scope(user_id=actor.user_id))
    with acting(keeper):
        case = _go_on(
            actor=keeper,
            case_id=case.id,
            person_id=case.person_id,
            kind=KEPT_BY_COORDINATOR,
            with_appointments=False,
            at=at,
        )
    for one in waiting.filter(state=HandOverState.WANTED).select_for_update():
        one.to_user_id = actor.user_id
        _end(one, state=HandOverState.WITHDRAWN, at=at)
    record(
        actor, "casework.case.kept", case,
        role="coordinator", subject_id=case.person_id, house=House.SUPPORT,
    )  # fmt: skip
    encounters.tell_of_news(actor=actor, person_id=case.person_id)
    return case


# ---------------------------------------------------------------- shared


def _go_on(
    *,
    actor: Actor,
    case_id: UUID,
    person_id: UUID,
    kind: str,
    with_appointments: bool,
    at: datetime,
) -> Case:
    """Let `actor` go on with a case. Raises Case.DoesNotExist when it ended, CannotGoOn."""
    user_id = cast("int", actor.user_id)
    step = actor.also(handing_over=Scope(row_ids=[person_id]))
    with acting(step):
        case = (
            queries.cases(actor=step, verb="hand_over")
            .select_for_update()
            .get(id=case_id, closed_at__isnull=True)
        )
        was = case.user_id
        end_all(actor=step, case=case, at=at)
        try:
            take_over(actor=step, question_id=case.question_id, kind=kind, at=at)
        except CannotStand as refused:
            raise CannotGoOn from refused
        encounters.take_over_appointments(
            actor=step,
            person_id=person_id,
            from_user_id=was,
            to_user_id=user_id if with_appointments else None,
            at=at,
        )
        case.user_id = user_id
        # What was promised stays promised; where nothing was, she hears from the new one.
        case.hear_before_at = case.hear_before_at or matching.promise(
            at=at, working_days=DAYS_TO_SPEAK
        )
        case.save(update_fields=["user", "hear_before_at"])
    return case


def _row(
    case: Case, *, reason: HandOverReason, at: datetime, to_user_id: int | None = None
) -> HandOver:
    return HandOver(
        case=case,
        person_id=case.person_id,
        organisation_id=case.organisation_id,
        zone_id=case.zone_id,
        domains=case.domains,
        from_user_id=case.user_id,
        to_user_id=to_user_id,
        reason=reason,
        state=HandOverState.WANTED if to_user_id is None else HandOverState.OFFERED,
        asked_at=at,
    )


def _insert(row: HandOver) -> None:
    """Write a hand-over; two coordinators at once: one of both. Raises AlreadyAsked."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as refused:
        raise AlreadyAsked from refused


def _waiting(*, actor: Actor, hand_over_id: UUID, verb: str) -> HandOver:
    return (
        handing_over.hand_overs(actor=actor, verb=verb)
        .select_for_update()
        .get(id=hand_over_id, state=HandOverState.OFFERED)
    )


def _end(row: HandOver, *, state: HandOverState, at: datetime) -> None:
    row.state, row.answered_at = state, at
    row.save(update_fields=["state", "answered_at", "to_user"])


def _mine(actor: Actor) -> list[int]:
    ids: list[int] = actor.scopes["coordinator"].organisation_ids
    return ids


def _tell_coordinators(*, actor: Actor, organisation_id: int, at: datetime) -> None:
    leads = holders(
        role="coordinator", scope=f"organisation:{organisation_id}", on=timezone.localdate(at)
    )
    for user_id in leads:
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)


def _note(actor: Actor, action: str, row: HandOver, *, role: str, reason: str = "") -> None:
    record(
        actor, action, row,
        role=role, subject_id=row.person_id, house=House.SUPPORT, reason=reason,
    )  # fmt: skip
