"""My file: ask why somebody looked in it, and read the answer."""

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
from django.views.decorators.http import require_http_methods

from naast.core.identity.queries import names
from naast.entrances.portal.file_words import did
from naast.entrances.portal.place import place_of
from naast.entrances.portal.views.file import mine, stay
from naast.entrances.portal.why_form import WhyForm
from naast.learning.experience import queries
from naast.learning.experience.actions import AskedTooOften, NobodyExplains, ask_why
from naast.learning.experience.rules import MOST_ASKED_WHY

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def why(request: HttpRequest, slug: str, entry_id: UUID) -> HttpResponse:
    """Show one look with who answers about it; ask why, once. Then what was asked stands there."""
    at = timezone.now()
    on = timezone.localdate(at)
    place = place_of(request=request, slug=slug, at=at)
    actor = cast("Request", request).actor
    if not mine(actor=actor, place=place):
        raise Http404
    try:
        look = queries.look_to_ask_about(actor=actor, entry_id=entry_id, at=at)
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    stay(request, actor=actor, at=at)
    asked = queries.own_look_questions(actor=actor, on=on)
    answers = queries.who_explains(row=look, on=on)
    often = len(asked) >= MOST_ASKED_WHY
    may_ask = bool(answers) and entry_id not in asked and not often
    form = WhyForm(request.POST if request.method == "POST" else None) if may_ask else None
    if form and form.is_valid():
        try:
            ask_why(actor=actor, entry_id=entry_id, text=form.cleaned_data["woorden"], at=at)
        except (NobodyExplains, AskedTooOften):  # changed this very moment: say it as it is now
            return HttpResponseRedirect(request.path)
        messages.success(request, _("Your question is sent. It stands beside the look."))
        return HttpResponseRedirect(f"{reverse('portal:file', args=[place.slug])}#looked")
    context = {
        "place": place,
        "look": {
            "name": look.looked_by.name,
            "at": look.looked_at,
            "did": did(action=look.action),
            "asked": asked.get(entry_id),
        },
        "form": form,
        "often": often,
        "to_lead": look.to_lead,
        "answers": sorted(names(user_ids=set(answers)).values()),
        "answer_by_on": look.answer_by_on,
        "back_url": reverse("portal:file", args=[place.slug]),
    }
    return render(request, "portal/why.html", context, status=422 if form and form.errors else 200)
