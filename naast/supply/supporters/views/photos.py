"""A photograph on a card: she shows it and takes it back; everybody gets it while she shows it."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.policy.walls import Actor
from naast.supply.supporters import actions, queries
from naast.supply.supporters.photo_form import PhotoForm
from naast.supply.supporters.queries import Mine


@never_cache  # what she takes back is gone at once, from every cache in between as well
@require_safe
def photo(request: HttpRequest, address: UUID) -> HttpResponse:
    """Give a photograph to everybody, and to no index of pictures."""
    del request
    picture = queries.photo(address=address)
    if picture is None:
        raise Http404
    return HttpResponse(
        picture,
        content_type="image/webp",
        headers={"X-Robots-Tag": "noindex, noimageindex", "X-Content-Type-Options": "nosniff"},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Show the photograph on her card, and keep another one in its place."""
    actor, own = _mine(request)
    posted = request.method == "POST"
    form = PhotoForm(*((request.POST, request.FILES) if posted else ()))
    if posted and form.is_valid():
        try:
            actions.show_photo(actor=actor, picture=form.cleaned_data["photo"])
        except actions.NoCard:
            form.add_error(None, _("You have no card yet. First show your name on it."))
        else:
            messages.success(request, _("Your photo is on your card."))
            return HttpResponseRedirect(reverse("supporters:my_photo"))
    cards = queries.cards(
        municipality_id=own.municipality_ids[0],
        on=timezone.localdate(timezone.now()),
        supporter_ids=[own.supporter_id],
    )
    context = {
        "form": form,
        "card": cards[0] if cards else None,
        "since": queries.photo_since(supporter_id=own.supporter_id),
        "back_url": reverse("supporters:my_card"),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "supporters/my_photo.html", context, status=status)


@never_cache
@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take the photograph away, at once and for good."""
    actor, _own = _mine(request)
    actions.withdraw_photo(actor=actor)
    messages.success(request, _("Your photo is gone. Your card has its drawing again."))
    return HttpResponseRedirect(reverse("supporters:my_photo"))


def _mine(request: HttpRequest) -> tuple[Actor, Mine]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    own = queries.mine(actor=actor)
    if own is None:
        raise Http404
    return actor, own
