"""The cases of the demo world: their course, what was noted, goals, the ladder, who looked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.db.models import Model

from naast.core.crypto.fields import Clear
from naast.supply.law.rules import Activity, WhyNow, layer_of
from naast.support.casework.demo import offline
from naast.support.casework.demo.alongside import alongside
from naast.support.casework.demo.consulting import brought, consults
from naast.support.casework.demo.handing_over import hand_overs
from naast.support.casework.demo.safety import worries
from naast.support.casework.demo.terms import terms_and_letters
from naast.support.casework.demo.told import STORIES, Story
from naast.support.casework.demo.words import (
    BEHIND,
    GOALS,
    NEXT,
    READING,
    SAID,
    SHORT,
    TRIED,
)
from naast.support.casework.models import Case, CaseContent, Contact, Goal, RungTried
from naast.support.casework.rules import (
    CaseStatus,
    ContactKind,
    Outcome,
    Rung,
    RungState,
    counts_minutes,
)
from naast.support.matching.demo import question_id, why_now
from naast.support.people.demo import entry
from naast.support.people.demo.bulk import write
from naast.support.people.demo.calendar import DAY, Calendar, between
from naast.support.people.demo.lives import Life, lives, uuid
from naast.support.people.rules import HatKind, House

# Of each hundred that ended. docs/demo.md says where the first two come from.
OUTCOMES = {
    Outcome.OWN_STRENGTH: 30, Outcome.MADE_TO_MEASURE: 29, Outcome.VOLUNTEER: 14,
    Outcome.FOR_EVERYONE: 12, Outcome.OTHER_LAW: 7, Outcome.OBJECTION: 3, Outcome.STOPPED: 5,
}  # fmt: skip
WAITING = 0.22
_KINDS = {
    ContactKind.CALL: 40, ContactKind.HOME: 25, ContactKind.ALONG: 10, ContactKind.WALK_IN: 12,
    ContactKind.MAIL: 10, ContactKind.VIDEO: 3,
}  # fmt: skip
_MINUTES = {
    ContactKind.CALL: (5, 30), ContactKind.HOME: (45, 90), ContactKind.ALONG: (60, 150),
    ContactKind.WALK_IN: (10, 45), ContactKind.MAIL: (5, 20), ContactKind.VIDEO: (20, 60),
}  # fmt: skip
_LAYERS = {1: 35, 2: 40, 3: 25}
_ACTIVITIES = {Activity.INFORMATION: 25, Activity.ADVICE: 30, Activity.GENERAL_SUPPORT: 45}
SHORT_DAYS, LONG_DAYS = 8, 110


@dataclass(frozen=True, kw_only=True)
class Course:
    """What is drawn of a case first: the moments of the talks, and whether it was short."""

    case: Case
    talks: tuple[datetime, ...]
    short: bool
    story: Story | None


def load(*, at: datetime, seed: int, scale: float = 1.0) -> None:
    """Write a case for each question that a supporter took, with all that belongs to it."""
    calendar = Calendar(at=at)
    mine = [
        life
        for life in lives(at=at, seed=seed, scale=scale)
        if life.taken and life.house == House.SUPPORT
    ]
    courses = [(life, _course(life, calendar)) for life in mine]
    contacts = [(life, contact) for life, one in courses for contact in _contacts(life, one)]
    write(one.case for _, one in courses)
    write(_content(life, one) for life, one in courses)
    write(contact for _, contact in contacts)
    write(goal for life, one in courses for goal in _goals(life, one))
    write(rung for life, one in courses for rung in _rungs(life, one))
    running = [(life, one.case) for life, one in courses if life.runs]
    write(hand_overs(running, calendar))
    write(terms_and_letters(running, calendar))
    write(worries(running, calendar))
    for row in alongside(running, calendar):
        row.save(force_insert=True)
    write(consults(running, calendar))
    write(offline.choices((case for _, case in running), calendar))
    write(offline.wordings((case for _, case in running), calendar))
    write(offline.visits(running, calendar))
    # All at once before writing: for when is asked of the same connection.
    write(list(brought(running, calendar)))
    write(row for life, one in courses for row in _entries(life, one))
    write(_noted(life, contact) for life, contact in contacts)


def _course(life: Life, calendar: Calendar) -> Course:
    draw = life.chance("case")
    last = life.ended_at or calendar.at
    days = (last - (life.spoken_at or last)).days
    story = STORIES.get(life.told.slug) if life.told else None
    short = days < SHORT_DAYS and not life.runs and not story
    talks: tuple[datetime, ...] = ()
    if life.spoken_at:
        more = 0 if short else draw.randint(1, 4) if days < LONG_DAYS else draw.randint(4, 8)
        more = min(more, days // 3 + 1) if life.runs else more
        more = len(story.talks) - 1 if story else more
        first = life.spoken_at + timedelta(hours=20)
        later = between(first=first, last=last, many=more, draw=draw) if first < last else ()
        talks = (life.spoken_at, *later)
    case = _case(life, calendar, talks, draw)
    if story:
        case.layer = story.layer
        if case.why_now:
            case.layer = int(layer_of(why_now=WhyNow(case.why_now)))
        case.status = story.status if life.runs else CaseStatus.CLOSED
        case.outcome = story.outcome if life.ended_at else ""
    return Course(case=case, talks=talks, short=short, story=story)


def _case(life: Life, calendar: Calendar, talks: tuple[datetime, ...], draw: Random) -> Case:
    status = CaseStatus.CLOSED
    if life.runs:
        status = CaseStatus.WAITING if draw.random() < WAITING else CaseStatus.OPEN
    return Case(
        id=uuid(draw),
        question_id=question_id(life),
        person_id=life.person_id,
        circle_id=life.circle_id,
        user_id=life.user_id,
        hat=HatKind.SUPPORTS if life.runs else None,
        organisation_id=life.beside.organisation_id,
        municipality_id=life.municipality_id,
        zone_id=life.zone_id,
        domains=sorted(life.domains),
        why_now=why_now(life),
        layer=draw.choices(list(_LAYERS), list(_LAYERS.values()))[0],
        status=status,
        opened_at=life.accepted_at,
        last_contact_at=talks[-1] if talks else None,
        hear_before_at=_promised(life, calendar, draw) if life.runs else None,
        closed_at=life.ended_at,
        outcome=draw.choices(list(OUTCOMES), list(OUTCOMES.values()))[0] if life.ended_at else "",
    )


def _promised(life: Life, calendar: Calendar, draw: Random) -> datetime | None:
    """Return before when she hears: mostly to come, one in twelve broken, some without."""
    if life.spoken_at and draw.random() < 0.3:  # assumed
        return None
    late = draw.random() < 1 / 12 and not life.told
    start = calendar.today - 10 * DAY if late else calendar.today
    after = draw.randrange(5) if late else draw.randint(1, 12)
    on = calendar.after(start=start, days=after)
    return calendar.moment(on=on, draw=draw, early=17, late=18).replace(minute=0)


def _content(life: Life, course: Course) -> CaseContent:
    draw = life.chance("content")
    domain = life.domains[0]
    behind = "" if course.short or not course.talks else draw.choice(BEHIND[domain])
    reading = draw.choice(READING) if behind and draw.random() < 0.4 else ""
    behind = behind if draw.random() < 0.8 else ""
    if course.story:
        behind, reading = course.story.behind, course.story.reading
    return CaseContent(
        case_id=course.case.id,
        person_id=life.person_id,
        behind=Clear(behind, life.key) if behind else None,
        reading=Clear(reading, life.key) if reading else None,
        changed_at=course.talks[0] if course.talks else life.accepted_at,
    )


def _contacts(life: Life, course: Course) -> Iterator[Contact]:
    draw = life.chance("contacts")
    with_minutes = counts_minutes(kind=life.beside.kind)
    for number, moment in enumerate(course.talks):
        kind = draw.choices(list(_KINDS), list(_KINDS.values()))[0]
        said = draw.choice(SHORT if course.short else SAID[draw.choice(life.domains)])
        text = said if course.short else f"{said} {draw.choice(NEXT)}"
        minutes = draw.randrange(*_MINUTES[kind], 5)
        if course.story:
            kind, minutes, text = course.story.talks[number]
        yield Contact(
            id=uuid(draw),
            case_id=course.case.id,
            person_id=life.person_id,
            user_id=life.user_id,
            kind=kind,
            activity=Activity.INFORMATION
            if course.short
            else draw.choices(list(_ACTIVITIES), list(_ACTIVITIES.values()))[0],
            layer=course.case.layer,
            minutes=minutes if with_minutes else None,
            text=Clear(text, life.key),
            at=moment,
        )


def _goals(life: Life, course: Course) -> Iterator[Goal]:
    draw = life.chance("goals")
    if course.story:
        for text, start, end in course.story.goals:
            yield _goal(life, course, draw, text=text, start=start, end=end)
        return
    if course.short or not course.talks:
        return
    for domain in life.domains[: draw.choice([1, 1, 2])]:
        start = draw.choices([1, 2, 3, 4, 5, 6], [4, 12, 26, 28, 20, 10])[0]
        end = min(10, start + draw.choices([-1, 0, 1, 2, 3, 4], [3, 12, 20, 28, 24, 13])[0])
        marked = draw.random() < 0.85  # assumed: some give no mark
        yield _goal(
            life, course, draw, text=draw.choice(GOALS[domain]),
            start=start if marked else None, end=end if marked else None,
        )  # fmt: skip


def _goal(
    life: Life, course: Course, draw: Random, *, text: str, start: int | None, end: int | None
) -> Goal:
    return Goal(
        id=uuid(draw),
        case_id=course.case.id,
        person_id=life.person_id,
        text=Clear(text, life.key),
        score_start=start,
        score_end=end if life.ended_at else None,
        set_at=course.talks[0],
    )


def _rungs(life: Life, course: Course) -> Iterator[RungTried]:
    draw = life.chance("rungs")
    if course.short or not course.talks:
        return
    for rung, state, text in course.story.rungs if course.story else _tried(life, draw):
        yield RungTried(
            id=uuid(draw),
            case_id=course.case.id,
            person_id=life.person_id,
            rung=rung,
            state=state,
            text=Clear(text, life.key) if text else None,
            changed_at=draw.choice(course.talks),
        )


def _tried(life: Life, draw: Random) -> Iterator[tuple[Rung, RungState, str]]:
    states = [RungState.DONE, RungState.DONE, RungState.SKIPPED] if life.ended_at else [*RungState]
    for rung in sorted(draw.sample(list(Rung), k=draw.choice([1, 2, 2, 3, 4]))):
        text = draw.choice(TRIED[rung]) if draw.random() < 0.7 else ""
        yield rung, draw.choice(states), text


def _entries(life: Life, course: Course) -> Iterator[Model]:
    """Yield what the record says of a case: taken, looked at before most talks, closed."""
    draw = life.chance("case entries")
    case, user_id = course.case, life.user_id
    yield entry(
        life, action="casework.case.taken", at=life.accepted_at, what=case, draw=draw,
        user_id=user_id,
    )  # fmt: skip
    for moment in course.talks:
        if draw.random() < 0.7:  # assumed
            yield entry(
                life, action="casework.case.opened", at=moment - timedelta(minutes=5), what=case,
                draw=draw, user_id=user_id,
            )  # fmt: skip
    if life.ended_at:
        yield entry(
            life, action="casework.case.closed", at=life.ended_at, what=case, draw=draw,
            user_id=user_id,
        )  # fmt: skip


def _noted(life: Life, contact: Contact) -> Model:
    draw = Random(contact.id.int)  # noqa: S311 - chance, not secrecy
    return entry(
        life, action="casework.contact.noted", at=contact.at, what=contact, draw=draw,
        user_id=life.user_id,
    )  # fmt: skip
