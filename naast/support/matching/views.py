"""What a municipality decides about the match: for who answers for it and who advises."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naast.core.identity.queries import Request
from naast.supply.places import queries as places
from naast.support.matching import actions, queries
from naast.support.matching.forms import WeightsForm
from naast.support.matching.rules import SHOWN_BEFORE


@require_http_methods(["GET", "HEAD", "POST"])
def weights(request: Request) -> HttpResponse:
    """Show how much each term counts, and every change; who sets them may write a new one."""
    actor = request.actor
    ids = queries.reads_weights_of(actor=actor)
    if not ids:
        raise Http404
    asked = request.GET.get("municipality", "")
    chosen = next((id_ for id_ in ids if str(id_) == asked), ids[0])
    sets = chosen in queries.sets_weights_of(actor=actor)
    if request.method == "POST" and not sets:
        raise Http404
    at = timezone.now()
    now = queries.weights(municipality_id=chosen, at=at)
    form = WeightsForm(request.POST if request.method == "POST" else None, now=now)
    if form.is_valid():
        version = actions.set_weights(
            actor=actor,
            municipality_id=chosen,
            weights=form.weights(),
            reason=form.cleaned_data["reason"],
            at=at,
        )
        said = _("Kept, and public from now on. It counts from %(day)s.")
        messages.success(request, said % {"day": f"{version.from_on:%d-%m-%Y}"})
        return HttpResponseRedirect(request.get_full_path())
    words, today = queries.term_words(), timezone.localdate(at)
    names = places.municipality_names(ids=ids)
    changes = queries.weighed(municipality_id=chosen)
    return render(
        request,
        "matching/weights.html",
        {
            "name": names[chosen],
            "municipalities": [
                {"id": id_, "name": names[id_], "chosen": id_ == chosen} for id_ in ids
            ],
            "rows": [{"label": words[term], "weight": weight} for term, weight in now.items()],
            "coming": [one for one in changes if one.from_on > today],
            "changes": [one for one in changes if one.from_on <= today],
            "days": SHOWN_BEFORE.days,
            "form": form if sets else None,
        },
        status=422 if form.errors else 200,
    )
