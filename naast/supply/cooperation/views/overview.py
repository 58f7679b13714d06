"""All that one agreed, on one page."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from naast.supply.cooperation import queries
from naast.supply.cooperation.queries import AgreedLine, DeskDate
from naast.supply.cooperation.rules import SOON, days_left
from naast.supply.cooperation.views.shared import reader


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show what is too late, what comes, what is still open, and whom one calls."""
    actor, on = reader(request), timezone.localdate()
    found = queries.overview(actor=actor, on=on)
    return render(
        request,
        "cooperation/overview.html",
        {
            "late": [_date(one, on) for one in found.late],
            "coming": [_date(one, on) for one in found.coming],
            "agreements": [_line(one, on) for one in found.agreements],
            "covenants": [_line(one, on) for one in found.covenants],
            "without": found.without,
        },
    )


def _date(one: DeskDate, on: date) -> dict[str, Any]:
    left = days_left(due_on=one.due_on, on=on)
    return {
        "date": one,
        "url": reverse(one.url_name, args=[one.id]),
        "kind": "late" if left < 0 else "soon" if left <= SOON else "",
    }


def _line(one: AgreedLine, on: date) -> dict[str, Any]:
    return {
        "row": one.row,
        "gaps": [queries.GAPS[gap] for gap in one.gaps],
        "last_on": one.last_on,
        "again_on": one.again_on,
        "late": one.again_on is not None and one.again_on < on,
        "contacts": one.contacts,
    }
