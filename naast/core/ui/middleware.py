"""Kind words for answers that come without a page: not this way, too much, not an address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from naast.core.ui.views import WORDS, error_page


class KindWords:
    """Put a page into an answer that says only that something is wrong."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code not in WORDS or response.streaming or response.content:
            return response

        kind = error_page(request, status=response.status_code)
        if "Allow" in response.headers:
            kind.headers["Allow"] = response.headers["Allow"]
        return kind
