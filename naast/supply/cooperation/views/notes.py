"""The library: what municipalities decided and wrote, and what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.supply.cooperation import actions, queries
from naast.supply.cooperation.forms import NoteForm
from naast.supply.cooperation.models import PolicyNote
from naast.supply.cooperation.rules import NoteKind
from naast.supply.cooperation.views.shared import fill_in, reader, writes
from naast.supply.places import queries as places


@require_safe
def notes(request: HttpRequest) -> HttpResponse:
    """List what one may read; `?kind=` shows one kind."""
    actor = reader(request)
    kind = request.GET.get("kind", "")
    rows = queries.notes(actor=actor)
    rows = rows.filter(kind=kind) if kind in set(NoteKind) else rows
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    mine = places.municipality_names(ids=set(officer.municipality_ids)) if officer else {}
    return render(
        request,
        "cooperation/notes.html",
        {
            "notes": [
                {"note": one, "own": one.municipality_id in mine} for one in rows[: queries.MOST]
            ],
            "kinds": [
                {"value": one.value, "words": queries.NOTES[one], "current": one == kind}
                for one in NoteKind
            ],
            "kind": kind,
            "writes_in": sorted(mine.items(), key=lambda one: one[1]),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Write what was decided."""
    actor = reader(request)
    if not writes(actor, municipality_id):
        raise Http404
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.write_note(actor=actor, municipality_id=municipality_id, decided=form.decided())
        messages.success(request, _("Kept. Publish it, and everybody can read it."))
        return HttpResponseRedirect(_list())
    return fill_in(request, form, title=_("What was decided"), back_url=_list())


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Correct it."""
    actor = reader(request)
    row = _own(actor, note_id)
    known = {
        name: getattr(row, name)
        for name in ("kind", "title", "says", "decided_by", "decided_on", "url")
    }
    form = NoteForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        actions.change_note(actor=actor, note_id=row.id, decided=form.decided())
        messages.success(request, _("Changed."))
        return HttpResponseRedirect(_list())
    return fill_in(request, form, title=row.title, back_url=_list())


@require_POST
def publish(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Let everybody read it, or no longer."""
    actor = reader(request)
    row = _own(actor, note_id)
    actions.publish_note(actor=actor, note_id=row.id, published=row.published_on is None)
    messages.success(
        request,
        _("Everybody can read it now.")
        if row.published_on is None
        else _("Only your municipality sees it."),
    )
    return HttpResponseRedirect(_list())


def _own(actor: Actor, note_id: UUID) -> PolicyNote:
    row = queries.notes(actor=actor, verb="write").filter(id=note_id).first()
    if row is None:
        raise Http404
    return row


def _list() -> str:
    return reverse("cooperation:notes")
