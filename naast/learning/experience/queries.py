"""Read answers, and what may be answered."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import Promise

from naast.core.audit import queries as audit
from naast.core.crypto.keys import data_key
from naast.core.crypto.rules import DataKey
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, reach
from naast.learning.experience import policy
from naast.learning.experience.models import (
    WHY_NOT,
    Answer,
    CallBack,
    Complaint,
    LookQuestion,
    Reason,
)
from naast.learning.experience.rules import (
    DOUBTS_UP_TO,
    MOST_ASKED_WHY,
    Due,
    WhyNot,
    due,
    for_who_leads,
    quarter_of,
    shown_count,
)
from naast.supply.law import queries as law
from naast.supply.law.rules import ends_on
from naast.support.keys.queries import remarks_unseen
from naast.support.matching import queries as matching
from naast.support.matching.rules import QuestionStatus
from naast.support.people.queries import persons
from naast.support.people.rules import House, controller_of

if TYPE_CHECKING:
    from naast.support.matching.models import Question

Row = TypeVar("Row", bound=Model)


def answers(*, actor: Actor, verb: str = "view") -> QuerySet[Answer]:
    """Return the answers on which `actor` may do `verb`, oldest first."""
    return Answer.objects.filter(reach(policy.ANSWERS, actor, verb)).order_by("answered_at", "id")


def with_opinions(*, actor: Actor, rows: "QuerySet[Question]") -> "QuerySet[Question]":
    """Return a resident's questions, read with what `is_to_answer` and `is_doubted` tell."""
    of_it = {"question_id": OuterRef("id")}
    given = answers(actor=actor).filter(**of_it)
    return rows.annotate(
        helped_now=Exists(
            matching.placements(actor=actor).filter(until_at__isnull=True, **of_it).order_by()
        ),
        answered=Exists(given.order_by()),
        stood_beside=Subquery(given.values("stood_beside")[:1]),
        call_asked=Exists(call_backs(actor=actor).filter(**of_it).order_by()),
    )


def is_to_answer(*, row: Any) -> bool:
    """Whether a question was helped to the end, and not answered about yet.

    Helped to the end, in either house: somebody took it, and stands beside her for it no more.
    """
    return row.status == QuestionStatus.ACCEPTED and not (row.helped_now or row.answered)


def is_doubted(*, row: Any) -> bool:
    """Whether she doubts about the help with a question, and asked nobody to call her yet."""
    score = row.stood_beside
    return score is not None and score <= DOUBTS_UP_TO and not row.call_asked


def _opinions(*, actor: Actor) -> "QuerySet[Question]":
    return with_opinions(actor=actor, rows=matching.questions(actor=actor))


def to_answer(*, actor: Actor) -> set[UUID]:
    """Return the questions of which a resident may say what the help was like.

    Empty for everybody but a resident: who helped sees the question too, and is not asked.
    """
    if not actor.holds("resident"):
        return set()
    return {row.id for row in _opinions(actor=actor) if is_to_answer(row=row)}


@dataclass(frozen=True, kw_only=True)
class AskedAbout:
    """About which help she is asked: when she asked, and who took it ("" when unknown)."""

    asked_at: datetime
    who: str


def asked_about(*, actor: Actor, question_id: UUID) -> AskedAbout | None:
    """Return about which help a resident may answer, or None when there is nothing to answer."""
    if question_id not in to_answer(actor=actor):
        return None
    question = matching.questions(actor=actor).select_related("user").get(id=question_id)
    return AskedAbout(asked_at=question.asked_at, who=question.user.name if question.user else "")


CALLERS = (Role.COORDINATOR, Role.ACCESS_LEAD, Role.COMPLAINTS_OFFICER)
"""Who may be asked to call."""
MOST_CALL_BACKS = 50


def call_backs(*, actor: Actor, verb: str = "view") -> QuerySet[CallBack]:
    """Return the call-backs on which `actor` may do `verb`, longest waiting first."""
    return CallBack.objects.filter(reach(policy.CALL_BACKS, actor, verb)).order_by("asked_at", "id")


def doubted(*, actor: Actor) -> set[UUID]:
    """Return the questions about whose help a resident doubts, and asked nobody to call her yet."""
    if not actor.holds("resident"):
        return set()
    return {row.id for row in _opinions(actor=actor) if is_doubted(row=row)}


