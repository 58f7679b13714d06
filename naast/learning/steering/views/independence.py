"""The independence file: what does not hold, who carries what, and what residents read of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.learning.steering.actions.statements import publish_statement
from naast.learning.steering.forms.statements import StatementForm
from naast.learning.steering.present import independence as present
from naast.learning.steering.queries.answers import current
from naast.learning.steering.queries.statements import independence_statement
from naast.learning.steering.views.shared import fill_in, here, steering


@never_cache
@require_safe
def independence(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the file; council and organisations read what was opened of it."""
    at = here(request, slug)
    rows = current(actor=at.actor, municipality_id=at.town.pk)
    one = present.file(town=at.town, on=at.on, rows=rows)
    context = {
        "at": at,
        "felt": present.felt(municipality_id=at.town.pk),
        "flags": present.open_points(one=one, may_say=at.steers),
        "carriers": present.carriers(one=one),
        "groups": present.groups(one=one, may_say=at.steers),
        "statement": independence_statement(municipality_id=at.town.pk, on=at.on),
    }
    return render(request, "steering/independence.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell residents what independent means here."""
    at = steering(request, slug)
    found = independence_statement(municipality_id=at.town.pk, on=at.on)
    form = StatementForm(
        request.POST if request.method == "POST" else None,
        initial={"text": found[0]} if found else None,
    )
    back_url = reverse("steering:independence", args=[slug])
    if form.is_valid():
        publish_statement(actor=at.actor, municipality_id=at.town.pk, **form.cleaned_data)
        messages.success(request, _("Residents read it from now on."))
        return HttpResponseRedirect(back_url)
    return fill_in(request, form, title=_("What independent means here"), back_url=back_url)
