"""Asked for another: a code for her, with which she says yes or no herself."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.core.identity.queries import client_address
from naast.core.policy.walls import Actor, Scope
from naast.entrances.portal.actions import come_in
from naast.entrances.portal.forms import CodeForm, InvitedForm
from naast.entrances.portal.inviting import asks, opens_nothing
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.views.file import begin, stay
from naast.support.matching import queries as matching
from naast.support.matching.actions import (
    Asked,
    CodeIsOver,
    Inviting,
    NotForAnother,
    agree_with_code,
    invite,
    refuse_with_code,
)
from naast.support.matching.rules import UNSAID
from naast.support.people.actions import TooManyTries
from naast.support.people.rules import RelationKind


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest, slug: str, question_id: UUID) -> HttpResponse:
    """Make a code for whom I asked, to give on paper."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.holds("resident"):
        raise Http404
    asked = list(matching.questions(actor=actor).filter(id=question_id, municipality_id=place.id))
    other = matching.others(actor=actor, asked=asked, at=at).get(question_id)
    if other is None:
        raise Http404
    stay(request, actor=actor, at=at)
    back_url = reverse("portal:file", args=[place.slug])
    context = {"place": place, "other": other, "back_url": back_url}
    if request.method == "POST":
        try:
            code = invite(actor=actor, question_id=question_id, at=at)
        except (NotForAnother, ObjectDoesNotExist):
            messages.info(request, _("This cannot be done any more. You see below how it stands."))
            return HttpResponseRedirect(back_url)
        door = f"{settings.NAAST_URL}{back_url}".split("://")[-1].rstrip("/")
        context |= {"code": code.split(), "door": door}
        return render(request, "portal/invite_made.html", context)
    return render(request, "portal/invite.html", context)


@never_cache
@require_POST
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Say yes or no with the code that was made for me. A yes begins my own file."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    door = CodeForm(request.POST)
    code = door.cleaned_data["code"] if door.is_valid() else ""
    try:
        asked = come_in(text=code, source=client_address(request=request), at=at)
    except TooManyTries:
        return opens_nothing(request, place=place, status=HTTPStatus.TOO_MANY_REQUESTS)
    if not isinstance(asked, Inviting):
        return opens_nothing(request, place=place, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        if request.POST.get("antwoord") == "nee":
            refuse_with_code(text=code, at=at)
            return render(request, "portal/invite_refused.html", {"place": place})
        form = InvitedForm(request.POST, unsaid=asked.relation == UNSAID)
        if not form.is_valid():
            return asks(request, place=place, asked=asked, code=code, form=form)
        hers = agree_with_code(
            text=code,
            first_name=form.cleaned_data["voornaam"],
            relation=RelationKind(form.cleaned_data.get("band") or asked.relation),
            language=get_language() or "nl",
            at=at,
        )
    except CodeIsOver:  # answered twice at once
        return opens_nothing(request, place=place, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    public = form.cleaned_data["openbaar"]
    return _agreed(request, place=place, asked=asked, hers=hers, public=public)


def _agreed(
    request: HttpRequest, *, place: Place, asked: Inviting, hers: Asked, public: bool
) -> HttpResponse:
    """Open her file here, and show her own code, this once only."""
    at = timezone.now()
    request.session.cycle_key()
    resident = Actor(at=at, resident=Scope(person_id=hers.person_id))
    begin(request, actor=resident, at=at, public=public)
    promised = timezone.localtime(hers.question.promised_at)
    who = asked.user_name or _("Somebody")
    context = {
        "place": place,
        "code": hers.code.split(),
        "heading": _("You said yes"),
        "lead": _("From now on you decide. This is your own code: nobody else has it."),
        "steps": [
            {
                "title": _("%(who)s speaks to you") % {"who": who},
                "text": _("You hear from us before %(moment)s.")
                % {"moment": formats.date_format(promised, _("l j F, G.i"))},
            },
            {
                "title": _("You say who may read along"),
                "text": _("Who asked for you sees nothing, until you say so."),
            },
            {
                "title": _("You may stop"),
                "text": _("Then your file is erased. Who asked hears only that you stopped."),
            },
        ],
        "file_url": reverse("portal:file", args=[place.slug]),
    }
    return render(request, "portal/asked.html", context)
