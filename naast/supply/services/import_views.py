"""Take over a file of HSDS: look what it would change, then all of it or nothing."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naast.supply.law.rules import Domain
from naast.supply.places import queries as places
from naast.supply.services import importing, queries
from naast.supply.services.forms import ImportForm
from naast.supply.services.hsds_in import FileRead, NotReadable, Row, read
from naast.supply.services.policy import KEEPERS
from naast.supply.services.rules import Kind
from naast.supply.services.words import FAULTS, FIELDS, KINDS

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

SALT = "services.import"
AN_HOUR = 3600


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Ask for a file, show what it would change, and do so once she says yes.

    What was read goes to the page and comes back sealed: it cannot be changed on the way, and
    lapses after an hour. Nothing is kept before she says yes.
    """
    actor = cast("Request", request).actor
    on = timezone.localdate()
    if not actor.holds(*KEEPERS) or municipality_id not in queries.kept_municipalities(
        actor=actor, on=on
    ):
        raise Http404
    place = places.municipality_names(ids=[municipality_id])[municipality_id]
    if request.method == "POST" and "read" in request.POST:
        return _done(request, municipality_id, place)
    form = ImportForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
    )
    if not form.is_valid():
        return _page(request, place, {"form": form}, status=422 if form.errors else 200)
    try:
        found = read(content=form.cleaned_data["file"].read(), domains=set(Domain), kinds=set(Kind))
    except NotReadable as unread:
        form.add_error("file", str(FAULTS[unread.fault]))
        return _page(request, place, {"form": form}, status=422)
    if found.faults:
        form.add_error("file", _("Nothing was taken over. Mend these rows first."))
        return _page(request, place, {"form": form, "faults": _faults(found)}, status=422)
    source, kind = form.cleaned_data["source"], form.cleaned_data["kind"]
    return _preview(request, municipality_id, place, source=source, kind=kind, rows=found.rows)


def _preview(
    request: HttpRequest,
    municipality_id: int,
    place: str,
    *,
    source: str,
    kind: str,
    rows: tuple[Row, ...],
) -> HttpResponse:
    actor = cast("Request", request).actor
    plan = importing.planned(actor=actor, municipality_id=municipality_id, source=source, rows=rows)
    sealed = signing.dumps(
        {
            "user": actor.user_id,
            "municipality": municipality_id,
            "source": source,
            "kind": kind,
            "rows": [row.kept() for row in rows],
        },
        salt=SALT,
        compress=True,
    )
    return _page(
        request,
        place,
        {
            "plan": plan,
            "new": [{"row": row, "kind": KINDS[Kind(row.kind or kind)]} for row in plan.new],
            "changed": [
                {
                    "row": one.row,
                    "fields": [
                        {"name": FIELDS[name], "now": now, "then": then}
                        for name, now, then in one.fields
                    ],
                    "looked": not one.service.unconfirmed,
                }
                for one in plan.changed
            ],
            "source": source,
            "sealed": sealed,
        },
    )


def _done(request: HttpRequest, municipality_id: int, place: str) -> HttpResponse:
    actor = cast("Request", request).actor
    here = reverse("services:take_in", args=[municipality_id])
    try:
        told = signing.loads(request.POST["read"], salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        messages.warning(request, _("This was too long ago. Choose the file again."))
        return HttpResponseRedirect(here)
    if (told["user"], told["municipality"]) != (actor.user_id, municipality_id):
        raise Http404
    rows = [Row(**{**row, "domains": tuple(row["domains"])}) for row in told["rows"]]
    try:
        plan = importing.take_over(
            actor=actor,
            municipality_id=municipality_id,
            source=told["source"],
            kind=Kind(told["kind"]),
            rows=rows,
        )
    except importing.NeedsALaw:
        messages.warning(request, _("Nothing was taken over. A right cannot come from a file."))
        return HttpResponseRedirect(here)
    messages.success(
        request,
        _("Taken over for %(place)s: %(new)s new, %(changed)s changed, %(gone)s gone.")
        % {
            "place": place,
            "new": len(plan.new),
            "changed": len(plan.changed),
            "gone": len(plan.gone),
        },
    )
    return HttpResponseRedirect(reverse("services:kept"))


def _faults(found: FileRead) -> list[dict[str, Any]]:
    return [
        {
            "row": one.row,
            "name": one.name,
            "field": FIELDS[one.field],
            "fault": FAULTS[one.fault],
        }
        for one in found.faults
    ]


def _page(
    request: HttpRequest, place: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    return render(
        request,
        "services/take_in.html",
        {"place": place, "back_url": reverse("services:kept"), **context},
        status=status,
    )
