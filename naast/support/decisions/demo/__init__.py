"""The matters of the demo world: talks, what is near first, one decision, who looked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model

from naast.core.crypto.fields import Clear
from naast.support.decisions import rules
from naast.support.decisions.demo import approaches, letters, mandates, objections, one_talk
from naast.support.decisions.demo.told import STORIES, Story
from naast.support.decisions.demo.words import (
    BEHIND,
    DEVIATED,
    LOOKED,
    REASONS,
    REFUSED,
    TALKS,
    WANTED,
)
from naast.support.decisions.models import (
    Decision,
    DecisionText,
    Matter,
    MatterContent,
    Notice,
    Report,
    ReportReply,
    RungLooked,
    Talk,
)
from naast.support.decisions.rules import (
    MatterStatus,
    Outcome,
    Provision,
    Rung,
    RungState,
    SupporterKind,
    TalkKind,
    Verdict,
)
from naast.support.decisions.rules.notices import (
    CURRENT_NOTICE,
    Occasion,
    Receipt,
    ToldBy,
    ToldTo,
)
from naast.support.decisions.rules.reports import AnsweredHow, ReportAnswer
from naast.support.matching.demo import question_id
from naast.support.matching.rules import question_number
from naast.support.people.demo import entry
from naast.support.people.demo.bulk import write
from naast.support.people.demo.calendar import DAY, between
from naast.support.people.demo.lives import Life, lives, uuid
from naast.support.people.rules import HatKind, House

MANDATE = "access_officer"
# Assumed: six in ten of who comes to a meitinker apply for something; one in ten is refused.
APPLIES, DEVIATES = 0.6, 0.06
_VERDICTS = {Verdict.GRANTED: 80, Verdict.PARTLY: 10, Verdict.REFUSED: 10}
# Knows of support: about a third of clients (docs/demo.md). That one in nine uses it is assumed.
OFFERED, KNOWN, USED = 0.9, 0.36, 0.11
# Assumed: three in ten have somebody who cares for them.
CARED_FOR = 0.3
URGENT = {"was-in-een-gesprek"}
# Assumed: four in ten reports are written; one of those told of by name waits for what she says.
REPORTED = 0.4
WAITS_FOR_REPLY = {"was-in-een-gesprek"}
REMARKS = "Ik vroeg niet om meer uren. Dat mag er duidelijker staan."
_WITHOUT = {
    Outcome.OWN_STRENGTH: 40, Outcome.VOLUNTEER: 22, Outcome.FOR_EVERYONE: 24,
    Outcome.OTHER_LAW: 8, Outcome.STOPPED: 6,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Course:
    """What is drawn of a matter first."""

    matter: Matter
    talks: tuple[datetime, ...]
    decided_at: Any
    verdict: Verdict
    story: Story | None


def load(*, at: datetime, seed: int, scale: float = 1.0) -> None:
    """Write a matter for each question that a meitinker took, with all that belongs to it."""
    courses = [
        (life, _course(life, at))
        for life in lives(at=at, seed=seed, scale=scale)
        if life.taken and life.house == House.MUNICIPALITY
    ]
    decided = [(life, one) for life, one in courses if one.decided_at]
    mandates.load(at=at)
    bases = mandates.bases()
    write(one.matter for _, one in courses)
    write(_content(life, one) for life, one in courses)
    write(notice for life, one in courses for notice in _notices(life, one))
    write(talk for life, one in courses for talk in _talks(life, one))
    write(report for life, one in courses if (report := _report(life, one)))
    write(reply for life, one in courses if (reply := _said_of_it(life, one)))
    write(rung for life, one in courses for rung in _rungs(life, one))
    write(
        row for life, one in decided for row in one_talk.referrals(life, one.matter, one.decided_at)
    )
    of_matters = [
        (
            life,
            [
                (_decision(life, one), _reasons(life, one)),
                *one_talk.decided(life, one.matter, one.decided_at),
            ],
        )
        for life, one in decided
    ]
    for _, rows in of_matters:
        for decision, _ in rows:
            mandates.rest_on(decision, bases)
    write(decision for _, rows in of_matters for decision, _ in rows)
    write(text for _, rows in of_matters for _, text in rows)
    for life, rows in of_matters:
        if life.told:
            letters.send(life, rows, number=question_number(sequence=life.number))
    objections.load([(life, rows[0][0]) for life, rows in of_matters], at=at)
    write(row for life, one in courses for row in _entries(life, one))
    write(approaches.rows(at=at, seed=seed))


def _course(life: Life, at: datetime) -> Course:
    draw = life.chance("matter")
    story = STORIES.get(life.told.slug) if life.told else None
    last = life.ended_at or at
    talks: tuple[datetime, ...] = ()
    if life.spoken_at:
        first = life.spoken_at + timedelta(hours=20)
        many = len(story.talks) - 1 if story else draw.choices([0, 1, 2], [55, 30, 15])[0]
        more = between(first=first, last=last, many=many, draw=draw) if first < last else ()
        talks = (life.spoken_at, *more)
    drawn = draw.choices(list(WANTED), list(WANTED.values()))[0]
    provision = story.provision if story else drawn if draw.random() < APPLIES else None
    applied_at = decided_at = None
    if talks and provision:
        applied_at = talks[-1] if story else talks[0]
        # Mostly on the spot, else within days; never after the matter was closed.
        decided_at = applied_at + timedelta(minutes=20)
        if not story and draw.random() < 0.4:
            decided_at = applied_at + draw.randint(1, 12) * DAY
    if decided_at:
        decided_at = min(decided_at, last)
        decided_at = decided_at if decided_at < at else None
    verdict = draw.choices(list(_VERDICTS), list(_VERDICTS.values()))[0]
    verdict = Verdict.GRANTED if story else verdict
    outcome = draw.choices(list(_WITHOUT), list(_WITHOUT.values()))[0]
    if decided_at and verdict != Verdict.REFUSED:
        outcome = Outcome.MADE_TO_MEASURE
    matter = Matter(
        id=uuid(draw),
        question_id=question_id(life),
        person_id=life.person_id,
        circle_id=life.circle_id,
        user_id=life.user_id,
        hat=HatKind.DECIDES if life.runs else None,
        municipality_id=life.municipality_id,
        zone_id=life.zone_id,
        domains=sorted(life.domains),
        status=MatterStatus.OPEN if life.runs else MatterStatus.CLOSED,
        opened_at=life.accepted_at,
        notified_at=life.asked_at,
        confirmed_at=life.accepted_at,
        confirmed_by=Receipt.FILE,
        urgent_at=life.accepted_at if life.told and life.told.slug in URGENT else None,
        first_talk_at=talks[0] if talks else None,
        first_visit_at=_first_visit(talks, story),
        reported_at=_reported_at(life, talks, story),
        applied_at=applied_at,
        applied_for=provision if provision and applied_at else "",
        closed_at=life.ended_at,
        outcome=outcome if life.ended_at else "",
        **one_talk.more(life, decided=decided_at is not None),
    )
    return Course(matter=matter, talks=talks, decided_at=decided_at, verdict=verdict, story=story)


def _reported_at(life: Life, talks: tuple[datetime, ...], story: Story | None) -> datetime | None:
    if not talks or not (story or life.chance("reported").random() < REPORTED):
        return None
    return talks[0] + timedelta(minutes=5)


def _first_visit(talks: tuple[datetime, ...], story: Any) -> datetime | None:
    """Return when somebody came to see her; who is not told of by name was seen at the first."""
    kinds = [kind for kind, _ in story.talks] if story else [TalkKind.VISIT]
    seen = (at for at, kind in zip(talks, kinds, strict=False) if kind == TalkKind.VISIT)
    return next(seen, None)


def _content(life: Life, course: Course) -> MatterContent:
    draw = life.chance("matter content")
    behind = course.story.behind if course.story else draw.choice(BEHIND)
    written = course.talks and (course.story or draw.random() < 0.7)
    return MatterContent(
        matter_id=course.matter.id,
        person_id=life.person_id,
        behind=Clear(behind, life.key) if written else None,
        changed_at=course.talks[0] if course.talks else life.accepted_at,
    )


def _notices(life: Life, course: Course) -> Iterator[Notice]:
    """Yield that an officer told it at the first talk too, and to whom; the web told it before."""
    draw = life.chance("notices")
    if not course.talks or not (course.story or draw.random() < OFFERED):
        return
    carer = [ToldTo.CARER] if course.story or draw.random() < CARED_FOR else []
    for told_to in (ToldTo.RESIDENT, *carer):
        yield Notice(
            id=uuid(draw),
            matter_id=course.matter.id,
            person_id=life.person_id,
            user_id=life.user_id,
            municipality_id=life.municipality_id,
            occasion=Occasion.NOTIFICATION,
            told_to=told_to,
            told_by=ToldBy.PHONE,
            version=CURRENT_NOTICE,
            told_at=course.talks[0] - timedelta(hours=2),
        )


def _talks(life: Life, course: Course) -> Iterator[Talk]:
    draw = life.chance("talks")
    known = draw.random() < KNOWN
    used = known and draw.random() < USED / KNOWN and not course.story
    for number, moment in enumerate(course.talks):
        kind = TalkKind.VISIT if number == 0 or draw.random() < 0.5 else TalkKind.PHONE
        text = draw.choice(TALKS)
        if course.story:
            kind, text = course.story.talks[number]
        yield Talk(
            id=uuid(draw),
            matter_id=course.matter.id,
            person_id=life.person_id,
            user_id=life.user_id,
            kind=kind,
            companion_present=draw.random() < 0.3 and kind == TalkKind.VISIT,
            support_offered=draw.random() < OFFERED or bool(course.story),
            support_known=known,
            support_used=used,
            supporter_kind=draw.choice(list(SupporterKind)) if used else "",
            text=Clear(text, life.key),
            at=moment,
        )


def _report(life: Life, course: Course) -> Report | None:
    """Return the report of a talk; each story has one, and four in ten of the others."""
    if course.matter.reported_at is None:
        return None
    draw = life.chance("report")
    told = course.story.behind if course.story else draw.choice(BEHIND)
    words = {"need": told, "network": draw.choice(LOOKED[Rung.OWN_CIRCLE])}
    return Report(
        matter_id=course.matter.id,
        person_id=life.person_id,
        words=Clear(json.dumps(words), life.key),
        written_at=course.matter.reported_at,
    )


def _said_of_it(life: Life, course: Course) -> ReportReply | None:
    """Return what she says of it: nothing where her story waits for that."""
    reported_at = course.matter.reported_at
    slug = life.told.slug if life.told else ""
    if reported_at is None or slug in WAITS_FOR_REPLY:
        return None
    remarks = REMARKS if course.story else ""
    return ReportReply(
        matter_id=course.matter.id,
        person_id=life.person_id,
        answer=ReportAnswer.WITH_REMARKS if remarks else ReportAnswer.AGREES,
        how=AnsweredHow.CODE,
        remarks=Clear(remarks, life.key) if remarks else None,
        applies=bool(course.matter.applied_at),
        answered_at=reported_at + timedelta(minutes=30),
    )


def _rungs(life: Life, course: Course) -> Iterator[RungLooked]:
    """Yield what was found near; before a grant made to measure, all that is near was looked at."""
    draw = life.chance("looked")
    if not course.talks:
        return
    if course.story:
        found = course.story.rungs
    else:
        provision = Provision(course.matter.applied_for or Provision.DEBT_HELP)
        all_of_them = course.decided_at and rules.needs_ladder(
            provision=provision, verdict=course.verdict
        )
        rungs = rules.LOWER_RUNGS if all_of_them else rules.LOWER_RUNGS[: draw.randint(1, 3)]
        found = tuple(
            (rung, draw.choice(list(RungState)), draw.choice(LOOKED[rung])) for rung in rungs
        )
    for rung, state, text in found:
        yield RungLooked(
            id=uuid(draw),
            matter_id=course.matter.id,
            person_id=life.person_id,
            rung=rung,
            state=state,
            text=Clear(text, life.key),
            changed_at=course.talks[0],
        )


def _decision(life: Life, course: Course) -> Decision:
    return Decision(
        id=course.matter.id,
        matter_id=course.matter.id,
        person_id=life.person_id,
        circle_id=life.circle_id,
        user_id=life.user_id,
        hat=HatKind.DECIDES,
        municipality_id=life.municipality_id,
        provision=course.matter.applied_for,
        verdict=course.verdict,
        mandate=MANDATE,
        deviates=bool(_deviation(life, course)),
        decided_at=course.decided_at,
    )


def _deviation(life: Life, course: Course) -> str:
    if course.story:
        return course.story.deviation
    granted = course.verdict != Verdict.REFUSED
    return DEVIATED if granted and life.chance("deviation").random() < DEVIATES else ""


def _reasons(life: Life, course: Course) -> DecisionText:
    reasons = REASONS[Provision(course.matter.applied_for)]
    reasons = REFUSED if course.verdict == Verdict.REFUSED else reasons
    deviation = _deviation(life, course)
    return DecisionText(
        decision_id=course.matter.id,
        person_id=life.person_id,
        reasons=Clear(course.story.reasons if course.story else reasons, life.key),
        deviation=Clear(deviation, life.key) if deviation else None,
    )


def _entries(life: Life, course: Course) -> Iterator[Model]:
    draw = life.chance("matter entries")
    done = [("taken", life.accepted_at)]
    for moment in course.talks:
        done += [("opened", moment - timedelta(minutes=5))] * (draw.random() < 0.7)
    for action, moment in [*done, ("closed", life.ended_at)]:
        if moment:
            yield entry(
                life, action=f"decisions.matter.{action}", at=moment, what=course.matter,
                draw=draw, user_id=life.user_id,
            )  # fmt: skip
    for moment in course.talks:
        yield entry(
            life, action="decisions.talk.noted", at=moment, what=course.matter, draw=draw,
            user_id=life.user_id,
        )  # fmt: skip
    if course.decided_at:
        yield entry(
            life, action="decisions.decision.taken", at=course.decided_at, what=course.matter,
            draw=draw, user_id=life.user_id,
        )  # fmt: skip
