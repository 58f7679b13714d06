"""Short lines: whom one turns to, who spoke with whom, and what to come back to."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.policy.walls import Actor
from naast.supply.cooperation import actions, queries
from naast.supply.cooperation.forms import ContactForm, TalkForm
from naast.supply.cooperation.models import ContactPoint, Talk
from naast.supply.cooperation.present import day
from naast.supply.cooperation.queries import COUNCIL, MUNICIPALITY
from naast.supply.cooperation.views.shared import choices, fill_in, network_of, reader
from naast.supply.organisations import queries as organisations

IN_THE_WAY = timedelta(days=14)
"""So soon one comes back to it when parties compete."""


@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    """Show whom one turns to, what to come back to, and who spoke last."""
    actor, on = reader(request), timezone.localdate()
    networks = queries.networks(actor=actor, on=on)
    kept = queries.contact_points(actor=actor)
    points: Any = queries.today(rows=kept, on=on)[: queries.MOST]
    spoken = list(queries.waiting_first(actor=actor)[: queries.MOST])
    names = queries.names_of(rows=spoken, networks=networks)
    lines = [_line(one, names, on) for one in spoken]
    return render(
        request,
        "cooperation/contacts.html",
        {
            "points": [
                {
                    "point": one,
                    "of": one.organisation.name
                    if one.organisation
                    else _("Municipality %(name)s") % {"name": one.municipality.name},
                    "keeps": one.keeps,
                }
                for one in points
            ],
            "places": len({one.municipality_id for one in points}),
            "to_follow": sorted(
                (one for one in lines if one["waits"]), key=lambda one: one["talk"].follow_up_on
            ),
            "talks": sorted(lines, key=lambda one: one["talk"].spoke_on, reverse=True),
            "names_in": [
                (one.municipality_id, one.name)
                for one in networks.values()
                if set(one.mine) - {COUNCIL}
            ],
            "writes_in": [(one.municipality_id, one.name) for one in networks.values() if one.mine],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_contact(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Name somebody of one's own party."""
    actor = reader(request)
    network = network_of(actor, municipality_id)
    mine = [one for one in choices(network) if one[0] in network.mine and one[0] != COUNCIL]
    if not mine:
        raise Http404
    form = ContactForm(
        request.POST if request.method == "POST" else None,
        parties=mine,
        initial={"party": mine[0][0]},
    )
    if form.is_valid():
        actions.name_contact(
            actor=actor,
            municipality_id=municipality_id,
            party=form.cleaned_data["party"],
            reached=form.reached(),
        )
        messages.success(request, _("Kept. The others in this municipality see it."))
        return HttpResponseRedirect(reverse("cooperation:contacts"))
    return fill_in(
        request, form, title=_("Whom one turns to"), back_url=reverse("cooperation:contacts")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Write how it is from today on."""
    actor = reader(request)
    row = _kept(actor, contact_id)
    known = {name: getattr(row, name) for name in ("function", "name", "phone", "mail", "when")}
    form = ContactForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        actions.change_contact(actor=actor, contact_id=row.id, reached=form.reached())
        messages.success(request, _("Kept. The others in this municipality see it."))
        return HttpResponseRedirect(reverse("cooperation:contacts"))
    return fill_in(
        request,
        form,
        title=row.get_function_display(),
        back_url=reverse("cooperation:contacts"),
        end_url=reverse("cooperation:end_contact", args=[row.id]),
    )


@require_POST
def end_contact(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Say that one no longer turns to her."""
    actor = reader(request)
    row = _kept(actor, contact_id)
    actions.end_contact(actor=actor, contact_id=row.id)
    messages.success(request, _("%(name)s no longer stands here.") % {"name": row.name})
    return HttpResponseRedirect(reverse("cooperation:contacts"))


@require_http_methods(["GET", "HEAD", "POST"])
def new_talk(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Write down who spoke with whom; `?covenant=` begins with a worry of its parties."""
    actor = reader(request)
    network = network_of(actor, municipality_id)
    if not network.mine:
        raise Http404
    form = TalkForm(
        request.POST if request.method == "POST" else None,
        parties=choices(network),
        initial={
            "parties": [network.mine[0]],
            "spoke_on": timezone.localdate(),
            **_in_the_way(actor, municipality_id, request.GET.get("covenant", "")),
        },
    )
    if form.is_valid():
        row = actions.write_talk(actor=actor, municipality_id=municipality_id, spoken=form.spoken())
        messages.success(request, _("Kept. The parties that you ticked read it."))
        return HttpResponseRedirect(_here(row))
    title = _("Who spoke with whom, in %(name)s") % {"name": network.name}
    return fill_in(request, form, title=title, back_url=reverse("cooperation:contacts"))


def _in_the_way(actor: Actor, municipality_id: int, wanted: str) -> dict[str, Any]:
    """Return how one tells that parties of a covenant compete instead of completing each other."""
    try:
        id_ = UUID(wanted)
    except ValueError:
        return {}
    rows = queries.covenants(actor=actor).filter(municipality_id=municipality_id)
    row = rows.filter(id=id_).first()
    if row is None:
        return {}
    return {
        "parties": [MUNICIPALITY, *(str(one.organisation_id) for one in row.parties.all())],
        "about": _("Do we get in each other's way?"),
        "follow_up_on": timezone.localdate() + IN_THE_WAY,
    }


@require_safe
def talk(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Show one talk, with what stood there before."""
    actor = reader(request)
    row = queries.talks(actor=actor).filter(id=talk_id).first()
    if row is None:
        raise Http404
    names = organisations.names(ids=row.organisation_ids)
    return render(
        request,
        "cooperation/talk.html",
        {
            **_line(row, names, timezone.localdate()),
            "earlier": [_earlier(one) for one in reversed(row.earlier)],
            "writes": queries.talks(actor=actor, verb="write").filter(id=row.id).exists(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def correct_talk(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Correct what one wrote oneself."""
    actor = reader(request)
    row = _own_talk(actor, talk_id)
    network = network_of(actor, row.municipality_id)
    form = TalkForm(
        request.POST if request.method == "POST" else None,
        parties=choices(network, also=organisations.names(ids=row.organisation_ids)),
        initial={
            "parties": [
                *map(str, row.organisation_ids),
                *([MUNICIPALITY] if row.with_municipality else []),
                *([COUNCIL] if row.with_council else []),
            ],
            **{n: getattr(row, n) for n in ("spoke_on", "who", "about", "agreed", "follow_up_on")},
        },
    )
    if form.is_valid():
        actions.correct_talk(actor=actor, talk_id=row.id, spoken=form.spoken())
        messages.success(request, _("Corrected. What stood there before stays below it."))
        return HttpResponseRedirect(_here(row))
    return fill_in(request, form, title=row.about, back_url=_here(row))


@require_POST
def follow(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Say that one came back to it."""
    actor = reader(request)
    row = _own_talk(actor, talk_id)
    actions.come_back_to(actor=actor, talk_id=row.id)
    messages.success(request, _("Noted: you came back to it."))
    return HttpResponseRedirect(_here(row))


# ---------------------------------------------------------------- shared


def _kept(actor: Actor, contact_id: UUID) -> ContactPoint:
    rows = queries.contact_points(actor=actor, verb="keep")
    row = rows.filter(id=contact_id, until_on__isnull=True).first()
    if row is None:
        raise Http404
    return row


def _own_talk(actor: Actor, talk_id: UUID) -> Talk:
    row = queries.talks(actor=actor, verb="write").filter(id=talk_id).first()
    if row is None:
        raise Http404
    network_of(actor, row.municipality_id)
    return row


def _line(row: Talk, names: dict[int, str], on: date) -> dict[str, Any]:
    waits = row.follow_up_on is not None and row.followed_on is None
    late = waits and row.follow_up_on is not None and row.follow_up_on < on
    return {
        "talk": row,
        "parties": queries.parties(
            organisation_ids=row.organisation_ids,
            with_municipality=row.with_municipality,
            with_council=row.with_council,
            names=names,
            municipality=row.municipality.name,
        ),
        "waits": waits,
        "kind": "late" if late else "soon",
    }


def _earlier(kept: dict[str, Any]) -> dict[str, Any]:
    days = {
        name: day(date.fromisoformat(kept[name])) if kept[name] else ""
        for name in ("written_on", "spoke_on", "follow_up_on")
    }
    return {**kept, **days}


def _here(row: Talk) -> str:
    return reverse("cooperation:talk", args=[row.id])
