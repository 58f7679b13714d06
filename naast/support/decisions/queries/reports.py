"""Reports of talks, opened; and on paper."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naast.core.crypto.rules import DataKey
from naast.core.paper.queries import pdf
from naast.core.policy.walls import Actor, reach
from naast.supply.law import queries as law
from naast.support.decisions import policy
from naast.support.decisions.models import Matter, Report, ReportReply

LIFE = "life_"
"""Before the name of a part of life, among the topics of the law."""


@dataclass(frozen=True, kw_only=True)
class ReportPart:
    """One topic of the law or part of life: its name, what helps to ask, and her words."""

    key: str
    name: Promise | str
    article: str
    asks: Promise | str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ReplyShown:
    answer: str
    answer_words: str
    how_words: str
    remarks: str
    witness: str
    applies: bool
    leader_words: str
    answered_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReportShown:
    """A report as it was written; `reply` is what she said of it."""

    matter_id: UUID
    parts: tuple[ReportPart, ...]
    written_at: datetime
    handed_at: datetime | None
    reply: ReplyShown | None

    @property
    def words(self) -> dict[str, str]:
        return {part.key: part.text for part in self.parts}


def reports(*, actor: Actor, verb: str = "view") -> QuerySet[Report]:
    return Report.objects.filter(reach(policy.REPORTS, actor, verb)).order_by("matter_id")


def report_replies(*, actor: Actor, verb: str = "view") -> QuerySet[ReportReply]:
    found = ReportReply.objects.filter(reach(policy.REPORT_REPLIES, actor, verb))
    return found.order_by("matter_id")


def report_topics() -> list[ReportPart]:
    """Return the topics a to g of Wmo 2015 art. 2.3.2 lid 4 and the parts of life, empty."""
    topics = [
        ReportPart(key=one.question.value, name=one.name, article=one.article, asks=one.asks)
        for one in law.talk_questions()
    ]
    life = [
        ReportPart(
            key=f"{LIFE}{one.domain}",
            name=one.name,
            article="",
            asks=law.life_hint(domain=one.domain),
        )
        for one in law.domains()
    ]
    return [*topics, *life]


def shown_report(*, matter: Matter, key: DataKey) -> ReportShown | None:
    """Return the report of a matter that was read with it, opened; None where there is none."""
    report = getattr(matter, "report", None)
    if report is None:
        return None
    words = json.loads(report.words.open(key=key))
    reply = getattr(matter, "report_reply", None)
    return ReportShown(
        matter_id=matter.id,
        parts=tuple(
            ReportPart(key=part.key, name=part.name, article=part.article, text=words[part.key])
            for part in report_topics()
            if words.get(part.key)
        ),
        written_at=report.written_at,
        handed_at=matter.reported_at,
        reply=_reply(reply, key) if reply else None,
    )


def _reply(reply: ReportReply, key: DataKey) -> ReplyShown:
    return ReplyShown(
        answer=reply.answer,
        answer_words=reply.get_answer_display(),
        how_words=reply.get_how_display(),
        remarks=reply.remarks.open(key=key) if reply.remarks else "",
        witness=reply.witness.open(key=key) if reply.witness else "",
        applies=reply.applies,
        leader_words=reply.get_leader_display() if reply.leader else "",
        answered_at=reply.answered_at,
    )


def report_pdf(*, report: ReportShown, number: str, lang: str, at: datetime) -> bytes:
    """Return a report as tagged PDF, with her remarks, and room to sign where she did not yet.

    How she found who led the talk does not stand on it.
    """
    title = _("Report of our talk")
    reply = report.reply
    handed = report.handed_at or report.written_at
    return pdf(
        template="decisions/report",
        title=title,
        lang=lang,
        at=at,
        data={
            "title": title,
            "intro": _("Number %(number)s, %(day)s.") % {"number": number, "day": _day(handed)},
            "parts": [{"name": str(p.name), "text": p.text} for p in report.parts],
            "reply_title": _("What you say of it"),
            "reply": _said(reply) if reply else "",
            "remarks": reply.remarks if reply else "",
            "choices": [] if reply else _choices(),
            "sign": _("Day and signature"),
            "free": _("You need not agree. Your remarks stay with the report."),
            "support": _("You may ask an independent supporter to read along, free."),
        },
    )


def _choices() -> list[str]:
    return [
        _("I agree"),
        _("I agree, with these remarks"),
        _("I have seen it, no more"),
        _("With this I apply for help"),
    ]


def _said(reply: ReplyShown) -> str:
    return f"{reply.answer_words}, {reply.how_words}, {_day(reply.answered_at)}."


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def filled(*, words: Iterable[tuple[str, str]]) -> str:
    """Return the words of a report as they are sealed: topics without a word are left out."""
    known = {part.key for part in report_topics()}
    return json.dumps({key: text for key, text in words if key in known and text})
