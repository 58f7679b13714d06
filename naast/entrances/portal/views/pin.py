"""A PIN beside my code: I set it, change it and drop it myself."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naast.core.policy.walls import Actor
from naast.entrances.portal.pin_forms import PinForm, PresentPinForm, add_wrong_pin
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.views.file import begin, mine, stay
from naast.support.people import queries as people
from naast.support.people.actions import WrongPin, drop_pin, set_pin


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: HttpRequest, slug: str) -> HttpResponse:
    """Set a PIN, or change it with the one of now."""
    at = timezone.now()
    place, actor, has_pin = _mine(request, slug, at)
    form = PinForm(request.POST if request.method == "POST" else None, has_pin=has_pin)
    if form.is_valid():
        try:
            set_pin(
                actor=actor,
                now=form.cleaned_data.get("nu", ""),
                new=form.cleaned_data["pin"],
                at=at,
            )
        except WrongPin:
            add_wrong_pin(form)
        else:
            begin(request, actor=actor, at=at)  # whoever else is in with the code, is out
            messages.success(request, _("Your PIN is set. From now on we ask it with your code."))
            return _to_code(place)
    return _page(request, "portal/pin.html", place=place, form=form, has_pin=has_pin)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, slug: str) -> HttpResponse:
    """Stop with the PIN; without one there is nothing to stop."""
    at = timezone.now()
    place, actor, has_pin = _mine(request, slug, at)
    if not has_pin:
        return _to_code(place)
    form = PresentPinForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            drop_pin(actor=actor, now=form.cleaned_data["nu"], at=at)
        except WrongPin:
            add_wrong_pin(form)
        else:
            messages.success(request, _("Your PIN is gone. Your code alone opens your file."))
            return _to_code(place)
    return _page(request, "portal/pin_drop.html", place=place, form=form, has_pin=has_pin)


def _mine(request: HttpRequest, slug: str, at: datetime) -> tuple[Place, Actor, bool]:
    """Return where, who, and whether she has a PIN. Raises Http404 for who is not in her file."""
    place = place_of(request=request, slug=slug, at=at)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not mine(actor=actor, place=place):
        raise Http404
    stay(request, actor=actor, at=at)
    return place, actor, bool(people.codes(actor=actor).exclude(pin_hash="").exists())


def _to_code(place: Place) -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:code", args=[place.slug]))


def _page(
    request: HttpRequest, template: str, *, place: Place, form: PresentPinForm, has_pin: bool
) -> HttpResponse:
    context = {
        "place": place,
        "form": form,
        "has_pin": has_pin,
        "back_url": reverse("portal:code", args=[place.slug]),
    }
    return render(request, template, context, status=422 if form.errors else 200)
