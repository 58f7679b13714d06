"""Object to a decision, judge the objection, and end it: each in one transaction."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.db import IntegrityError, transaction

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.supply.law.rules import DUTCH_TIME
from naast.support.decisions import queries
from naast.support.decisions.models import Decision, Letter, Objection, ObjectionText
from naast.support.decisions.queries.letters import letters
from naast.support.decisions.queries.objections import (
    OpenedObjection,
    last_to_object_to,
    objections,
    opened_objection,
)
from naast.support.decisions.rules.letters import standing
from naast.support.decisions.rules.objections import (
    ObjectedBy,
    ObjectionPart,
    complete_before,
    is_late,
    may_judge,
)
from naast.support.encounters import actions as encounters
from naast.support.people import actions as people
from naast.support.people.actions import CannotStand
from naast.support.people.queries import keys_of, standings
from naast.support.people.rules import HatKind, House, Manner

ROLE = "objection_officer"


class CannotObject(Exception):
    """To this decision one cannot object here: it counts no more, or came of an objection."""


class AlreadyObjected(Exception):
    """There is an objection to this decision."""


class CannotJudge(Exception):
    """Gone, taken, and not possible (I-1) look alike on purpose."""


class NotNow(Exception):
    """The objection is not in a state in which this can be done."""


@transaction.atomic
def object_to(
    *, actor: Actor, decision_id: UUID, grounds: str, helper: str, at: datetime
) -> Objection:
    """Let a resident object with her code; without `grounds` it is pro forma, with a term.

    `helper` is who speaks for her, because she says so (Awb art. 2:1). Too late is taken in all the
    same: whether that can be forgiven, who judges says (art. 6:11). Raises Decision.DoesNotExist,
    CannotObject, AlreadyObjected.
    """
    must_act(actor)
    decision = queries.decisions(actor=actor).get(id=decision_id)
    sent = letters(actor=actor).filter(decided__contains=[decision.id]).first()
    on = _day(at)
    row = _new(actor=actor, decision=decision, letter=sent, by=ObjectedBy.CODE, on=on, at=at)
    if not grounds:
        row.complete_asked_on, row.complete_before_on = on, complete_before(asked_on=on)
    _insert(row)
    key = _key(actor, row)
    for part, text in ((ObjectionPart.GROUNDS, grounds), (ObjectionPart.HELPER, helper)):
        if text:
            _write(row=row, key=key, part=part, text=text, user_id=None, at=at)
    _note(actor, "decisions.objection.made", row, role="resident")
    return row


@transaction.atomic
def register_objection(
    *,
    actor: Actor,
    number: str,
    provision: str,
    received_on: date,
    posted_on: date | None,
    complete: bool,
    at: datetime,
) -> Objection:
    """Register an objection that came on paper, to the letter it names; it opens nothing yet.

    `complete`: it has reasons and a signature. Raises Letter.DoesNotExist (also of another
    municipality, and of her own decision: alike on purpose), CannotObject, AlreadyObjected.
    """
    must_act(actor)
    here = actor.scopes[ROLE].municipality_ids
    finding = Scope(fingerprint=number, municipality_ids=here, row_ids=[])
    with _step(actor, finding) as step:
        letter = letters(actor=step).filter(number=number).order_by("final_at").first()
    if letter is None:
        raise Letter.DoesNotExist
    with _step(actor, Scope(fingerprint="", municipality_ids=[], row_ids=letter.decided)) as step:
        decision = (
            queries.decisions(actor=step).filter(id__in=letter.decided, provision=provision).first()
        )
        if decision is None or not may_judge(
            user_id=cast("int", actor.user_id), decided_by_id=decision.user_id
        ):
            raise Letter.DoesNotExist
        row = _new(
            actor=step, decision=decision, letter=letter, by=ObjectedBy.PAPER,
            on=received_on, at=at, posted_on=posted_on,
        )  # fmt: skip
        if not complete:
            row.complete_asked_on = _day(at)
            row.complete_before_on = complete_before(asked_on=_day(at))
    _insert(row)
    _note(actor, "decisions.objection.registered", row)
    return row


@transaction.atomic
def complete_objection(
    *, actor: Actor, objection_id: UUID, grounds: str, at: datetime
) -> Objection:
    """Let a resident say why, or more of it. Raises Objection.DoesNotExist, NotNow."""
    must_act(actor)
    row = _running(actor=actor, objection_id=objection_id, verb="answer")
    if row.complete_asked_on and row.completed_on is None:
        row.completed_on = _day(at)
        row.save(update_fields=["completed_on"])
    _write(
        row=row, key=_key(actor, row), part=ObjectionPart.GROUNDS, text=grounds,
        user_id=None, at=at,
    )  # fmt: skip
    _note(actor, "decisions.objection.completed", row, role="resident")
    return row


@transaction.atomic
def withdraw_objection(*, actor: Actor, objection_id: UUID, at: datetime) -> Objection:
    """Let a resident go no further with it (Awb art. 6:21). Raises Objection.DoesNotExist."""
    must_act(actor)
    row = _running(actor=actor, objection_id=objection_id, verb="answer")
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    leave(actor=actor, row=row, at=at)
    _note(actor, "decisions.objection.withdrawn", row, role="resident")
    return row


@transaction.atomic
def take_objection(*, actor: Actor, objection_id: UUID, at: datetime) -> Objection:
    """Judge an objection from now on, under the hat of who decides; it opens this and no more.

    Raises CannotJudge when it is gone or taken, when `actor` took the decision, and when she
    supports in this circle or works on the matter: alike on purpose (I-1).
    """
    must_act(actor)
    try:
        row = (
            objections(actor=actor, verb="take")
            .select_for_update(of=("self",))
            .get(id=objection_id, decided_at__isnull=True, withdrawn_at__isnull=True)
        )
        if not _judging(actor=actor, row=row, user_id=cast("int", actor.user_id)):
            people.begin_standing(
                actor=actor,
                person_id=row.person_id,
                circle_id=row.circle_id,
                house=House.MUNICIPALITY,
                municipality_id=row.municipality_id,
                organisation_id=None,
                manner=Manner.JUDGES,
                at=at,
            )
        row.user_id, row.hat, row.taken_at = actor.user_id, HatKind.DECIDES, at
        with transaction.atomic():
            row.save(update_fields=["user", "hat", "taken_at"])
    except (Objection.DoesNotExist, CannotStand, IntegrityError) as refused:
        raise CannotJudge from refused
    _note(actor, "decisions.objection.taken", row)
    return row


@transaction.atomic
def open_objection(*, actor: Actor, objection_id: UUID, at: datetime) -> OpenedObjection:
    """Open an objection; who is not the resident leaves a look. Raises Objection.DoesNotExist."""
    must_act(actor)
    found = opened_objection(actor=actor, objection_id=objection_id, on=_day(at))
    if not actor.holds("resident"):
        _note(actor, "decisions.objection.opened", found.objection)
    return found


@transaction.atomic
def ask_to_complete(*, actor: Actor, objection_id: UUID, at: datetime) -> Objection:
    """Ask her for what is missing (Awb art. 6:6). Raises Objection.DoesNotExist, NotNow."""
    must_act(actor)
    row = _running(actor=actor, objection_id=objection_id)
    if row.complete_asked_on is not None:
        raise NotNow
    row.complete_asked_on = _day(at)
    row.complete_before_on = complete_before(asked_on=_day(at))
    return _judged(actor, row, "asked", ["complete_asked_on", "complete_before_on"])


@transaction.atomic
def invite_to_hearing(
    *, actor: Actor, objection_id: UUID, hearing_at: datetime, place: str, at: datetime
) -> Objection:
    """Invite her to be heard (Awb art. 7:2). Raises Objection.DoesNotExist, NotNow."""
    must_act(actor)
    row = _running(actor=actor, objection_id=objection_id)
    if hearing_at <= at or row.heard_on:
        raise NotNow
    row.hearing_at = hearing_at
    _say(actor, row, ObjectionPart.PLACE, place, at)
    return _judged(actor, row, "invited", ["hearing_at"])


@transaction.atomic
def report_hearing(
    *, actor: Actor, objection_id: UUID, text: str, heard_on: date, at: datetime
) -> Objection:
    """Write the report of the hearing (Awb art. 7:7); she reads it at once.

    Raises Objection.DoesNotExist, NotNow.
    """
    must_act(actor)
    row = _running(actor=actor, objection_id=objection_id)
    if row.heard_on or heard_on > _day(at):
        raise NotNow
    row.heard_on = heard_on
    _say(actor, row, ObjectionPart.HEARING, text, at)
    return _judged(actor, row, "heard", ["heard_on"])


@transaction.atomic
def take_longer(
    *,
    actor: Actor,
    objection_id: UUID,
    committee: bool,
    until_on: date | None,
    why: str,
    at: datetime,
) -> Objection:
    """Take longer: a committee advises, once for the term of the law, or until a day she agreed to.

    Only while the term runs (Awb art. 7:10 and 7:13). Raises Objection.DoesNotExist, NotNow.
    """
    must_act(actor)
    row = _running(actor=actor, objection_id=objection_id)
    found = opened_objection(actor=actor, objection_id=objection_id, on=_day(at))
    if found.term.is_over:
        raise NotNow
    if until_on:
        if not why or until_on <= found.term.before_on:
            raise NotNow
        row.agreed_until_on = until_on
        _say(actor, row, ObjectionPart.AGREED, why, at)
    elif committee:
        if row.with_committee:
            raise NotNow
        row.with_committee = True
    elif row.adjourned_on:
        raise NotNow
    else:
        row.adjourned_on = _day(at)
    fields = ["agreed_until_on", "with_committee", "adjourned_on"]
    return _judged(actor, row, "longer", fields)


def leave(*, actor: Actor, row: Objection, at: datetime) -> None:
    """Let who judged this objection stand there no longer, unless another of hers still runs."""
    if row.user_id is None or not _judging(actor=actor, row=row, user_id=row.user_id):
        return
    another = objections(actor=actor).filter(
        person_id=row.person_id,
        user_id=row.user_id,
        decided_at__isnull=True,
        withdrawn_at__isnull=True,
    )
    if not another.exclude(id=row.id).exists():
        people.end_standing(actor=actor, person_id=row.person_id, user_id=row.user_id, at=at)


def _judging(*, actor: Actor, row: Objection, user_id: int) -> bool:
    """Whether somebody judges an objection of hers now; that stays so until the end of the step."""
    mine = standings(actor=actor, verb="end").filter(
        person_id=row.person_id, user_id=user_id, manner=Manner.JUDGES, until_at__isnull=True
    )
    return bool(list(mine.select_for_update(of=("self",))))


def running_objection(*, actor: Actor, objection_id: UUID) -> tuple[Objection, DataKey]:
    """Return an objection that `actor` judges, locked, with the key of its person."""
    row = _running(actor=actor, objection_id=objection_id)
    return row, _key(actor, row)


def _running(*, actor: Actor, objection_id: UUID, verb: str = "judge") -> Objection:
    return (
        objections(actor=actor, verb=verb)
        .select_for_update(of=("self",))
        .get(id=objection_id, decided_at__isnull=True, withdrawn_at__isnull=True)
    )


def _new(
    *,
    actor: Actor,
    decision: Decision,
    letter: Letter | None,
    by: ObjectedBy,
    on: date,
    at: datetime,
    posted_on: date | None = None,
) -> Objection:
    later = queries.decisions(actor=actor).filter(matter_id=decision.matter_id)
    counts = decision.id in {one.id for one in standing([*later, decision])}
    if not counts or decision.mandate == ROLE:
        raise CannotObject(decision.id)
    announced_at = letter.final_at if letter else decision.decided_at
    last_on = last_to_object_to(municipality_id=decision.municipality_id, announced_at=announced_at)
    return Objection(
        decision_id=decision.id,
        decided_by_id=decision.user_id,
        matter_id=decision.matter_id,
        person_id=decision.person_id,
        circle_id=decision.circle_id,
        municipality_id=decision.municipality_id,
        by=by,
        announced_on=_day(announced_at),
        last_on=last_on,
        received_on=on,
        posted_on=posted_on,
        received_at=at,
        late=is_late(last_on=last_on, received_on=on, posted_on=posted_on),
    )


def _insert(row: Objection) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as there:
        raise AlreadyObjected(row.decision_id) from there


def _key(actor: Actor, row: Objection) -> DataKey:
    key = keys_of(actor=actor, person_ids={row.person_id}).get(row.person_id)
    if key is None:
        raise Objection.DoesNotExist
    return key


def _write(
    *, row: Objection, key: DataKey, part: ObjectionPart, text: str, user_id: int | None,
    at: datetime,
) -> None:  # fmt: skip
    ObjectionText(
        objection_id=row.id, person_id=row.person_id, user_id=user_id, part=part,
        text=Clear(text, key), at=at,
    ).save(force_insert=True)  # fmt: skip


def _say(actor: Actor, row: Objection, part: ObjectionPart, text: str, at: datetime) -> None:
    _write(row=row, key=_key(actor, row), part=part, text=text, user_id=actor.user_id, at=at)


def _judged(actor: Actor, row: Objection, done: str, fields: list[str]) -> Objection:
    """Keep what who judges changed, and tell her in neutral words that something waits."""
    row.save(update_fields=fields)
    encounters.tell_answer_waits(actor=actor, person_id=row.person_id)
    _note(actor, _DONE[done], row)
    return row


_DONE: Mapping[str, str] = {
    "asked": "decisions.objection.asked_to_complete",
    "invited": "decisions.objection.invited",
    "heard": "decisions.objection.heard",
    "longer": "decisions.objection.takes_longer",
}


def _note(actor: Actor, action: str, row: Objection, *, role: str = ROLE) -> None:
    record(actor, action, row, role=role, subject_id=row.person_id, house=House.MUNICIPALITY)


def _step(actor: Actor, scope: Scope) -> AbstractContextManager[Actor]:
    return acting(actor.also(registering=scope))


def _day(moment: datetime) -> date:
    return moment.astimezone(DUTCH_TIME).date()
