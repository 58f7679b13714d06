"""Write to who stands beside me, and read the answers, in my file."""

from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.core.policy.walls import Actor
from naast.entrances.portal.message_forms import MessageForm
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.views.file import stay
from naast.support.encounters import actions as encounters
from naast.support.encounters import queries as written
from naast.support.encounters.actions import NobodyBeside
from naast.support.people import queries as people
from naast.support.people.rules import House


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what we wrote each other, newest first, with one field to write in."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = MessageForm(request.POST if request.method == "POST" else None)
    mine = people.persons(actor=actor).filter(municipality_id=place.id, wrapped_key__isnull=False)
    person = mine.first() if actor.holds("resident") else None
    if person is None:
        return _given_back(request, place=place, form=form)
    stay(request, actor=actor, at=at)
    if request.method == "POST" and form.is_valid() and _sent(form, actor=actor, at=at):
        messages.success(request, _("Sent. You read the answer here."))
        return HttpResponseRedirect(reverse("portal:messages", args=[place.slug]))
    context = {
        "place": place,
        "form": form,
        "beside": [one.user.name for one in people.beside_now(actor=actor, at=at)],
        "municipal": person.house == House.MUNICIPALITY,
        "thread": encounters.read_messages(
            actor=actor,
            person_id=person.id,
            at=at,
            page=written.page_of(asked=request.GET.get("page", "")),
            note_seen=request.method == "GET",
        ),
        "back_url": reverse("portal:file", args=[place.slug]),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "portal/messages.html", context, status=status)


def _sent(form: MessageForm, *, actor: Actor, at: datetime) -> bool:
    """Tell whether it was kept for somebody to read; else say so at the field, with the words."""
    try:
        encounters.write_own_message(actor=actor, text=form.cleaned_data["bericht"], at=at)
    except NobodyBeside:
        form.add_error(
            "bericht",
            _("Nobody stands beside you now, so this is not sent. Your words are still here."),
        )
        return False
    return True


def _given_back(request: HttpRequest, *, place: Place, form: MessageForm) -> HttpResponse:
    """Give her back what she typed where her file closed meanwhile. Raises Http404."""
    if request.method != "POST" or not form.data.get("bericht", "").strip():
        raise Http404
    context = {"place": place, "form": form, "file_url": reverse("portal:file", args=[place.slug])}
    return render(request, "portal/messages_kept.html", context, status=HTTPStatus.CONFLICT)
