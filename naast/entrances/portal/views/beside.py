"""Who else is in her case: she says yes or no to it, one without the other."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naast.support.casework.actions import alongside
from naast.support.casework.actions.alongside import CannotAsk


@never_cache
@require_POST
def yes(request: HttpRequest, slug: str, along_id: UUID) -> HttpResponse:
    """Say yes to two beside her."""
    return _said(
        request, slug, along_id, alongside.resident_agrees, _("From now on two stand beside you.")
    )


@never_cache
@require_POST
def no(request: HttpRequest, slug: str, along_id: UUID) -> HttpResponse:
    """Say no, or no longer; nobody asks why, and who else stands beside her stays."""
    return _said(
        request,
        slug,
        along_id,
        alongside.resident_refuses,
        _("That does not happen, or stops now. Your own supporter stays."),
    )


def _said(
    request: HttpRequest, slug: str, along_id: UUID, step: Callable[..., Any], said: str
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.holds("resident"):
        raise Http404
    try:
        step(actor=actor, along_id=along_id, at=timezone.now())
    except ObjectDoesNotExist as unseen:
        raise Http404 from unseen
    except CannotAsk:
        messages.warning(request, _("This is not possible any more. Your own supporter stays."))
    else:
        messages.success(request, said)
    return HttpResponseRedirect(reverse("portal:file", args=[slug]))
