"""The chapters of a report on how support is arranged, wanted, kept independent, and heard."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.learning.concerns import queries as concerns
from naast.learning.insight import queries as insight
from naast.learning.inventory.queries import code_words
from naast.learning.inventory.rules.rounds import Table as Coded
from naast.learning.steering import queries
from naast.learning.steering.present import arrangement, independence
from naast.learning.steering.present.report.parts import (
    MOST_ROWS,
    Dutch,
    Read,
    at_least_five,
    days_of,
    plain,
    shown,
    table,
)
from naast.learning.steering.queries.answers import current
from naast.learning.steering.queries.statements import independence_statement
from naast.learning.steering.queries.vision import decided
from naast.learning.steering.rules.ambitions import Progress
from naast.learning.steering.rules.council import Voice, needs_answer
from naast.learning.steering.rules.vision import Part
from naast.learning.steering.words.ambitions import KEPT, MOVED, NORMS, PROGRESS
from naast.learning.steering.words.vision import PARTS
from naast.supply.law import queries as law


def norms_chapter(read: Read) -> dict[str, Any]:
    rows = queries.norms(actor=read.actor, municipality_id=read.town.pk, at=read.at)
    return {
        "lines": [_("What was agreed, beside what is published. What is not, cannot be measured.")],
        "tables": [
            table(
                _("Norms of agreements"),
                [_("Organisation"), _("What was agreed"), _("Agreed"), _("Published"), _("Kept?")],
                [
                    [
                        one.organisation,
                        NORMS.get(one.norm, one.norm),
                        one.agreed,
                        shown(one.measured),
                        KEPT[one.kept],
                    ]
                    for one in rows
                ],
            )
        ],
    }


def arrangement_chapter(read: Read) -> dict[str, Any]:
    one = arrangement.stand(actor=read.actor, town=read.town, on=read.on)
    profile = (
        _("Profile %(number)s.") % {"number": one.told.profile}
        if one.told.profile
        else _("No profile yet.")
    )
    gap = arrangement.gaps(one=one)
    missing = ", ".join(str(line) for line in (*gap["layers"], *gap["domains"]))
    return {
        "lines": [
            f"{profile} {arrangement.reason(told=one.told, known=one.known)}",
            _("Nobody is there for: %(what)s.") % {"what": missing}
            if missing
            else _("Each layer and each part of life has somebody."),
            *filter(None, [arrangement.research(one=one)]),
        ],
        "tables": [
            table(
                _("The arrangement, as it was known on %(day)s")
                % {"day": date_format(read.on, "j F Y")},
                [_("What"), _("How it is"), _("How that is known")],
                [
                    [row["question"], row["value"], row["how"]]
                    for row in arrangement.facts(one=one)
                ],
            )
        ],
    }  # fmt: skip


def vision_chapter(read: Read) -> dict[str, Any]:
    rows = decided(actor=read.actor, municipality_id=read.town.pk)
    now = next((row for row in reversed(rows) if row.from_on and row.from_on <= read.on), None)
    if now is None or now.decided_on is None:
        return {"lines": [_("No vision was decided yet.")], "tables": []}
    return {
        "lines": [
            _("Decided by the municipal council on %(day)s.")
            % {"day": date_format(now.decided_on, "j F Y")}
        ],
        "tables": [
            table(
                _("What it says"),
                [_("About"), _("In the words of the vision")],
                [
                    [_("Its name"), Dutch(now.title)],
                    [_("The decision"), Dutch(now.decision)],
                    *(
                        [PARTS[part], Dutch(now.parts[part])]
                        for part in Part
                        if now.parts.get(part)
                    ),
                ],
            )
        ],
    }


def aims_chapter(read: Read) -> dict[str, Any]:
    rows = queries.aims(actor=read.actor).filter(
        municipality_id=read.town.pk, told_on__isnull=False
    )[:MOST_ROWS]
    series = insight.figures(municipality_id=read.town.pk)
    found = []
    for one in rows:
        moved = queries.measured(aim=one, series=series)
        code = code_words(table=Coded(one.kind)).get(one.code, "")
        found.append(
            [
                Dutch(one.title),
                f"{one.get_kind_display()}: {code}" if code else one.get_kind_display(),
                date_format(one.due_on, "j F Y"),
                PROGRESS[Progress(one.progress)],
                MOVED[moved.moved] if moved else _("No figure"),
            ]
        )
    return {
        "lines": [],
        "tables": [
            table(
                _("Ambitions and bottlenecks"),
                [_("What"), _("Kind"), _("Before"), _("How far"), _("Did its figure move?")],
                found,
            )
        ],
    }


def signals_chapter(read: Read) -> dict[str, Any]:
    first, last = days_of(read.span)
    rows = concerns.concerns(actor=read.actor).filter(
        municipality_id=read.town.pk, raised_on__gte=first, raised_on__lt=last
    )
    themes = {one.domain.value: one.name for one in law.domains()}
    told = concerns.tally(rows, by="theme", on=read.on)
    return {
        "lines": [_("Obstacles that supporters and access saw more than once, without persons.")],
        "tables": [
            table(
                _("Signals of the period, to the nearest five"),
                [_("About"), _("Raised"), _("Answered"), _("Answer too late")],
                [
                    [
                        themes.get(code, code),
                        at_least_five(one.raised),
                        at_least_five(one.answered),
                        at_least_five(one.late),
                    ]
                    for code, one in sorted(told.items(), key=lambda it: (-it[1].raised, it[0]))
                ],
            )
        ],
    }  # fmt: skip


def independence_chapter(read: Read) -> dict[str, Any]:
    rows = current(actor=read.actor, municipality_id=read.town.pk)
    one = independence.file(town=read.town, on=read.on, rows=rows)
    told = [independence.flag(one=each) for each in one.flags]
    says = independence_statement(municipality_id=read.town.pk, on=read.on)
    lines: list[Any] = [independence.felt(municipality_id=read.town.pk)]
    if says:
        lines += [_("What residents read about it:"), plain(Dutch(says[0]))]
    if not told:
        lines.append(_("All of it holds, with evidence."))
    return {
        "lines": lines,
        "tables": [table(_("What does not hold yet"), [_("What")], [[one] for one in told])]
        if told
        else [],
    }


def council_chapter(read: Read) -> dict[str, Any]:
    first, last = days_of(read.span)
    words = list(
        queries.council_words(actor=read.actor).filter(
            municipality_id=read.town.pk, said_on__gte=first, said_on__lt=last
        )[:MOST_ROWS]
    )
    asks = [one for one in words if needs_answer(voice=Voice(one.voice))]
    late = [
        one
        for one in asks
        if one.answer_before_on and (one.answered_on or read.on) > one.answer_before_on
    ]
    met = queries.contacts(actor=read.actor, on=read.on).get(read.town.pk)
    times = met.times if met else 0
    return {
        "lines": [
            ngettext(
                "The council said %(n)s thing that asked for an answer.",
                "The council said %(n)s things that asked for an answer.",
                len(asks),
            )
            % {"n": len(asks)},
            _("Not answered within four weeks: %(n)s.") % {"n": len(late)},
            ngettext(
                "Spoken with the council in the last year: %(n)s time.",
                "Spoken with the council in the last year: %(n)s times.",
                times,
            )
            % {"n": times},
        ],
        "tables": [
            table(
                _("What was not answered in time"),
                [_("About what"), _("Which way"), _("Said on"), _("Answered")],
                [
                    [
                        Dutch(one.about),
                        one.get_voice_display(),
                        date_format(one.said_on, "j F Y") if one.said_on else "",
                        date_format(one.answered_on, "j F Y") if one.answered_on else _("not yet"),
                    ]
                    for one in late
                    if one.public_from and one.public_from <= read.at
                ],
            )
        ]
        if late
        else [],
    }
