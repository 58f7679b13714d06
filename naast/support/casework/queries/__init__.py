"""Read cases: headers and contents as filters per actor, and one case opened as a value."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from naast.core.crypto.fields import Sealed
from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor, reach
from naast.supply.law.rules import Activity
from naast.supply.organisations.queries import (
    LengthPolicy,
    length_facts,
    length_policy,
    norm_of_row,
)
from naast.supply.organisations.rules import Norm
from naast.supply.places import queries as places
from naast.support.casework import policy
from naast.support.casework.models import (
    CONTACT_KINDS,
    RUNG_STATES,
    RUNGS,
    Case,
    CaseContent,
    Contact,
    Goal,
    RungTried,
    RunningTerm,
)
from naast.support.casework.queries.aims import goals_and_rungs
from naast.support.casework.rules import CaseStatus, ContactKind, Outcome, Rung, RungState
from naast.support.encounters import queries as encounters
from naast.support.encounters.queries import OpenedAppointment
from naast.support.keys.queries import (
    OpenedRemark,
    PlanPart,
    Remarks,
    opened_plan,
    own_plans,
    plan_parts,
    remarks_opened,
)
from naast.support.keys.rules import About
from naast.support.matching import queries as matching
from naast.support.people import queries as people

# ---------------------------------------------------------------- what each may see


def cases(*, actor: Actor, verb: str = "view") -> QuerySet[Case]:
    """Return the headers of cases on which `actor` may do `verb`, oldest first."""
    return Case.objects.filter(reach(policy.CASES, actor, verb)).order_by("opened_at", "id")


def contents(*, actor: Actor, verb: str = "view") -> QuerySet[CaseContent]:
    """Return the questions behind the questions on which `actor` may do `verb`."""
    return CaseContent.objects.filter(reach(policy.CONTENTS, actor, verb)).order_by("case_id")


def contacts(*, actor: Actor, verb: str = "view") -> QuerySet[Contact]:
    """Return the talks on which `actor` may do `verb`, newest first, with who noted them."""
    return (
        Contact.objects.filter(reach(policy.NOTES, actor, verb))
        .select_related("user")
        .order_by("-at", "id")
    )


# ---------------------------------------------------------------- one case, opened


@dataclass(frozen=True, kw_only=True)
class OpenedContact:
    """A talk. `minutes` is None for a volunteer and for who left it open."""

    id: UUID
    at: datetime
    kind: ContactKind
    kind_words: str
    activity: Activity
    layer: int
    minutes: int | None
    text: str
    by_user_id: int
    by_name: str
    remarks: tuple[OpenedRemark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OpenedGoal:
    """A goal in her words, with her own marks (0 to 10), None where she gave none."""

    id: UUID
    text: str
    score_start: int | None
    score_end: int | None
    set_at: datetime
    remarks: tuple[OpenedRemark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OpenedRung:
    """A rung of the ladder; `state` and `id` are None while nobody looked at it."""

    id: UUID | None
    rung: Rung
    rung_words: str
    state: RungState | None
    state_words: str
    text: str
    changed_at: datetime | None
    remarks: tuple[OpenedRemark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OpenedCase:
    """A case with everything opened, for who stands beside her and for herself.

    `for_another` is what its person is to somebody else for whom she asked; mostly empty.
    """

    case_id: UUID
    question_id: UUID
    number: str
    person: people.Opened
    user_id: int
    user_name: str
    length: LengthPolicy | None
    organisation_id: int
    organisation_name: str
    status: CaseStatus
    domains: tuple[str, ...]
    zone_name: str
    layer: int
    why_now: str
    asked_at: datetime
    opened_at: datetime
    last_contact_at: datetime | None
    hear_before_at: datetime | None
    answer_before_at: datetime | None
    term_ends_on: date | None
    closed_at: datetime | None
    outcome: Outcome | None
    outcome_words: str
    supporter_kind: str
    for_another: str
    contact: str
    own_words: str
    own_plan: tuple[PlanPart, ...]
    behind: str
    behind_remarks: tuple[OpenedRemark, ...]
    reading: str
    learned: str
    contacts: tuple[OpenedContact, ...]
    goals: tuple[OpenedGoal, ...]
    rungs: tuple[OpenedRung, ...]
    appointments: tuple[OpenedAppointment, ...]


def runs_near(*, actor: Actor, case: Case) -> bool:
    """Whether a case still runs and `actor` stands beside its resident."""
    return case.closed_at is None and contents(actor=actor).filter(case_id=case.id).exists()


def cases_of_others(*, actor: Actor, question_id: UUID) -> dict[UUID, UUID]:
    """Return the running case of who agreed to a question that was asked for her: person, case."""
    rows = people.agreements(actor=actor).filter(question_id=question_id)
    agreed = rows.values_list("person_id")
    found = cases(actor=actor).filter(person_id__in=agreed, closed_at__isnull=True)
    return dict(found.values_list("person_id", "id"))


def municipality_slug_of(*, actor: Actor, case_id: UUID) -> str:
    """Return under which address the resident of a case finds her file."""
    case = cases(actor=actor).only("municipality_id").get(id=case_id)
    return places.municipality_slug(municipality_id=case.municipality_id)


def other_of(*, actor: Actor, question_id: UUID, at: datetime) -> matching.Other | None:
    """Return how it stands with her for whom a question was asked; None where nobody did."""
    asked = list(matching.questions(actor=actor).filter(id=question_id))
    return matching.others(actor=actor, asked=asked, at=at).get(question_id)


def opened_case(*, actor: Actor, case_id: UUID) -> OpenedCase:
    """Return one case with its contents, in six queries, however much there is in it.

    Raises Case.DoesNotExist for who may not see the contents, though she may see the header, and
    for a person who was erased. Pages, exports and the API go through `actions.open_case`, which
    records the look.
    """
    case = _with_contents(actor=actor).get(id=case_id)
    try:
        person, key = people.opened_with_key(actor=actor, person_id=case.person_id)
    except ObjectDoesNotExist as unseen:
        raise Case.DoesNotExist(case_id) from unseen
    found = _opened(actor=actor, rows=[case], person=person, key=key)
    if not found:
        raise Case.DoesNotExist(case_id)
    return found[0]


def own_cases_opened(*, actor: Actor, me: people.Myself, most: int) -> list[OpenedCase]:
    """Return the newest cases of the resident `actor`, opened, in five queries, however many.

    Her own look is recorded once, when she comes in with her code (people).
    """
    if not actor.holds("resident"):
        return []
    rows = list(_with_contents(actor=actor).order_by("-opened_at")[:most])
    return _opened(actor=actor, rows=rows, person=me.opened, key=me.key)


def _with_contents(*, actor: Actor) -> QuerySet[Case]:
    placed = matching.placements(actor=actor).filter(question_id=OuterRef("question_id"))
    if actor.holds("resident"):  # she sees who helps along, too; the kind is of whose case it is
        placed = placed.filter(user_id=OuterRef("user_id"))
    planned = own_plans(actor=actor).filter(person_id=OuterRef("person_id"))
    written = encounters.threads(actor=actor).filter(person_id=OuterRef("person_id"))
    words = matching.texts(actor=actor).filter(question_id=OuterRef("question_id"))
    content = contents(actor=actor).filter(case_id=OuterRef("id"))
    return (
        cases(actor=actor)
        .select_related("user", "organisation", "zone", "question")
        .annotate(
            supporter_kind=Subquery(placed.values("kind")[:1]),
            answer_before_at=Subquery(written.values("answer_before_at")[:1]),
            own_plan=Subquery(planned.values("content")[:1]),
            words=Subquery(words.values("text")[:1]),
            may_read=Exists(content.order_by()),
            behind=Subquery(content.values("behind")[:1]),
            reading=Subquery(content.values("reading")[:1]),
            learned=Subquery(content.values("learned")[:1]),
            term_ends_on=Subquery(_next_term(actor=actor)),
            length_facts=Subquery(
                length_facts(
                    municipality_id=OuterRef("municipality_id"), on=timezone.localdate(actor.at)
                )
            ),
        )
    )


def _next_term(*, actor: Actor) -> QuerySet[Any, Any]:
    """Return the last day of the term of a case that ends first, of those that still run."""
    running = RunningTerm.objects.filter(
        reach(policy.TERMS, actor, "view"),
        case_id=OuterRef("id"),
        ended_on__isnull=True,
        dropped_at__isnull=True,
    )
    return running.order_by("ends_on").values("ends_on")[:1]


def _opened(
    *, actor: Actor, rows: Sequence[Case], person: people.Opened, key: DataKey
) -> list[OpenedCase]:
    """Return cases of one person, opened: each table once. Without those she may not read."""
    found: list[Any] = [case for case in rows if case.may_read]  # type: ignore[attr-defined]
    if not found:
        return []
    remarks = remarks_opened(actor=actor, person_id=person.person_id, key=key)
    of_them = [case.id for case in found]
    talks = _by_case(contacts(actor=actor).filter(case_id__in=of_them))
    wanted, marked = goals_and_rungs(actor=actor, case_ids=of_them)
    aims, tried = _by_case(wanted), _by_case(marked)
    met = encounters.appointments(actor=actor).filter(person_id=person.person_id)
    holders = {case.user_id for case in found}
    meetings = encounters.opened_with(rows=list(met), keys={person.person_id: key})
    return [
        OpenedCase(
            case_id=case.id,
            question_id=case.question_id,
            number=case.question.number,
            person=person,
            user_id=case.user_id,
            user_name=case.user.name,
            length=length_policy(facts=case.length_facts),
            organisation_id=case.organisation_id,
            organisation_name=case.organisation.name,
            status=CaseStatus(case.status),
            domains=tuple(case.domains),
            zone_name=case.zone.name if case.zone else "",
            layer=case.layer,
            why_now=case.why_now,
            asked_at=case.question.asked_at,
            opened_at=case.opened_at,
            last_contact_at=case.last_contact_at,
            hear_before_at=case.hear_before_at,
            answer_before_at=case.answer_before_at,
            term_ends_on=case.term_ends_on,
            closed_at=case.closed_at,
            outcome=Outcome(case.outcome) if case.outcome else None,
            outcome_words=str(case.get_outcome_display()),
            supporter_kind=case.supporter_kind or "",
            for_another=case.question.asker_relation,
            contact=_first_contact(case),
            own_words=_open(case.words, key),
            own_plan=_own_plan(actor, case.own_plan, key),
            behind=_open(case.behind, key),
            behind_remarks=remarks.get((About.BEHIND, case.id), ()),
            reading=_open(case.reading, key),
            learned=_open(case.learned, key),
            contacts=_contacts(talks[case.id], key, remarks),
            goals=_goals(aims[case.id], key, remarks),
            rungs=_rungs(tried[case.id], key, remarks),
            appointments=tuple(
                one
                for one in meetings
                if one.user_id == case.user_id
                # Whoever stands in or helps along: with the newest case, told once.
                or (case is found[0] and one.user_id not in holders)
            ),
        )
        for case in found
    ]


def _by_case(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found


def _first_contact(case: Case) -> str:
    """Return how she wants to be in touch first, in words, until somebody spoke to her."""
    return "" if case.last_contact_at else matching.contact_words(question=case.question)


def _own_plan(actor: Actor, sealed: Sealed | None, key: DataKey) -> tuple[PlanPart, ...]:
    """Return her own plan, where she lets who stands beside her read it; she has a page for it."""
    if sealed is None or actor.holds("resident"):
        return ()
    return tuple(plan_parts(plan=opened_plan(sealed=sealed, key=key)))


def _open(sealed: Sealed | None, key: DataKey) -> str:
    return sealed.open(key=key) if sealed else ""


def _contacts(rows: Iterable[Contact], key: DataKey, remarks: Remarks) -> tuple[OpenedContact, ...]:
    words = dict(CONTACT_KINDS)
    return tuple(
        OpenedContact(
            id=row.id,
            at=row.at,
            kind=ContactKind(row.kind),
            kind_words=str(words[ContactKind(row.kind)]),
            activity=Activity(row.activity),
            layer=row.layer,
            minutes=row.minutes,
            text=_open(row.text, key),
            by_user_id=row.user_id,
            by_name=row.user.name,
            remarks=remarks.get((About.TALK, row.id), ()),
        )
        for row in rows
    )


def _goals(rows: Iterable[Goal], key: DataKey, remarks: Remarks) -> tuple[OpenedGoal, ...]:
    return tuple(
        OpenedGoal(
            id=row.id,
            text=_open(row.text, key),
            score_start=row.score_start,
            score_end=row.score_end,
            set_at=row.set_at,
            remarks=remarks.get((About.GOAL, row.id), ()),
        )
        for row in rows
    )


def _rungs(rows: Iterable[RungTried], key: DataKey, remarks: Remarks) -> tuple[OpenedRung, ...]:
    """Return all five rungs, also those that nobody looked at."""
    tried = {row.rung: row for row in rows}
    states = dict(RUNG_STATES)
    found = []
    for rung, rung_words in RUNGS:
        row = tried.get(rung)
        found.append(
            OpenedRung(
                id=row.id if row else None,
                rung=rung,
                rung_words=str(rung_words),
                state=RungState(row.state) if row else None,
                state_words=str(states[RungState(row.state)]) if row else "",
                text=_open(row.text, key) if row else "",
                changed_at=row.changed_at if row else None,
                remarks=remarks.get((About.RUNG, row.id), ()) if row else (),
            )
        )
    return tuple(found)


# ---------------------------------------------------------------- lists


@dataclass(frozen=True, kw_only=True)
class MyPerson:
    """A running case in a list: who, about what, what was promised; no story.

    `agreed_working_days`: within so many she hears something, as was agreed; None where nothing
    was.
    """

    case_id: UUID
    person_id: UUID
    first_name: str
    number: str
    domains: tuple[str, ...]
    zone_name: str
    opened_at: datetime
    last_contact_at: datetime | None
    hear_before_at: datetime | None
    term_ends_on: date | None
    agreed_working_days: int | None
    contact: str
    key: DataKey = field(repr=False, compare=False)


def my_people(*, actor: Actor) -> list[MyPerson]:
    """Return the residents whom `actor` stands beside now, by first name. Two queries.

    A supporter stands beside some dozens at most, so the list has no pages.
    """
    running = list(
        cases(actor=actor, verb="work")
        .exclude(status=CaseStatus.CLOSED)
        .select_related("zone", "question")
        .annotate(
            term_ends_on=Subquery(_next_term(actor=actor)),
            agreed_working_days=Subquery(
                norm_of_row(norm=Norm.QUIET, on=timezone.localdate(actor.at))
            ),
        )
    )
    details = people.opened(actor=actor, person_ids={case.person_id for case in running})
    found = [
        MyPerson(
            case_id=case.id,
            person_id=case.person_id,
            first_name=details[case.person_id].first_name,
            number=case.question.number,
            domains=tuple(case.domains),
            zone_name=case.zone.name if case.zone else "",
            opened_at=case.opened_at,
            last_contact_at=case.last_contact_at,
            hear_before_at=case.hear_before_at,
            term_ends_on=case.term_ends_on,
            agreed_working_days=case.agreed_working_days,
            contact=_first_contact(case),
            key=details[case.person_id].key,
        )
        for case in running
        if case.person_id in details
    ]
    return sorted(found, key=lambda one: (one.first_name.casefold(), one.opened_at, one.case_id))
