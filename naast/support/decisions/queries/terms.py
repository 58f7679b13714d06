"""The terms of the law in one matter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.functional import Promise

from naast.supply.law import queries as law
from naast.supply.law.rules import DUTCH_TIME, ends_at
from naast.support.decisions import rules
from naast.support.decisions.models import Decision, Matter
from naast.support.decisions.rules import Milestone
from naast.support.decisions.rules.letters import standing


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term of the law in one matter, as staff read it (I-10)."""

    term_id: str
    name: Promise
    article: str
    source: str
    verified: bool
    certainty: Promise
    started_on: date
    last_on: date
    days_left: int
    met_on: date | None
    at_once: bool = False
    hers: bool = False

    @property
    def runs(self) -> bool:
        return self.met_on is None

    @property
    def kind(self) -> str:
        """Return how pressing it is: late, soon or nothing."""
        if not self.runs:
            return ""
        if self.days_left < 0:
            return "" if self.hers else "late"
        return "soon" if self.days_left <= rules.SOON_DAYS else ""


def terms(
    *,
    matter: Matter,
    decided: Sequence[Decision],
    at: datetime,
    book: law.TermBook,
    announced: Mapping[UUID, datetime] | None = None,
) -> list[Term]:
    """Return the terms of the law that ran or run in a matter, at the aware moment `at`.

    `decided` is what was decided in it, `announced` when a letter told her so, by decision.
    `book` holds the terms as they are in force in its municipality, each by the day it began.
    """
    runs = rules.term_runs(
        happened={
            Milestone.NOTIFIED: matter.notified_at,
            Milestone.URGENT: matter.urgent_at,
            Milestone.TALKED: matter.first_talk_at,
            Milestone.REPORTED: matter.reported_at,
            Milestone.APPLIED: matter.applied_at,
            Milestone.DECIDED: answered_at(matter=matter, decided=decided),
        },
        applied_for=matter.applied_for,
    )
    told = announced or {}
    runs += rules.objection_runs(
        decided_at=[told.get(one.id, one.decided_at) for one in standing(decided)]
    )
    return [_term(run=run, at=at, book=book) for run in runs]


def last_to_object(*, municipality_id: int, from_at: datetime) -> date | None:
    """Return the last day to object to what is made known at `from_at`; None while unconfirmed.

    Only what was read at its source is printed (I-10).
    """
    on = day_of(from_at)
    known = law.term_book(municipality_id=municipality_id).term(term_id="AWB_BEZWAAR", on=on)
    if known.term is None or not known.certainty.is_verified:
        return None
    return day_of(ends_at(event_at=from_at, term=known.term)) - timedelta(days=1)


def answered_at(*, matter: Matter, decided: Sequence[Decision]) -> datetime | None:
    """Return when she got the answer to what she applied for; without one, the first answer."""
    found = [one for one in decided if one.provision == matter.applied_for]
    if matter.applied_for and not found:
        return None
    return min((one.decided_at for one in found or decided), default=None)


def _term(*, run: rules.TermRun, at: datetime, book: law.TermBook) -> Term:
    known = book.term(term_id=run.term_id, on=day_of(run.started_at))
    if known.term:
        over_at = ends_at(event_at=run.started_at, term=known.term)
    elif known.at_once:  # the law gives no length: from the next day on it reads as late
        over_at = datetime.combine(day_of(run.started_at) + timedelta(days=1), time(), DUTCH_TIME)
    else:
        raise ValueError(run.term_id)
    return Term(
        term_id=run.term_id,
        name=law.term_words(term_id=run.term_id),
        article=known.article,
        source=known.source,
        verified=known.certainty.is_verified,
        certainty=law.certainty_words(certainty=known.certainty),
        started_on=day_of(run.started_at),
        last_on=day_of(over_at) - timedelta(days=1),
        days_left=rules.days_left(ends_at=over_at, at=at),
        met_on=day_of(run.met_at) if run.met_at else None,
        at_once=known.at_once,
        hers=run.term_id in rules.HERS,
    )


def day_of(moment: datetime) -> date:
    return moment.astimezone(DUTCH_TIME).date()
