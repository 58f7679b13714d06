"""Read courses, meetings, and who was there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils.functional import Promise

from naast.core.policy.walls import Actor, reach
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.queries import Led, Mine
from naast.supply.supporters.rules import KINDS, Kind, Sort
from naast.supply.training import policy, words
from naast.supply.training.models import Attendance, Course, Joining, Meeting
from naast.supply.training.rules import (
    A_YEAR,
    BACKED_BY,
    EXPECTED,
    Answer,
    Form,
    PaidBy,
    Subject,
    adds_up_hours,
    hours_in_a_year,
    is_for,
    lacks,
)

Employer = tuple[int | None, int | None]
"""Organisation, or municipality, by id: one of the two."""

MOST = 60
"""So many courses, and so many meetings, stand on a page."""


def _of(employers: Collection[Employer]) -> Q:
    return Q(organisation_id__in=[one for one, _ in employers if one]) | Q(
        employer_municipality_id__in=[one for _, one in employers if one]
    )


def courses(*, employers: Collection[Employer], on: date) -> QuerySet[Course]:
    """Return what these employers offer on day `on`, by title."""
    running = Q(until_on__isnull=True) | Q(until_on__gt=on)
    return Course.objects.filter(_of(employers), running).order_by("title", "id")


def meetings(*, employers: Collection[Employer]) -> QuerySet[Meeting]:
    """Return the meetings of these employers, and those to which they were asked; newest first."""
    asked_along = Q(guest_ids__overlap=[one for one, _ in employers if one])
    return (
        Meeting.objects.filter(_of(employers) | asked_along)
        .select_related("course", "organisation", "employer_municipality")
        .order_by("-held_on", "id")
    )


Meetings = QuerySet[Meeting]


def led_meetings(*, employers: Collection[Employer]) -> QuerySet[Meeting]:
    """Return the meetings of these employers themselves, newest first."""
    return Meeting.objects.filter(_of(employers)).order_by("-held_on", "id")


def attendance(*, actor: Actor, verb: str = "view") -> QuerySet[Attendance]:
    """Return who was where, as far as `actor` may `verb` it."""
    return Attendance.objects.filter(reach(policy.ATTENDANCE, actor, verb)).order_by("pk")


def joining(*, actor: Actor, verb: str = "view") -> QuerySet[Joining]:
    """Return who is counted on for days ahead, as far as `actor` may `verb` it."""
    return Joining.objects.filter(reach(policy.JOINING, actor, verb)).order_by("pk")


def own_answer(*, actor: Actor, meeting: Meeting) -> str:
    """Return what `actor` said of a day, or that she was asked; empty for neither."""
    mine = joining(actor=actor).filter(meeting=meeting, user_id=actor.user_id or 0)
    return next(iter(mine.values_list("answer", flat=True)), "")


def discussions(*, actor: Actor, on: date, since: date | None = None) -> list[Meeting]:
    """Return the talks about cases from day `on` (or `since`) to which `actor` said to come."""
    mine = joining(actor=actor).filter(user_id=actor.user_id or 0, answer=Answer.COMES)
    rows = Meeting.objects.filter(
        id__in=mine.values("meeting_id"), form=Form.CASES, held_on__gte=since or on
    )
    return list(rows.select_related("organisation").order_by("held_on", "id")[:MOST])


@dataclass(frozen=True, kw_only=True, slots=True)
class Times:
    """When somebody was last at a sort of meeting, and when she is next counted on."""

    last_on: date | None
    next_on: date | None
    lacks: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Backed:
    """What backs a worker: intervision, work supervision, who stands behind her.

    `complaints`: she learned about complaints and their law, so she can help there, with who stands
    behind her (R-065). No hours, and in the order of names (R-076).
    """

    supporter_id: UUID
    name: str
    kind: Promise
    intervision: Times
    supervision: Times
    supervisor: str
    complaints: bool


def backed(*, actor: Actor, on: date) -> list[Backed]:
    """Return what backs each worker whom `actor` leads, by name (R-159). Seven queries at most."""
    employers = supporters.employers_led(actor=actor, on=on)
    people = people_of(actor=actor, employers=employers.keys(), on=on)
    ids = [one.supporter_id for one in people]
    was: dict[tuple[UUID, str], date] = {}
    learned_about: set[UUID] = set()
    rows = attendance(actor=actor).filter(supporter_id__in=ids).order_by("meeting__held_on", "pk")
    for one, form, subject, held_on in rows.values_list(
        "supporter_id", "meeting__form", "meeting__subject", "meeting__held_on"
    ):
        was[one, form] = held_on
        if subject == Subject.COMPLAINTS:
            learned_about.add(one)
    will: dict[tuple[UUID, str], date] = {}
    ahead = joining(actor=actor).filter(
        supporter_id__in=ids, meeting__held_on__gte=on, answer__in=sorted(EXPECTED)
    )
    for one, form, held_on in ahead.order_by("-meeting__held_on", "pk").values_list(
        "supporter_id", "meeting__form", "meeting__held_on"
    ):
        will[one, form] = held_on
    stands_behind = supporters.supervisors_of(actor=actor, on=on)
    kinds = supporters.kind_words()

    def times(one: UUID, form: Form) -> Times:
        last_on, next_on = was.get((one, form)), will.get((one, form))
        return Times(
            last_on=last_on,
            next_on=next_on,
            lacks=lacks(last_on=last_on, next_on=next_on, on=on),
        )

    return [
        Backed(
            supporter_id=one.supporter_id,
            name=one.name,
            kind=kinds[one.kind],
            intervision=times(one.supporter_id, BACKED_BY[0]),
            supervision=times(one.supporter_id, BACKED_BY[1]),
            supervisor=stands_behind.get(one.supporter_id, ""),
            complaints=one.supporter_id in learned_about,
        )
        for one in people
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Trained:
    """How many people followed a course, ever and in a year, and where those work (R-157)."""

    people: int
    this_year: int
    municipalities: int
    paid_by_municipality: int
    together: int


def trained(*, actor: Actor, organisation_id: int, people: Iterable[Led], on: date) -> Trained:
    """Return how far courses and joint days of an organisation reach; nobody is named.

    `people` are those whom `actor` leads there. `paid_by_municipality` counts courses followed by
    somebody (R-156), `together` the days on which professionals and volunteers learned together in
    a year (R-158).
    """
    rows = list(
        attendance(actor=actor)
        .filter(supporter_id__in=[one.supporter_id for one in people], meeting__form=Form.COURSE)
        .values_list(
            "supporter_id",
            "meeting__held_on",
            "meeting__course__payer",
            "meeting__course_id",
            "supporter__municipality_ids",
        )
    )
    joint = meetings(employers=[(organisation_id, None)]).filter(
        form=Form.JOINT, held_on__gt=on - A_YEAR, held_on__lte=on
    )
    return Trained(
        people=len({row[0] for row in rows}),
        this_year=len({row[0] for row in rows if on - A_YEAR < row[1] <= on}),
        municipalities=len({there for row in rows for there in row[4]}),
        paid_by_municipality=len({row[3] for row in rows if row[2] == PaidBy.MUNICIPALITY}),
        together=joint.order_by().count(),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Followed:
    """What somebody followed."""

    title: str
    subject: Promise
    held_on: date
    hours: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Learned:
    """What a worker followed, newest first. `hours` is of the last year, None where not counted."""

    followed: tuple[Followed, ...]
    hours: int | None


def learned(*, actor: Actor, supporter_id: UUID, kind: Kind, on: date) -> Learned:
    """Return what one worker followed, for herself: of a professional with the hours of a year."""
    rows = (
        attendance(actor=actor)
        .filter(supporter_id=supporter_id)
        .order_by("-meeting__held_on", "id")
        .values_list("meeting__title", "meeting__subject", "meeting__held_on", "meeting__hours")
    )
    found = [
        Followed(title=title, subject=words.SUBJECTS[Subject(subject)], held_on=day, hours=hours)
        for title, subject, day, hours in rows[:MOST]
    ]
    hours = hours_in_a_year(followed=[(one.held_on, one.hours) for one in found], on=on)
    return Learned(followed=tuple(found), hours=hours if adds_up_hours(kind=kind) else None)


def learned_on(*, actor: Actor, subject: Subject) -> date | None:
    """Return when who acts was last at a meeting on a subject; None: never."""
    mine = attendance(actor=actor).filter(
        supporter__user_id=actor.user_id or 0, meeting__subject=subject
    )
    last: date | None = mine.aggregate(last=Max("meeting__held_on"))["last"]
    return last


def for_kind(*, courses: Iterable[Course], kind: Kind) -> list[Course]:
    """Return those courses that are for a kind of worker."""
    return [one for one in courses if is_for(kinds=one.kinds, kind=kind)]


@dataclass(frozen=True, kw_only=True, slots=True)
class OfSubject:
    """A subject in the last year: how many meetings, and how many hours they took, together."""

    name: Promise
    meetings: int
    hours: int


def by_subject(*, employers: Collection[Employer], on: date) -> list[OfSubject]:
    """Return each subject with what was held about it in the year up to `on`, none left out.

    Hours of meetings, never of people: nobody is counted.
    """
    rows = (
        meetings(employers=employers)
        .filter(held_on__gt=on - A_YEAR, held_on__lte=on)
        .order_by()
        .values("subject")
        .annotate(meetings=Count("id"), all_hours=Sum("hours"))
    )
    found = {row["subject"]: row for row in rows}
    return [
        OfSubject(
            name=words.SUBJECTS[subject],
            meetings=found[subject]["meetings"] if subject in found else 0,
            hours=found[subject]["all_hours"] if subject in found else 0,
        )
        for subject in Subject
    ]


def people_of(*, actor: Actor, employers: Collection[Employer], on: date) -> list[Led]:
    """Return whom `actor` leads at these employers, by name: in no other order (R-076)."""
    led = supporters.led(actor=actor, on=on)
    mine = [one for one in led if (one.organisation_id, one.employer_municipality_id) in employers]
    return sorted(mine, key=lambda one: (one.name, str(one.supporter_id)))


def was_there(*, actor: Actor, meeting: Meeting) -> set[UUID]:
    """Return the ids of who was there, of those whom `actor` may see."""
    return set(
        attendance(actor=actor).filter(meeting=meeting).values_list("supporter_id", flat=True)
    )


def employers_of(
    *, led: Mapping[Employer, str], mine: Mine | None, on: date
) -> dict[Employer, str]:
    """Return the employers that somebody leads, and the one she works for, with their names."""
    found = dict(led)
    own = (mine.organisation_id, mine.employer_municipality_id) if mine else None
    if mine is not None and own is not None and own not in found:
        found[own] = supporters.employer_name(mine=mine, on=on)
    return found


# ---------------------------------------------------------------- the register


@dataclass(frozen=True, kw_only=True, slots=True)
class Registered:
    """An informal supporter in the register: what she followed, and what of her is public.

    `subjects` and `left_out` (of her card) are in words; `shown` is how much of the `fields` of a
    card is public, none without a card. No hours, and nothing to compare her by (R-076).
    """

    supporter_id: UUID
    name: str
    kind: Promise
    since: date
    subjects: tuple[Promise, ...]
    missing: tuple[Promise, ...]
    shown: int
    fields: int
    left_out: tuple[Promise, ...]


def register(*, actor: Actor, on: date) -> list[Registered]:
    """Return the informal supporters whom `actor` leads, by name (R-161). Eight queries at most."""
    employers = supporters.employers_led(actor=actor, on=on)
    people = [
        one
        for one in people_of(actor=actor, employers=employers.keys(), on=on)
        if KINDS[one.kind].sort is Sort.INFORMAL
    ]
    ids = [one.supporter_id for one in people]
    since = dict(
        supporters.pool(actor=actor).filter(pk__in=ids).values_list("supporter_id", "since")
    )
    followed: dict[UUID, set[str]] = defaultdict(set)
    rows = attendance(actor=actor).filter(supporter_id__in=ids).exclude(meeting__form=Form.JOINT)
    for supporter_id, subject in rows.values_list("supporter_id", "meeting__subject"):
        followed[supporter_id].add(subject)
    left_out = supporters.fields_left_out(supporter_ids=ids)
    whole = supporters.FIELDS_OF_A_CARD
    kinds = supporters.kind_words()
    return [
        Registered(
            supporter_id=one.supporter_id,
            name=one.name,
            kind=kinds[one.kind],
            since=since[one.supporter_id],
            subjects=tuple(
                words.SUBJECTS[subject]
                for subject in Subject
                if subject in followed[one.supporter_id]
            ),
            missing=one.lapsed,
            shown=whole - len(left_out[one.supporter_id]) if one.supporter_id in left_out else 0,
            fields=whole,
            left_out=left_out.get(one.supporter_id, ()),
        )
        for one in people
    ]
