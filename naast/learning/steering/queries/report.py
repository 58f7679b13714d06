"""Reports for the municipal council: in the making, before the client council, and sent."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.core.policy.walls import Actor, Scope, acting, reach
from naast.learning.insight import queries as insight
from naast.learning.steering import policy
from naast.learning.steering.models import CouncilOpinion, CouncilReport, SentReport
from naast.learning.steering.rules.report import Opinion, Span, Step, opinion, spans

MOST = 40
"""So many reports stand on a page: ten years of quarters."""
MOST_QUARTERS = 12


def reports(*, actor: Actor, verb: str = "view") -> QuerySet[CouncilReport]:
    """Return the reports on which `actor` may do `verb`, the newest period first."""
    found = CouncilReport.objects.filter(reach(policy.REPORTS, actor, verb))
    return found.select_related("municipality").order_by("-year", "-quarter", "id")


def opinions(*, actor: Actor, verb: str = "view") -> QuerySet[CouncilOpinion]:
    """Return the opinions of client councils on which `actor` may do `verb`."""
    return CouncilOpinion.objects.filter(reach(policy.OPINIONS, actor, verb)).order_by("id")


def sent_reports(*, actor: Actor, verb: str = "view") -> QuerySet[SentReport]:
    """Return what was sent and `actor` may read, the newest first; without the bytes."""
    found = SentReport.objects.filter(reach(policy.SENT_REPORTS, actor, verb))
    return found.defer("paper").order_by("-year", "-quarter", "id")


def public_reports(*, municipality_id: int, at: datetime) -> list[SentReport]:
    """Return what was sent in a municipality, for everybody; without words and bytes."""
    with acting(Actor(at=at, publishing=Scope(municipality_ids=[municipality_id]))) as step:
        return list(sent_reports(actor=step).defer("paper", "whole")[:MOST])


def public_report(
    *, municipality_id: int, report_id: UUID, at: datetime, with_paper: bool = False
) -> SentReport | None:
    """Return one report that was sent, for everybody; its bytes where they are asked for."""
    with acting(Actor(at=at, publishing=Scope(municipality_ids=[municipality_id]))) as step:
        found = sent_reports(actor=step)
        return (found.defer(None) if with_paper else found).filter(report_id=report_id).first()


def opinion_on(*, actor: Actor, report: CouncilReport) -> CouncilOpinion | None:
    """Return the opinion on a report, as far as `actor` reads it."""
    return opinions(actor=actor).filter(report=report).first()


def stands(*, report: CouncilReport, said: CouncilOpinion | None, on: date) -> Opinion:
    """Return how it stands with the opinion, for who reads `said`."""
    return opinion(
        asked_on=report.asked_on,
        before_on=report.opinion_before_on,
        step=Step(said.step) if said else Step.KEEP,
        on=on,
    )


def span_of(*, report: CouncilReport | SentReport) -> Span:
    return Span(year=report.year, quarter=report.quarter)


def still_to_write(*, actor: Actor, municipality_id: int, on: date) -> list[Span]:
    """Return of which periods a municipality has figures, and no report yet; newest first."""
    closed = insight.figures(municipality_id=municipality_id, most=MOST_QUARTERS)
    rows = reports(actor=actor).filter(municipality_id=municipality_id)
    written = {Span(year=year, quarter=n) for year, n in rows.values_list("year", "quarter")}
    found = spans(closed=[(one.period.year, one.period.quarter) for one in closed], on=on)
    return [one for one in found if one not in written]