@dataclass(frozen=True, kw_only=True)
class OpenedCallBack:
    """Whom to call, and her number, opened."""

    row: CallBack
    phone: str


def opened_call_backs(*, actor: Actor) -> list[OpenedCallBack]:
    """Return those whom `actor` is to call and who were not called yet; see `actions`."""
    rows = call_backs(actor=actor, verb="call").filter(called_at__isnull=True)
    return [
        OpenedCallBack(
            row=row,
            phone=row.phone.open(
                key=data_key(wrapped=bytes(row.wrapped_key or b""), controller=row.controller)
            ),
        )
        for row in rows[:MOST_CALL_BACKS]
    ]


@dataclass(frozen=True, kw_only=True)
class ReasonGiven:
    """A reason to go on without support, and how often: None is too few to show."""

    words: Promise
    count: int | None


def reasons(*, municipality_id: int, on: date) -> list[ReasonGiven]:
    """Return why people went on without support in the last quarter that was over on a day.

    They hold nobody, so everybody may see them; a quarter that runs is never shown, so that no
    row can be told from the difference between two days (I-9). Empty when nobody gave a reason.
    """
    over = quarter_of(day=quarter_of(day=on) - timedelta(days=1))
    given = Counter(
        Reason.objects.filter(municipality_id=municipality_id, quarter_on=over).values_list(
            "why", flat=True
        )
    )
    return [
        ReasonGiven(words=WHY_NOT[WhyNot(why)], count=shown_count(given=often))
        for why, often in sorted(given.items(), key=lambda one: (-one[1], one[0]))
    ]


MOST_COMPLAINTS = 100
COMPLAINT_TERM = "AWB_KLACHT"


@dataclass(frozen=True, kw_only=True)
class ComplaintTerm:
    """Within which term who complains hears, where that stands, and how sure that is.

    The law binds the municipality; organisations keep to the same term (domain-facts: [D]).
    """

    weeks: int
    more_weeks: int
    article: str
    certainty: Promise
    is_verified: bool


def complaint_term() -> ComplaintTerm:
    """Return the term of the law for a complaint, from the table of terms."""
    found = law.legal_term(term_id=COMPLAINT_TERM)
    return ComplaintTerm(
        weeks=found.term.length if found.term else 0,
        more_weeks=found.extension.length if found.extension else 0,
        article=found.article,
        certainty=law.certainty_words(certainty=found.certainty),
        is_verified=found.certainty.is_verified,
    )


def last_day(*, made_at: datetime) -> date:
    """Return the last Dutch day on which who complained at `made_at` hears."""
    term = law.legal_term(term_id=COMPLAINT_TERM).term
    if term is None:
        raise ValueError(COMPLAINT_TERM)
    return ends_on(start=timezone.localdate(made_at), term=term)


def last_day_extended(*, made_at: datetime) -> date:
    """Return the last Dutch day where the term was made longer (Awb art. 9:11 lid 2).

    Both lengths count as one: moved from a weekend once, at the very end.
    """
    known = law.legal_term(term_id=COMPLAINT_TERM)
    if known.term is None or known.extension is None or known.term.unit != known.extension.unit:
        raise ValueError(COMPLAINT_TERM)
    both = replace(known.term, length=known.term.length + known.extension.length)
    return ends_on(start=timezone.localdate(made_at), term=both)


def last_day_of(*, row: Complaint) -> date:
    """Return the last Dutch day on which she hears, with the longer term where there is one."""
    return row.extended_to_on or last_day(made_at=row.made_at)


@dataclass(frozen=True, kw_only=True)
class ListedComplaint:
    """A complaint in a list, without a word of it."""

    row: Complaint
    last_on: date
    due: Due


def listed_complaints(*, actor: Actor, on: date) -> list[ListedComplaint]:
    """Return the complaints of one's own house, those that wait longest first."""
    return [
        ListedComplaint(
            row=row,
            last_on=last_day_of(row=row),
            due=due(last_on=last_day_of(row=row), on=on),
        )
        for row in complaints(actor=actor)[:MOST_COMPLAINTS]
    ]


def complaints(*, actor: Actor, verb: str = "view") -> QuerySet[Complaint]:
    """Return the complaints on which `actor` may do `verb`, those without an answer first."""
    return Complaint.objects.filter(reach(policy.COMPLAINTS, actor, verb)).order_by(
        F("answered_at").asc(nulls_first=True), "made_at", "id"
    )


