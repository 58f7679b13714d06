"""Objections: as filters per actor, in the order of their terms, and one opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from naast.core.crypto.rules import DataKey
from naast.core.paper.queries import pdf
from naast.core.policy.walls import Actor, reach
from naast.supply.law import queries as law
from naast.supply.law.queries import TermBook
from naast.supply.law.rules import ends_at
from naast.supply.places.queries import municipality_names
from naast.support.decisions import objection_papers, policy
from naast.support.decisions.models import Decision, Objection, ObjectionText
from naast.support.decisions.queries.rows import decisions
from naast.support.decisions.queries.terms import day_of
from naast.support.decisions.rules.objections import (
    Course,
    ObjectionOutcome,
    ObjectionPart,
    decide_before,
)
from naast.support.people.queries import keys_of, opened

MOST = 100


def objections(*, actor: Actor, verb: str = "view") -> QuerySet[Objection]:
    """Return objections on which `actor` may do `verb`, oldest first."""
    found = Objection.objects.filter(reach(policy.OBJECTIONS, actor, verb))
    return found.select_related("user").order_by("received_at", "id")


def objection_texts(*, actor: Actor, verb: str = "view") -> QuerySet[ObjectionText]:
    found = ObjectionText.objects.filter(reach(policy.OBJECTION_TEXTS, actor, verb))
    return found.select_related("user").order_by("at", "part", "id")


@dataclass(frozen=True, kw_only=True)
class ObjectionTerm:
    """Until when the municipality must decide on an objection, and where that stands."""

    before_on: date
    article: str
    source: str
    verified: bool
    days_left: int

    @property
    def is_over(self) -> bool:
        return self.days_left < 0


def term_of(*, objection: Objection, book: TermBook, on: date) -> ObjectionTerm:
    """Return the term in which is decided on an objection, as it stands on the Dutch day `on`."""
    term_id = "AWB_BOB_COMMISSIE" if objection.with_committee else "AWB_BOB"
    known = book.term(term_id=term_id, on=objection.last_on)
    if known.term is None:
        raise ValueError(term_id)
    before_on = decide_before(
        course=Course(
            last_on=objection.last_on,
            adjourned=objection.adjourned_on is not None,
            complete_asked_on=objection.complete_asked_on,
            complete_before_on=objection.complete_before_on,
            completed_on=objection.completed_on,
            agreed_until_on=objection.agreed_until_on,
        ),
        term=known.term,
        extension=known.extension,
    )
    return ObjectionTerm(
        before_on=before_on,
        article=known.article,
        source=known.source,
        verified=known.certainty.is_verified,
        days_left=(before_on - on).days,
    )


@dataclass(frozen=True, kw_only=True)
class InQueue:
    """An objection in the queue: never who or what exactly, until somebody took it."""

    id: UUID
    received_on: date
    late: bool
    pro_forma: bool
    mine: bool
    first_name: str
    hearing_at: datetime | None
    term: ObjectionTerm


def queue(*, actor: Actor, on: date) -> list[InQueue]:
    """Return the objections that `actor` may take or judges, the first to end first."""
    open_ = objections(actor=actor).filter(decided_at__isnull=True, withdrawn_at__isnull=True)
    rows = list(open_[:MOST])
    books = law.term_books(municipality_ids={row.municipality_id for row in rows})
    mine = {row.person_id for row in rows if row.user_id}
    names = opened(actor=actor, person_ids=mine) if mine else {}
    found = [
        InQueue(
            id=row.id,
            received_on=row.received_on,
            late=row.late,
            pro_forma=row.complete_asked_on is not None and row.completed_on is None,
            mine=row.user_id is not None,
            first_name=names[row.person_id].first_name if row.person_id in names else "",
            hearing_at=row.hearing_at,
            term=term_of(objection=row, book=books[row.municipality_id], on=on),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: one.term.before_on)


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written in an objection, by whom (empty: she herself), and when."""

    part: str
    part_words: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OpenedObjection:
    """An objection with what was written in it, and what it is about."""

    objection: Objection
    first_name: str
    phone: str
    decision: Decision
    what: str
    reasons: str
    written: tuple[Written, ...]
    term: ObjectionTerm
    instead: str = ""
    """What was decided exactly in its place, where it was founded."""

    @property
    def runs(self) -> bool:
        return self.objection.decided_at is None and self.objection.withdrawn_at is None

    @property
    def waits_for_her(self) -> bool:
        one = self.objection
        return self.runs and one.complete_asked_on is not None and one.completed_on is None

    @property
    def may_adjourn(self) -> bool:
        return self.runs and self.objection.adjourned_on is None and not self.term.is_over

    def of(self, part: ObjectionPart) -> str:
        """Return what was written last of one part; empty where nothing was."""
        return next((one.text for one in reversed(self.written) if one.part == part), "")

    @property
    def place(self) -> str:
        return self.of(ObjectionPart.PLACE)

    @property
    def before(self) -> tuple[Written, ...]:
        """Return what was written before it was decided on."""
        return tuple(one for one in self.written if one.part != ObjectionPart.REASONS)

    @property
    def why(self) -> str:
        return self.of(ObjectionPart.REASONS)


