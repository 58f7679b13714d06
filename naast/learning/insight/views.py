"""The figures of a municipality: at the desk for who answers for them, and in public."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from naast.learning.insight import present, queries
from naast.learning.insight.queries import Figures
from naast.supply.places import queries as places

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show a municipality's figures to its policy officer and its client council alike."""
    actor = cast("Request", request).actor
    ids = queries.municipality_ids(actor=actor)
    if not ids:
        raise Http404
    asked = request.GET.get("municipality", "")
    chosen = next((id_ for id_ in ids if str(id_) == asked), ids[0])
    names = places.municipality_names(ids=ids)
    return render(
        request,
        "insight/desk.html",
        {
            "name": names[chosen],
            "municipalities": [
                {"id": id_, "name": names[id_], "chosen": id_ == chosen} for id_ in ids
            ],
            **_figures(request, municipality_id=chosen),
        },
    )


@require_safe
def public(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everybody the same figures. The middleware has found the municipality of the path."""
    del slug
    place = request.place  # type: ignore[attr-defined]
    return render(
        request,
        "insight/public.html",
        {"name": place.name, **_figures(request, municipality_id=place.id)},
    )


def _figures(request: HttpRequest, *, municipality_id: int) -> dict[str, Any]:
    """Return the period that was asked for, or the newest; nothing when none is closed."""
    series = queries.figures(municipality_id=municipality_id)
    if not series:
        return {"page": None, "periods": []}
    asked = request.GET.get("period", "")
    shown = next((one for one in series if str(one.period) == asked), series[0])
    zones = {zone.pk: zone.name for zone in places.zones(municipality_id=municipality_id)}
    return {
        "page": present.page(shown=shown, series=series, zones=zones),
        "closed_at": shown.closed_at,
        "periods": _periods(series, shown),
    }


def _periods(series: Sequence[Figures], shown: Figures) -> list[dict[str, Any]]:
    return [
        {
            "value": str(one.period),
            "words": queries.period_words(period=one.period),
            "chosen": one is shown,
        }
        for one in series
    ]