@dataclass(frozen=True, kw_only=True)
class ComplaintCount:
    """How many complaints came in a year that is over, in one house; None is hidden: too few."""

    year: int
    house: House
    made: int | None


def complaint_counts(*, municipality_id: int, at: datetime) -> list[ComplaintCount]:
    """Return the counts of the last three whole years, newest first. One query.

    They hold nobody, so everybody may see them. What is under five is hidden, none as well.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM experience_complaint_counts(%s, %s)", [municipality_id, at])
        return [
            ComplaintCount(year=year, house=House(house), made=made)
            for year, house, made in cursor.fetchall()
        ]


@dataclass(frozen=True, kw_only=True)
class OpenedComplaint:
    """A complaint opened; `reach_me`, `answer` and `because` are empty where there is none.

    `because` is why it takes longer; `first_on` the last day of the term as it began.
    """

    row: Complaint
    text: str
    reach_me: str
    answer: str
    because: str
    first_on: date
    last_on: date


def opened_complaint(*, actor: Actor, complaint_id: UUID) -> OpenedComplaint:
    """Return one complaint, opened; see `actions`. Raises Complaint.DoesNotExist."""
    return _opened(complaints(actor=actor).get(id=complaint_id))


def own_complaints(*, actor: Actor) -> list[OpenedComplaint]:
    """Return the complaints that a resident made while she was in her file, with the answers."""
    if not actor.holds("resident"):
        return []
    return [_opened(row) for row in complaints(actor=actor)[:MOST_COMPLAINTS]]


def _opened(row: Complaint) -> OpenedComplaint:
    key = key_of_complaint(row=row)
    return OpenedComplaint(
        row=row,
        text=row.text.open(key=key),
        reach_me=row.reach_me.open(key=key) if row.reach_me else "",
        answer=row.answer.open(key=key) if row.answer else "",
        because=row.extended_because.open(key=key) if row.extended_because else "",
        first_on=last_day(made_at=row.made_at),
        last_on=last_day_of(row=row),
    )


def key_of_complaint(*, row: Complaint) -> DataKey:
    return data_key(wrapped=bytes(row.wrapped_key), controller=row.controller)


def hears_complaints(*, scope: str, on: date) -> bool:
    """Whether somebody hears complaints there: "organisation:5" or "municipality:3"."""
    return bool(holders(role=Role.COMPLAINTS_OFFICER, scope=scope, on=on))


# ---------------------------------------------------------------- why somebody looked

EXPLAINERS = (Role.COORDINATOR, Role.ACCESS_LEAD, Role.PRIVACY_OFFICER)
"""Who answers why somebody looked: see policy."""
MOST_LOOK_QUESTIONS = 100
LOOK_TERM = "AVG_INZAGE"


def look_questions(*, actor: Actor, verb: str = "view") -> QuerySet[LookQuestion]:
    """Return the questions about looks on which `actor` may do `verb`, those that wait first."""
    return (
        LookQuestion.objects.filter(reach(policy.LOOK_QUESTIONS, actor, verb))
        .select_related("looked_by", "answered_by")
        .order_by(F("answered_at").asc(nulls_first=True), "answer_by_on", "asked_at", "id")
    )


def answer_by(*, asked_at: datetime) -> date:
    """Return the last Dutch day on which who asks about a look at `asked_at` hears (GDPR 12(3))."""
    term = law.legal_term(term_id=LOOK_TERM).term
    if term is None:
        raise ValueError(LOOK_TERM)
    return ends_on(start=timezone.localdate(asked_at), term=term)


@dataclass(frozen=True, kw_only=True)
class OpenedLookQuestion:
    """A question about a look, opened; `text` and `answer` are empty where there is none."""

    row: LookQuestion
    text: str
    answer: str
    due: Due


def opened_look_question(*, row: LookQuestion, on: date) -> OpenedLookQuestion:
    """Return one question, opened with its own key, as it stands on a Dutch day."""
    key = data_key(wrapped=bytes(row.wrapped_key), controller=row.controller)
    return OpenedLookQuestion(
        row=row,
        text=row.text.open(key=key) if row.text else "",
        answer=row.answer.open(key=key) if row.answer else "",
        due=due(last_on=row.answer_by_on, on=on),
    )


def own_look_questions(*, actor: Actor, on: date) -> dict[UUID, OpenedLookQuestion]:
    """Return what a resident asked about looks in her file, by entry of the record. One query."""
    if not actor.holds("resident"):
        return {}
    rows = look_questions(actor=actor)[:MOST_ASKED_WHY]
    return {row.entry_id: opened_look_question(row=row, on=on) for row in rows}


def complaints_unseen(*, actor: Actor) -> QuerySet[Complaint]:
    """Return the complaints of the resident `actor` with news that she did not see yet.

    An answer, or that it takes longer.
    """
    news = Q(answered_at__isnull=False) | Q(extended_at__isnull=False)
    since = Q(seen_at__lt=F("answered_at")) | Q(seen_at__lt=F("extended_at"))
    return complaints(actor=actor, verb="see").filter(news, Q(seen_at__isnull=True) | since)


def look_questions_unseen(*, actor: Actor) -> QuerySet[LookQuestion]:
    """Return what the resident asked about looks, with an answer that she did not see yet."""
    found = look_questions(actor=actor, verb="see")
    return found.filter(answered_at__isnull=False, seen_at__isnull=True)


def with_answers(*, actor: Actor, rows: QuerySet[Row], person: str) -> QuerySet[Row]:
    """Return `rows`, of which `person` names the resident, read with what `answers_new` counts."""
    found = {
        "remarks_new": remarks_unseen(actor=actor),
        "looks_new": look_questions_unseen(actor=actor),
        "complaints_new": complaints_unseen(actor=actor),
    }
    counted: QuerySet[Row] = rows.annotate(
        **{
            name: Subquery(
                unseen.filter(person_id=OuterRef(person))
                .order_by()
                .values("person_id")
                .annotate(many=Count("id"))
                .values("many")
            )
            for name, unseen in found.items()
        }
    )
    return counted


def answers_new(*, row: Any) -> int:
    """Return how many answers a resident did not see yet."""
    return (row.remarks_new or 0) + (row.looks_new or 0) + (row.complaints_new or 0)


@dataclass(frozen=True, kw_only=True)
class ListedLookQuestion:
    """A question about a look in a list, without a word of it."""

    row: LookQuestion
    due: Due


def listed_look_questions(*, actor: Actor, on: date) -> list[ListedLookQuestion]:
    """Return the questions that `actor` answers, the oldest promise first, then those answered."""
    rows = look_questions(actor=actor, verb="answer")[:MOST_LOOK_QUESTIONS]
    return [ListedLookQuestion(row=row, due=due(last_on=row.answer_by_on, on=on)) for row in rows]


def who_explains(*, row: LookQuestion, on: date) -> list[int]:
    """Return the users who would answer this question: who leads there and the privacy officer.

    Never who looked. Empty where nobody is left.
    """
    support = row.house == House.SUPPORT
    scope = (
        f"organisation:{row.organisation_id}" if support else f"municipality:{row.municipality_id}"
    )
    found = set(holders(role=Role.PRIVACY_OFFICER, scope=scope, on=on))
    if row.to_lead:
        lead = Role.COORDINATOR if support else Role.ACCESS_LEAD
        found |= set(holders(role=lead, scope=scope, on=on))
    return sorted(found - {row.looked_by_id})


def look_to_ask_about(*, actor: Actor, entry_id: UUID, at: datetime) -> LookQuestion:
    """Return the question about one look as it would be asked at `at`: not kept, without words.

    Whoever keeps the file now answers, also for a look from before it moved; of a complaint, whom
    that is about. Raises Entry.DoesNotExist for what is not hers or no colleague did.
    """
    me = actor.scopes["resident"].person_id
    entry = audit.entries(actor=actor).get(id=entry_id, user__isnull=False, subject_id=me)
    person = persons(actor=actor).get(id=me)
    complaint = None
    if entry.object_type == "experience.complaint":
        complaint = complaints(actor=actor).filter(id=entry.object_id).first()
    house = House(entry.house or person.house)
    about = complaint or person
    organisation_id = about.organisation_id if house == House.SUPPORT else None
    return LookQuestion(
        person=person,
        house=house,
        municipality_id=about.municipality_id,
        organisation_id=organisation_id,
        entry_id=entry.id,
        action=entry.action,
        looked_at=entry.at,
        looked_by=entry.user,
        to_lead=for_who_leads(action=entry.action),
        controller=controller_of(
            house=house, organisation_id=organisation_id, municipality_id=about.municipality_id
        ),
        asked_at=at,
        answer_by_on=answer_by(asked_at=at),
    )
