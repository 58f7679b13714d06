"""My file: I disagree with a decision. I object, see how it stands, say more, or stop."""

from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.paper.rules import headers
from naast.entrances.portal.objection_forms import MoreForm, ObjectForm
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.views.file import mine, stay
from naast.support.decisions import queries as decisions
from naast.support.decisions.actions import objections as actions
from naast.support.decisions.actions.objections import AlreadyObjected, CannotObject
from naast.support.decisions.queries.objections import OpenedObjection, default_pdf
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def object_to(request: HttpRequest, slug: str, decision_id: UUID) -> HttpResponse:
    """Object to a decision: one page, one press; why may come later."""
    place, at = _here(request, slug)
    actor = cast("Request", request).actor
    decision = decisions.decisions(actor=actor).filter(id=decision_id).first()
    if decision is None:
        raise Http404
    form = ObjectForm(request.POST if request.method == "POST" else None)
    back_url = reverse("portal:file", args=[slug])
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.object_to(
                actor=actor,
                decision_id=decision_id,
                grounds=form.cleaned_data["waarom"].strip(),
                helper=form.cleaned_data["namens"].strip(),
                at=at,
            )
        except AlreadyObjected:
            messages.info(request, _("You objected to this before. See how it stands."))
            return HttpResponseRedirect(back_url)
        except CannotObject:
            messages.warning(request, _("To this decision you cannot object. Call us, we help."))
            return HttpResponseRedirect(back_url)
        messages.success(request, _("Your objection is in. You can read that here."))
        return HttpResponseRedirect(reverse("portal:objection", args=[slug, made.id]))
    context = {"place": place, "form": form, "decision": decision, "back_url": back_url}
    status = 422 if form.errors else 200
    return render(request, "portal/object.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: HttpRequest, slug: str, objection_id: UUID) -> HttpResponse:
    """Show how her objection stands; she can say more while it runs."""
    place, at = _here(request, slug)
    opened = _mine(request, objection_id, at)
    form = MoreForm(request.POST if request.method == "POST" else None) if opened.runs else None
    here = reverse("portal:objection", args=[slug, objection_id])
    if request.method == "POST" and form is None:
        return HttpResponseRedirect(here)
    if form is not None and form.is_valid():
        try:
            actions.complete_objection(
                actor=cast("Request", request).actor,
                objection_id=objection_id,
                grounds=form.cleaned_data["waarom"].strip(),
                at=at,
            )
        except ObjectDoesNotExist:  # decided meanwhile
            messages.info(request, _("This was decided meanwhile."))
        else:
            messages.success(request, _("Thank you. It stands with your objection."))
        return HttpResponseRedirect(here)
    context = {
        "place": place,
        "opened": opened,
        "form": form,
        "back_url": reverse("portal:file", args=[slug]),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "portal/objection.html", context, status=status)


@require_POST
def stop(request: HttpRequest, slug: str, objection_id: UUID) -> HttpResponse:
    """Go no further with an objection."""
    _place, at = _here(request, slug)
    try:
        actions.withdraw_objection(
            actor=cast("Request", request).actor, objection_id=objection_id, at=at
        )
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    messages.success(request, _("Your objection stops. The decision stays as it is."))
    return HttpResponseRedirect(reverse("portal:file", args=[slug]))


@never_cache
@require_safe
def late(request: HttpRequest, slug: str, objection_id: UUID) -> HttpResponse:
    """Return her letter that the municipality is late, ready to sign (PDF)."""
    _place, at = _here(request, slug)
    opened = _mine(request, objection_id, at)
    if not (opened.runs and opened.term.is_over):
        raise Http404
    # The name stays behind in the folder of a computer that others use: it tells nothing.
    return HttpResponse(default_pdf(opened=opened, at=at), headers=headers(filename="naast.pdf"))


def _here(request: HttpRequest, slug: str) -> tuple[Place, datetime]:
    """Return her place, where her file at the municipality is open. Raises Http404."""
    at = timezone.now()
    actor = cast("Request", request).actor
    place = place_of(request=request, slug=slug, at=at)
    if not mine(actor=actor, place=place, house=House.MUNICIPALITY):
        raise Http404
    stay(request, actor=actor, at=at)
    return place, at


def _mine(request: HttpRequest, objection_id: UUID, at: datetime) -> OpenedObjection:
    try:
        return actions.open_objection(
            actor=cast("Request", request).actor, objection_id=objection_id, at=at
        )
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
