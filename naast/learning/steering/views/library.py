"""What was written on the subject, for who steers and who reads along."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.learning.steering.queries.library import library
from naast.learning.steering.views.shared import here
from naast.learning.steering.words.library import KINDS


@never_cache
@require_safe
def shelves(request: HttpRequest) -> HttpResponse:
    """Show the library by kind, with where each stands."""
    here(request)
    found = [
        {"name": KINDS[kind], "key": kind, "rows": list(rows)}
        for kind, rows in groupby(library(), key=lambda one: one.kind)
    ]
    return render(request, "steering/library.html", {"shelves": found})
