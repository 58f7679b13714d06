"""Open data for machines: services, organisations and points as HSDS 3, hours as iCalendar.

By the Dutch API Design Rules: plural nouns, the major version in the path, the whole one in a
header, an OpenAPI description, faults as problems (RFC 9457). No sign-in and no persons.
"""

from datetime import UTC, date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone, translation
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from naast.entrances.api import hsds
from naast.entrances.api.calendar import calendar
from naast.supply.law.rules import Domain
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places
from naast.supply.services import queries as social_map

VERSION = "1.0.0"
MOST_PER_PAGE = 100
MOST_TYPED = 100
READ = ["GET", "HEAD"]


class OpenData(NinjaAPI):
    """Each answer says its version, and any site may read it: nothing here is anybody's secret."""

    def create_response(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return _open(super().create_response(*args, **kwargs))


def _open(response: HttpResponse) -> HttpResponse:
    response["API-Version"] = VERSION
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


api = OpenData(
    title="Naast: open data",
    version=VERSION,
    description="Services, organisations and points of a municipality. No persons.",
    docs_url=None,  # it would load scripts from elsewhere
    openapi_url=None,  # served below, for reading only
    urls_namespace="api",
)

# Defaults that ninja reads: mypy takes its class of the same name for this function.
Page: Any = Query(1, ge=1, le=10_000)  # type: ignore[type-arg]
PerPage: Any = Query(50, ge=1, le=MOST_PER_PAGE)  # type: ignore[type-arg]
Search: Any = Query("", max_length=MOST_TYPED, description="Words")  # type: ignore[type-arg]
Full: Any = Query(False, description="Each with its phones and the like")  # type: ignore[type-arg]

# HSDS describes one feed. Ours is one of a municipality, so that no address asks for more than
# HSDS knows; its root is told with a slash there and without one by the Dutch rules.
HERE = "municipalities/{slug:municipality}"


@api.api_operation(READ, HERE, url_name="root", summary="What this is")
@api.api_operation(READ, f"{HERE}/", url_name="root_of_hsds", include_in_schema=False)
def root(request: HttpRequest, *, municipality: str) -> dict[str, Any]:
    place, _on = _place(municipality)
    described = request.build_absolute_uri(reverse("api:openapi"))
    return hsds.root(municipality=place.name, openapi_url=described)


@api.api_operation(READ, f"{HERE}/services", url_name="services", summary="What is for residents")
def services(
    request: HttpRequest,
    *,
    municipality: str,
    domain: Domain | None = None,
    search: str = Search,
    full: bool = Full,
    page: int = Page,
    per_page: int = PerPage,
) -> dict[str, Any]:
    del request
    place, on = _place(municipality)
    found = social_map.services(
        municipality_id=place.pk, on=on, domains=[domain.value] if domain else ()
    )
    rows = [
        hsds.service(one, municipality=place.slug)
        for one in found
        if _says(search, one.name, one.provider, one.text)
    ]
    return hsds.page(rows, number=page, size=per_page, full=full)


@api.api_operation(READ, f"{HERE}/services/{{uuid:id}}", url_name="service", summary="One service")
def service(request: HttpRequest, *, municipality: str, id: UUID) -> dict[str, Any]:  # noqa: A002
    del request
    place, on = _place(municipality)
    found = social_map.services(municipality_id=place.pk, on=on)
    return _one([hsds.service(one, municipality=place.slug) for one in found], id)


@api.api_operation(
    READ, f"{HERE}/organizations", url_name="organizations", summary="Who gives support"
)
def organizations(
    request: HttpRequest,
    *,
    municipality: str,
    search: str = Search,
    full: bool = Full,
    page: int = Page,
    per_page: int = PerPage,
) -> dict[str, Any]:
    del request
    place, on = _place(municipality)
    rows = [
        row
        for row in _organizations(place.pk, on=on)
        if _says(search, row["name"], row["description"])
    ]
    return hsds.page(rows, number=page, size=per_page, full=full)


@api.api_operation(
    READ, f"{HERE}/organizations/{{uuid:id}}", url_name="organization", summary="One organisation"
)
def organization(request: HttpRequest, *, municipality: str, id: UUID) -> dict[str, Any]:  # noqa: A002
    del request
    place, on = _place(municipality)
    return _one(_organizations(place.pk, on=on), id)


@api.api_operation(READ, f"{HERE}/locations", url_name="locations", summary="Points and hours")
def locations(
    request: HttpRequest, *, municipality: str, page: int = Page, per_page: int = PerPage
) -> dict[str, Any]:
    del request
    place, on = _place(municipality)
    rows = [hsds.location(one, on=on) for one in _points(place.pk, on=on)]
    return hsds.page(rows, number=page, size=per_page)


@api.api_operation(READ, f"{HERE}/locations/{{uuid:id}}", url_name="location", summary="One point")
def location(request: HttpRequest, *, municipality: str, id: UUID) -> dict[str, Any]:  # noqa: A002
    del request
    place, on = _place(municipality)
    return _one([hsds.location(one, on=on) for one in _points(place.pk, on=on)], id)


@api.api_operation(
    READ, f"{HERE}/walk-ins", url_name="walk_ins", summary="Walk-in hours as iCalendar"
)
def walk_ins(request: HttpRequest, *, municipality: str) -> HttpResponse:
    del request
    place, on = _place(municipality)
    content = calendar(
        points=_points(place.pk, on=on),
        name=f"Inloop in {place.name}",
        at=timezone.now().astimezone(UTC),
    )
    return _open(HttpResponse(content, content_type="text/calendar; charset=utf-8"))


@api.api_operation(READ, "openapi.json", url_name="openapi", include_in_schema=False)
def openapi(request: HttpRequest) -> dict[str, Any]:
    del request
    return dict(api.get_openapi_schema())


def _place(slug: str) -> tuple[Any, date]:
    """Return the municipality in force today, and today. Raises Http404."""
    on = timezone.localdate()
    place = places.municipalities(on=on).filter(slug=slug).first()
    if place is None:
        raise Http404
    return place, on


def _one(rows: list[dict[str, Any]], id: UUID) -> dict[str, Any]:  # noqa: A002
    """Return the row with this id. Raises Http404."""
    for row in rows:
        if row["id"] == str(id):
            return row
    raise Http404


def _says(typed: str, *texts: str) -> bool:
    """Whether each word that was typed stands somewhere in the texts."""
    said = " ".join(texts).casefold()
    return all(word in said for word in typed.casefold().split())


def _organizations(municipality_id: int, *, on: date) -> list[dict[str, Any]]:
    with translation.override("nl"):
        found = organisations.serving(municipality_id=municipality_id, on=on).values()
        return [hsds.organization(one) for one in found]


def _points(municipality_id: int, *, on: date) -> list[hsds.Point]:
    return [
        hsds.Point(
            id=point.pk,
            name=point.name,
            address=point.address,
            access=point.access,
            zone=point.zone.name,
            hours=tuple(
                hsds.Hours(
                    id=row.pk,
                    weekday=row.weekday,
                    starts=row.starts,
                    ends=row.ends,
                    note=row.note,
                    valid_from=row.valid_from,
                    valid_to=row.valid_to,
                    closed=tuple(one.on for one in row.closed.all()),
                )
                for row in point.walk_ins.all()
            ),
        )
        for point in places.points(municipality_id=municipality_id, on=on)
    ]


@api.exception_handler(Http404)
def not_found(request: HttpRequest, fault: Http404) -> HttpResponse:
    del request, fault
    return _problem(404, "Not found", "There is nothing here that we publish.")


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    del request
    named = ", ".join(sorted({str(one["loc"][-1]) for one in fault.errors}))
    return _problem(400, "Not understood", f"Look at: {named}.")


def _problem(status: int, title: str, detail: str) -> HttpResponse:
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return _open(JsonResponse(body, status=status, content_type="application/problem+json"))
