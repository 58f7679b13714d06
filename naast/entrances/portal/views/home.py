"""The way in: choose a municipality, its home, its hours; and what browsers ask by themselves."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.ui.rules import stylesheet
from naast.entrances.portal.forms import FindForm, NearForm
from naast.entrances.portal.hours import WEEK, by_zone, next_day
from naast.entrances.portal.place import PlacedRequest, url_or_nothing
from naast.entrances.portal.seeking import zone_said
from naast.supply.law import queries as law
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

# How far one may look ahead: further on, hours are often not yet certain.
WEEKS_AHEAD = 4
THEME_SECONDS = 3600
LONGEST_SEARCH = 60


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """List the municipalities, all or those whose name holds what was typed."""
    text = request.GET.get("q", "")[:LONGEST_SEARCH]
    found = places.municipalities(on=timezone.localdate(), text=text)
    return render(request, "portal/choose.html", {"municipalities": found, "text": text.strip()})


@require_safe
def home(request: PlacedRequest, slug: str) -> HttpResponse:
    find_url = request.place.find_url
    return render(
        request,
        "portal/home.html",
        {
            "find_url": find_url,
            "words": FindForm(providers={})["zoek"],
            "near": NearForm()["waar"],
            "walk_in_url": url_or_nothing("portal:walk_in", slug),
            "support_url": url_or_nothing("portal:support", slug),
            "arranged_url": url_or_nothing("portal:arranged", slug),
            "file_url": url_or_nothing("portal:file", slug),
            "worry_url": url_or_nothing("portal:worry", slug),
            "ways": _ways(slug, find_url),
            "domains": [
                {
                    "icon": domain.icon,
                    "label": domain.name,
                    "url": f"{find_url}?over={domain.domain}" if find_url else "",
                }
                for domain in law.domains()
            ],
            "zones": places.zones(municipality_id=request.place.id),
            "next_day": next_day(municipality_id=request.place.id, now=timezone.localtime()),
            "organisation_names": _organisation_names(request.place.id, timezone.localdate()),
        },
    )


def _organisation_names(municipality_id: int, on: date) -> str:
    found = organisations.serving(municipality_id=municipality_id, on=on)
    return get_text_list([one.name for one in found.values()], _("and"))


def _ways(slug: str, find_url: str) -> list[dict[str, str]]:
    ways = [
        {
            "icon": "users",
            "title": _("Find somebody"),
            "text": _("See who is there. Choose yourself who stands beside you."),
            "url": find_url,
        },
        {
            "icon": "phone",
            "title": _("Call or walk in"),
            "text": _("Talk to somebody. You do not have to say your name."),
            "url": url_or_nothing("portal:walk_in", slug),
        },
        {
            "icon": "message-circle",
            "title": _("Prepare your talk"),
            "text": _("Is the municipality coming? Put in order what you want."),
            "url": url_or_nothing("portal:prepare", slug),
        },
        {
            "icon": "heart-handshake",
            "title": _("Ask for somebody else"),
            "text": _("Does your mother, son, neighbour or friend need help?"),
            "url": f"{find_url}?voor=ander" if find_url else "",
        },
    ]
    return [way for way in ways if way["url"]]


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def walk_in(request: PlacedRequest, slug: str) -> HttpResponse:
    """Show the doors that open in seven days from today, by zone; `?weeks=1` is a week later.

    Where she lives is sent by POST, and leads to an address that holds a zone alone: its hours
    stand first. No token and no cookie: nothing changes, and nothing tells that she was here.
    """
    del slug
    sent = request.POST if request.method == "POST" else None
    form = NearForm(request.GET if sent is None else sent)
    form.is_valid()
    typed = form.cleaned_data.get("waar", "")
    if sent is None:
        # Who put another word than a zone in an address did not use our form.
        names = {zone.name: zone.pk for zone in places.zones(municipality_id=request.place.id)}
        zone = typed if typed in names else ""
        zone_id = names.get(zone)
        form = NearForm(initial={"waar": zone})
    else:
        zone_id, zone = zone_said(form=form, typed=typed, municipality_id=request.place.id)
        if not form.errors:
            return HttpResponseRedirect(_hours_at(request, weeks=0, zone=zone))
    weeks = _weeks_ahead(request.GET.get("weeks", ""))
    now = timezone.localtime()
    first = now.date() + weeks * WEEK
    last = first + timedelta(days=6)
    return render(
        request,
        "portal/walk_in.html",
        {
            "form": form,
            "near": zone,
            "first": first,
            "last": last,
            "zones": by_zone(
                municipality_id=request.place.id, first=first, last=last, now=now, near=zone_id
            ),
            "earlier_url": _hours_at(request, weeks=weeks - 1, zone=zone) if weeks else "",
            "later_url": _hours_at(request, weeks=weeks + 1, zone=zone)
            if weeks < WEEKS_AHEAD
            else "",
        },
        status=422 if sent is not None else 200,
    )


def _hours_at(request: HttpRequest, *, weeks: int, zone: str) -> str:
    query = ({"waar": zone} if zone else {}) | ({"weeks": str(weeks)} if weeks else {})
    return f"{request.path}?{urlencode(query)}" if query else request.path


def _weeks_ahead(text: str) -> int:
    """Return how many weeks ahead is asked; what cannot be read is this week."""
    return min(int(text), WEEKS_AHEAD) if text.isascii() and text.isdigit() and len(text) < 3 else 0  # noqa: PLR2004


def nowhere(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer that a page is not there; the middleware has put its municipality on the request."""
    del request, slug
    raise Http404


@require_safe
def theme(request: HttpRequest, name: str) -> HttpResponse:
    """Return the colours of a municipality as a stylesheet that browsers keep for an hour."""
    del request
    chosen = places.theme(slug=name)
    if chosen is None:
        raise Http404
    return HttpResponse(
        stylesheet(theme=chosen, slug=name),
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": f"public, max-age={THEME_SECONDS}"},
    )


ROBOTS = """\
# Homes and walk-in hours may be found; people and files are in no index.
User-agent: *
Disallow: /desk/
Disallow: /accounts/
Disallow: /demo/
Disallow: /*/*/
Allow: /en/*/$
Allow: /*/inloop/$
Allow: /static/
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines to stay with the homes; the pages of persons say so themselves too."""
    del request
    return HttpResponse(
        ROBOTS,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": f"public, max-age={THEME_SECONDS}"},
    )
