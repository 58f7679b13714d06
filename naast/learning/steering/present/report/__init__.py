"""The report for the municipal council in words: chapters with rows, plain texts only.

What stands here is kept as it is when the report goes, so it holds texts and lists alone: a later
word or figure changes nothing in it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from naast.core.policy.walls import Actor
from naast.learning.insight import queries as insight
from naast.learning.steering.models import CouncilOpinion, CouncilReport
from naast.learning.steering.present.report import figures, policy
from naast.learning.steering.present.report.parts import Read, span_words
from naast.learning.steering.queries.report import MOST_QUARTERS
from naast.learning.steering.rules.report import Chapter, Opinion, Span
from naast.learning.steering.words.report import CHAPTERS

LANGUAGES = ("nl", "en")

MADE: Mapping[Chapter, Callable[[Read], dict[str, Any]]] = {
    Chapter.REACH: figures.reach_chapter,
    Chapter.WAITING: figures.waiting_chapter,
    Chapter.OUTCOME: figures.outcome_chapter,
    Chapter.EXPERIENCE: figures.experience_chapter,
    Chapter.COMPLAINTS: figures.complaints_chapter,
    Chapter.TERMS: figures.terms_chapter,
    Chapter.NORMS: policy.norms_chapter,
    Chapter.ARRANGEMENT: policy.arrangement_chapter,
    Chapter.VISION: policy.vision_chapter,
    Chapter.AIMS: policy.aims_chapter,
    Chapter.SIGNALS: policy.signals_chapter,
    Chapter.INDEPENDENCE: policy.independence_chapter,
    Chapter.COUNCIL: policy.council_chapter,
}


def contents(*, actor: Actor, town: Any, span: Span, at: datetime, on: date) -> dict[str, Any]:
    """Return every chapter in each language, from what is published and known at `at`."""
    every = insight.figures(municipality_id=town.pk, most=MOST_QUARTERS)
    read = Read(
        actor=actor,
        town=town,
        span=span,
        at=at,
        on=on,
        series=[
            one
            for one in reversed(every)
            if span.holds(year=one.period.year, quarter=one.period.quarter)
        ],
    )
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = [
                {"key": chapter.value, "title": str(CHAPTERS[chapter])} | MADE[chapter](read)
                for chapter in Chapter
            ]
    return found


def of_report(
    *, row: CouncilReport, said: CouncilOpinion | None, stands: Opinion, reply: str = ""
) -> dict[str, Any]:
    """Return a report as it stands, in the language in which one reads."""
    language = get_language() or LANGUAGES[0]
    return whole(
        name=row.municipality.name,
        span=Span(year=row.year, quarter=row.quarter),
        chapters=row.contents.get(language) or row.contents[LANGUAGES[0]],
        words=row.words,
        read_on=timezone.localdate(row.read_at),
        said=said,
        stands=stands,
        asked_on=row.asked_on,
        reply=reply,
    )


def whole(
    *,
    name: str,
    span: Span,
    chapters: Sequence[Mapping[str, Any]],
    words: Mapping[str, str],
    read_on: date,
    said: CouncilOpinion | None,
    stands: Opinion,
    asked_on: date | None,
    reply: str = "",
) -> dict[str, Any]:
    """Return a report as page and paper show it: the council first, then chapter by chapter.

    What the council says is never left out: without words it says when it was asked.
    """
    return {
        "title": _("Client support in %(name)s, %(period)s")
        % {"name": name, "period": span_words(span=span)},
        "lead": _(
            "For the municipal council. Figures as they were published up to %(day)s. "
            "Groups of fewer than five are not shown."
        )
        % {"day": date_format(read_on, "j F Y")},
        "council_title": _("What the client council says"),
        "council_how": _how(stands, asked_on=asked_on, said=said),
        "council_text": said.text if said and stands is Opinion.GIVEN else "",
        "differs_title": _("The council sees this differently"),
        "differs": [str(CHAPTERS[Chapter(one)]) for one in said.differs]
        if said and stands is Opinion.GIVEN
        else [],
        "reply_title": _("What the municipality does with it"),
        "reply": reply,
        "own_title": _("What the municipality says"),
        "nothing": _("Nothing can be told of this period."),
        "chapters": [
            {**chapter, "own": words.get(chapter["key"], "")} for chapter in chapters
        ],
    }  # fmt: skip


def _how(stands: Opinion, *, asked_on: date | None, said: CouncilOpinion | None) -> str:
    day = {"day": date_format(asked_on, "j F Y")} if asked_on else {}
    if stands is Opinion.GIVEN and said and said.given_on:
        return _("In its own words, given on %(day)s. The municipality changed nothing in it.") % {
            "day": date_format(said.given_on, "j F Y")
        }
    if stands is Opinion.NO_TIME:
        return _("The council was asked on %(day)s. It had no time.") % day
    if asked_on:
        return _("The council was asked on %(day)s. It has not answered yet.") % day
    return _("The council was not asked yet.")
