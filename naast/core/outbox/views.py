from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from naast.core.outbox import queries

_MOST_ON_THE_PAGE = 100


def demo(request: HttpRequest) -> HttpResponse:
    """Show what the demo would have sent, newest first."""
    if not settings.DEMO:
        raise Http404
    return render(
        request,
        "outbox/demo.html",
        {"messages_sent": queries.demo_messages(most=_MOST_ON_THE_PAGE)},
    )
