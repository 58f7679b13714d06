"""The pages of one case, for who stands beside the resident. To anybody else they are not there."""

from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.audit.queries import entries
from naast.core.identity.queries import Request
from naast.supply.law.queries import domains as domains_in_words
from naast.supply.law.queries import why_now_words
from naast.support.casework import actions, queries
from naast.support.casework.actions import AgreedBefore, CaseCannotMove
from naast.support.casework.appointment_form import AppointmentForm
from naast.support.casework.forms import (
    AgreementForm,
    BehindForm,
    CloseForm,
    GoalForm,
    MessageForm,
    NoteForm,
    PromiseForm,
    RungForm,
)
from naast.support.casework.queries import OpenedCase, OpenedRung
from naast.support.casework.queries.alongside import helped_by_me
from naast.support.casework.queries.consulting import of_case as consults_of
from naast.support.casework.queries.own_time import free_starts, in_the_way
from naast.support.casework.rules import (
    Outcome,
    Rung,
    RungState,
    Urgency,
    counts_minutes,
    urgency,
)
from naast.support.casework.rules.terms import due_kind
from naast.support.casework.views.alongside import of_case as along_case
from naast.support.casework.views.shared import (
    giving_back,
    head_of,
    nameless,
    open_own,
    open_running,
    posted_of,
    step,
)
from naast.support.encounters import actions as encounters
from naast.support.encounters import queries as written
from naast.support.encounters.rules import Way
from naast.support.keeping import queries as keeping
from naast.support.keeping.rules import kept_until
from naast.support.people.queries import relation_words

LOOKS_SHOWN = 5
DRAWN_AS = {
    RungState.DONE: "done",
    RungState.BUSY: "busy",
    RungState.PLANNED: "busy",
    RungState.SKIPPED: "open",
    None: "open",
}
DUE_KIND = {Urgency.LATE: "late", Urgency.SOON: "soon", Urgency.LATER: ""}


@require_safe
def cases(request: Request) -> HttpResponse:
    """Show the people whom I stand beside."""
    if not request.actor.holds("supporter"):
        raise Http404
    at = timezone.now()
    along = helped_by_me(actor=request.actor, at=at)
    people = [
        {
            "url": reverse("casework:case", args=[one.case_id]),
            "name": one.first_name or nameless(one.number),
            "number": one.number,
            "domains": _names_of(one.domains),
            "zone": one.zone_name,
            "since": one.opened_at,
            "spoken_at": one.last_contact_at,
            "hear_before_at": one.hear_before_at,
            "due_kind": _due_kind(one.hear_before_at, at),
            "along": along.get(one.case_id),
        }
        for one in queries.my_people(actor=request.actor)
    ]
    return render(request, "casework/cases.html", {"people": people})


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, at: NoteForm(posted, at=at, with_minutes=True))
def case(request: Request, case_id: UUID) -> HttpResponse:
    """Show a case; a talk is noted here."""
    at = timezone.now()
    opened = open_running(request, case_id)
    with_minutes = counts_minutes(kind=opened.supporter_kind)
    form = NoteForm(
        posted_of(request),
        at=at,
        with_minutes=with_minutes,
        initial={"layer": opened.layer, "why_now": opened.why_now},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.note_contact(
                actor=request.actor,
                case_id=case_id,
                said=actions.Said(
                    kind=data["kind"],
                    text=data["text"],
                    activity=data["activity"],
                    layer=data["layer"] or opened.layer,
                    minutes=data.get("minutes"),
                    why_now=data["why_now"] if "why_now" in request.POST else None,
                ),
                hear_before_at=data["hear_before"],
                at=at,
            )
        except (ObjectDoesNotExist, CaseCannotMove) as gone:  # closed in another window
            raise Http404 from gone
        messages.success(request, _("Kept. The resident can read it too."))
        return redirect("casework:case", case_id)
    looks = entries(actor=request.actor).filter(
        subject_id=opened.person.person_id, action="casework.case.opened"
    )
    context = {
        **head_of(opened),
        "form": form,
        "opened": opened,
        "case_of_other": _case_of_other(request, opened),
        "other": queries.other_of(actor=request.actor, question_id=opened.question_id, at=at)
        if opened.for_another
        else None,
        "domains": _names_of(opened.domains),
        "why_now": why_now_words(code=opened.why_now),
        "due_kind": _due_kind(opened.hear_before_at, at),
        "term_kind": due_kind(ends_on=opened.term_ends_on, on=timezone.localdate(at)),
        "coming": [one for one in opened.appointments if _is_coming(one, at)],
        "ladder": [_drawn(rung) for rung in opened.rungs],
        "waits": _waits(opened, at),
        "length": opened.length,
        "looks": [look.at for look in looks[:LOOKS_SHOWN]],
        "along": along_case(request=request, case_id=case_id, at=at),
        "consults": [] if opened.for_another else consults_of(actor=request.actor, case_id=case_id),
        "may_ask": opened.user_id == request.actor.user_id,
        "links": {
            name: reverse(f"casework:{name}", args=[case_id])
            for name in (
                "question_behind", "goal", "ladder", "appointment", "messages", "promise", "close",
                "agreement", "invite", "terms", "safety", "consult", "bring", "visit",
            )
        },
    }  # fmt: skip
    return render(request, "casework/case.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, _at: BehindForm(posted))
def question_behind(request: Request, case_id: UUID) -> HttpResponse:
    opened = open_own(request, case_id)
    initial = {"behind": opened.behind, "reading": opened.reading}

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.write_question_behind(
            actor=request.actor,
            case_id=case_id,
            behind=data["behind"],
            reading=data["reading"],
            at=at,
        )
        return _("Kept. The resident can read it too.")

    form = BehindForm(posted_of(request), initial=initial)
    return step(request, opened, form, keep, heading=_("The question behind the question"))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, _at: GoalForm(posted))
def goal(request: Request, case_id: UUID) -> HttpResponse:
    opened = open_own(request, case_id)

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.set_goal(
            actor=request.actor,
            case_id=case_id,
            text=data["text"],
            score_start=data["score_start"],
            at=at,
        )
        return _("The goal stands in the file.")

    form = GoalForm(posted_of(request))
    return step(request, opened, form, keep, heading=_("Set a goal"))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, _at: RungForm(posted))
