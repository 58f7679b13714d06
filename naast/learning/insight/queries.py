"""Read published figures. They hold nobody, so everybody may."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db import connection
from django.utils import timezone
from django.utils.functional import Promise

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.learning.insight import words
from naast.learning.insight.models import ClosedPeriod, Published
from naast.learning.insight.rules import (
    AGREE,
    MEDIAN,
    NINE_IN_TEN,
    TOTAL,
    Doorstep,
    Period,
    Share,
    Table,
    TermsTold,
    WaitingLately,
    share,
    starts,
)
from naast.supply.law import queries as law
from naast.supply.law.rules import Term, ends_on
from naast.supply.organisations import queries as organisations
from naast.support.decisions.rules import Milestone, Provision, term_runs

PERIODS = 8
"""So many quarters are shown beside each other: two years."""

SAID_FOR = 4
"""So many quarters back may lie what was last said of an organisation: a year."""

READERS = (Role.POLICY_OFFICER, Role.COUNCIL_MEMBER)
"""Who has a page with the figures of a municipality at the desk; both see the same."""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of one closed period. None is hidden; what was never asked is not there."""

    period: Period
    closed_at: datetime
    tables: Mapping[Table, Mapping[str, int | None]]

    def cells(self, table: Table) -> dict[str, int | None]:
        """Return the categories of a table without its total, in the order of publication."""
        return {cell: value for cell, value in self.tables.get(table, {}).items() if cell != TOTAL}

    def total(self, table: Table) -> int | None:
        return self.tables.get(table, {}).get(TOTAL)

    def waiting(self, table: Table = Table.WAITING) -> tuple[int | None, int | None]:
        """Return after how many days half, and nine in ten, had spoken to somebody."""
        marks = self.tables.get(table, {})
        return marks.get(MEDIAN), marks.get(NINE_IN_TEN)

    def ended(self, table: Table = Table.OUTCOME) -> list[tuple[Promise, int | None]]:
        """Return how it ended, in words, with how often; none where all of it is hidden."""
        cells = self.cells(table)
        if not any(cells.values()):
            return []
        return [(name, cells[one]) for one, name in words.OUTCOMES.items() if one in cells]

    def agreeing(self, table: Table) -> Share | None:
        """Return which share agrees, computed from the rounded counts; None where hidden."""
        part, whole = self.tables.get(table, {}).get(AGREE), self.total(table)
        return None if part is None or whole is None else share(part=part, whole=whole)


def figures(*, municipality_id: int, most: int = PERIODS) -> list[Figures]:
    """Return the figures of the last `most` closed periods of a municipality, newest first.

    Two queries. They hold nobody, so everybody may see them.
    """
    closed = {
        one.pk: one
        for one in ClosedPeriod.objects.filter(municipality_id=municipality_id).order_by(
            "-year", "-quarter"
        )[:most]
    }
    tables: dict[int, dict[Table, dict[str, int | None]]] = {id_: {} for id_ in closed}
    rows = Published.objects.filter(period_id__in=closed).order_by("id")
    for period_id, table, cell, value in rows.values_list("period_id", "table", "cell", "value"):
        tables[period_id].setdefault(Table(table), {})[cell] = value
    return [
        Figures(
            period=Period(year=one.year, quarter=one.quarter),
            closed_at=one.closed_at,
            tables=tables[one.pk],
        )
        for one in closed.values()
    ]


@dataclass(frozen=True, kw_only=True)
class SaidOf:
    """What residents say of an organisation: rounded counts of a closed period."""

    period: Period
    answers: int
    agree: int

    @property
    def of_ten(self) -> int:
        """So many of ten say that somebody stood beside them."""
        return round(10 * min(self.agree / self.answers, 1))


