"""What support costs, and what it may be worth: shown, filled in, and given as a file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.learning.steering.actions import worth as actions
from naast.learning.steering.forms.worth import AssumptionForm, SpendingForm
from naast.learning.steering.present import worth as present
from naast.learning.steering.present.here import Here
from naast.learning.steering.present.worth_sheet import sheet as as_text
from naast.learning.steering.queries import worth as queries
from naast.learning.steering.rules.worth import IN_EUROS, Effect, Part
from naast.learning.steering.views.shared import fill_in, here, steering
from naast.learning.steering.words import worth as words


def reads(request: HttpRequest, slug: str) -> Here:
    """Return who steers there or sits in its council. Raises Http404 for anybody else."""
    at = here(request, slug)
    if not (at.steers or at.advises):
        raise Http404
    return at


@never_cache
@require_safe
def worth(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what support costs and may be worth, to the municipality and its council alike."""
    at = reads(request, slug)
    found = present.worth(at, asked=request.GET.get("year", ""))
    context = {"at": at, "found": found, "prices": present.prices()}
    return render(request, "steering/worth.html", context)


@never_cache
@require_safe
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the same as a file that a spreadsheet opens."""
    at = reads(request, slug)
    text = as_text(found=present.worth(at, asked=request.GET.get("year", "")))
    # The mark in front tells a spreadsheet that the letters are UTF-8.
    response = HttpResponse(f"\N{BYTE ORDER MARK}{text}", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-worth.csv"'
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def spent(request: HttpRequest, slug: str) -> HttpResponse:
    """Fill in what was spent in a year on one purpose."""
    at = steering(request, slug)
    form = SpendingForm(
        request.POST if request.method == "POST" else None,
        this_year=at.on.year,
        initial=_spent_before(request, at),
    )
    back_url = reverse("steering:worth", args=[slug])
    if form.is_valid():
        row = actions.write_spending(
            actor=at.actor, municipality_id=at.town.pk, **form.cleaned_data
        )
        messages.success(request, _("Kept. The client council reads it too."))
        return HttpResponseRedirect(f"{back_url}?year={row.year}")
    return fill_in(request, form, title=_("What support cost in a year"), back_url=back_url)


def _spent_before(request: HttpRequest, at: Here) -> dict[str, Any]:
    year, purse = request.GET.get("year", ""), request.GET.get("purse", "")
    if not (year.isascii() and year.isdigit() and len(year) == 4):  # noqa: PLR2004
        return {}
    rows = queries.spending(actor=at.actor).filter(
        municipality_id=at.town.pk, year=int(year), purse=purse
    )
    found = rows.values("year", "purse", "euros", "source", "certainty").first()
    return dict(found) if found else {}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def assume(request: HttpRequest, slug: str, effect: str, part: str) -> HttpResponse:
    """Fill in what is assumed about an effect."""
    at = steering(request, slug)
    one, of = _effect(effect), _part(part)
    if of not in IN_EUROS.get(one, ()):
        raise Http404
    before = queries.assumptions(actor=at.actor).filter(
        municipality_id=at.town.pk, effect=one, part=of
    )
    names = ("low", "middle", "high", "source", "of_year", "certainty")
    form = AssumptionForm(
        request.POST if request.method == "POST" else None,
        part=of,
        help_text=words.HELP[of],
        this_year=at.on.year,
        initial=before.values(*names).first(),
    )
    back_url = reverse("steering:worth", args=[slug])
    if form.is_valid():
        actions.assume(
            actor=at.actor, municipality_id=at.town.pk, effect=one, part=of, **form.cleaned_data
        )
        messages.success(request, _("Kept. The client council reads it too."))
        return HttpResponseRedirect(f"{back_url}#{one}")
    title = f"{words.EFFECTS[one]}: {words.QUESTIONS[of]}"
    return fill_in(request, form, title=title, back_url=back_url, beside=present.beside(part=of))


@require_POST
def leave_out(request: HttpRequest, slug: str, effect: str) -> HttpResponse:
    """Leave an effect out of the sum."""
    at = steering(request, slug)
    actions.leave_out(actor=at.actor, municipality_id=at.town.pk, effect=_effect(effect))
    messages.success(request, _("Left out of the sum."))
    return HttpResponseRedirect(reverse("steering:worth", args=[slug]))


def _effect(code: str) -> Effect:
    if code not in set(Effect):
        raise Http404
    return Effect(code)


def _part(code: str) -> Part:
    if code not in set(Part):
        raise Http404
    return Part(code)
