"""Note what was done about somebody's safety, and decide when she may read it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.policy.walls import Actor, must_act
from naast.supply.law.rules import DUTCH_TIME
from naast.support.casework.actions import running_own
from naast.support.casework.models import Case, SafetyConcern, SafetyEntry
from naast.support.casework.queries import safety as queries
from naast.support.casework.rules.safety import Consulted, Decided, Step, may_hold_back
from naast.support.people.rules import House


class NotSoLong(Exception):
    """What is held back is looked at again within six weeks, on a day ahead."""


class NotThatDay(Exception):
    """A step was taken today or before."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A step as it was taken. `decided` belongs to the last step, and ends the concern."""

    step: Step
    on: date
    text: str
    consulted: Consulted | None = None
    decided: Decided | None = None


@dataclass(frozen=True, kw_only=True)
class HeldBack:
    """Why she may not read it yet, and on which day somebody looks again."""

    because: str
    review_on: date


@transaction.atomic
def note_step(
    *, actor: Actor, case_id: UUID, taken: Taken, held_back: HeldBack | None, at: datetime
) -> SafetyConcern:
    """Note a step; the first opens a concern, which she reads at once unless `held_back` says why.

    `held_back` counts for the first step alone: see `look_again`. Until she may read it, nothing of
    it stands in the list of who looked at her file. Raises Case.DoesNotExist, CaseCannotMove,
    OfAnother, NotThatDay, NotSoLong.
    """
    case, key = running_own(actor=actor, case_id=case_id)
    if taken.on > _today(at):
        raise NotThatDay(taken.on)
    running = queries.concerns(actor=actor, verb="write").select_for_update()
    concern = running.filter(case_id=case.id, ended_at__isnull=True).first()
    if concern is None:
        concern = _opened(actor, case, held_back, at)
        if held_back is not None:
            _entry(actor, concern, Clear(held_back.because, key), on=_today(at), at=at)
    row = SafetyEntry(
        concern=concern,
        person_id=concern.person_id,
        user_id=cast("int", actor.user_id),
        step=taken.step,
        taken_on=taken.on,
        consulted=taken.consulted or "",
        decided=taken.decided or "",
        text=Clear(taken.text, key),
        at=at,
    )
    row.save(force_insert=True)
    if taken.decided:
        concern.ended_at = at
        concern.save(update_fields=["ended_at"])
    _record(actor, "casework.safety.noted", concern)
    return concern


@transaction.atomic
def look_again(
    *, actor: Actor, case_id: UUID, concern_id: UUID, held_back: HeldBack | None, at: datetime
) -> SafetyConcern:
    """Let her read it from now on, or hold it back longer with a reason.

    Raises Case.DoesNotExist, CaseCannotMove, OfAnother, NotSoLong, SafetyConcern.DoesNotExist where
    nothing is held back.
    """
    case, key = running_own(actor=actor, case_id=case_id)
    rows = queries.concerns(actor=actor, verb="write").select_for_update()
    concern = rows.get(case_id=case.id, id=concern_id, told_at__isnull=True)
    if held_back is None:
        return _told(actor, concern, at, role="supporter")
    _check(held_back, at)
    _entry(actor, concern, Clear(held_back.because, key), on=_today(at), at=at)
    concern.review_on = held_back.review_on
    concern.save(update_fields=["review_on"])
    _record(actor, "casework.safety.held_back", concern)
    return concern


@transaction.atomic
def release(*, actor: Actor, concern_id: UUID, at: datetime) -> SafetyConcern:
    """Let her read what was held back: by who guards privacy, who never read it herself.

    Raises SafetyConcern.DoesNotExist, also where nothing is held back any more.
    """
    must_act(actor)
    rows = queries.concerns(actor=actor, verb="release").select_for_update()
    return _told(actor, rows.get(id=concern_id, told_at__isnull=True), at, role="privacy_officer")


def _opened(actor: Actor, case: Case, held_back: HeldBack | None, at: datetime) -> SafetyConcern:
    if held_back is not None:
        _check(held_back, at)
    concern = SafetyConcern(
        case=case,
        person_id=case.person_id,
        organisation_id=case.organisation_id,
        user_id=cast("int", actor.user_id),
        opened_at=at,
        review_on=held_back.review_on if held_back else None,
        told_at=None if held_back else at,
    )
    concern.save(force_insert=True)
    return concern


def _check(held_back: HeldBack, at: datetime) -> None:
    if not may_hold_back(until=held_back.review_on, on=_today(at)):
        raise NotSoLong(held_back.review_on)


def _entry(actor: Actor, concern: SafetyConcern, text: Clear, *, on: date, at: datetime) -> None:
    SafetyEntry(
        concern=concern,
        person_id=concern.person_id,
        user_id=cast("int", actor.user_id),
        step=None,
        taken_on=on,
        text=text,
        at=at,
    ).save(force_insert=True)


def _told(actor: Actor, concern: SafetyConcern, at: datetime, *, role: str) -> SafetyConcern:
    concern.told_at, concern.review_on = at, None
    concern.save(update_fields=["told_at", "review_on"])
    _record(actor, "casework.safety.told", concern, role=role)
    return concern


def _today(at: datetime) -> date:
    return at.astimezone(DUTCH_TIME).date()


def _record(actor: Actor, action: str, concern: SafetyConcern, *, role: str = "supporter") -> None:
    """Record it; she sees that it was done from when she may read it on, and never before."""
    record(
        actor,
        action,
        concern,
        role=role,
        subject_id=concern.person_id if concern.told_at else None,
        house=House.SUPPORT,
    )
