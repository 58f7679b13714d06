"""A new code for who lost hers: on paper in her hand, or read out at the number she left."""

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.support.people import actions, queries
from naast.support.people.forms import CallerForm, WayForm
from naast.support.people.rules import CALLED_FROM, Way

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_code(request: HttpRequest) -> HttpResponse:
    """Give a new code to who calls or comes by, and knows what she left of herself."""
    actor = cast("Request", request).actor
    if not actor.holds(*CALLED_FROM):
        raise Http404
    form = CallerForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        given = form.cleaned_data
        try:
            code = actions.renew_code_of_caller(
                actor=actor,
                phone=given["phone"],
                first_name=given["first_name"],
                way=Way(given["way"]),
                at=timezone.now(),
            )
        except actions.TooManyTries:
            form.add_error(None, _("This went wrong too often. Wait a quarter of an hour."))
            status = 429
        else:
            if code is not None:
                return _given(request, code=code, way=given["way"], back=reverse("people:new_code"))
            # No such number, another name, another organisation: all look the same.
            form.add_error("phone", _("This number and this name do not go together here."))
    if form.errors and status == 200:  # noqa: PLR2004
        status = 422
    return render(request, "people/new_code.html", {"form": form, "back_url": ""}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_code_beside(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Give a new code to somebody beside whom one stands, or about whom one decides."""
    actor = cast("Request", request).actor
    beside = queries.persons(actor=actor).filter(id=person_id, wrapped_key__isnull=False)
    if not beside.exists():
        raise Http404
    form = WayForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        way = Way(form.cleaned_data["way"])
        code = actions.renew_code_beside(
            actor=actor, person_id=person_id, way=way, at=timezone.now()
        )
        return _given(request, code=code, way=way, back=reverse("desk:home"))
    return render(
        request,
        "people/new_code.html",
        {"form": form, "back_url": reverse("desk:home")},
        status=422 if form.errors else 200,
    )


def _given(request: HttpRequest, *, code: str, way: Way, back: str) -> HttpResponse:
    """Show the code, this once only. Not a redirect: then it would have to be kept somewhere."""
    context = {"code": code.split(), "on_paper": way == Way.PAPER, "back_url": back}
    return render(request, "people/code_given.html", context)
