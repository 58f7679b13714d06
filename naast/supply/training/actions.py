"""Offer a course, plan a meeting, and keep who was there."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.actions import DayDoesNotFit, MayNotAdmit, see_item
from naast.supply.supporters.actions.shared import day, leads, may_lead, moment
from naast.supply.supporters.rules import Item
from naast.supply.training import queries
from naast.supply.training.models import Attendance, Course, Joining, Meeting
from naast.supply.training.rules import Answer, Form, item_of

Employer = tuple[int | None, int | None]


@transaction.atomic
def offer_course(*, actor: Actor, employer: Employer, **facts: Any) -> Course:
    """Put a course in the catalogue of one employer. Raises MayNotAdmit for who does not lead."""
    course = Course(organisation_id=employer[0], employer_municipality_id=employer[1], **facts)
    _must_lead(actor, course)
    course.save(force_insert=True)
    record(actor, "training.course.offered", course, role=leads(actor))
    return course


@transaction.atomic
def change_course(*, actor: Actor, course_id: UUID, **facts: Any) -> Course:
    """Change a course; what was followed before stays as it was. Raises as `stop_course`."""
    course = _course(actor, course_id)
    for name, value in facts.items():
        setattr(course, name, value)
    course.save()
    record(actor, "training.course.changed", course, role=leads(actor))
    return course


@transaction.atomic
def stop_course(*, actor: Actor, course_id: UUID) -> Course:
    """Offer a course no longer, from today. Raises Course.DoesNotExist, or MayNotAdmit."""
    course = _course(actor, course_id)
    course.until_on = day(actor)
    course.save(update_fields=["until_on"])
    record(actor, "training.course.stopped", course, role=leads(actor))
    return course


@transaction.atomic
def plan_meeting(
    *,
    actor: Actor,
    employer: Employer,
    form: Form,
    course: Course | None,
    facts: Mapping[str, Any],
    guest_ids: Collection[int] = (),
) -> Meeting:
    """Plan a day on which people learn together. Raises MayNotAdmit for who does not lead there."""
    meeting = Meeting(
        organisation_id=employer[0],
        employer_municipality_id=employer[1],
        form=form,
        course=course if form is Form.COURSE else None,
        guest_ids=sorted(guest_ids),
        **facts,
    )
    _must_lead(actor, meeting)
    meeting.save(force_insert=True)
    record(actor, "training.meeting.planned", meeting, role=leads(actor), reason=form)
    return meeting


@transaction.atomic
def note_attendance(*, actor: Actor, meeting_id: UUID, supporter_ids: Collection[UUID]) -> int:
    """Keep who was there, of the people whom `actor` leads, and see the item that it fulfils.

    Who was noted before is not noted twice. From now on somebody may be offered again, if being
    there was all that was missing. Returns how many were new. Raises Meeting.DoesNotExist where
    `actor` leads nobody, DayDoesNotFit before it was held.
    """
    on = day(actor)
    employers = supporters.employers_led(actor=actor, on=on)
    meeting = queries.meetings(employers=employers.keys()).get(id=meeting_id)
    if meeting.held_on > on:
        raise DayDoesNotFit(meeting.held_on)
    people = queries.people_of(actor=actor, employers=employers.keys(), on=on)
    there = queries.was_there(actor=actor, meeting=meeting)
    new = [
        one.supporter_id
        for one in people
        if one.supporter_id in set(supporter_ids) and one.supporter_id not in there
    ]
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting, supporter_id=one, noted_by_id=actor.user_id, noted_at=moment(actor)
        )
        for one in new
    )
    item = item_of_meeting(meeting)
    if item is not None:
        _see(actor, item, new, meeting.held_on)
    record(actor, "training.attendance.noted", meeting, role=leads(actor))
    return len(new)


@transaction.atomic
def plan_people(*, actor: Actor, meeting_id: UUID, supporter_ids: Collection[UUID]) -> int:
    """Count on people whom `actor` leads for a day ahead; they say themselves whether they come.

    Who was planned or answered before stays as it is. Returns how many are new. Raises
    Meeting.DoesNotExist where `actor` leads nobody, DayDoesNotFit for a day that is over.
    """
    on = day(actor)
    employers = supporters.employers_led(actor=actor, on=on)
    meeting = queries.meetings(employers=employers.keys()).get(id=meeting_id)
    if meeting.held_on < on:
        raise DayDoesNotFit(meeting.held_on)
    known = set(queries.joining(actor=actor).filter(meeting=meeting).values_list("supporter_id"))
    new = [
        one
        for one in queries.people_of(actor=actor, employers=employers.keys(), on=on)
        if one.supporter_id in set(supporter_ids) and (one.supporter_id,) not in known
    ]
    Joining.objects.bulk_create(
        Joining(
            meeting=meeting,
            supporter_id=one.supporter_id,
            user_id=one.user_id,
            answer=Answer.PLANNED,
            at=moment(actor),
        )
        for one in new
    )
    record(actor, "training.meeting.people_planned", meeting, role=leads(actor))
    for one in new:
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=one.user_id)
    return len(new)


@transaction.atomic
def say_whether(*, actor: Actor, meeting_id: UUID, comes: bool) -> Joining:
    """Say that one comes to a day ahead, or cannot; also when nobody asked.

    Raises Meeting.DoesNotExist for a day of others, DayDoesNotFit for one that is over.
    """
    on = day(actor)
    mine = supporters.mine(actor=actor)
    if mine is None:
        raise Meeting.DoesNotExist(meeting_id)
    employers = queries.employers_of(led={}, mine=mine, on=on)
    meeting = queries.meetings(employers=employers.keys()).get(id=meeting_id)
    if meeting.held_on < on:
        raise DayDoesNotFit(meeting.held_on)
    answer = Answer.COMES if comes else Answer.CANNOT
    row = (
        queries.joining(actor=actor, verb="answer")
        .filter(meeting=meeting, supporter_id=mine.supporter_id)
        .first()
    )
    if row is None:
        row = Joining(
            meeting=meeting, supporter_id=mine.supporter_id, user_id=cast("int", actor.user_id)
        )
    row.answer, row.at = answer, moment(actor)
    row.save()
    record(actor, "training.meeting.answered", meeting, role="staff", reason=answer)
    return row


@transaction.atomic
def keep_what_changed(*, actor: Actor, meeting_id: UUID, text: str) -> Meeting:
    """Keep what changed by a day that was held (R-064); of people it holds nothing.

    Raises Meeting.DoesNotExist, MayNotAdmit for who does not lead there, DayDoesNotFit before it.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).get(id=meeting_id)
    _must_lead(actor, meeting)
    if meeting.held_on > day(actor):
        raise DayDoesNotFit(meeting.held_on)
    meeting.changed = text.strip()
    meeting.save(update_fields=["changed"])
    record(actor, "training.meeting.changed", meeting, role=leads(actor))
    return meeting


def item_of_meeting(meeting: Meeting) -> Item | None:
    """Return which item of screening is seen by having been there; None for none."""
    course = meeting.course
    return item_of(form=Form(meeting.form), course_fulfils=course.fulfils if course else "")


def _see(actor: Actor, item: Item, supporter_ids: Collection[UUID], held_on: date) -> None:
    """See the item of each; what was seen on a later day already stays."""
    rows = supporters.screenings(actor=actor).filter(pk__in=supporter_ids)
    for row in rows:
        seen = supporters.seen_of(row.seen).get(item)
        if seen is None or seen.seen_on < held_on:
            see_item(actor=actor, supporter_id=row.pk, item=item, seen_on=held_on)


def _course(actor: Actor, course_id: UUID) -> Course:
    course = Course.objects.select_for_update(of=("self",)).get(id=course_id)
    _must_lead(actor, course)
    return course


def _must_lead(actor: Actor, row: Course | Meeting) -> None:
    moment(actor)  # who acts is the acting one
    if not may_lead(actor, row):
        raise MayNotAdmit(row)
