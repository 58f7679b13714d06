"""Read what a municipality wants, whether figures moved, and whether norms were kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from naast.core.policy.walls import Actor, reach
from naast.learning.insight import queries as insight
from naast.learning.insight.queries import Figures
from naast.learning.insight.rules import Table
from naast.learning.steering import policy
from naast.learning.steering.models.ambitions import Aim, Motion
from naast.learning.steering.rules.ambitions import (
    Direction,
    Gauge,
    Kept,
    Moved,
    Reading,
    before_and_after,
    kept_at_least,
    kept_working_days,
    moved,
)
from naast.supply.organisations import queries as organisations

MOST_AIMS = 100


def aims(*, actor: Actor, verb: str = "view") -> QuerySet[Aim]:
    """Return the ambitions and bottlenecks of which `actor` may do `verb`, the first day first."""
    found = Aim.objects.filter(reach(policy.AIMS, actor, verb))
    return found.select_related("municipality").order_by("due_on", "id")


def motions(*, actor: Actor, verb: str = "view") -> QuerySet[Motion]:
    """Return what municipal councils moved, of which `actor` may do `verb`; newest first."""
    found = Motion.objects.filter(reach(policy.MOTIONS, actor, verb))
    return found.select_related("municipality").order_by("-decided_on", "id")


def _value(figures: Figures, gauge: Gauge) -> int | None:
    if gauge is Gauge.QUESTIONS:
        return figures.total(Table.QUESTIONS)
    if gauge is Gauge.WAITING:
        return figures.waiting()[0]
    share = figures.agreeing(Table(gauge))
    return None if share is None else share.percent


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A published figure before and after, with the quarters, and whether it moved."""

    moved: Moved
    before: int | None
    after: int | None
    before_until_on: date | None
    after_until_on: date | None


def measured(*, aim: Aim, series: list[Figures]) -> Measured | None:
    """Return whether the figure of an ambition moved; None where it has no figure."""
    if not aim.gauge:
        return None
    gauge = Gauge(aim.gauge)
    readings = [
        Reading(
            from_on=timezone.localdate(one.period.from_at),
            until_on=timezone.localdate(one.period.until_at) - timedelta(days=1),
            value=_value(one, gauge),
        )
        for one in series
    ]
    before, after = before_and_after(readings=readings, began_on=aim.began_on)
    return Measured(
        moved=moved(before=before, after=after, direction=Direction(aim.direction)),
        before=before.value if before else None,
        after=after.value if after else None,
        before_until_on=before.until_on if before else None,
        after_until_on=after.until_on if after else None,
    )


def figures_of(*, municipality_ids: set[int]) -> Mapping[int, list[Figures]]:
    """Return the published figures of each municipality, newest first. Two queries each."""
    return {id_: insight.figures(municipality_id=id_) for id_ in sorted(municipality_ids)}


@dataclass(frozen=True, kw_only=True)
class NormMeasured:
    """One norm of an agreement beside what was published; None is hidden or never counted."""

    organisation: str
    norm: str
    agreed: int
    measured: int | None
    kept: Kept


def norms(*, actor: Actor, municipality_id: int, at: datetime) -> list[NormMeasured]:
    """Return the norms of the agreements in force that `actor` reads, with what was published.

    The first contact beside after how many days nine in ten spoke to somebody; the floor of
    independence beside what residents said. What is not published is not measurable. Five queries.
    """
    on = timezone.localdate(at)
    rows = organisations.agreements(actor=actor, on=on, verb="view").filter(
        municipality_id=municipality_id
    )
    waiting = insight.waiting_lately(municipality_id=municipality_id, at=at)
    said = insight.said_of_organisations(municipality_id=municipality_id)
    found = []
    for row in rows:
        name = row.organisation.name
        lately = waiting.get(row.organisation_id)
        days = lately.nine_in_ten if lately else None
        found.append(
            NormMeasured(
                organisation=name,
                norm="first_contact",
                agreed=row.first_contact_working_days,
                measured=days,
                kept=kept_working_days(agreed=row.first_contact_working_days, measured=days),
            )
        )
        if row.independence_floor is not None:
            told = said.get(row.organisation_id)
            percent = round(100 * min(told.agree / told.answers, 1)) if told else None
            found.append(
                NormMeasured(
                    organisation=name,
                    norm="floor",
                    agreed=row.independence_floor,
                    measured=percent,
                    kept=kept_at_least(agreed=row.independence_floor, measured=percent),
                )
            )
        found += [
            NormMeasured(
                organisation=name, norm=norm, agreed=days_agreed, measured=None,
                kept=Kept.NOT_MEASURABLE,
            )
            for norm, days_agreed in sorted(row.norms.items())
        ]  # fmt: skip
    return found