def opened_objection(*, actor: Actor, objection_id: UUID, on: date) -> OpenedObjection:
    """Return one objection, opened. Raises Objection.DoesNotExist, also before it is taken."""
    row = objections(actor=actor).get(id=objection_id)
    who = opened(actor=actor, person_ids={row.person_id}).get(row.person_id)
    key = keys_of(actor=actor, person_ids={row.person_id}).get(row.person_id)
    if who is None or key is None:
        raise Objection.DoesNotExist
    decision = decisions(actor=actor).select_related("text").get(id=row.decision_id)
    texts = objection_texts(actor=actor).filter(objection_id=row.id)
    what = decision.text.what
    return OpenedObjection(
        objection=row,
        first_name=who.first_name,
        phone=who.phone,
        decision=decision,
        what=what.open(key=key) if what else "",
        reasons=decision.text.reasons.open(key=key),
        written=tuple(_written(texts, key)),
        instead=_instead(actor, row, decision.provision, key),
        term=term_of(objection=row, book=law.term_book(municipality_id=row.municipality_id), on=on),
    )


@dataclass(frozen=True, kw_only=True)
class ToldObjection:
    """An objection of hers with what was written in it, to read on paper."""

    objection: Objection
    written: tuple[Written, ...]
    term: ObjectionTerm


def own_objections(*, actor: Actor, key: DataKey, on: date, most: int) -> list[ToldObjection]:
    """Return the objections of who acts, the oldest first, each with all that was written."""
    rows = list(objections(actor=actor).select_related("decision", "user")[:most])
    books = law.term_books(municipality_ids={row.municipality_id for row in rows})
    texts = list(objection_texts(actor=actor).filter(objection__in=rows)) if rows else []
    return [
        ToldObjection(
            objection=row,
            written=tuple(_written((t for t in texts if t.objection_id == row.id), key)),
            term=term_of(objection=row, book=books[row.municipality_id], on=on),
        )
        for row in rows
    ]


def _instead(actor: Actor, row: Objection, provision: str, key: DataKey) -> str:
    founded = row.outcome == ObjectionOutcome.FOUNDED
    if not founded or row.user_id is None or row.decided_at is None:
        return ""
    of_it = decisions(actor=actor).filter(
        matter_id=row.matter_id,
        provision=provision,
        user_id=row.user_id,
        decided_at=row.decided_at,
    )
    anew = of_it.select_related("text").first()
    return str(anew.text.what.open(key=key)) if anew and anew.text.what else ""


def _written(rows: Iterable[ObjectionText], key: DataKey) -> Iterable[Written]:
    for row in rows:
        yield Written(
            part=row.part,
            part_words=row.get_part_display(),
            text=row.text.open(key=key),
            by=row.user.name if row.user else "",
            at=row.at,
        )


def last_to_object_to(*, municipality_id: int, announced_at: datetime) -> date:
    """Return the last day to object to what was made known then, as the municipality has it."""
    on = day_of(announced_at)
    known = law.term_book(municipality_id=municipality_id).term(term_id="AWB_BEZWAAR", on=on)
    if known.term is None:
        raise ValueError("AWB_BEZWAAR")
    return day_of(ends_at(event_at=announced_at, term=known.term)) - timedelta(days=1)


def default_pdf(*, opened: OpenedObjection, at: datetime) -> bytes:
    """Return her notice of default as PDF, in Dutch, ready to sign (Awb art. 4:17)."""
    town = opened.objection.municipality_id
    data = objection_papers.default_notice(
        objection=opened.objection,
        before_on=opened.term.before_on,
        municipality=municipality_names(ids=[town])[town],
        at=at,
    )
    return pdf(template="decisions/decision", data=data, title=data["title"], lang="nl", at=at)
