"""Meetings: called, kept in minutes, and what is done after them."""

from datetime import date
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.paper.queries import pdf
from naast.core.paper.rules import headers
from naast.core.policy.walls import Actor
from naast.supply.cooperation import actions, queries
from naast.supply.cooperation.forms import ActionForm, MeetingForm, MinutesForm
from naast.supply.cooperation.models import Meeting, MeetingAction
from naast.supply.cooperation.present import day
from naast.supply.cooperation.queries import COUNCIL, MUNICIPALITY
from naast.supply.cooperation.rules import calendar_event
from naast.supply.cooperation.views.shared import choices, fill_in, network_of, reader
from naast.supply.organisations import queries as organisations

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings that come and that were, and what is still to be done."""
    actor, now = reader(request), timezone.now()
    networks = queries.networks(actor=actor, on=timezone.localdate())
    rows = list(queries.meetings(actor=actor)[: queries.MOST])
    names = queries.names_of(rows=rows, networks=networks)
    lines: list[dict[str, Any]] = [
        {"meeting": one, "parties": _parties(one, names)} for one in rows
    ]
    still = queries.meeting_actions(actor=actor).filter(done_on__isnull=True)[: queries.MOST]
    return render(
        request,
        "cooperation/meetings.html",
        {
            "coming": [one for one in reversed(lines) if one["meeting"].ends_at >= now],
            "past": [one for one in lines if one["meeting"].ends_at < now],
            "to_do": [_action(one, timezone.localdate()) for one in still],
            "writes_in": [(one.municipality_id, one.name) for one in networks.values() if one.mine],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Call a meeting."""
    actor = reader(request)
    network = network_of(actor, municipality_id)
    if not network.mine:
        raise Http404
    form = MeetingForm(
        request.POST if request.method == "POST" else None,
        parties=choices(network),
        initial={"parties": [network.mine[0]], "minutes": 60},
    )
    if form.is_valid():
        row = actions.call_meeting(
            actor=actor, municipality_id=municipality_id, called=form.called()
        )
        messages.success(request, _("Kept. Nobody is told yet: invite the parties below."))
        return HttpResponseRedirect(_here(row))
    title = _("Meeting in %(name)s") % {"name": network.name}
    return fill_in(request, form, title=title, back_url=reverse("cooperation:meetings"))


@require_safe
def meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Show one meeting, with its minutes and what is done after it."""
    actor = reader(request)
    row = _meeting(actor, meeting_id)
    on = timezone.localdate()
    return render(
        request,
        "cooperation/meeting.html",
        {
            "meeting": row,
            "parties": _parties(row, organisations.names(ids=row.organisation_ids)),
            "agenda": row.agenda.splitlines(),
            "decisions": row.decisions.splitlines(),
            "actions": [_action(one, on) for one in _actions(actor, row)],
            "writes": _writes(actor, row),
            "was": row.starts_at <= timezone.now(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Change when, where or of whom."""
    actor = reader(request)
    row = _mine(actor, meeting_id)
    starts = timezone.localtime(row.starts_at)
    form = MeetingForm(
        request.POST if request.method == "POST" else None,
        parties=choices(
            network_of(actor, row.municipality_id),
            also=organisations.names(ids=row.organisation_ids),
        ),
        initial={
            **{name: getattr(row, name) for name in ("kind", "title", "place", "agenda")},
            "parties": [
                *map(str, row.organisation_ids),
                *([MUNICIPALITY] if row.with_municipality else []),
                *([COUNCIL] if row.with_council else []),
            ],
            "on": starts.date(),
            "starts": starts.time(),
            "minutes": int((row.ends_at - row.starts_at).total_seconds()) // 60,
        },
    )
    if form.is_valid():
        actions.change_meeting(actor=actor, meeting_id=row.id, called=form.called())
        messages.success(request, _("Changed. Invite the parties again when the moment changed."))
        return HttpResponseRedirect(_here(row))
    return fill_in(request, form, title=row.title, back_url=_here(row))


@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Write what was said and decided."""
    actor = reader(request)
    row = _mine(actor, meeting_id)
    form = MinutesForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(row, name) for name in ("present", "minutes", "decisions")},
    )
    if form.is_valid():
        actions.keep_minutes(actor=actor, meeting_id=row.id, minutes=form.kept())
        messages.success(request, _("Kept. The parties read it."))
        return HttpResponseRedirect(_here(row))
    return fill_in(request, form, title=_("The minutes"), back_url=_here(row))


@require_http_methods(["GET", "HEAD", "POST"])
def new_action(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Write down who does what."""
    actor = reader(request)
    row = _mine(actor, meeting_id)
    form = ActionForm(
        request.POST if request.method == "POST" else None,
        owners=queries.owners(meeting=row, on=timezone.localdate()),
    )
    if form.is_valid():
        given = form.cleaned_data
        actions.give_action(
            actor=actor,
            meeting_id=row.id,
            what=given["what"],
            owner_id=given["owner"],
            due_on=given["due_on"],
        )
        messages.success(request, _("Kept. Who does it is told."))
        return HttpResponseRedirect(_here(row))
    return fill_in(request, form, title=_("Who does what"), back_url=_here(row))


