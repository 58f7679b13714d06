"""A resident answers; who doubts may be called; where many doubt, a review opens."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import data_key, new_data_key
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.outbox.actions import later, queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.learning.experience import queries
from naast.learning.experience.models import Answer, CallBack, Complaint, LookQuestion, Reason
from naast.learning.experience.queries import OpenedCallBack, OpenedComplaint, OpenedLookQuestion
from naast.learning.experience.rules import (
    MOST_ASKED_WHY,
    WARN_DAYS,
    Caller,
    Item,
    WhyNot,
    may_extend,
    quarter_of,
)
from naast.supply.law.rules import DUTCH_TIME
from naast.supply.organisations.actions import MayNotOpen, open_review
from naast.supply.organisations.rules import ReviewReason
from naast.support.encounters.actions import tell_of_news
from naast.support.keys.actions import note_answers_seen as note_remarks_seen
from naast.support.matching import queries as matching
from naast.support.people.queries import key_of, persons
from naast.support.people.rules import House, controller_of


class NothingToAnswer(Exception):
    """The question still runs, is somebody else's or not there, or was answered before."""


class NobodyExplains(Exception):
    """Nobody is left there who could answer why somebody looked."""


class AnsweredAlready(Exception):
    """Another answered first: her answer stays."""


class MayNotExtend(Exception):
    """The term of a complaint is made longer once, before it is over, and not after the answer."""


class AskedTooOften(Exception):
    """A file holds at most `rules.MOST_ASKED_WHY` questions about looks."""


