"""The municipality of a resident's page, as plain values for the layout."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language

from naast.supply.places.queries import municipalities


@dataclass(frozen=True, kw_only=True)
class Place:
    """What the layout tells of a municipality: see core/ui/README.md."""

    id: int
    slug: str
    name: str
    service_name: str
    url: str
    find_url: str
    theme_class: str
    theme_url: str
    phone: str
    phone_href: str
    phone_hours: str
    talk_word: str
    listening_phone: str
    listening_name: str
    listening_source: str
    listening_checked_on: date | None


class PlacedRequest(HttpRequest):
    """A request for a page of a municipality, as its view gets it."""

    place: Place


def place_of(*, request: HttpRequest, slug: str, at: datetime) -> Place:
    """Return the municipality of this page and leave it in `request.place`, for error pages.

    The middleware has done so for every path with a `slug`; asking again costs nothing. Raises
    Http404 for a slug that no municipality in force has.
    """
    known: Place | None = getattr(request, "place", None)
    if known is not None and known.slug == slug:
        return known
    row = municipalities(on=timezone.localdate(at)).filter(slug=slug).first()
    if row is None:
        raise Http404
    place = Place(
        id=row.pk,
        slug=row.slug,
        name=row.name,
        service_name=row.service_name,
        url=reverse("portal:home", args=[row.slug]),
        find_url=url_or_nothing("portal:find", row.slug),
        theme_class=f"naast-theme--{row.slug}",
        theme_url=reverse("theme", args=[row.slug]) if row.theme else "",
        phone=row.phone,
        phone_href=f"tel:{row.phone.replace(' ', '')}",
        phone_hours=row.phone_hours_en if get_language() == "en" else row.phone_hours_nl,
        talk_word=row.talk_word,
        listening_phone=row.listening_phone,
        listening_name=row.listening_name,
        listening_source=row.listening_source,
        listening_checked_on=row.listening_checked_on,
    )
    request.place = place  # type: ignore[attr-defined]
    return place


def url_or_nothing(name: str, *arguments: object) -> str:
    """Return the address of a page, or "" where it is not built: no link leads nowhere."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
