"""How long an organisation keeps its files: read and said by who guards privacy there."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.policy.walls import Actor
from naast.support.keeping import actions, queries
from naast.support.keeping.forms import KeepingForm
from naast.support.keeping.rules import BY_ITSELF, GROUNDS

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show for how long files are kept, since when, and what holds some of them longer."""
    actor, at = _guard(request), timezone.now()
    on = timezone.localdate(at)
    own = queries.of_whom(actor=actor)
    rows = queries.versions(organisation_ids=own)
    now = queries.terms(on=on)
    return render(
        request,
        "keeping/overview.html",
        {
            "organisations": [
                {
                    "id": id_,
                    "name": name,
                    "kept": now.get(id_, BY_ITSELF),
                    "chosen": id_ in now,
                    "because": queries.because_to_staff(ground=now.get(id_, BY_ITSELF).ground),
                    "sure": GROUNDS[now.get(id_, BY_ITSELF).ground].certainty.is_verified,
                    "versions": [row for row in rows if row.organisation_id == id_],
                }
                for id_, name in own.items()
            ],
            "holds": queries.holding(actor=actor, on=on)[:50],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Say for how long an organisation keeps its files from today on."""
    actor, at = _guard(request), timezone.now()
    own = queries.of_whom(actor=actor)
    if organisation_id not in own:
        raise Http404
    now = queries.kept_by(organisation_id=organisation_id, on=timezone.localdate(at))
    form = KeepingForm(
        request.POST if request.method == "POST" else None,
        initial={"months": now.months, "ground": now.ground},
    )
    if form.is_valid():
        actions.set_keeping(
            actor=actor,
            organisation_id=organisation_id,
            kept=form.cleaned_data["kept"],
            source=form.cleaned_data["source"],
            at=at,
        )
        messages.success(request, _("Kept. Residents read it in their file from now on."))
        return redirect("keeping:overview")
    context = {"form": form, "name": own[organisation_id]}
    return render(request, "keeping/choose.html", context, status=422 if form.errors else 200)


def _guard(request: HttpRequest) -> Actor:
    actor = cast("Request", request).actor
    if not queries.of_whom(actor=actor):
        raise Http404
    return actor
