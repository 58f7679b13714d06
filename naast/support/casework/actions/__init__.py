"""The supporter's work: take a case, open it, note, agree, close. One function, one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID, uuid4

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor, must_act
from naast.supply.law.rules import Activity, WhyNow, layer_of
from naast.supply.supporters import queries as supporters
from naast.support.casework import queries, rules
from naast.support.casework.actions.alongside import end_all
from naast.support.casework.models import Case, CaseContent, Contact, Goal, RungTried
from naast.support.casework.queries import OpenedCase, aims
from naast.support.casework.rules import CaseStatus, ContactKind, Outcome, Rung, RungState
from naast.support.encounters import actions as encounters
from naast.support.encounters.rules import Way
from naast.support.keys.actions import keep_waiting
from naast.support.matching import actions as matching
from naast.support.matching import queries as questions
from naast.support.matching.rules import Channel, Need
from naast.support.people import queries as people
from naast.support.people.actions.agreements import Agreed, note_agreement
from naast.support.people.queries import opened_with_key
from naast.support.people.rules import HatKind, House

if TYPE_CHECKING:
    from naast.support.encounters.models import Appointment, Message

DAYS_TO_SPEAK = 5


class CaseCannotMove(Exception):
    """A case that is closed stays closed; a new question opens a new one."""


class OfAnother(CaseCannotMove):
    """In the case of who asked for another stands what the asker said, and nothing of the other."""


class AgreedBefore(Exception):
    """The other agreed already, and has a case of her own."""


class NotAhead(Exception):
    """What is promised lies ahead, within a year."""


class NoMark(Exception):
    """A mark that a resident gives herself is 0 to 10."""


# ---------------------------------------------------------------- take and open


@transaction.atomic
def take_case(*, actor: Actor, question_id: UUID, at: datetime) -> Case:
    """Accept a question: question, hat, standing, placement and case in one transaction.

    Raises Question.DoesNotExist when it was not asked of `actor` or is no longer open,
    people.actions.CannotStand when she cannot stand here.
    """
    must_act(actor)
    placement = matching.accept_question(
        actor=actor, question_id=question_id, kind=supporters.own_kind(actor=actor), at=at
    )
    question = questions.questions(actor=actor).get(id=question_id)
    case = Case(
        question=question,
        person_id=placement.person_id,
        circle_id=placement.circle_id,
        user_id=placement.user_id,
        hat=HatKind.SUPPORTS,
        organisation_id=cast("int", placement.organisation_id),  # as of every support row
        municipality_id=placement.municipality_id,
        zone_id=placement.zone_id,
        domains=question.domains,
        why_now=question.why_now,
        layer=_layer_of(question.why_now) or 1,
        opened_at=at,
        # What was promised when she asked stays promised until she is spoken to.
        hear_before_at=question.promised_at,
    )
    case.save(force_insert=True)
    CaseContent(case=case, person_id=case.person_id, changed_at=at).save(force_insert=True)
    _record(actor, "casework.case.taken", case)
    return case


@transaction.atomic
def open_case(*, actor: Actor, case_id: UUID) -> OpenedCase:
    """Return a case with its contents, and record the look so that the resident sees it (I-4).

    The only way to the contents for page, export and API. Her own look is recorded once, when she
    comes in with her code (people). Raises Case.DoesNotExist.
    """
    must_act(actor)
    opened = queries.opened_case(actor=actor, case_id=case_id)
    if not actor.holds("resident"):
        _record(actor, "casework.case.opened", Case(id=case_id, person_id=opened.person.person_id))
    return opened


@transaction.atomic
def open_for_other(
    *, actor: Actor, case_id: UUID, first_name: str, agreed: Agreed, at: datetime
) -> tuple[Case, str]:
    """Open a case of her own for whom somebody asked, once she agreed; return it with her code.

    The code is shown this once, to hand to her, or to who represents her. What the asker said stays
    in the asker's file. Raises Case.DoesNotExist, CaseCannotMove, OfAnother for a case in which
    nobody asked for another, AgreedBefore, people.actions.agreements.NotEnoughAgreed.
    """
    asked, _ = _running(actor=actor, case_id=case_id)
    question = questions.questions(actor=actor).get(id=asked.question_id)
    if not question.asker_relation:
        raise OfAnother
    if matching.agreed_to(actor=actor, question=question):
        raise AgreedBefore
    matching.end_invitation(actor=actor, question_id=question.id, at=at)
    hers = matching.ask_question(
        municipality_id=asked.municipality_id,
        house=House.SUPPORT,
        organisation_id=asked.organisation_id,
        user_id=asked.user_id,
        working_days=DAYS_TO_SPEAK,
        need=Need(domains=frozenset(asked.domains), zone_id=asked.zone_id),
        text="",
        left=matching.Left(first_name=first_name),
        at=at,
        language=question.language,
        channel=Channel.REFERRED,
        asker=people.persons(actor=actor).get(id=asked.person_id),
        follows=question.id,
        noted=True,
        born_on=agreed.born_on,
    )
    case = take_case(actor=actor, question_id=hers.question.id, at=at)
    note_agreement(
        actor=actor,
        person_id=hers.person_id,
        asker_id=asked.person_id,
        question_id=question.id,
        agreed=agreed,
        at=at,
    )
    return case, hers.code


@transaction.atomic
def invite_other(*, actor: Actor, case_id: UUID, at: datetime) -> str:
    """Make a code with which the other says yes or no herself; return it, shown this once only.

    Raises Case.DoesNotExist, CaseCannotMove, OfAnother for a case in which nobody asked for
    another, AgreedBefore.
    """
    asked, _ = _running(actor=actor, case_id=case_id)
    if not questions.questions(actor=actor).get(id=asked.question_id).asker_relation:
        raise OfAnother
    try:
        return matching.invite(actor=actor, question_id=asked.question_id, at=at)
    except matching.NotForAnother as agreed:
        raise AgreedBefore from agreed


# ---------------------------------------------------------------- note, agree, promise


@dataclass(frozen=True, kw_only=True)
class Said:
    """What there is to note of a talk. The text is kept as it is: no rule judges it."""

    kind: ContactKind
    text: str
    activity: Activity = Activity.GENERAL_SUPPORT
    layer: int = 1
    minutes: int | None = None
    why_now: str | None = None
    """Why she wants support just now, as it turns out: a code of `WhyNow`; None leaves it."""


def _layer_of(why_now: str | None) -> int | None:
    return int(layer_of(why_now=WhyNow(why_now))) if why_now else None


@transaction.atomic
def note_contact(
    *,
    actor: Actor,
    case_id: UUID,
    said: Said,
    at: datetime,
    hear_before_at: datetime | None = None,
    contact_id: UUID | None = None,
) -> Contact:
    """Note a talk that was held at `at`. Whatever was promised before is kept by it.

    A talk held before the last one that was noted changes neither when she was last spoken to nor
    what was promised since. `contact_id` is a number made elsewhere, under which it is kept once.
    Another `why_now` than before brings its own layer along.

    Minutes are kept of formal supporters only, whatever is given (I-9, R-076). `hear_before_at` is
    the next promise. Raises Case.DoesNotExist, CaseCannotMove when it is closed, NotAhead.
    """
    case, key = _running(actor=actor, case_id=case_id)
    if hear_before_at is not None and not rules.may_promise(until=hear_before_at, at=at):
        raise NotAhead
    turned = said.why_now is not None and said.why_now != case.why_now
    layer = (_layer_of(said.why_now) if turned else None) or said.layer
    contact = Contact(
        id=contact_id or uuid4(),
        case=case,
        person_id=case.person_id,
        user_id=cast("int", actor.user_id),
        kind=said.kind,
        activity=said.activity,
        layer=layer,
        minutes=said.minutes if _is_formal(actor=actor, case=case) else None,
        text=Clear(said.text, key),
        at=at,
    )
    contact.save(force_insert=True)
    matching.note_first_contact(actor=actor, question_id=case.question_id, at=at)
    if case.last_contact_at is None or case.last_contact_at <= at:
        case.layer, case.last_contact_at, case.hear_before_at = layer, at, hear_before_at
        if said.why_now is not None:
            case.why_now = said.why_now
        case.save(update_fields=["layer", "why_now", "last_contact_at", "hear_before_at"])
    _record(actor, "casework.contact.noted", contact)
    return contact


def _is_formal(*, actor: Actor, case: Case) -> bool:
    placed = questions.placements(actor=actor).filter(question_id=case.question_id)
    return rules.counts_minutes(kind=placed.values_list("kind", flat=True).first() or "")


@transaction.atomic
def write_question_behind(
    *, actor: Actor, case_id: UUID, behind: str, reading: str, at: datetime
) -> CaseContent:
    """Write the question behind the question, and how the supporter reads it.

    Both stand apart from the resident's own words; empty takes back what stood there.
    """
    case, key = running_own(actor=actor, case_id=case_id)
    content = queries.contents(actor=actor, verb="write").get(case_id=case.id)
    content.behind = Clear(behind, key) if behind else None
    content.reading = Clear(reading, key) if reading else None
    content.changed_at = at
    content.save(update_fields=["behind", "reading", "changed_at"])
    _record(actor, "casework.question_behind.written", content)
    return content


@transaction.atomic
def set_goal(
    *, actor: Actor, case_id: UUID, text: str, score_start: int | None, at: datetime
) -> Goal:
    """Set a goal in the resident's words, with the mark she gives herself now (None: none given).

    Raises Case.DoesNotExist, CaseCannotMove, NoMark.
    """
    case, key = running_own(actor=actor, case_id=case_id)
    _check_mark(score_start)
    goal = Goal(
        case=case,
        person_id=case.person_id,
        text=Clear(text, key),
        score_start=score_start,
        set_at=at,
    )
    goal.save(force_insert=True)
    _record(actor, "casework.goal.set", goal)
    return goal


@transaction.atomic
def mark_rung(
    *, actor: Actor, case_id: UUID, rung: Rung, state: RungState, text: str, at: datetime
) -> RungTried:
    """Say how it stands with one rung of the ladder. No rung waits for another."""
    case, key = running_own(actor=actor, case_id=case_id)
    tried = aims.rungs(actor=actor, verb="write").filter(case_id=case.id, rung=rung).first()
    if tried is None:
        tried = RungTried(case=case, person_id=case.person_id, rung=rung)
    tried.state, tried.changed_at = state, at
    tried.text = Clear(text, key) if text else None
    tried.save()
    _record(actor, "casework.rung.marked", tried)
    return tried


@transaction.atomic
def agree_appointment(
    *,
    actor: Actor,
    case_id: UUID,
    way: Way,
    starts_at: datetime,
    minutes: int,
    about: str,
    at: datetime,
    alone: bool = False,
) -> "Appointment":
    """Agree on a moment with the resident of a case, `alone` if nothing else may stand then.

    Raises also encounters.actions.NotAhead and Overlaps.
    """
    case, _ = _running(actor=actor, case_id=case_id)
    return encounters.agree_appointment(
        actor=actor,
        person_id=case.person_id,
        way=way,
        starts_at=starts_at,
        minutes=minutes,
        about=about,
        at=at,
        alone=alone,
    )


@transaction.atomic
def write_message(*, actor: Actor, case_id: UUID, text: str, at: datetime) -> "Message":
    """Write to the resident of a case. Raises Case.DoesNotExist, CaseCannotMove."""
    case, _ = _running(actor=actor, case_id=case_id)
    return encounters.write_message(actor=actor, person_id=case.person_id, text=text, at=at)


@transaction.atomic
def promise_to_be_heard(
    *, actor: Actor, case_id: UUID, hear_before_at: datetime, at: datetime
) -> Case:
    """Promise that she hears before a moment.

    Raises Case.DoesNotExist, CaseCannotMove, NotAhead.
    """
    case, _ = _running(actor=actor, case_id=case_id)
    if not rules.may_promise(until=hear_before_at, at=at):
        raise NotAhead
    case.hear_before_at = hear_before_at
    case.save(update_fields=["hear_before_at"])
    _record(actor, "casework.case.promised", case)
    return case


# ---------------------------------------------------------------- close


@transaction.atomic
def close_case(
    *,
    actor: Actor,
    case_id: UUID,
    outcome: Outcome,
    scores: Mapping[UUID, int | None],
    at: datetime,
    learned: str = "",
) -> Case:
    """Close a case with the outcome they agreed on and the marks she gives herself, by goal.

    `learned` is what they learned on the way, for her to read again. Ends placement and
    standing in the same transaction: from here on the contents are hers alone;
    the hat stays (I-1). What they had agreed for later is called off; a message that nobody saw
    still waits. Goals without a mark stay without. Raises Case.DoesNotExist, CaseCannotMove when it
    is closed already, NoMark, Goal.DoesNotExist for a goal of another case.
    """
    case, key = _running(actor=actor, case_id=case_id, verb="close")
    if learned:
        content = queries.contents(actor=actor, verb="write").get(case_id=case.id)
        content.learned, content.changed_at = Clear(learned, key), at
        content.save(update_fields=["learned", "changed_at"])
    own_goals = {
        goal.id: goal for goal in aims.goals(actor=actor, verb="write").filter(case_id=case.id)
    }
    for goal_id, score in scores.items():
        _check_mark(score)
        if goal_id not in own_goals:
            raise Goal.DoesNotExist(goal_id)
        own_goals[goal_id].score_end = score
        own_goals[goal_id].save(update_fields=["score_end"])
    keep_waiting(actor=actor, person_id=case.person_id, user_id=case.user_id)
    _end(case=case, outcome=outcome, at=at)
    end_all(actor=actor, case=case, at=at)
    encounters.cancel_coming(actor=actor, person_id=case.person_id, user_id=case.user_id, at=at)
    encounters.end_waiting(actor=actor, person_id=case.person_id)
    matching.end_placement(actor=actor, question_id=case.question_id, at=at)
    _record(actor, "casework.case.closed", case)
    return case


@transaction.atomic
def leave_supporter(*, actor: Actor, case_id: UUID, at: datetime) -> Case:
    """Let the resident stop with who stands beside her, at once and without a reason (I-7).

    Standing, placement and case end together, and what they had agreed for later is called off. The
    hat stays (I-1). Raises Case.DoesNotExist, CaseCannotMove when it is closed already.
    """
    case, _ = _running(actor=actor, case_id=case_id, verb="leave")
    keep_waiting(actor=actor, person_id=case.person_id, user_id=case.user_id)
    _end(case=case, outcome=Outcome.STOPPED, at=at)
    end_all(actor=actor, case=case, at=at)
    encounters.cancel_coming(actor=actor, person_id=case.person_id, user_id=case.user_id, at=at)
    encounters.end_waiting(actor=actor, person_id=case.person_id)
    matching.end_placement(actor=actor, question_id=case.question_id, at=at)
    _record(actor, "casework.case.left", case, role="resident")
    return case


# ---------------------------------------------------------------- shared


def _end(*, case: Case, outcome: Outcome, at: datetime) -> None:
    case.status, case.outcome, case.closed_at = CaseStatus.CLOSED, outcome, at
    case.hat = case.hear_before_at = None
    case.save(update_fields=["status", "outcome", "closed_at", "hat", "hear_before_at"])


def _running(*, actor: Actor, case_id: UUID, verb: str = "work") -> tuple[Case, DataKey]:
    """Return a case of `actor` that is not closed, locked, with the key of its person."""
    must_act(actor)
    case = queries.cases(actor=actor, verb=verb).select_for_update().get(id=case_id)
    if not rules.may_move(current=CaseStatus(case.status), to=CaseStatus.CLOSED):
        raise CaseCannotMove(case.status)
    _, key = opened_with_key(actor=actor, person_id=case.person_id)
    return case, key


def running_own(*, actor: Actor, case_id: UUID) -> tuple[Case, DataKey]:
    """Return a running case of who the help is for. Raises OfAnother for that of an asker."""
    case, key = _running(actor=actor, case_id=case_id)
    if questions.questions(actor=actor).get(id=case.question_id).asker_relation:
        raise OfAnother
    return case, key


def running(*, actor: Actor, case_id: UUID) -> tuple[Case, DataKey]:
    """Return a running case of `actor`, locked. Raises Case.DoesNotExist, CaseCannotMove."""
    return _running(actor=actor, case_id=case_id)


def note_visit(actor: Actor, action: str, row: Any) -> None:
    """Record what was done with a visit, where the resident sees it."""
    _record(actor, action, row)


def _check_mark(score: int | None) -> None:
    if score is not None and not rules.is_mark(value=score):
        raise NoMark(score)


def _record(actor: Actor, action: str, row: Any, *, role: str = "supporter") -> None:
    record(
        actor, action, row,
        role=role, subject_id=row.person_id, house=House.SUPPORT,
    )  # fmt: skip
