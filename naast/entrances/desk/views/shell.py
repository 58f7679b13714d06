"""The shell of the desk: start, what I looked at, and the accounts of the demo."""

from datetime import date, timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from naast.core.audit.queries import entries
from naast.core.identity.queries import RESIDENT, Request, demo_accounts
from naast.core.identity.rules import Role
from naast.entrances.desk import nav, queries
from naast.entrances.desk.forms import WhichAccount
from naast.supply.cooperation import queries as cooperation
from naast.supply.places.queries import municipalities
from naast.support.people.demo_codes import demo_codes, demo_pin, demo_slug

PER_PAGE = 50
SOON = timedelta(days=7)
WORKS_TOGETHER = (Role.COORDINATOR, Role.POLICY_OFFICER, Role.COUNCIL_MEMBER)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show who somebody is here, and where she can go."""
    actor, on = cast("Request", request).actor, timezone.localdate()
    pages = [page for page in nav.pages(actor=actor, path=request.path) if not page["current"]]
    return render(
        request,
        "desk/home.html",
        {
            "held": queries.held(actor=actor, on=on),
            "pages": pages,
            "near": [_near(one, on) for one in cooperation.desk_dates(actor=actor, on=on)]
            if actor.holds(*WORKS_TOGETHER)
            else [],
        },
    )


def _near(one: cooperation.DeskDate, on: date) -> dict[str, Any]:
    return {
        "date": one,
        "url": reverse(one.url_name, args=[one.id]),
        "kind": "late" if one.due_on < on else "soon" if one.due_on <= on + SOON else "",
    }


@require_safe
def looked(request: HttpRequest) -> HttpResponse:
    """Show somebody what the record says of her."""
    actor = cast("Request", request).actor
    page = Paginator(entries(actor=actor), PER_PAGE).get_page(request.GET.get("page"))
    turns = {
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
    }
    return render(
        request,
        "desk/looked.html",
        {"looks": queries.looks(entries=page.object_list), "turns": turns},
    )


@require_safe
def demo(request: HttpRequest) -> HttpResponse:
    """Show every account of the demo, to sign in with one click. 404 outside the demo."""
    if not settings.DEMO:
        raise Http404
    today = timezone.localdate()
    places = queries.demo_places(on=today)
    context = {
        "way": queries.the_way(places=places),
        "places": places,
        "municipalities": municipalities(on=today).order_by("id"),
        "residents": demo_codes() if places else (),
        "residents_pin": demo_pin(),
        "residents_slug": demo_slug(),
    }
    return render(request, "desk/demo.html", context)


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as a demo account; 404 for any other, and outside the demo."""
    form = WhichAccount(request.POST)
    if not settings.DEMO or not form.is_valid():
        raise Http404
    account = demo_accounts().filter(email=form.cleaned_data["account"].lower()).first()
    if account is None:
        raise Http404
    # Whoever walks the whole way in one browser stays the resident she was.
    resident = request.session.get(RESIDENT)
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    if resident is not None:
        request.session[RESIDENT] = resident
    return redirect("desk:home")