def said_of_organisations(*, municipality_id: int) -> dict[int, SaidOf]:
    """Return by organisation what residents last said of it here, within a year of quarters.

    Who is not in it has too few answers to show. One query. It holds nobody.
    """
    latest = ClosedPeriod.objects.filter(municipality_id=municipality_id)
    latest = latest.order_by("-year", "-quarter")[:SAID_FOR]
    rows = Published.objects.filter(
        period_id__in=latest.values("id"), table__in=(Table.SAID_ANSWERS, Table.SAID_AGREE)
    ).select_related("period")
    found: dict[tuple[int, Period], dict[str, int | None]] = {}
    for row in rows.order_by("id"):
        period = Period(year=row.period.year, quarter=row.period.quarter)
        found.setdefault((int(row.cell), period), {})[row.table] = row.value
    said = {}
    for (organisation_id, period), values in sorted(found.items()):  # oldest first: the last stays
        answers, agree = values.get(Table.SAID_ANSWERS), values.get(Table.SAID_AGREE)
        if answers and agree is not None:
            said[organisation_id] = SaidOf(period=period, answers=answers, agree=agree)
    return said


def waiting_lately(*, municipality_id: int, at: datetime) -> dict[int | None, WaitingLately]:
    """Return how long people waited lately, by organisation; None is the municipality's own.

    One query for all. Who is not in it, or in it without a figure, is not known yet.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM insight_waiting_lately(%s, %s)", [municipality_id, at])
        return {
            organisation: WaitingLately(median=median, nine_in_ten=p90)
            for organisation, median, p90 in cursor.fetchall()
        }


def doorstep_lately(
    *, municipality_id: int, at: datetime
) -> tuple[Doorstep | None, dict[int, Doorstep]]:
    """Return how often somebody was on the doorstep within a week, lately: in all, and by zone.

    One query. What is about few is absent.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM insight_doorstep_lately(%s, %s)", [municipality_id, at])
        rows = cursor.fetchall()
    found = {
        (whole, zone): Doorstep(asked=asked, in_time=in_time)
        for whole, zone, asked, in_time in rows
    }
    return found.pop((True, None), None), {zone: one for (_, zone), one in found.items()}


KEPT_TERMS = ("WMO_ONDERZOEK", "WMO_BESCHIKKING")
"""The terms of the law that are counted: the inquiry, and the decision on an application."""


def terms_missed(*, municipality_id: int, at: datetime) -> list[TermsTold]:
    """Return how many terms of the law were missed in the last three whole years, newest first.

    Two queries. They hold nobody, so everybody may see them. When a term is over comes from the law
    as it is in force in that municipality, day by day.
    """
    book = law.term_book(municipality_id=municipality_id)
    calendar = [
        (term_id, day, _last_day(day, known.term))
        for day in starts(on=timezone.localdate(at))
        for term_id in KEPT_TERMS
        if (known := book.term(term_id=term_id, on=day)).term
    ]
    asked = [
        one
        for one in Provision
        if any(
            run.term_id in KEPT_TERMS
            for run in term_runs(happened={Milestone.APPLIED: at}, applied_for=one)
        )
    ]
    terms, began, last = zip(*calendar, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM insight_terms_missed(%s, %s, %s, %s, %s, %s)",
            [municipality_id, at, list(map(str, asked)), list(terms), list(began), list(last)],
        )
        return [
            TermsTold(year=year, term=term, ran=ran, missed=missed)
            for year, term, ran, missed in cursor.fetchall()
        ]


@lru_cache(maxsize=8192)
def _last_day(start: date, term: Term) -> date:
    """Return the last day of a term: the same few thousand days are asked for at each look."""
    return ends_on(start=start, term=term)


def period_words(*, period: Period) -> str:
    """Return a quarter in words: "July to September 2026"."""
    return f"{words.QUARTERS[period.quarter]} {period.year}"


def outcome_words() -> dict[str, Promise]:
    """Return how support can end, by its code."""
    return {one.value: told for one, told in words.OUTCOMES.items()}


def item_words() -> dict[Table, Promise]:
    """Return what residents are asked of support, by its table."""
    return dict(words.ITEMS)


def municipality_ids(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` answers for the figures, or advises about them."""
    return sorted({id_ for role in READERS if role in actor.scopes for id_ in _ids(actor, role)})


def fairness_ids(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` has a page with the fairness of the match.

    Those whose figures she answers for or advises about, and those that her organisations serve.
    """
    found = set(municipality_ids(actor=actor))
    if actor.holds("coordinator"):
        served = organisations.served_municipalities()
        mine = actor.scopes["coordinator"].organisation_ids
        found |= {town for one in mine for town in served.get(one, ())}
    return sorted(found)


def _ids(actor: Actor, role: Role) -> list[int]:
    return list(actor.scopes[role].municipality_ids)
