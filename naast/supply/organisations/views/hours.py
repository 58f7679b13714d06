"""How people are reached, and when: kept by who leads an organisation, and by the municipality."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.supply.organisations import actions, queries
from naast.supply.organisations.forms.hours import (
    ClosedForm,
    PhoneForm,
    PointForm,
    ReachedForm,
    TalkWordForm,
)
from naast.supply.organisations.models import Organisation
from naast.supply.places import actions as keeping
from naast.supply.places import queries as places
from naast.supply.places.rules import Span, Week, write_hours

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

KEEPERS = (Role.COORDINATOR, Role.POLICY_OFFICER)
MOST = 100
"""So many points stand on a page; a municipality has some tens."""
NEXT_DAYS = 3
"""So many closed days stand with each; all of them have a page of their own."""


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show all that one keeps, as it stands on the public pages now."""
    actor, on = _keeper(request), timezone.localdate()
    points = places.kept_points(actor=actor, on=on)[:MOST]
    names = queries.names(ids={one.hosted_by for one in points if one.hosted_by})
    return render(
        request,
        "organisations/hours.html",
        {
            "organisations": [
                {
                    "organisation": one,
                    "week": _in_words(_week(one)),
                    "closed": [shut.on for shut in one.not_calling.all()][:NEXT_DAYS],
                }
                for one in queries.kept(actor=actor, on=on)
            ],
            "towns": places.kept_phones(actor=actor, on=on),
            "points": [
                {
                    "point": one,
                    "week": _in_words(places.week(point=one, on=on)),
                    "closed": [shut for shut, _why in _closed(one, on)][:NEXT_DAYS],
                    "host": names.get(one.hosted_by or 0, ""),
                }
                for one in points
            ],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reached(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Keep the number, the address and the calling hours of an organisation."""
    actor = _keeper(request)
    row = _organisation(actor, organisation_id)
    form = ReachedForm(
        _posted(request), week=_week(row), initial={"phone": row.phone, "mail": row.mail}
    )
    if form.is_valid():
        actions.keep_reached(
            actor=actor,
            organisation_id=row.pk,
            phone=form.cleaned_data["phone"],
            mail=form.cleaned_data["mail"],
            week=form.week(),
        )
        return _done(request, _("Kept. People read it from now on."))
    return _page(request, "keep_week.html", form, name=row.name, calls=True)


@require_http_methods(["GET", "HEAD", "POST"])
def not_calling(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Say on which days nobody of an organisation calls."""
    actor = _keeper(request)
    row = _organisation(actor, organisation_id)
    return _closing(
        request,
        name=row.name,
        calls=True,
        closed=[(one.on, one.reason) for one in row.not_calling.all()],
        close=lambda on, reason: actions.call_nobody(
            actor=actor, organisation_id=row.pk, on=on, reason=reason
        ),
        reopen=lambda on: actions.call_after_all(actor=actor, organisation_id=row.pk, on=on),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest, town: str) -> HttpResponse:
    """Keep the number that stands on every page of a municipality."""
    actor = _keeper(request)
    row = places.kept_phones(actor=actor, on=timezone.localdate()).filter(slug=town).first()
    if row is None:
        raise Http404
    known = {"phone": row.phone, "hours_nl": row.phone_hours_nl, "hours_en": row.phone_hours_en}
    form = PhoneForm(_posted(request), initial=known)
    if form.is_valid():
        keeping.keep_phone(actor=actor, municipality_id=row.pk, **form.cleaned_data)
        return _done(request, _("Kept. People read it from now on."))
    return _page(request, "keep_phone.html", form, name=row.name)


@require_http_methods(["GET", "HEAD", "POST"])
def talk_word(request: HttpRequest, town: str) -> HttpResponse:
    """Keep what people in a municipality call the talk (R-132)."""
    actor = _keeper(request)
    row = places.kept_phones(actor=actor, on=timezone.localdate()).filter(slug=town).first()
    if row is None:
        raise Http404
    form = TalkWordForm(_posted(request), initial={"talk_word": row.talk_word})
    if form.is_valid():
        keeping.keep_talk_word(
            actor=actor, municipality_id=row.pk, word=form.cleaned_data["talk_word"]
        )
        return _done(request, _("Kept. People read it from now on."))
    return _page(request, "keep_talk_word.html", form, name=row.name)


@require_http_methods(["GET", "HEAD", "POST"])
def point(request: HttpRequest, point_id: int) -> HttpResponse:
    """Keep the hours of a meeting point; for the municipality also whose people sit there."""
    actor, on = _keeper(request), timezone.localdate()
    row = _point(actor, point_id, on)
    hosts = _hosts(actor, row, on)
    form = PointForm(
        _posted(request),
        week=places.week(point=row, on=on),
        initial={"hosted_by": str(row.hosted_by or "")},
        hosts=hosts,
    )
    if form.is_valid():
        keeping.keep_walk_ins(actor=actor, point_id=row.pk, week=form.week())
        if hosts is not None:
            host = form.cleaned_data["hosted_by"]
            _say_host(actor, row, int(host) if host else None)
        return _done(request, _("Kept. People read it from now on."))
    return _page(
        request,
        "keep_week.html",
        form,
        name=row.name,
        later=[one for one in row.walk_ins.all() if one.valid_from > on],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def point_closed(request: HttpRequest, point_id: int) -> HttpResponse:
    """Say on which days a meeting point stays closed."""
    actor, on = _keeper(request), timezone.localdate()
    row = _point(actor, point_id, on)
    return _closing(
        request,
        name=row.name,
        closed=_closed(row, on),
        close=lambda on, reason: keeping.close_point(
            actor=actor, point_id=row.pk, on=on, reason=reason
        ),
        reopen=lambda on: keeping.reopen_point(actor=actor, point_id=row.pk, on=on),
    )


# ---------------------------------------------------------------- what is kept


def _keeper(request: HttpRequest) -> Actor:
    actor = cast("Request", request).actor
    if not actor.holds(*KEEPERS):
        raise Http404
    return actor


def _organisation(actor: Actor, organisation_id: int) -> Organisation:
    row = queries.kept(actor=actor, on=timezone.localdate()).filter(id=organisation_id).first()
    if row is None:
        raise Http404
    return row


def _point(actor: Actor, point_id: int, on: date) -> Any:
    row = places.kept_points(actor=actor, on=on).filter(pk=point_id).first()
    if row is None:
        raise Http404
    return row


def _hosts(actor: Actor, point: Any, on: date) -> list[tuple[int, str]] | None:
    """Return whose people may sit at a point; None to who does not say so."""
    says = places.kept_points(actor=actor, on=on, verb="host").filter(pk=point.pk)
    if not says.exists():
        return None
    there = queries.serving(municipality_id=point.zone.municipality_id, on=on)
    found = {one.id: one.name for one in there.values()}
    if point.hosted_by:  # also who works here no more
        found |= queries.names(ids={point.hosted_by})
    return sorted(found.items(), key=lambda one: one[1])


def _say_host(actor: Actor, point: Any, organisation_id: int | None) -> None:
    if organisation_id != point.hosted_by:
        keeping.host_point(actor=actor, point_id=point.pk, organisation_id=organisation_id)


def _week(organisation: Organisation) -> Week:
    found: dict[int, tuple[Span, ...]] = {}
    for row in organisation.calling_hours.all():
        found[row.weekday] = (*found.get(row.weekday, ()), (row.starts, row.ends))
    return found


def _closed(point: Any, on: date) -> list[tuple[date, str]]:
    """Return the days on which something that is held at a point is not, with why."""
    held = places.held(point=point, on=on)
    return sorted({one.on: one.reason for row in held for one in row.closed.all()}.items())


def _in_words(week: Week) -> list[tuple[str, str]]:
    return [
        (capfirst(str(WEEKDAYS[day - 1])), write_hours(spans=spans).replace("-", " – "))  # noqa: RUF001
        for day, spans in sorted(week.items())
        if spans
    ]


# ---------------------------------------------------------------- pages


def _closing(
    request: HttpRequest,
    *,
    name: str,
    calls: bool = False,
    closed: Iterable[tuple[date, str]],
    close: Callable[[date, str], object],
    reopen: Callable[[date], object],
) -> HttpResponse:
    """Show the closed days of something, close it on one, or open it after all."""
    known = dict(closed)
    after_all = request.POST.get("open") if request.method == "POST" else None
    if after_all is not None:
        for on in known:
            if on.isoformat() == after_all:
                reopen(on)
                messages.success(request, _("Kept. Somebody is there after all."))
        return HttpResponseRedirect(request.path)
    form = ClosedForm(_posted(request), today=timezone.localdate())
    if form.is_valid():
        try:
            close(form.cleaned_data["on"], form.cleaned_data["reason"])
        except (actions.NobodyCalls, keeping.NobodyThere):
            form.add_error("on", _("Nobody is there on that day anyhow. Choose another day."))
        else:
            messages.success(request, _("Kept. On that day nobody is expected."))
            return HttpResponseRedirect(request.path)
    return _page(request, "closed_days.html", form, name=name, calls=calls, closed=known.items())


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _done(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("organisations:hours"))


def _page(request: HttpRequest, template: str, form: forms.Form, **context: Any) -> HttpResponse:
    context |= {"form": form, "back_url": reverse("organisations:hours")}
    return render(request, f"organisations/{template}", context, status=422 if form.errors else 200)
