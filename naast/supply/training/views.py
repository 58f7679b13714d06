"""Training: what there is to learn, when people meet, who was there, and the register."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.policy.walls import Actor
from naast.supply.organisations import queries as organisations
from naast.supply.supporters import queries as supporters
from naast.supply.training import actions, queries, words
from naast.supply.training.forms import AttendanceForm, CourseForm, MeetingForm
from naast.supply.training.models import Course, Meeting
from naast.supply.training.queries import Employer
from naast.supply.training.rules import Answer, Form


def _led(request: HttpRequest) -> tuple[Actor, dict[Employer, str]]:
    """Return who acts, and the employers whose workers she leads; who leads none has no such."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    led = supporters.employers_led(actor=actor, on=timezone.localdate())
    if not led:
        raise Http404
    return actor, led


@never_cache
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Show what there is to learn and when; her own; and to who leads, what was held."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    led = supporters.employers_led(actor=actor, on=today)
    mine = supporters.mine(actor=actor)
    employers = queries.employers_of(led=led, mine=mine, on=today)
    if not employers:
        raise Http404
    offered: list[Course] = list(queries.courses(employers=employers, on=today)[: queries.MOST])
    if mine is not None and not led:
        offered = queries.for_kind(courses=offered, kind=mine.kind)
    held = queries.meetings(employers=employers)
    kinds, items = supporters.kind_words(), supporters.item_words()
    context: dict[str, Any] = {
        "leads": bool(led),
        "courses": [
            {
                "one": one,
                "kinds": [kinds[kind] for kind in kinds if kind in one.kinds],
                "fulfils": items.get(one.fulfils, ""),  # type: ignore[call-overload]
            }
            for one in offered
        ],
        "coming": held.filter(held_on__gte=today).order_by("held_on", "id")[: queries.MOST],
        "held": held.filter(held_on__lt=today)[: queries.MOST] if led else (),
        "learned": queries.learned(
            actor=actor, supporter_id=mine.supporter_id, kind=mine.kind, on=today
        )
        if mine
        else None,
        "subjects": queries.by_subject(employers=led, on=today) if led else (),
    }
    return render(request, "training/catalogue.html", context)


