"""Give a document back: to keep, never to run in the page."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from naast.core.files.rules import MEDIA_TYPES, Kind

SANDBOX = "sandbox; default-src 'none'"


def as_download(*, name: str, kind: Kind, data: bytes) -> HttpResponse:
    """Return a document as a download that no browser opens in our name, or guesses the kind of."""
    response = HttpResponse(data, content_type=MEDIA_TYPES[kind])
    attached = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = attached or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = SANDBOX
    return response
