"""Pages in other languages than Dutch and English."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from naast.core.paper.rules import headers
from naast.entrances.portal import papers
from naast.entrances.portal.in_languages import PAGES, Language, languages
from naast.entrances.portal.place import PlacedRequest
from naast.supply.law import queries as law


@require_safe
def choose(request: PlacedRequest, slug: str) -> HttpResponse:
    """List the languages, each by its own name."""
    found = [
        {"language": one, "url": reverse("portal:in_language", args=[slug, one.code])}
        for one in languages().values()
    ]
    return render(request, "portal/languages.html", {"languages": found})


@require_safe
def page(request: PlacedRequest, slug: str, code: str, name: str = "") -> HttpResponse:
    """Show a page in a language; what is not there is a kind 404."""
    language = languages().get(code)
    if language is None or name not in PAGES:
        raise Http404
    content = PAGES[name]
    return render(
        request,
        f"portal/in_language/{content}.html",
        {
            "spoken": language,
            "frame": language.words["frame"],
            "words": language.page(content, place=request.place.name),
            "urls": _urls(slug, language),
            "print_words": language.words["home"]["leaflet"],
            "domains": _domains(request.place.find_url, language) if content == "find" else [],
            "everybody_url": f"{request.place.find_url}?taal={code}",
            "quote": law.quoted_definition() if content == "what" else None,
            "address": request.build_absolute_uri(reverse("portal:in_language", args=[slug, code])),
        },
    )


@require_safe
def leaflet(request: PlacedRequest, slug: str, code: str) -> HttpResponse:
    """Return the leaflet in a language as PDF (A5); what is not there is a kind 404."""
    language = languages().get(code)
    if language is None:
        raise Http404
    made = papers.spoken_leaflet(
        place=request.place,
        language=language,
        address=f"{settings.NAAST_URL}{reverse('portal:in_language', args=[slug, code])}",
        at=timezone.now(),
    )
    return HttpResponse(made, headers=headers(filename="naast.pdf"))


def _urls(slug: str, language: Language) -> dict[str, str]:
    urls = {
        content: reverse("portal:page_in_language", args=[slug, language.code, name])
        for name, content in PAGES.items()
        if name
    }
    return urls | {
        "home": reverse("portal:in_language", args=[slug, language.code]),
        "paper": reverse("portal:spoken_leaflet", args=[slug, language.code]),
        "languages": reverse("portal:languages", args=[slug]),
    }


def _domains(find_url: str, language: Language) -> list[dict[str, str]]:
    """Return the twelve domains in this language; each leads to who knows of it and speaks it."""
    return [
        {
            "icon": domain.icon,
            "label": label,
            "url": f"{find_url}?over={domain.domain}&taal={language.code}",
        }
        for domain, label in zip(law.domains(), language.words["find"]["domains"], strict=True)
    ]