@never_cache
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Show the register of the informal supporters whom one leads, by name."""
    actor, _employers = _led(request)
    context = {
        "rows": queries.register(actor=actor, on=timezone.localdate()),
        "back_url": reverse("training:catalogue"),
    }
    return render(request, "training/register.html", context)


def _back(request: HttpRequest, told: str) -> HttpResponse:
    messages.success(request, told)
    return HttpResponseRedirect(reverse("training:catalogue"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_course(request: HttpRequest) -> HttpResponse:
    """Put a course in the catalogue."""
    actor, led = _led(request)
    form = CourseForm(request.POST if request.method == "POST" else None, employers=led)
    if form.is_valid():
        actions.offer_course(actor=actor, **form.cleaned_data)
        return _back(request, _("Kept. It stands in the catalogue."))
    return _course_page(request, form, None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def course(request: HttpRequest, course_id: UUID) -> HttpResponse:
    """Change a course."""
    actor, led = _led(request)
    row = _course(led, course_id)
    form = CourseForm(request.POST if request.method == "POST" else None, employers=led, course=row)
    if form.is_valid():
        actions.change_course(actor=actor, course_id=row.pk, **form.cleaned_data)
        return _back(request, _("Kept. What people followed before stays as it was."))
    return _course_page(request, form, row)


def _course_page(request: HttpRequest, form: CourseForm, row: Course | None) -> HttpResponse:
    context = {"form": form, "course": row, "back_url": reverse("training:catalogue")}
    return render(request, "training/course.html", context, status=422 if form.errors else 200)


def _course(led: dict[Employer, str], course_id: UUID) -> Course:
    try:
        return queries.courses(employers=led, on=timezone.localdate()).get(id=course_id)
    except Course.DoesNotExist:
        raise Http404 from None


@never_cache
@require_POST
def stop(request: HttpRequest, course_id: UUID) -> HttpResponse:
    """Offer a course no longer."""
    actor, led = _led(request)
    actions.stop_course(actor=actor, course_id=_course(led, course_id).pk)
    return _back(request, _("It stands in the catalogue no longer."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_meeting(request: HttpRequest) -> HttpResponse:
    """Plan a day on which people learn together."""
    actor, led = _led(request)
    today = timezone.localdate()
    form = MeetingForm(
        request.POST if request.method == "POST" else None,
        employers=led,
        courses=list(queries.courses(employers=led, on=today)[: queries.MOST]),
        near=_near(led),
        today=today,
    )
    if form.is_valid():
        row = actions.plan_meeting(actor=actor, **form.planned())
        messages.success(request, _("Kept. Everybody for whom it is, sees it."))
        return HttpResponseRedirect(reverse("training:meeting", args=[row.pk]))
    context = {"form": form, "back_url": reverse("training:catalogue")}
    return render(request, "training/plan.html", context, status=422 if form.errors else 200)


def _near(led: dict[Employer, str]) -> list[tuple[int, str]]:
    """Return the other organisations that work where these do, by name."""
    today = timezone.localdate()
    own = {one for one, _municipality in led if one}
    places = {municipality for _one, municipality in led if municipality}
    works = organisations.works_in(organisation_ids=own, on=today)
    near: dict[int, str] = {}
    for municipality_id in places | {there for _o, there, _name, _where in works}:
        here = organisations.serving(municipality_id=municipality_id, on=today)
        near |= {pk: one.name for pk, one in here.items() if pk not in own}
    return sorted(near.items(), key=lambda one: one[1])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Show a meeting; to who leads people, who of them was there, and keep who more."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    led = supporters.employers_led(actor=actor, on=today)
    mine = supporters.mine(actor=actor)
    employers = queries.employers_of(led=led, mine=mine, on=today)
    try:
        row = queries.meetings(employers=employers).get(id=meeting_id)
    except Meeting.DoesNotExist:
        raise Http404 from None
    people = queries.people_of(actor=actor, employers=led, on=today) if led else []
    there = queries.was_there(actor=actor, meeting=row)
    notes = bool(people) and row.held_on <= today
    sent = request.method == "POST"
    if sent and not notes:
        raise Http404
    form = AttendanceForm(
        request.POST if sent else None,
        people=[(str(p.supporter_id), p.name) for p in people if p.supporter_id not in there],
    )
    if sent and form.is_valid():
        actions.note_attendance(
            actor=actor, meeting_id=row.pk, supporter_ids=form.cleaned_data["people"]
        )
        messages.success(request, _("Kept. What it fulfils is in order from that day."))
        return HttpResponseRedirect(reverse("training:meeting", args=[row.pk]))
    item = actions.item_of_meeting(row)
    ahead = row.held_on >= today
    says = mine is not None and ahead
    answer = queries.own_answer(actor=actor, meeting=row) if says else ""
    leads_it = (row.organisation_id, row.employer_municipality_id) in led
    guests = organisations.organisations(ids=row.guest_ids, on=today)
    context = {
        "meeting": row,
        "says": says,
        "answer": words.ANSWERS[Answer(answer)] if answer else "",
        "comes": answer == Answer.COMES,
        "cannot": answer == Answer.CANNOT,
        "cases_url": reverse("casework:discussion", args=[row.pk])
        if row.form == Form.CASES and queries.own_answer(actor=actor, meeting=row) == Answer.COMES
        else "",
        "people_url": reverse("training:people", args=[row.pk]) if people and ahead else "",
        "changed_url": reverse("training:changed", args=[row.pk])
        if leads_it and row.held_on <= today
        else "",
        "there": [one.name for one in people if one.supporter_id in there],
        "i_was_there": bool(there) and not people,
        "leads": bool(people),
        "guests": [one.name for one in guests.values()],
        "form": form if notes and len(there) < len(people) else None,
        "fulfils": supporters.item_words()[item] if item else "",
        "back_url": reverse("training:catalogue"),
    }
    return render(request, "training/meeting.html", context, status=422 if form.errors else 200)
