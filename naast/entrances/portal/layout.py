"""What stands around every resident page: her municipality, her code, the pages that are there.

A path that names a municipality (`slug`) is looked up once, before its view runs: the view, of
whatever app, finds it in `request.place`; templates and error pages get it too. So no page has to
ask again, and an unknown municipality is a kind 404 everywhere.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.core.identity.queries import RESIDENT
from naast.core.policy.walls import Actor, acting
from naast.entrances.portal.place import place_of, url_or_nothing
from naast.supply.places import queries
from naast.support.people import queries as people


class PlaceOfThePath:
    """Put the municipality that a path names into `request.place`, or answer that it is not there.

    After a herindeling the old address leads to who came after: to its home when there is one, to a
    choice when there are more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        del view, args
        slug = kwargs.get("slug")
        if slug is None:
            return None
        now = timezone.now()  # noqa: TID251 - a way in, as views are
        try:
            place_of(request=request, slug=slug, at=now)
        except Http404:
            return _of_its_heirs(
                request, list(queries.succeeds(slug=slug, on=timezone.localdate(now)))
            )
        return None


class CodeStillHolds:
    """Let nobody on in a file whose code was renewed or ended since, or got a PIN: that is over.

    A session without a code began under the previous release; it is over in fifteen minutes.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        known = request.session.get(RESIDENT, {}) if actor.holds("resident") else {}
        since = datetime.fromisoformat(known["since"]) if "since" in known else None
        code_id = known.get("code_id")
        if not code_id or people.code_holds(actor=actor, code_id=code_id, since=since):
            return self.get_response(request)
        request.session.flush()
        with acting(Actor(at=actor.at)) as nobody:
            request.actor = nobody  # type: ignore[attr-defined]
            return self.get_response(request)


def _of_its_heirs(request: HttpRequest, heirs: list[Any]) -> HttpResponse:
    if not heirs:
        raise Http404
    if len(heirs) == 1:
        return redirect("portal:home", slug=heirs[0].slug)
    return render(request, "portal/choose.html", {"municipalities": heirs, "changed": True})


# Words and names of the pages of a municipality (after # a part of one), in the order of the menu.
MENU = (
    (_("Find somebody"), "portal:find"),
    (_("Prepare your talk"), "portal:prepare"),
    (_("Your file"), "portal:file"),
)
FOOT = (
    (_("Walk in near you"), "portal:walk_in"),
    (_("What else is there?"), "services:here"),
    (_("What is support?"), "portal:support"),
    (_("Standing beside somebody"), "portal:relatives"),
    (_("How it is arranged here"), "portal:arranged"),
    (_("On paper"), "portal:on_paper"),
    (_("Figures"), "insight:public"),
    (_("Not satisfied? How to complain"), "portal:arranged#complain"),
    (_("Your data"), "portal:privacy"),
    (_("Accessibility"), "portal:accessibility"),
)


def context(request: HttpRequest) -> dict[str, Any]:
    """Give templates the municipality of the path, and a menu of the pages that are there."""
    place = getattr(request, "place", None)
    if place is None:
        return {}
    return {
        "place": place,
        "languages_url": url_or_nothing("portal:languages", place.slug),
        "nav": _links(MENU, place.slug, request.path),
        "foot": _links(FOOT, place.slug, request.path),
    }


def _links(pages: Iterable[tuple[Promise, str]], slug: str, path: str) -> list[dict[str, Any]]:
    found = []
    for label, name in pages:
        page, part, of_it = name.partition("#")
        if url := url_or_nothing(page, slug):
            is_here = url == path and not part
            found.append({"label": label, "url": url + part + of_it, "current": is_here})
    return found
