"""Lessons for who stands beside somebody at home. Nothing is asked, sent or kept."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from naast.entrances.portal.place import PlacedRequest, url_or_nothing
from naast.entrances.portal.relatives import BY_SLUG, HELPS, LESSONS
from naast.supply.law import queries as law


@require_safe
def relatives(request: PlacedRequest, slug: str) -> HttpResponse:
    """Show the lessons, and for each part of life one thing that helps."""
    return render(
        request,
        "portal/relatives.html",
        {
            "find_url": request.place.find_url,
            "lessons": [
                (lesson, reverse("portal:lesson", args=[slug, lesson.slug])) for lesson in LESSONS
            ],
            "parts": [
                (
                    part,
                    HELPS[part.domain],
                    url_or_nothing("services:here", slug) + f"?over={part.domain}",
                )
                for part in law.domains()
            ],
        },
    )


@require_safe
def lesson(request: PlacedRequest, slug: str, name: str) -> HttpResponse:
    """Show one lesson, and where the next is. Raises Http404 for a name that none has."""
    if name not in BY_SLUG:
        raise Http404
    shown = BY_SLUG[name]
    number = LESSONS.index(shown)
    follows = LESSONS[number + 1] if number + 1 < len(LESSONS) else None
    return render(
        request,
        "portal/lesson.html",
        {
            "find_url": request.place.find_url,
            "lesson": shown,
            "number": number + 1,
            "of": len(LESSONS),
            "follows": follows,
            "follows_url": reverse("portal:lesson", args=[slug, follows.slug]) if follows else "",
        },
    )