@require_POST
def invite(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Tell the parties that there is a meeting."""
    actor = reader(request)
    row = _mine(actor, meeting_id)
    if row.cancelled_at is not None:
        raise Http404
    actions.invite(actor=actor, meeting_id=row.id)
    messages.success(request, _("Everybody who speaks for a party gets a mail."))
    return HttpResponseRedirect(_here(row))


@require_POST
def cancel(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Say that one does not meet."""
    actor = reader(request)
    row = _mine(actor, meeting_id)
    if row.cancelled_at is not None:
        raise Http404
    actions.cancel_meeting(actor=actor, meeting_id=row.id)
    messages.success(request, _("The meeting is off. Who was invited gets a mail."))
    return HttpResponseRedirect(_here(row))


@never_cache
@require_safe
def calendar(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Return the moment for one's own calendar: kind and place, and nothing of the agenda."""
    row = _meeting(reader(request), meeting_id)
    made = calendar_event(
        uid=f"meeting-{row.id}",
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        summary=f"Naast: {row.get_kind_display()}",
        place=row.place,
        at=timezone.now(),
        change=row.change,
        cancelled=row.cancelled_at is not None,
    )
    return HttpResponse(
        made,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="overleg.ics"'},
    )


@never_cache
@require_safe
def paper(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Return the minutes as a tagged PDF."""
    actor = reader(request)
    row = _meeting(actor, meeting_id)
    starts = timezone.localtime(row.starts_at)
    made = pdf(
        template="cooperation/minutes",
        data={
            "title": row.title,
            "kind": row.get_kind_display(),
            "facts": [
                [_("When"), f"{day(starts.date())}, {date_format(starts, 'H.i')}"],
                [_("Where"), row.place],
                [
                    _("Parties"),
                    ", ".join(_parties(row, organisations.names(ids=row.organisation_ids))),
                ],
            ],
            "sections": [
                {"title": title, "text": text}
                for title, text in (
                    (_("Agenda"), row.agenda),
                    (_("Who was there"), row.present),
                    (_("What was said"), row.minutes),
                    (_("What was decided"), row.decisions),
                )
                if text
            ],
            "actions_title": _("Who does what"),
            "actions": [
                {
                    "what": one.what,
                    "who": one.owner.name,
                    "when": _("done on %(day)s") % {"day": day(one.done_on)}
                    if one.done_on
                    else _("before %(day)s") % {"day": day(one.due_on)},
                }
                for one in _actions(actor, row)
            ],
        },
        title=row.title,
        lang=get_language() or "nl",
        at=timezone.now(),
    )
    return HttpResponse(made, headers=headers(filename="verslag.pdf"))


# ---------------------------------------------------------------- what somebody does


@require_safe
def action(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Show what somebody does herself, also to who was not at the meeting."""
    row = _finishes(cast("Request", request).actor, action_id)
    return render(request, "cooperation/action.html", _action(row, timezone.localdate()))


@require_POST
def finish(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Say that it is done."""
    actor = cast("Request", request).actor
    row = _finishes(actor, action_id)
    if row.done_on is not None:
        raise Http404
    actions.finish_action(actor=actor, action_id=row.id)
    messages.success(request, _("Noted: it is done."))
    return HttpResponseRedirect(reverse("desk:home"))


# ---------------------------------------------------------------- shared


def _meeting(actor: Actor, meeting_id: UUID) -> Meeting:
    row = queries.meetings(actor=actor).filter(id=meeting_id).first()
    if row is None:
        raise Http404
    return row


def _mine(actor: Actor, meeting_id: UUID) -> Meeting:
    row = queries.meetings(actor=actor, verb="write").filter(id=meeting_id).first()
    if row is None:
        raise Http404
    network_of(actor, row.municipality_id)
    return row


def _writes(actor: Actor, row: Meeting) -> bool:
    return queries.meetings(actor=actor, verb="write").filter(id=row.id).exists()


def _finishes(actor: Actor, action_id: UUID) -> MeetingAction:
    row = queries.meeting_actions(actor=actor, verb="finish").filter(id=action_id).first()
    if row is None:
        raise Http404
    return row


def _actions(actor: Actor, row: Meeting) -> list[MeetingAction]:
    return list(queries.meeting_actions(actor=actor).filter(meeting_id=row.id)[: queries.MOST])


def _action(row: MeetingAction, on: date) -> dict[str, Any]:
    return {"action": row, "kind": "late" if row.due_on < on else "soon"}


def _parties(row: Meeting, names: dict[int, str]) -> list[str]:
    return queries.parties(
        organisation_ids=row.organisation_ids,
        with_municipality=row.with_municipality,
        with_council=row.with_council,
        names=names,
        municipality=row.municipality.name,
    )


def _here(row: Meeting) -> str:
    return reverse("cooperation:meeting", args=[row.id])
