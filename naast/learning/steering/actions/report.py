"""Write a report for the municipal council, put it before the client council, send it out."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from naast.core.audit.actions import record
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.paper.queries import pdf
from naast.core.policy.walls import Actor, must_act
from naast.learning.steering.actions.answers import NotYours
from naast.learning.steering.models import CouncilOpinion, CouncilReport, SentReport
from naast.learning.steering.present import report as present
from naast.learning.steering.present.report.parts import printed
from naast.learning.steering.queries import report as queries
from naast.learning.steering.queries.answers import steers
from naast.learning.steering.rules.report import (
    Chapter,
    Span,
    Step,
    fingerprint,
    may_send,
)

PAPER_LANGUAGE = "nl"
"""In which language the paper is: the one in which a municipal council reads."""


class AlreadyThere(Exception):
    """There is a report of this period."""


class Stands(Exception):
    """The report was put before the council, or was sent: its words do not change any more."""


class NotHeard(Exception):
    """The client council was not asked, or still has time to answer."""


@transaction.atomic
def begin_report(*, actor: Actor, town: Any, span: Span, at: datetime) -> CouncilReport:
    """Begin a report with what the figures of a period tell now.

    Raises NotYours where `actor` does not steer, AlreadyThere, ValueError for a period without
    published figures.
    """
    must_act(actor)
    if not steers(actor=actor, municipality_id=town.pk):
        raise NotYours(town.pk)
    on = timezone.localdate(at)
    mine = queries.reports(actor=actor).filter(municipality_id=town.pk)
    if mine.filter(year=span.year, quarter=span.quarter).exists():
        raise AlreadyThere(span)
    if span not in queries.still_to_write(actor=actor, municipality_id=town.pk, on=on):
        raise ValueError(span)
    row = CouncilReport(
        municipality_id=town.pk,
        year=span.year,
        quarter=span.quarter,
        contents=present.contents(actor=actor, town=town, span=span, at=at, on=on),
        read_at=at,
        user_id=cast("int", actor.user_id),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as taken:  # begun a moment ago, in another window
        raise AlreadyThere(span) from taken
    record(actor, "steering.report.begun", row, role=Role.POLICY_OFFICER)
    return row


@transaction.atomic
def write_report(
    *, actor: Actor, report_id: UUID, words: Mapping[str, str], at: datetime
) -> CouncilReport:
    """Keep what the municipality says by chapter; figures are read anew.

    Raises CouncilReport.DoesNotExist, Stands once the council was asked.
    """
    must_act(actor)
    row = _draft(actor, report_id)
    row.words = {
        chapter.value: words[chapter.value] for chapter in Chapter if words.get(chapter.value)
    }
    row.user_id = cast("int", actor.user_id)
    _read_anew(actor, row, at=at)
    row.save(update_fields=["words", "user", "contents", "read_at"])
    record(actor, "steering.report.written", row, role=Role.POLICY_OFFICER)
    return row


@transaction.atomic
def ask_opinion(*, actor: Actor, report_id: UUID, before_on: date, at: datetime) -> CouncilReport:
    """Put a report before the client council; words and figures stand from now on.

    Its members are told that something waits. Raises CouncilReport.DoesNotExist, Stands.
    """
    must_act(actor)
    row = _draft(actor, report_id)
    _read_anew(actor, row, at=at)
    row.asked_on, row.opinion_before_on = timezone.localdate(at), before_on
    row.save(update_fields=["asked_on", "opinion_before_on", "contents", "read_at"])
    record(actor, "steering.report.asked", row, role=Role.POLICY_OFFICER)
    _tell(actor, Role.COUNCIL_MEMBER, row.municipality_id, at=at)
    return row


@transaction.atomic
def say_opinion(
    *, actor: Actor, report_id: UUID, text: str, differs: Collection[str], step: Step, at: datetime
) -> CouncilOpinion:
    """Keep what the council says of a report; the municipality reads it once it is given.

    Until the report goes the council may write it anew, but never take back that it was given.
    Raises CouncilReport.DoesNotExist where `actor` does not speak for its council, Stands once it
    went, ValueError for an opinion without words.
    """
    must_act(actor)
    report = queries.reports(actor=actor).get(
        id=report_id, municipality_id__in=_advised(actor), asked_on__isnull=False
    )
    if report.sent_on is not None:
        raise Stands(report_id)
    if step is Step.GIVE and not text:
        raise ValueError(step)
    found = queries.opinions(actor=actor, verb="say").select_for_update()
    row = found.filter(report=report).first()
    if row is None:
        row = CouncilOpinion(report=report, municipality_id=report.municipality_id)
    if row.given_on is not None and step is Step.KEEP:
        raise Stands(report_id)
    row.text = "" if step is Step.NO_TIME else text
    row.differs = [] if step is Step.NO_TIME else [one.value for one in Chapter if one in differs]
    row.step = step
    row.given_on = None if step is Step.KEEP else timezone.localdate(at)
    row.user_id = cast("int", actor.user_id)
    row.save()
    record(actor, "steering.opinion.said", row, role=Role.COUNCIL_MEMBER, reason=step)
    if step is not Step.KEEP:
        _tell(actor, Role.POLICY_OFFICER, report.municipality_id, at=at)
    return row


@transaction.atomic
def send_report(*, actor: Actor, report_id: UUID, reply: str, at: datetime) -> SentReport:
    """Send a report out: everybody reads it, and nothing in it changes any more.

    The council's opinion goes with it, letter by letter; without one the report says so. `reply` is
    what the municipality does with it. Raises CouncilReport.DoesNotExist, Stands for one that went,
    NotHeard while the council was not asked or has time left.
    """
    must_act(actor)
    on = timezone.localdate(at)
    row = queries.reports(actor=actor, verb="write").select_for_update(of=("self",)).get(
        id=report_id
    )  # fmt: skip
    if row.sent_on is not None:
        raise Stands(report_id)
    said = queries.opinion_on(actor=actor, report=row)
    stands = queries.stands(report=row, said=said, on=on)
    if not may_send(stands=stands):
        raise NotHeard(report_id)
    whole = {}
    for language in present.LANGUAGES:
        with override(language):
            whole[language] = present.of_report(row=row, said=said, stands=stands, reply=reply)
    with override(PAPER_LANGUAGE):
        made = paper(whole=whole[PAPER_LANGUAGE], at=at)
    sent = SentReport(
        report=row,
        municipality_id=row.municipality_id,
        year=row.year,
        quarter=row.quarter,
        whole=whole,
        paper=made,
        sha256=fingerprint(data=made),
        sent_at=at,
        user_id=cast("int", actor.user_id),
    )
    sent.save(force_insert=True)
    row.sent_on = on
    row.save(update_fields=["sent_on"])
    record(actor, "steering.report.sent", row, role=Role.POLICY_OFFICER)
    _tell(actor, Role.COUNCIL_MEMBER, row.municipality_id, at=at)
    return sent


def paper(*, whole: Mapping[str, Any], at: datetime) -> bytes:
    """Return a report as a tagged PDF, in Dutch."""
    data = {
        **whole,
        "chapters": [
            {
                **chapter,
                "lines": [printed(line) for line in chapter["lines"]],
                "tables": [
                    {**one, "rows": [[printed(cell) for cell in row] for row in one["rows"]]}
                    for one in chapter["tables"]
                ],
            }
            for chapter in whole["chapters"]
        ],
    }
    return pdf(
        template="steering/report", data=data, title=whole["title"], lang=PAPER_LANGUAGE, at=at
    )


def _draft(actor: Actor, report_id: UUID) -> CouncilReport:
    found = queries.reports(actor=actor, verb="write")
    row = found.select_for_update(of=("self",)).get(id=report_id)
    if row.asked_on is not None:
        raise Stands(report_id)
    return row


def _read_anew(actor: Actor, row: CouncilReport, *, at: datetime) -> None:
    row.contents = present.contents(
        actor=actor,
        town=row.municipality,
        span=queries.span_of(report=row),
        at=at,
        on=timezone.localdate(at),
    )
    row.read_at = at


def _advised(actor: Actor) -> list[int]:
    scope = actor.scopes.get(Role.COUNCIL_MEMBER)
    return list(scope.municipality_ids) if scope is not None else []


def _tell(actor: Actor, role: Role, municipality_id: int, *, at: datetime) -> None:
    scope = f"municipality:{municipality_id}"
    for user_id in holders(role=role, scope=scope, on=timezone.localdate(at)):
        if user_id != actor.user_id:
            queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