def ladder(request: Request, case_id: UUID) -> HttpResponse:
    opened = open_own(request, case_id)

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.mark_rung(
            actor=request.actor,
            case_id=case_id,
            rung=Rung(data["rung"]),
            state=RungState(data["state"]),
            text=data["text"],
            at=at,
        )
        return _("The ladder is up to date.")

    form = RungForm(posted_of(request))
    return step(request, opened, form, keep, heading=_("Mark a rung of the ladder"))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, at: AppointmentForm(posted, at=at))
def appointment(request: Request, case_id: UUID) -> HttpResponse:
    """Agree a moment: she reads when she is free, and what is in the way of another moment."""
    opened, now = open_running(request, case_id), timezone.now()

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.agree_appointment(
            actor=request.actor,
            case_id=case_id,
            way=Way(data["way"]),
            starts_at=data["starts_at"],
            minutes=data["minutes"],
            about=data["about"],
            at=at,
            alone=data["alone"],
        )
        return _("The appointment stands.")

    form = AppointmentForm(
        posted_of(request),
        at=now,
        offered=free_starts(actor=request.actor, at=now),
        clashes=partial(in_the_way, actor=request.actor),
    )
    heading = _("Agree a moment")
    try:
        return step(request, opened, form, keep, heading=heading, at_a_talk=True)
    except encounters.Overlaps:  # in another window, at the same moment
        form.was_taken()
        return step(request, opened, form, keep, heading=heading, at_a_talk=True)


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, _at: MessageForm(posted))
def thread(request: Request, case_id: UUID) -> HttpResponse:
    """Read what the resident wrote, and answer. To read is to have seen."""
    opened, at = open_running(request, case_id), timezone.now()
    form = MessageForm(posted_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_message(
                actor=request.actor, case_id=case_id, text=form.cleaned_data["text"], at=at
            )
        except (ObjectDoesNotExist, CaseCannotMove) as gone:  # closed in another window
            raise Http404 from gone
        messages.success(request, _("Sent. The resident reads it with the code."))
        return redirect("casework:messages", case_id)
    context = {
        **head_of(opened),
        "form": form,
        "heading": _("Messages"),
        "back_url": reverse("casework:case", args=[case_id]),
        "told_by": written.way_to_tell(person=opened.person),
        "thread": encounters.read_messages(
            actor=request.actor,
            person_id=opened.person.person_id,
            at=at,
            page=written.page_of(asked=request.GET.get("page", "")),
            note_seen=request.method == "GET",
        ),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "casework/messages.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, at: PromiseForm(posted, at=at))
def promise(request: Request, case_id: UUID) -> HttpResponse:
    opened = open_running(request, case_id)

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.promise_to_be_heard(
            actor=request.actor, case_id=case_id, hear_before_at=data["hear_before"], at=at
        )
        return _("The promise stands in the file.")

    form = PromiseForm(posted_of(request), at=timezone.now())
    return step(request, opened, form, keep, heading=_("Promise when the resident hears from you"))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, _at: CloseForm(posted, goals=()))
def close(request: Request, case_id: UUID) -> HttpResponse:
    opened = open_running(request, case_id)
    form = CloseForm(posted_of(request), goals=opened.goals)

    def keep(data: dict[str, Any], at: datetime) -> str:
        actions.close_case(
            actor=request.actor,
            case_id=case_id,
            outcome=Outcome(data["outcome"]),
            scores=form.scores(),
            at=at,
            learned=data["learned"],
        )
        return _("The case is closed. The file is the resident's now.")

    return step(
        request, opened, form, keep,
        heading=_("Close this case"), template="casework/close.html", to=reverse("casework:cases"),
        waits=_waits(opened, timezone.now()), **_kept(opened, timezone.now()),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, at: AgreementForm(posted, at=at))
def agreement(request: Request, case_id: UUID) -> HttpResponse:
    """Note that the other, for whom somebody asked, agrees; then she has a case of her own."""
    at = timezone.now()
    opened = open_running(request, case_id)
    if not opened.for_another:
        raise Http404
    known = opened.for_another if opened.for_another in relation_words() else ""
    form = AgreementForm(posted_of(request), at=at, initial={"relation": known})
    if request.method == "POST" and form.is_valid():
        try:
            case_of_hers, code = actions.open_for_other(
                actor=request.actor,
                case_id=case_id,
                first_name=form.cleaned_data["first_name"],
                agreed=form.cleaned_data["agreed"],
                at=at,
            )
        except AgreedBefore:
            form.add_error(None, _("This was noted before. The other has a case already."))
        except (ObjectDoesNotExist, CaseCannotMove) as gone:
            raise Http404 from gone
        else:
            context = {
                "words": code.split(),
                "name": form.cleaned_data["first_name"],
                "case_url": reverse("casework:case", args=[case_of_hers.id]),
            }
            return render(request, "casework/agreed.html", context)
    context = {
        **head_of(opened),
        "form": form,
        "heading": _("The other agrees"),
        "back_url": reverse("casework:case", args=[case_id]),
    }
    return render(request, "casework/agreement.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: Request, case_id: UUID) -> HttpResponse:
    """Make a code for the other, to hand over on paper: with it she says yes or no herself."""
    at = timezone.now()
    opened = open_running(request, case_id)
    if not opened.for_another:
        raise Http404
    back_url = reverse("casework:case", args=[case_id])
    if request.method == "POST":
        try:
            code = actions.invite_other(actor=request.actor, case_id=case_id, at=at)
        except AgreedBefore:
            messages.info(request, _("This was noted before. The other has a case already."))
            return redirect(back_url)
        except (ObjectDoesNotExist, CaseCannotMove) as gone:
            raise Http404 from gone
        slug = queries.municipality_slug_of(actor=request.actor, case_id=case_id)
        door = f"{settings.NAAST_URL}{reverse('portal:file', args=[slug])}".split("://")[-1]
        made = {"words": code.split(), "door": door.rstrip("/"), "back_url": back_url}
        return render(request, "casework/invited.html", made)
    other = queries.other_of(actor=request.actor, question_id=opened.question_id, at=at)
    context: dict[str, Any] = {**head_of(opened), "other": other, "back_url": back_url}
    return render(request, "casework/invite.html", context)


# ---------------------------------------------------------------- shared


def _waits(opened: OpenedCase, at: datetime) -> dict[str, Any]:
    """Return before when the resident hears, where there is a message to answer."""
    until = opened.answer_before_at
    url = reverse("casework:messages", args=[opened.case_id])
    return {"until": until, "kind": _due_kind(until, at), "url": url}


def _kept(opened: OpenedCase, at: datetime) -> dict[str, Any]:
    """Return until when the file is kept if it closes now, and why."""
    kept = keeping.kept_by(organisation_id=opened.organisation_id, on=timezone.localdate(at))
    return {
        "kept_until": kept_until(ended_at=at, kept=kept),
        "because": keeping.because_to_staff(ground=kept.ground),
    }


def _case_of_other(request: Request, opened: OpenedCase) -> str:
    """Return where the case is of whom this one was asked for; nothing before she agreed."""
    if not opened.for_another:
        return ""
    found = queries.cases_of_others(actor=request.actor, question_id=opened.question_id)
    return next((reverse("casework:case", args=[one]) for one in found.values()), "")


def _names_of(domains: tuple[str, ...]) -> list[str]:
    return [str(one.name) for one in domains_in_words() if one.domain in domains]


def _due_kind(until: datetime | None, at: datetime) -> str:
    return DUE_KIND[urgency(until=until, at=at)] if until else ""


def _is_coming(one: Any, at: datetime) -> bool:
    return one.cancelled_at is None and one.starts_at >= at


def _drawn(rung: OpenedRung) -> dict[str, str]:
    return {
        "state": DRAWN_AS[rung.state],
        "title": rung.rung_words,
        "text": rung.text,
        "words": rung.state_words or _("Not looked at yet"),
        **({} if rung.state else {"icon": ""}),
    }