@transaction.atomic
def answer(
    *,
    actor: Actor,
    question_id: UUID,
    scores: Mapping[Item, int | None],
    comment: str,
    at: datetime,
) -> Answer:
    """Keep what a resident answers about one question that was helped to the end.

    `scores` are 1 to 5; each may be left out. Raises NothingToAnswer.
    """
    must_act(actor)
    if question_id not in queries.to_answer(actor=actor):
        raise NothingToAnswer(question_id)
    question = matching.questions(actor=actor).get(id=question_id)
    person = persons(actor=actor).get(id=question.person_id)
    row = Answer(
        person=person,
        question=question,
        house=question.house,
        municipality_id=question.municipality_id,
        organisation_id=question.organisation_id,
        comment=Clear(comment, key_of(person=person)) if comment else None,
        answered_at=at,
        **{item.value: scores.get(item) for item in Item},
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:  # the form was sent twice at once
        raise NothingToAnswer(question_id) from twice
    record(
        actor, "experience.answer.given", row,
        role="resident", subject_id=person.id, house=question.house,
    )  # fmt: skip
    return row


@transaction.atomic
def ask_call_back(
    *, actor: Actor, question_id: UUID, by: Caller, phone: str, at: datetime
) -> CallBack:
    """Let a resident who doubts ask to be called on `phone`, and tell whom she chose.

    Raises NothingToAnswer when she did not doubt about this question, or asked before.
    """
    must_act(actor)
    if question_id not in queries.doubted(actor=actor):
        raise NothingToAnswer(question_id)
    question = matching.questions(actor=actor).get(id=question_id)
    person = persons(actor=actor).get(id=question.person_id)
    key, wrapped = new_data_key(controller=person.controller)
    row = CallBack(
        question=question,
        number=question.number,
        person=person,
        house=question.house,
        municipality_id=question.municipality_id,
        organisation_id=question.organisation_id,
        by=by,
        phone=Clear(phone, key),
        wrapped_key=wrapped,
        controller=person.controller,
        asked_at=at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:
        raise NothingToAnswer(question_id) from twice
    record(
        actor, "experience.call_back.asked", row,
        role="resident", subject_id=person.id, house=question.house,
    )  # fmt: skip
    for user_id in _callers(row, at=at):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return row


def _callers(row: CallBack, *, at: datetime) -> list[int]:
    """Return the users who are to call: who leads in that house, or who handles complaints."""
    support = row.house == House.SUPPORT
    lead = Role.COORDINATOR if support else Role.ACCESS_LEAD
    scope = (
        f"organisation:{row.organisation_id}" if support else f"municipality:{row.municipality_id}"
    )
    role = lead if row.by == Caller.LEAD else Role.COMPLAINTS_OFFICER
    return holders(role=role, scope=scope, on=timezone.localdate(at))


@transaction.atomic
def open_call_backs(*, actor: Actor) -> list[OpenedCallBack]:
    """Return whom `actor` is to call, longest waiting first, and record that she looked."""
    must_act(actor)
    found = queries.opened_call_backs(actor=actor)
    for one in found:
        _record_of(actor, "experience.call_back.opened", one.row)
    return found


@transaction.atomic
def note_called(*, actor: Actor, call_back_id: UUID, at: datetime) -> CallBack:
    """Note that she was called; her number goes. Raises CallBack.DoesNotExist."""
    must_act(actor)
    row = (
        queries.call_backs(actor=actor, verb="call")
        .select_for_update()
        .get(id=call_back_id, called_at__isnull=True)
    )
    row.called_at, row.called_by_id = at, actor.user_id
    row.phone = row.wrapped_key = None
    row.save(update_fields=["called_at", "called_by", "phone", "wrapped_key"])
    _record_of(actor, "experience.call_back.done", row)
    return row


def _record_of(actor: Actor, action: str, row: CallBack) -> None:
    role = next(role for role in queries.CALLERS if role in actor.scopes)
    record(actor, action, row, role=role, subject_id=row.person_id, house=row.house)


@transaction.atomic
def open_reviews(*, actor: Actor) -> None:
    """Open a review of every organisation whose score lies under the floor of its agreement (I-5).

    The clock does, once a week: nobody decides whether it is needed. PostgreSQL tells only where,
    in the name of a role that reads no person; no score comes out. Raises MayNotOpen for others.
    """
    must_act(actor)
    if not actor.holds("clock"):
        raise MayNotOpen(actor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM experience_under_floor(%s)", [actor.at])
        found = cursor.fetchall()
    for organisation_id, municipality_id in found:
        open_review(
            actor=actor,
            organisation_id=organisation_id,
            municipality_id=municipality_id,
            reason=ReviewReason.SCORE_UNDER_FLOOR,
        )


def say_why_not(*, municipality_id: int, why: WhyNot, at: datetime) -> None:
    """Keep why somebody goes on without support: no person, no day, so nobody need act."""
    quarter_on = quarter_of(day=timezone.localdate(at))
    Reason.objects.create(municipality_id=municipality_id, quarter_on=quarter_on, why=why)


@transaction.atomic
def complain(
    *,
    actor: Actor,
    municipality_id: int,
    organisation_id: int | None,
    text: str,
    reach_me: str,
    at: datetime,
) -> Complaint:
    """Keep a complaint about an organisation, or (None) about the municipality, and tell who hears.

    Anybody may, without a name and without a code. Who came in with her code finds it back.
    """
    must_act(actor)
    house = House.SUPPORT if organisation_id else House.MUNICIPALITY
    controller = controller_of(
        house=house, organisation_id=organisation_id, municipality_id=municipality_id
    )
    key, wrapped = new_data_key(controller=controller)
    resident = actor.scopes.get("resident")
    row = Complaint(
        person_id=resident.person_id if resident else None,
        house=house,
        municipality_id=municipality_id,
        organisation_id=organisation_id,
        text=Clear(text, key),
        reach_me=Clear(reach_me, key) if reach_me else None,
        wrapped_key=wrapped,
        controller=controller,
        made_at=at,
    )
    with acting(actor.also(complaining=Scope(row_ids=[row.id]))):
        # Nothing is read back: who hands one in need not be allowed to see it.
        Complaint.objects.bulk_create([row])
    _tell_who_hears(actor=actor, row=row, template="question_waiting", at=at)
    _warn_before(row)
    return row


def _warn_before(row: Complaint) -> None:
    warn_on = queries.last_day_of(row=row) - timedelta(days=WARN_DAYS)
    later(
        task="experience.warn_of_complaint",
        at=datetime.combine(warn_on, time(8), tzinfo=DUTCH_TIME),
        complaint_id=row.id,
    )


@transaction.atomic
def warn_of_complaint(*, actor: Actor, complaint_id: UUID) -> int:
    """Tell who hears complaints that the last day of one comes near, if it is not answered yet.

    Returns how many were told.
    """
    must_act(actor)
    step = Actor(at=actor.at, reminding=Scope(row_ids=[complaint_id]))
    with acting(step):
        row = queries.complaints(actor=step).filter(answered_at__isnull=True).first()
    if row is None or actor.at is None:
        return 0
    longer = row.extended_to_on
    if longer and longer - timedelta(days=WARN_DAYS) > timezone.localdate(actor.at):
        return 0  # a warning before the new last day follows
    return _tell_who_hears(actor=actor, row=row, template="question_late", at=actor.at)


def _tell_who_hears(*, actor: Actor, row: Complaint, template: str, at: datetime) -> int:
    scope = (
        f"organisation:{row.organisation_id}"
        if row.organisation_id
        else f"municipality:{row.municipality_id}"
    )
    told = holders(role=Role.COMPLAINTS_OFFICER, scope=scope, on=timezone.localdate(at))
    for user_id in told:
        queue(actor=actor, channel=Channel.MAIL, template=template, to=user_id)
    return len(told)


@transaction.atomic
def open_complaint(*, actor: Actor, complaint_id: UUID) -> OpenedComplaint:
    """Open a complaint and record the look. Raises Complaint.DoesNotExist."""
    must_act(actor)
    opened = queries.opened_complaint(actor=actor, complaint_id=complaint_id)
    _record_complaint(actor, "experience.complaint.opened", opened.row)
    return opened


@transaction.atomic
def answer_complaint(*, actor: Actor, complaint_id: UUID, text: str, at: datetime) -> Complaint:
    """Answer a complaint, once. Raises Complaint.DoesNotExist."""
    must_act(actor)
    row = (
        queries.complaints(actor=actor, verb="answer")
        .select_for_update()
        .get(id=complaint_id, answered_at__isnull=True)
    )
    row.answer = Clear(text, queries.key_of_complaint(row=row))
    row.answered_at, row.answered_by_id = at, actor.user_id
    row.save(update_fields=["answer", "answered_at", "answered_by"])
    _record_complaint(actor, "experience.complaint.answered", row)
    if row.person_id:
        tell_of_news(actor=actor, person_id=row.person_id)
    return row


@transaction.atomic
def extend_complaint(*, actor: Actor, complaint_id: UUID, because: str, at: datetime) -> Complaint:
    """Take the longer term that the law gives for a complaint, once, and tell her why.

    Source: Awb art. 9:11 lid 2 (organisations keep to the same term). Raises
    Complaint.DoesNotExist, MayNotExtend when it was done before, was answered, or is late.
    """
    must_act(actor)
    row = queries.complaints(actor=actor, verb="extend").select_for_update().get(id=complaint_id)
    if not may_extend(
        last_on=queries.last_day_of(row=row),
        extended=row.extended_at is not None,
        answered=row.answered_at is not None,
        on=timezone.localdate(at),
    ):
        raise MayNotExtend
    row.extended_at, row.extended_to_on = at, queries.last_day_extended(made_at=row.made_at)
    row.extended_because = Clear(because, queries.key_of_complaint(row=row))
    row.save(update_fields=["extended_at", "extended_to_on", "extended_because"])
    _record_complaint(actor, "experience.complaint.extended", row)
    if row.person_id:
        tell_of_news(actor=actor, person_id=row.person_id)
    _warn_before(row)
    return row


def _record_complaint(actor: Actor, action: str, row: Complaint) -> None:
    record(
        actor, action, row,
        role="complaints_officer", subject_id=row.person_id,
        house=row.house if row.person_id else "",
    )  # fmt: skip


# ---------------------------------------------------------------- why somebody looked


@transaction.atomic
def ask_why(*, actor: Actor, entry_id: UUID, text: str, at: datetime) -> LookQuestion:
    """Let the resident ask why somebody looked; she need not say why she asks. Who answers is told.

    A second time nothing is kept, and the first is returned. Raises Entry.DoesNotExist,
    NobodyExplains, AskedTooOften.
    """
    must_act(actor)
    row = queries.look_to_ask_about(actor=actor, entry_id=entry_id, at=at)
    asked = queries.look_questions(actor=actor)
    if first := asked.filter(entry_id=entry_id).first():
        return first
    if asked.count() >= MOST_ASKED_WHY:
        raise AskedTooOften
    told = queries.who_explains(row=row, on=timezone.localdate(at))
    if not told:
        raise NobodyExplains
    key, row.wrapped_key = new_data_key(controller=row.controller)
    row.text = Clear(text, key) if text else None
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # the form was sent twice at once
        return asked.get(entry_id=entry_id)
    record(
        actor, "experience.look_question.asked", row,
        role="resident", subject_id=row.person_id, house=row.house,
    )  # fmt: skip
    for user_id in told:
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    warn_on = row.answer_by_on - timedelta(days=WARN_DAYS)
    later(
        task="experience.warn_of_look_question",
        at=datetime.combine(warn_on, time(8), tzinfo=DUTCH_TIME),
        look_question_id=row.id,
    )
    return row


@transaction.atomic
def warn_of_look_question(*, actor: Actor, look_question_id: UUID) -> int:
    """Tell who answers that the last day comes near, if it is not answered yet.

    Returns how many were told.
    """
    must_act(actor)
    step = Actor(at=actor.at, reminding=Scope(row_ids=[look_question_id]))
    with acting(step):
        row = queries.look_questions(actor=step).filter(answered_at__isnull=True).first()
    if row is None or actor.at is None:
        return 0
    told = queries.who_explains(row=row, on=timezone.localdate(actor.at))
    for user_id in told:
        queue(actor=actor, channel=Channel.MAIL, template="question_late", to=user_id)
    return len(told)


@transaction.atomic
def open_look_question(*, actor: Actor, look_question_id: UUID, on: date) -> OpenedLookQuestion:
    """Open a question about a look and record this look. Raises LookQuestion.DoesNotExist."""
    must_act(actor)
    row = queries.look_questions(actor=actor, verb="answer").get(id=look_question_id)
    _explaining(actor, "experience.look_question.opened", row)
    return queries.opened_look_question(row=row, on=on)


@transaction.atomic
def explain_look(*, actor: Actor, look_question_id: UUID, text: str, at: datetime) -> LookQuestion:
    """Answer why somebody looked, once. Raises LookQuestion.DoesNotExist, AnsweredAlready."""
    must_act(actor)
    row = (
        queries.look_questions(actor=actor, verb="answer")
        .select_for_update(of=("self",))
        .get(id=look_question_id)
    )
    if row.answered_at is not None:
        raise AnsweredAlready
    key = data_key(wrapped=bytes(row.wrapped_key), controller=row.controller)
    row.answer = Clear(text, key)
    row.answered_at, row.answered_by_id = at, actor.user_id
    row.save(update_fields=["answer", "answered_at", "answered_by"])
    _explaining(actor, "experience.look_question.answered", row)
    tell_of_news(actor=actor, person_id=row.person_id)
    return row


@transaction.atomic
def note_answers_seen(*, actor: Actor, at: datetime) -> None:
    """Note that the resident saw all that was answered to her."""
    must_act(actor)
    note_remarks_seen(actor=actor, at=at)
    queries.look_questions_unseen(actor=actor).update(seen_at=at)
    queries.complaints_unseen(actor=actor).update(seen_at=at)


def _explaining(actor: Actor, action: str, row: LookQuestion) -> None:
    role = next(role for role in queries.EXPLAINERS if role in actor.scopes)
    record(actor, action, row, role=role, subject_id=row.person_id, house=row.house)
