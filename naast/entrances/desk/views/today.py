"""A supporter's day on one page, and a question that was asked of her."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from naast.core.identity.queries import Request
from naast.core.policy.walls import Actor
from naast.entrances.desk.due import Due, due
from naast.entrances.desk.forms import PassOnForm
from naast.entrances.desk.headers import Header, domain_words, header
from naast.supply.cooperation import queries as cooperation
from naast.supply.supporters import queries as supporters
from naast.support.casework import actions as casework
from naast.support.casework import queries as cases
from naast.support.casework.queries import MyPerson
from naast.support.casework.queries.asked import AskedOfMe, asked_of_me
from naast.support.casework.rules import counts_minutes, is_silent
from naast.support.casework.rules.alongside import Along
from naast.support.casework.rules.terms import due_kind, end_of_term
from naast.support.encounters import queries as encounters
from naast.support.keys import queries as keys
from naast.support.matching import actions as matching
from naast.support.matching import queries as questions
from naast.support.outreach import queries as outreach
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.supply.cooperation.models import MeetingAction
    from naast.support.keys.models import Remark
    from naast.support.matching.models import Question

WEEK = timedelta(days=7)
LAPSES_SOON = timedelta(days=45)
MOST_QUESTIONS = 50
MOST_SILENT = 5


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """One thing to do, with where one does it."""

    until: datetime
    due: Due
    what: str
    text: str
    url: str
    button: str


@require_safe
def today(request: Request) -> HttpResponse:
    """Show what must be done today, this week, and whom one meets."""
    actor = _supporter(request)
    at = timezone.now()
    people = cases.my_people(actor=actor)
    names = {one.person_id: _name(one) for one in people}
    asked = [_asked(header(question=q, at=at)) for q in _asked_of(actor)[:MOST_QUESTIONS]]
    promised = sorted(
        (_promised(one, at) for one in people if one.hear_before_at), key=lambda one: one.until
    )
    due_by = encounters.answers_due(actor=actor)
    wrote = [_wrote(one, due_by[one.person_id], at) for one in people if one.person_id in due_by]
    going_on = [_asked_by_another(one) for one in asked_of_me(actor=actor, at=at)]
    wrong = [
        _wrong(row, names.get(row.person_id, _("A resident whose file is closed")), at)
        for row in keys.remarks_due(actor=actor)[:MOST_QUESTIONS]
        if row.person_id in names or row.put_to_id
    ]
    agreed = [_agreed(one, at) for one in cooperation.my_actions(actor=actor)[:MOST_QUESTIONS]]
    agreed = [one for one in agreed if one.until <= at + WEEK]
    by_law = [_by_law(one, at) for one in people if _term_kind(one, at)]
    first = [*asked, *agreed, *wrote, *wrong, *going_on, *by_law]
    to_do = sorted([*first, *promised], key=lambda one: one.until)
    me = supporters.at_work(actor=actor)
    meetings = _meetings(actor, people=people, at=at)
    context = {
        "day": timezone.localdate(at),
        "first": [one for one in to_do if one.due.kind or one in first],
        "week": [one for one in promised if not one.due.kind and one.until <= at + WEEK],
        "visits": _visits(actor, at=at),
        "lapses_on": me.declared_until if me and _lapses_soon(me.declared_until, at) else None,
        "silent": _silent(people, met={one["person_id"] for one in meetings}, at=at),
        "meetings": meetings,
        "load": _load(me, running=len(people)),
    }
    return render(request, "desk/today.html", context)


@require_safe
def question(request: Request, question_id: UUID) -> HttpResponse:
    """Show the header of a question that was asked of me."""
    found = _find(request, question_id)
    return _question(request, found, PassOnForm())


@require_POST
def accept(request: Request, question_id: UUID) -> HttpResponse:
    """Take a question: from here on I stand beside this resident.

    Taken meanwhile and the other hat (I-1) are answered with the same words.
    """
    found = _find(request, question_id)
    try:
        case = casework.take_case(actor=request.actor, question_id=found.id, at=timezone.now())
    except ObjectDoesNotExist:
        messages.warning(request, _("This is not possible now. Pass the question on."))
        return redirect("desk:today")
    messages.success(request, _("You stand beside this resident now."))
    return redirect("casework:case", case.id)


@require_POST
def pass_on(request: Request, question_id: UUID) -> HttpResponse:
    """Pass a question on, with a reason; the promise to the resident stays as it was."""
    found = _find(request, question_id)
    form = PassOnForm(request.POST)
    if not form.is_valid():
        return _question(request, found, form)
    try:
        matching.pass_on(
            actor=request.actor,
            question_id=question_id,
            reason=form.cleaned_data["reason"],
            at=timezone.now(),
        )
    except ObjectDoesNotExist as gone:  # taken or withdrawn a moment ago
        raise Http404 from gone
    messages.success(request, _("Passed on. The resident still hears before the promised moment."))
    return redirect("desk:today")


# ---------------------------------------------------------------- shared


def _supporter(request: Request) -> Actor:
    if not request.actor.holds("supporter"):
        raise Http404
    return request.actor


def _asked_of(actor: Actor) -> Any:
    """Return the questions that wait for my answer, as a supporter."""
    return (
        questions.questions(actor=actor, verb="accept")
        .filter(house=House.SUPPORT)
        .select_related("zone")
    )


def _find(request: Request, question_id: UUID) -> "Question":
    found = _asked_of(_supporter(request)).filter(id=question_id).first()
    if found is None:
        raise Http404
    return found


def _question(request: Request, found: "Question", form: PassOnForm) -> HttpResponse:
    context = {"question": header(question=found, at=timezone.now()), "form": form}
    return render(request, "desk/question.html", context)


def _asked(one: Header) -> ToDo:
    return ToDo(
        until=one.promised_at,
        due=one.due,
        what=_("New question: %(about)s, %(zone)s") % {"about": one.about, "zone": one.zone},
        text=" ".join(one.wishes),
        url=reverse("desk:question", args=[one.id]),
        button=_("Look and choose"),
    )


def _asked_by_another(one: AskedOfMe) -> ToDo:
    """Return what a colleague asks of me for her case: go on, stand in or help along."""
    words: dict[str, str] = {
        Along.STANDS_IN: _("Stand in for %(who)s: %(about)s, %(zone)s"),
        Along.TOGETHER: _("Help along with %(who)s: %(about)s, %(zone)s"),
        "consult": _("Think along with %(who)s, without a name: %(about)s"),
    }
    what = words.get(one.manner, _("Go on after %(who)s: %(about)s, %(zone)s"))
    pages = {"go_on": "desk:go_on", "consult": "casework:consulted"}
    page = pages.get(one.manner, "casework:asked_along")
    return ToDo(
        until=one.asked_at,
        due=Due(
            words=_("asked on %(day)s") % {"day": formats.date_format(one.asked_at, "j F")},
            kind="soon",
        ),
        what=what
        % {
            "who": one.who,
            "about": domain_words(list(one.domains)) or _("Not said what about"),
            "zone": one.zone_name or _("Somewhere in the municipality"),
        },
        text="",
        url=reverse(page, args=[one.id]),
        button=_("Look and choose"),
    )


def _wrote(one: MyPerson, until: datetime, at: datetime) -> ToDo:
    return ToDo(
        until=until,
        due=due(until=until, at=at),
        what=_("%(name)s wrote to you") % {"name": _name(one)},
        text=_("An answer is promised."),
        url=reverse("casework:messages", args=[one.case_id]),
        button=_("Read and answer"),
    )


def _wrong(row: "Remark", name: str, at: datetime) -> ToDo:
    until = row.answer_before_at or at
    return ToDo(
        until=until,
        due=due(until=until, at=at),
        what=_("%(name)s says that something in the file is not right") % {"name": name},
        text=_("The law asks for an answer within a month."),
        url=reverse("desk:remark", args=[row.id]),
        button=_("Read and answer"),
    )


def _agreed(row: "MeetingAction", at: datetime) -> ToDo:
    """Return what I took on at a meeting of organisations; its day is over at its end."""
    until = timezone.make_aware(datetime.combine(row.due_on, time(23, 59)))
    return ToDo(
        until=until,
        due=due(until=until, at=at),
        what=row.what,
        text=_("Agreed at: %(meeting)s") % {"meeting": row.meeting_title},
        url=reverse("cooperation:action", args=[row.id]),
        button=_("Look at it"),
    )


def _promised(one: MyPerson, at: datetime) -> ToDo:
    until = one.hear_before_at or at
    return ToDo(
        until=until,
        due=due(until=until, at=at),
        what=_("%(name)s hears from you") % {"name": _name(one)},
        text=" ".join(filter(None, [domain_words(one.domains), one.contact])),
        url=reverse("casework:case", args=[one.case_id]),
        button=_("Open the file"),
    )


def _silent(people: list[MyPerson], *, met: set[UUID], at: datetime) -> list[ToDo]:
    """Return who heard nothing for too long, and is promised nothing; the longest first.

    Too long is what was agreed between her municipality and the organisation, else two weeks.
    """
    found = [
        one
        for one in people
        if one.person_id not in met
        and is_silent(
            heard_at=_heard_at(one),
            hear_before_at=one.hear_before_at,
            at=at,
            agreed_working_days=one.agreed_working_days,
        )
    ]
    return [_quiet(one) for one in sorted(found, key=_heard_at)[:MOST_SILENT]]


def _heard_at(one: MyPerson) -> datetime:
    return one.last_contact_at or one.opened_at


def _quiet(one: MyPerson) -> ToDo:
    agreed = one.agreed_working_days
    said = ngettext(
        "Agreed: a word within %(n)s working day.",
        "Agreed: a word within %(n)s working days.",
        agreed or 0,
    ) % {"n": agreed}
    since = formats.date_format(timezone.localtime(_heard_at(one)), "j F")
    return ToDo(
        until=_heard_at(one),
        due=Due(words=_("since %(day)s") % {"day": since}, kind=""),
        what=_name(one),
        text=" · ".join(filter(None, [domain_words(one.domains), said if agreed else ""])),
        url=reverse("casework:case", args=[one.case_id]),
        button=_("Open the file"),
    )


def _term_kind(one: MyPerson, at: datetime) -> str:
    return due_kind(ends_on=one.term_ends_on, on=timezone.localdate(at))


def _by_law(one: MyPerson, at: datetime) -> ToDo:
    """Return the term of the law that ends first for somebody; it ends with its last day."""
    until = end_of_term(last_on=one.term_ends_on or timezone.localdate(at))
    return ToDo(
        until=until,
        due=due(until=until, at=at),
        what=_("%(name)s: a term of the law ends") % {"name": _name(one)},
        text=_("What must be done before then, and which letter helps."),
        url=reverse("casework:terms", args=[one.case_id]),
        button=_("Look at it"),
    )


def _name(one: MyPerson) -> str:
    return one.first_name or _("Somebody without a name (%(number)s)") % {"number": one.number}


def _meetings(actor: Actor, *, people: list[MyPerson], at: datetime) -> list[dict[str, Any]]:
    """Return my appointments of the coming week, with people whom I stand beside."""
    names = {one.person_id: _name(one) for one in people}
    start = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = encounters.appointments(actor=actor).filter(
        user_id=cast("int", actor.user_id),
        person_id__in=names,
        cancelled_at__isnull=True,
        starts_at__gte=start,
        starts_at__lt=start + WEEK,
    )
    return [
        {
            "person_id": one.person_id,
            "starts_at": one.starts_at,
            "is_today": timezone.localdate(one.starts_at) == timezone.localdate(at),
            "name": names[one.person_id],
            "way": one.way_words,
            "about": one.about,
        }
        for one in encounters.opened_with(
            rows=list(rows), keys={one.person_id: one.key for one in people}
        )
    ]


def _visits(actor: Actor, *, at: datetime) -> list[dict[str, Any]]:
    """Return whom I go to see, soonest first: a zone, and no name."""
    today = timezone.localdate(at)
    return [
        {
            "due": Due(
                words=_("today") if one.on <= today else formats.date_format(one.on, "j F"),
                kind="soon" if one.on <= today else "",
            ),
            "what": one.zone or _("Somewhere in the municipality"),
            "text": one.what if one.named else "",
            "mark": "" if one.named else one.what,
            "gone_on": one.gone_on,
            "url": reverse("outreach:visit" if one.named else "outreach:in_sight", args=[one.id]),
        }
        for one in outreach.to_visit(actor=actor)
    ]


def _lapses_soon(on: Any, at: datetime) -> bool:
    return on is not None and on <= timezone.localdate(at) + LAPSES_SOON


def _load(me: supporters.AtWork | None, *, running: int) -> str:
    """Return beside how many I stand. Of volunteers nobody counts how full they are (R-076)."""
    beside = ngettext(
        "You stand beside %(n)s resident.", "You stand beside %(n)s residents.", running
    ) % {"n": running}
    if me is None or not counts_minutes(kind=me.kind):
        return beside
    room = max(0, me.ceiling - running)
    if not room:
        return beside + " " + _("There is no room for somebody new.")
    return (
        beside
        + " "
        + ngettext("There is room for %(n)s more.", "There is room for %(n)s more.", room)
        % {"n": room}
    )
