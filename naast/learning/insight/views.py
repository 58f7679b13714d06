"""The figures of a municipality: at the desk for who answers for them, and in public."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naast.learning.insight import fairness as fair
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


@require_safe
def fairness(request: HttpRequest) -> HttpResponse:
    """Show whether the match treats everybody alike; coordinator and council read the same."""
    actor = cast("Request", request).actor
    ids = queries.fairness_ids(actor=actor)
    if not ids:
        raise Http404
    asked = request.GET.get("municipality", "")
    chosen = next((id_ for id_ in ids if str(id_) == asked), ids[0])
    names = places.municipality_names(ids=ids)
    series = queries.figures(municipality_id=chosen)
    shown = _chosen(request, series)
    zones = {zone.pk: zone.name for zone in places.zones(municipality_id=chosen)}
    slugs = {one.pk: one.slug for one in places.municipalities(on=timezone.localdate())}
    return render(
        request,
        "insight/fairness.html",
        {
            "name": names[chosen],
            "slug": slugs.get(chosen, ""),
            "municipalities": [
                {"id": id_, "name": names[id_], "chosen": id_ == chosen} for id_ in ids
            ],
            "page": shown and fair.fair_page(shown=shown, zones=zones),
            "period": shown and queries.period_words(period=shown.period),
            "periods": _periods(series, shown) if shown else [],
        },
    )


@require_safe
def fairness_data(request: HttpRequest, slug: str) -> JsonResponse:
    """Give the same of every closed quarter to a machine; zones and kinds by their codes."""
    del slug
    place = request.place  # type: ignore[attr-defined]
    series = queries.figures(municipality_id=place.id)
    zones = places.zones(municipality_id=place.id)
    return JsonResponse(
        {
            "municipality": place.name,
            "zones": {str(zone.pk): zone.name for zone in zones},
            "quarters": [fair.told(shown=one) for one in series],
        }
    )


def _chosen(request: HttpRequest, series: Sequence[Figures]) -> Figures | None:
    """Return the period that was asked for, or the newest; None when none is closed."""
    asked = request.GET.get("period", "")
    return next((one for one in series if str(one.period) == asked), next(iter(series), None))


def _figures(request: HttpRequest, *, municipality_id: int) -> dict[str, Any]:
    """Return the period that was asked for, or the newest; nothing when none is closed."""
    series = queries.figures(municipality_id=municipality_id)
    if (shown := _chosen(request, series)) is None:
        return {"page": None, "periods": []}
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
