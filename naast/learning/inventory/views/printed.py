"""A round that was printed: its page and its sheets."""

from collections.abc import Callable
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
def printed_page(request: HttpRequest, name: str) -> HttpResponse:
    """Show a printed round: scheme, bars, any two features crossed, and what is doubtful."""
    data = _printed(request, name)
    first, second = present.FIRST_PAIR
    row = present.asked(text=request.GET.get("row", ""), otherwise=first)
    column = present.asked(text=request.GET.get("column", ""), otherwise=second)
    surveyed = printed.survey(name=name)
    context = {
        "name": data.name,
        "page": present.page(data=data, row=row, column=column, of_2016=True)
        | {"sheets": present.sheet_links(row=row, column=column, url=_url(name))},
        "survey": present.beside_survey(data=data, surveyed=surveyed) if surveyed else None,
        "back_url": reverse("inventory:rounds"),
    }
    return render(request, "inventory/printed.html", context)


def _url(name: str) -> Callable[[str], str]:
    return lambda sheet: reverse("inventory:sheet", args=[name, sheet])


@require_safe
def sheet(request: HttpRequest, name: str, sheet: str) -> HttpResponse:
    """Give one table of a printed round as a file that a spreadsheet opens."""
    data = _printed(request, name)
    return as_sheet(data=data, sheet=sheet, name=f"inventory-{name}-{sheet}.csv")


def as_sheet(*, data: RoundData, sheet: str, name: str) -> HttpResponse:
    """Return one table as a file. Raises Http404 where there is none."""
    found = sheets.sheet(data=data, name=sheet)
    if found is None:
        raise Http404
    # The mark in front tells a spreadsheet that the letters are UTF-8.
    response = HttpResponse(f"\N{BYTE ORDER MARK}{found}", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
