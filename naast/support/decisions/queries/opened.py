"""One matter, opened with the key of its person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.functional import Promise

from naast.core.crypto.fields import Sealed
from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor
from naast.supply.law import queries as law
from naast.support.decisions import rules
from naast.support.decisions.models import (
    RUNGS,
    Article,
    Decision,
    Mandate,
    Matter,
    RungLooked,
    Talk,
)
from naast.support.decisions.queries import framework
from naast.support.decisions.queries.letters import LetterShown, announced, letters_in
from naast.support.decisions.queries.notices import NoticeShown, shown_notices
from naast.support.decisions.queries.reports import ReportShown, shown_report
from naast.support.decisions.queries.rows import (
    by_matter,
    decided_of,
    matters,
    referrals,
    rungs,
    talks,
)
from naast.support.decisions.queries.terms import Term, day_of, terms
from naast.support.decisions.rules import MatterStatus, Rung
from naast.support.encounters import queries as written
from naast.support.keys import queries as keys
from naast.support.keys.queries import OpenedRemark, PieceShown, Remarks
from naast.support.keys.rules import About
from naast.support.matching.queries import contact_words, texts
from naast.support.people.queries import Myself, Opened, opened_with_key


@dataclass(frozen=True, kw_only=True)
class TalkShown:
    id: UUID
    kind: str
    by: str
    at: datetime
    text: str
    companion_present: bool
    support_offered: bool
    support_known: bool
    support_used: bool
    supporter_kind: str
    remarks: tuple[OpenedRemark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RungShown:
    """A rung as drawn: nothing in `state` until somebody looked."""

    rung: Rung
    name: Promise | str
    id: UUID | None = None
    state: str = ""
    state_words: str = ""
    text: str = ""
    remarks: tuple[OpenedRemark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DecisionShown:
    id: UUID
    provision: str
    provision_code: str
    what: str
    verdict: str
    verdict_code: str
    by: str
    mandate: Mandate | None
    until_on: date | None
    articles: tuple[Article, ...]
    left_rule: str
    goal: str
    decided_at: datetime
    reasons: str
    deviates: bool
    deviation: str
    remarks: tuple[OpenedRemark, ...] = ()
    anew: str = ""  # why it took the place of an earlier one
    replaced_on: date | None = None  # it counts no more since then
    objection_id: UUID | None = None  # the last objection to it, for who may see that
    may_object: bool = False


@dataclass(frozen=True, kw_only=True)
class ReferralShown:
    """To whom she was referred, in her own words."""

    to: str
    words: str
    by: str
    agreed_at: datetime


@dataclass(frozen=True, kw_only=True)
class OpenedMatter:
    """A matter with all that stands in it, opened with the key of its person."""

    matter: Matter
    who: Opened | None
    number: str
    notice: str
    notice_at: datetime | None
    words: str
    behind: str
    talks: list[TalkShown]
    rungs: list[RungShown]
    decisions: list[DecisionShown]
    terms: list[Term]
    pieces: list[PieceShown] = field(default_factory=list)
    contact: str = ""
    behind_remarks: tuple[OpenedRemark, ...] = ()
    notices: list[NoticeShown] = field(default_factory=list)
    referrals: list[ReferralShown] = field(default_factory=list)
    answer_before_at: datetime | None = None  # before when she hears, where she wrote and waits
    offers: bool = False  # she offers times to meet
    meets: bool = False  # an appointment comes
    report: ReportShown | None = None
    letters: list[LetterShown] = field(default_factory=list)

    @property
    def standing(self) -> list[DecisionShown]:
        """Return the decisions that count: those that no later one took the place of."""
        return [one for one in self.decisions if one.replaced_on is None]

    @property
    def letter_owed(self) -> bool:
        """Whether a decision that counts is in no letter yet."""
        written = {id_ for letter in self.letters for id_ in letter.decided}
        return any(one.id not in written for one in self.standing)

    @property
    def is_looked_at_again(self) -> bool:
        """Whether the municipality announced that it looks again at what was granted (R-131)."""
        return self.is_open and any(one.looks_again for one in self.notices)

    @property
    def is_open(self) -> bool:
        return self.matter.status == MatterStatus.OPEN

    @property
    def may_apply_from(self) -> date | None:
        """From when she may apply without an inquiry (Wmo 2015 art. 2.3.2 lid 9); None: not now."""
        runs = (term for term in self.terms if term.term_id == "WMO_ONDERZOEK" and term.runs)
        return next((term.last_on + timedelta(days=1) for term in runs), None)

    @property
    def rungs_left(self) -> list[Rung]:
        return rules.rungs_left(looked_at={shown.rung for shown in self.rungs if shown.state})


def opened_matter(*, actor: Actor, matter_id: UUID, at: datetime) -> OpenedMatter:
    """Return one matter, opened as far as `actor` may: a closed one has no contents for staff.

    Staff open it through `actions.open_matter`, which records the look. Raises Matter.DoesNotExist.
    """
    waits = written.waiting(actor=actor).filter(person_id=OuterRef("person_id"))
    coming: dict[str, Any] = {"person_id": OuterRef("person_id"), "starts_at__gte": at}
    offered = written.offered_times(actor=actor).filter(**coming)
    ahead = written.appointments(actor=actor).filter(cancelled_at__isnull=True, **coming)
    matter: Any = (
        _with_contents(actor=actor)
        .annotate(
            answer_before_at=Subquery(waits.values("answer_before_at")[:1]),
            offers=Exists(offered),
            meets=Exists(ahead),
        )
        .get(id=matter_id)
    )
    try:
        who, key = opened_with_key(actor=actor, person_id=matter.person_id)
    except ObjectDoesNotExist:
        return _header_only(actor=actor, matter=matter, at=at)
    [found] = _opened(actor=actor, rows=[matter], who=who, key=key, at=at)
    return replace(
        found,
        answer_before_at=matter.answer_before_at,
        offers=matter.offers,
        meets=matter.meets,
    )


def own_matters_opened(*, actor: Actor, me: Myself, most: int, at: datetime) -> list[OpenedMatter]:
    """Return the newest matters of the resident `actor`; six queries, however many there are."""
    if not actor.holds("resident"):
        return []
    rows = list(_with_contents(actor=actor).order_by("-opened_at")[:most])
    return _opened(actor=actor, rows=rows, who=me.opened, key=me.key, at=at)


def _with_contents(*, actor: Actor) -> QuerySet[Matter]:
    words = texts(actor=actor).filter(question_id=OuterRef("question_id"))
    return (
        matters(actor=actor)
        .select_related("question", "user", "zone", "content", "report", "report_reply")
        .annotate(words=Subquery(words.values("text")[:1]))
    )


def _opened(
    *, actor: Actor, rows: Sequence[Matter], who: Opened, key: DataKey, at: datetime
) -> list[OpenedMatter]:
    """Return matters of one person, opened: each table once."""
    if not rows:
        return []
    found: list[Any] = list(rows)
    person_id = who.person_id
    remarks = keys.remarks_opened(actor=actor, person_id=person_id, key=key)
    pieces = keys.pieces_opened(actor=actor, person_id=person_id, key=key)
    of_them = {"matter_id__in": [matter.id for matter in found]}
    books = law.term_books(municipality_ids={matter.municipality_id for matter in found})
    held = by_matter(talks(actor=actor).filter(**of_them))
    looked = by_matter(rungs(actor=actor).filter(**of_them))
    decided = decided_of(actor=actor, matter_ids=of_them["matter_id__in"])
    named = _articles(decided)
    told = shown_notices(actor=actor, matters=found)
    referred = _referrals(actor=actor, matters=found, key=key)
    sent = {matter.id: letters_in(decided=decided[matter.id]) for matter in found}
    return [
        OpenedMatter(
            matter=matter,
            who=who,
            number=matter.question.number,
            notice=matter.question.notice,
            notice_at=matter.question.notice_at,
            words=_open(matter.words, key),
            behind=_open(matter.content.behind if hasattr(matter, "content") else None, key),
            behind_remarks=remarks.get((About.BEHIND, matter.id), ()),
            talks=_talks(rows=held[matter.id], key=key, remarks=remarks),
            rungs=_rungs(rows=looked[matter.id], key=key, remarks=remarks),
            decisions=_decisions(rows=decided[matter.id], key=key, named=named, remarks=remarks),
            terms=terms(
                matter=matter,
                decided=decided[matter.id],
                at=at,
                book=books[matter.municipality_id],
                announced=announced(letters=sent[matter.id]),
            ),
            letters=sent[matter.id],
            pieces=pieces,
            notices=told[matter.id],
            referrals=referred[matter.id],
            report=shown_report(matter=matter, key=key),
            contact="" if matter.first_talk_at else contact_words(question=matter.question),
        )
        for matter in found
    ]


def _referrals(
    *, actor: Actor, matters: Sequence[Matter], key: DataKey
) -> dict[UUID, list[ReferralShown]]:
    """Return to whom was referred, by matter; no query where nobody was."""
    found: dict[UUID, list[ReferralShown]] = defaultdict(list)
    ids = [matter.id for matter in matters if matter.referrals]
    for row in referrals(actor=actor).filter(matter_id__in=ids) if ids else ():
        found[row.matter_id].append(
            ReferralShown(
                to=_open(row.to, key),
                words=_open(row.words, key),
                by=row.user.name,
                agreed_at=row.agreed_at,
            )
        )
    return found


def _articles(decided: Mapping[UUID, Sequence[Decision]]) -> dict[int, Article]:
    """Return the articles of several decisions by id; no query where they name none."""
    ids = {id_ for rows in decided.values() for one in rows for id_ in one.articles}
    return framework.by_id(ids=ids) if ids else {}


def _header_only(*, actor: Actor, matter: Matter, at: datetime) -> OpenedMatter:
    book = law.term_book(municipality_id=matter.municipality_id)
    decided = decided_of(actor=actor, matter_ids=[matter.id])
    named = _articles(decided)
    return OpenedMatter(
        matter=matter,
        who=None,
        number=matter.question.number,
        notice=matter.question.notice,
        notice_at=matter.question.notice_at,
        words="",
        behind="",
        talks=[],
        rungs=[],
        decisions=_decisions(rows=decided[matter.id], key=None, named=named, remarks={}),
        terms=terms(matter=matter, decided=decided[matter.id], at=at, book=book),
        notices=shown_notices(actor=actor, matters=[matter])[matter.id],
    )


def _open(sealed: Sealed | None, key: DataKey | None) -> str:
    return sealed.open(key=key) if sealed and key else ""


def _talks(*, rows: Iterable[Talk], key: DataKey, remarks: Remarks) -> list[TalkShown]:
    return [
        TalkShown(
            id=talk.id,
            kind=talk.get_kind_display(),
            by=talk.user.name,
            at=talk.at,
            text=_open(talk.text, key),
            companion_present=talk.companion_present,
            support_offered=talk.support_offered,
            support_known=talk.support_known,
            support_used=talk.support_used,
            supporter_kind=talk.get_supporter_kind_display() if talk.supporter_kind else "",
            remarks=remarks.get((About.TALK, talk.id), ()),
        )
        for talk in rows
    ]


def _rungs(*, rows: Iterable[RungLooked], key: DataKey, remarks: Remarks) -> list[RungShown]:
    found = {row.rung: row for row in rows}
    return [
        RungShown(rung=rung, name=name)
        if rung not in found
        else RungShown(
            rung=rung,
            name=name,
            id=found[rung].id,
            remarks=remarks.get((About.RUNG, found[rung].id), ()),
            state=found[rung].state,
            state_words=found[rung].get_state_display(),
            text=_open(found[rung].text, key),
        )
        for rung, name in RUNGS
    ]


def _decisions(
    *,
    rows: Sequence[Decision],
    key: DataKey | None,
    named: Mapping[int, Article],
    remarks: Remarks,
) -> list[DecisionShown]:
    """Return decisions as read, each with since when it counts no more."""
    gone = {one.replaces_id: day_of(one.decided_at) for one in rows if one.replaces_id}
    shown = (_decision(decision=one, key=key, named=named, remarks=remarks) for one in rows)
    return [replace(one, replaced_on=gone.get(one.id)) for one in shown]


def _decision(
    *,
    decision: Decision,
    key: DataKey | None,
    named: Mapping[int, Article],
    remarks: Remarks,
) -> DecisionShown:
    why = getattr(decision, "text", None) if key else None
    return DecisionShown(
        id=decision.id,
        provision=decision.get_provision_display(),
        provision_code=decision.provision,
        what=_open(why.what if why else None, key),
        verdict=decision.get_verdict_display(),
        verdict_code=decision.verdict,
        by=decision.user.name,
        mandate=decision.by_mandate,
        until_on=decision.until_on,
        articles=tuple(named[id_] for id_ in decision.articles if id_ in named),
        left_rule=decision.get_left_rule_display() if decision.left_rule else "",
        goal=decision.get_goal_display() if decision.goal else "",
        decided_at=decision.decided_at,
        reasons=_open(why.reasons if why else None, key),
        deviates=decision.deviates,
        deviation=_open(why.deviation if why else None, key),
        anew=_open(why.anew if why else None, key),
        objection_id=getattr(decision, "objection_id", None),
        may_object=decision.mandate != "objection_officer",
        remarks=remarks.get((About.DECISION, decision.id), ()),
    )
