"""What holds for who works here: written down by who leads there."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.core.policy.walls import Actor
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.rules import Clause
from naast.supply.supporters import actions, queries
from naast.supply.supporters.terms_form import TermForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def terms(request: HttpRequest) -> HttpResponse:
    """Show what holds for each kind, with every version; write down a new one."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    employers = queries.employers_led(actor=actor, on=today)
    if not employers:
        raise Http404
    sent = request.method == "POST"
    form = TermForm(request.POST if sent else None, employers=employers, today=today)
    if sent and form.is_valid():
        actions.write_term(actor=actor, **form.written())
        messages.success(request, _("Kept. What held before stays readable."))
        return HttpResponseRedirect(reverse("supporters:terms"))
    context = {
        "employers": queries.terms_of(employers=employers, on=today),
        "demands": method_demands(actor, {one for one, _municipality in employers if one}),
        "form": form,
        "back_url": reverse("supporters:people"),
    }
    return render(request, "supporters/terms.html", context, status=422 if form.errors else 200)


def method_demands(actor: Actor, organisation_ids: set[int]) -> list[tuple[str, str]]:
    """Return by municipality what was agreed about the way of working (R-165)."""
    agreements = organisations.agreements(actor=actor, on=timezone.localdate(), verb="view")
    return [
        (f"{one.municipality.name}, {one.organisation.name}", one.clauses[Clause.METHOD])
        for one in agreements.filter(organisation_id__in=organisation_ids)
        if one.clauses.get(Clause.METHOD)
    ]
