"""The rounds of the inventory, at the desk."""

from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from naast.learning.inventory import present, printed, queries, sheets
from naast.learning.inventory.rules.rounds import RoundData

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


def _printed(request: HttpRequest, name: str) -> RoundData:
    """Return a printed round to who reads rounds; to anybody else there is none."""
    if not queries.reads(actor=cast("Request", request).actor):
        raise Http404
    try:
        return printed.printed_round(name=name)
    except printed.NoSuchRound:
        raise Http404 from None


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """Show which rounds there are."""
    if not queries.reads(actor=cast("Request", request).actor):
        raise Http404
    found = [printed.printed_round(name=name) for name in printed.names()]
    return render(request, "inventory/rounds.html", {"printed": found})


@require_safe
def printed_page(request: HttpRequest, name: str) -> HttpResponse:
    """Show a printed round: scheme, bars, any two features crossed, and what is doubtful."""
    data = _printed(request, name)
    first, second = present.FIRST_PAIR
    row = present.asked(text=request.GET.get("row", ""), otherwise=first)
    column = present.asked(text=request.GET.get("column", ""), otherwise=second)
    context = {
        "name": data.name,
        "page": present.page(data=data, row=row, column=column),
        "back_url": reverse("inventory:rounds"),
    }
    return render(request, "inventory/printed.html", context)


@require_safe
def sheet(request: HttpRequest, name: str, sheet: str) -> HttpResponse:
    """Give one table of a printed round as a file that a spreadsheet opens."""
    data = _printed(request, name)
    found = sheets.sheet(data=data, name=sheet)
    if found is None:
        raise Http404
    # The mark in front tells a spreadsheet that the letters are UTF-8.
    response = HttpResponse(f"\N{BYTE ORDER MARK}{found}", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="inventory-{name}-{sheet}.csv"'
    return response
