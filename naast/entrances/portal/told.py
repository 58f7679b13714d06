"""Her file as she reads it on paper: parts with a title, each with lines of a head and a text."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

Line = dict[str, str]
Part = dict[str, Any]


def parts(
    *,
    contents: Mapping[str, Any],
    objections: Sequence[Any],
    messages: Sequence[Any],
    name: str,
    at: datetime,
) -> dict[str, Any]:
    """Return what stands on the page of her file (`contents`, see `views.file`), for paper.

    With it her `objections` (see `decisions.queries.objections`), and every message.

    Shape: intro, and parts of title and lines (head, text). Empty parts are left out.
    """
    found = [
        _part(_("Your questions"), _questions(contents)),
        _part(_("They stand beside you"), _standings(contents)),
    ]
    for case in contents["cases"]:
        found += _case(case)
    for matter in contents["matters"]:
        found += _matter(matter)
    found += [_part(_("Your objection"), _objection(one)) for one in objections]
    found.append(_part(_("Your messages"), _messages(messages)))
    found.append(_part(_("Who looked in your file?"), _looks(contents)))
    return {
        "intro": _("This is your file in %(name)s, as it was on %(day)s.")
        % {"name": name, "day": _moment(at)},
        "parts": [part for part in found if part["lines"]],
    }


def _part(title: str, lines: Iterator[Line]) -> Part:
    return {"title": title, "lines": list(lines)}


def _line(head: str, text: str = "") -> Line:
    return {"head": str(head), "text": str(text or "")}


def _moment(at: datetime) -> str:
    return formats.date_format(timezone.localtime(at), "j F Y, G.i")


def _questions(contents: Mapping[str, Any]) -> Iterator[Line]:
    for one in contents["questions"]:
        yield _line(f"{one['topics']}, {_moment(one['asked_at'])}", one["words"])


def _standings(contents: Mapping[str, Any]) -> Iterator[Line]:
    for one in contents["standings"]:
        since = _("since %(day)s") % {"day": formats.date_format(one.from_at, "j F Y")}
        yield _line(one.user.name, since)


def _case(case: Mapping[str, Any]) -> list[Part]:
    opened = case["opened"]
    return [
        _part(_("What you want to reach"), _goals(opened)),
        _part(_("What was tried"), _rungs(case)),
        _part(_("What was written about your talks"), _contacts(opened)),
    ]


def _goals(opened: Any) -> Iterator[Line]:
    if opened.behind:
        yield _line(_("What is behind your question"), opened.behind)
        yield from _said(opened.behind_remarks)
    for goal in opened.goals:
        marks = [str(mark) for mark in (goal.score_start, goal.score_end) if mark is not None]
        yield _line(goal.text, " → ".join(marks))
        yield from _said(goal.remarks)
    if opened.outcome_words:
        yield _line(_("How it ended:"), opened.outcome_words)
    if opened.learned:
        yield _line(_("What was learned:"), opened.learned)


def _rungs(told: Mapping[str, Any]) -> Iterator[Line]:
    for rung in told["rungs"]:
        yield _line(rung["title"], f"{rung['words']}. {rung['text'] or ''}".strip())
        yield from _said(rung["remarks"])


def _contacts(opened: Any) -> Iterator[Line]:
    for talk in opened.contacts:
        yield _line(f"{_moment(talk.at)}, {talk.by_name}, {talk.kind_words}", talk.text)
        yield from _said(talk.remarks)


def _matter(matter: Mapping[str, Any]) -> list[Part]:
    return [
        _part(_("What the municipality does"), _municipal(matter["opened"])),
        _part(_("Where the municipality looked first"), _rungs(matter)),
    ]


def _municipal(opened: Any) -> Iterator[Line]:
    if opened.behind:
        yield _line(_("What is behind your question"), opened.behind)
        yield from _said(opened.behind_remarks)
    for decision in opened.decisions:
        day = formats.date_format(timezone.localtime(decision.decided_at), "j F Y")
        told = f"{decision.what}\n{decision.reasons}".strip()
        yield _line(f"{decision.provision}: {decision.verdict}, {day}", told)
        yield from _said(decision.remarks)
    for talk in opened.talks:
        yield _line(f"{_moment(talk.at)}, {talk.by}, {talk.kind}", talk.text)
        yield from _said(talk.remarks)


def _objection(told: Any) -> Iterator[Line]:
    one = told.objection
    about = one.decision
    yield _line(
        _("It is about:"),
        f"{about.get_provision_display()}: {about.get_verdict_display().lower()}, "
        f"{_day(about.decided_at)}",
    )
    yield _line(_("It came in on %(day)s. This is your proof.") % {"day": _day(one.received_on)})
    if one.late:
        yield _line(_("It came after the six weeks. Write why that was. It may still count."))
    if one.withdrawn_at:
        yield _line(_("You stopped with it on %(day)s.") % {"day": _day(one.withdrawn_at)})
    elif one.decided_at:
        yield _line(f"{one.get_outcome_display()}, {_day(one.decided_at)}, {one.user.name}")
    else:
        yield from _running(told)
    for text in told.written:
        yield _line(f"{text.part_words}, {text.by or _('you')}, {_moment(text.at)}", text.text)


def _running(told: Any) -> Iterator[Line]:
    """Say what an objection waits for: when she is heard, and until when she is answered."""
    one, day = told.objection, _day(told.term.before_on)
    if one.hearing_at and not one.heard_on:
        yield _line(_("You are invited"), _moment(one.hearing_at))
    if told.term.is_over:
        yield _line(_("It had to decide on %(day)s at the latest.") % {"day": day})
    elif told.term.verified:
        yield _line(_("You get an answer at the latest on %(day)s.") % {"day": day})


def _day(on: date | datetime) -> str:
    return formats.date_format(timezone.localdate(on) if isinstance(on, datetime) else on, "j F Y")


def _said(remarks: Sequence[Any]) -> Iterator[Line]:
    """Return what she says of an entry, and the answer, below it."""
    for one in remarks:
        head = _("You added:") if one.is_statement else _("You said: this is not right.")
        yield _line(f"{head} {_moment(one.made_at)}", one.text)
        if one.corrected:
            yield _line(_("Before, it read:"), one.was)
        if one.reason:
            who = {"who": one.answered_by}
            yield _line(_("Answer of %(who)s") % who, one.reason)


def _messages(messages: Sequence[Any]) -> Iterator[Line]:
    for one in messages:
        yield _line(f"{_moment(one.written_at)}, {one.by_name or _('You')}", one.text)


def _looks(contents: Mapping[str, Any]) -> Iterator[Line]:
    for look in contents["looks"]:
        yield _line(f"{_moment(look['at'])}, {look['name']}", look["did"])
        if asked := look["asked"]:
            day = formats.date_format(timezone.localtime(asked.row.asked_at), "j F Y")
            yield _line(_("You asked on %(day)s why this was.") % {"day": day}, asked.text)
        if asked and asked.answer:
            who = {"who": asked.row.answered_by.name}
            yield _line(_("Answer of %(who)s") % who, asked.answer)
