"""Open data for machines: services, organisations and points as HSDS 3, hours as iCalendar.

By the Dutch API Design Rules: plural nouns, the major version in the path, the whole one in a
header, an OpenAPI description, faults as problems (RFC 9457). No sign-in and no persons.
"""

from datetime import UTC, date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
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
Municipality: Any = Query(..., description="Its slug", max_length=60)  # type: ignore[type-arg]
Page: Any = Query(1, ge=1, le=10_000)  # type: ignore[type-arg]
PerPage: Any = Query(50, ge=1, le=MOST_PER_PAGE)  # type: ignore[type-arg]


@api.api_operation(READ, "services", url_name="services", summary="What exists for residents")
def services(
    request: HttpRequest,
    municipality: str = Municipality,
    domain: Domain | None = None,
    page: int = Page,
    per_page: int = PerPage,
) -> dict[str, Any]:
    del request
    place, on = _place(municipality)
    found = social_map.services(
        municipality_id=place.pk, on=on, domains=[domain.value] if domain else ()
    )
    rows = [hsds.service(one, municipality=place.slug) for one in found]
    return hsds.page(rows, number=page, size=per_page)


@api.api_operation(READ, "services/{uuid:id}", url_name="service", summary="One service")
def service(request: HttpRequest, id: UUID, municipality: str = Municipality) -> dict[str, Any]:  # noqa: A002
    del request
    place, on = _place(municipality)
    for one in social_map.services(municipality_id=place.pk, on=on):
        if one.id == id:
            return hsds.service(one, municipality=place.slug)
    raise Http404


@api.api_operation(
    READ, "organizations", url_name="organizations", summary="Who gives independent support"
)
def organizations(
    request: HttpRequest,
    municipality: str = Municipality,
    page: int = Page,
    per_page: int = PerPage,
) -> dict[str, Any]:
    del request
    place, on = _place(municipality)
    with translation.override("nl"):
        found = organisations.serving(municipality_id=place.pk, on=on).values()
        rows = [hsds.organization(one) for one in found]
    return hsds.page(rows, number=page, size=per_page)


@api.api_operation(READ, "locations", url_name="locations", summary="Points and their hours")
def locations(
    request: HttpRequest,
    municipality: str = Municipality,
    page: int = Page,
    per_page: int = PerPage,
) -> dict[str, Any]:
    del request
    place, on = _place(municipality)
    rows = [hsds.location(one) for one in _points(place.pk, on=on)]
    return hsds.page(rows, number=page, size=per_page)


@api.api_operation(READ, "walk-ins", url_name="walk_ins", summary="Walk-in hours as iCalendar")
def walk_ins(request: HttpRequest, municipality: str = Municipality) -> HttpResponse:
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
    place = places.municipalities(on=on).filter(slug=slug.replace("\0", "")).first()
    if place is None:
        raise Http404
    return place, on


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
