"""Covenants: who takes part, who does what for whom, and how far it has grown."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.rules import Role
from naast.core.paper.queries import pdf
from naast.core.paper.rules import headers
from naast.core.policy.walls import Actor
from naast.supply.cooperation import actions, queries
from naast.supply.cooperation.forms import CovenantForm, PartyForm, StageForm
from naast.supply.cooperation.models import Covenant, CovenantParty
from naast.supply.cooperation.present import day
from naast.supply.cooperation.rules import ExampleKind, Fact, Point, Stage, filled
from naast.supply.cooperation.views.shared import reader, writes
from naast.supply.law.queries import DOMAINS
from naast.supply.law.rules import Domain
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places


@require_safe
def covenants(request: HttpRequest) -> HttpResponse:
    """List the covenants, with how far each has grown."""
    actor = reader(request)
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    mine = places.municipality_names(ids=set(officer.municipality_ids)) if officer else {}
    rows = list(queries.covenants(actor=actor)[: queries.MOST])
    return render(
        request,
        "cooperation/covenants.html",
        {
            "covenants": [{"covenant": one, "waiting": _waiting(one)} for one in rows],
            "writes_in": sorted(mine.items(), key=lambda one: one[1]),
        },
    )


@require_safe
def covenant(request: HttpRequest, covenant_id: UUID) -> HttpResponse:
    """Show a covenant; to who writes it the ways to change it, to a party the way to join."""
    actor = reader(request)
    row = _covenant(actor, covenant_id)
    parties = _parties(row)
    return render(
        request,
        "cooperation/covenant.html",
        {
            "covenant": row,
            "parties": parties,
            "purpose": _purpose(row),
            "points": _points(row),
            "in_force": _holds(row, timezone.localdate()),
            "rhythm": queries.every(row.meet_every_months),
            "writes": writes(actor, row.municipality_id),
            "joins": any(one["party"].joined_on is None and _leads(actor, one) for one in parties),
            "waiting": _waiting(row),
            "way_url": reverse("cooperation:new_talk", args=[row.municipality_id])
            + f"?covenant={row.id}"
            if row.municipality_id in queries.networks(actor=actor, on=timezone.localdate())
            else "",
            "example_url": reverse(
                "cooperation:new_example", args=[row.municipality_id, ExampleKind.COVENANT]
            )
            + f"?from={row.id}",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Write a covenant, from the template or the example that `?example=` names."""
    actor = reader(request)
    if not writes(actor, municipality_id):
        raise Http404
    form = CovenantForm(
        request.POST if request.method == "POST" else None,
        organisations=organisations.choices(),
        initial=_begun(actor, request.GET.get("example", ""), municipality_id),
    )
    if form.is_valid():
        row = actions.write_covenant(
            actor=actor,
            municipality_id=municipality_id,
            words=form.words(),
            parties=form.cleaned_data["parties"],
        )
        messages.success(request, _("Kept. Say of each organisation what it does."))
        return HttpResponseRedirect(_here(row))
    return _form(request, form, back_url=reverse("cooperation:covenants"), title=_("New covenant"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, covenant_id: UUID) -> HttpResponse:
    """Change what it says; everybody joins anew."""
    actor = reader(request)
    row = _written_by(actor, covenant_id)
    known = {
        "title": row.title,
        "purpose": row.purpose,
        "from_on": row.from_on,
        "until_on": row.until_on,
        "evaluate_on": row.evaluate_on,
        "meet_every_months": row.meet_every_months,
        "parties": [one.organisation_id for one in row.parties.all()],
        **row.points,
    }
    form = CovenantForm(
        request.POST if request.method == "POST" else None,
        organisations=organisations.choices(),
        initial=known,
    )
    if form.is_valid():
        actions.change_covenant(
            actor=actor,
            covenant_id=row.id,
            words=form.words(),
            parties=form.cleaned_data["parties"],
        )
        messages.success(request, _("Changed. The organisations are asked to join anew."))
        return HttpResponseRedirect(_here(row))
    return _form(request, form, back_url=_here(row), title=row.title)


@require_http_methods(["GET", "HEAD", "POST"])
def party(request: HttpRequest, covenant_id: UUID, organisation_id: int) -> HttpResponse:
    """Say what an organisation does and which questions it takes."""
    actor = reader(request)
    row = _written_by(actor, covenant_id)
    found = next((p for p in row.parties.all() if p.organisation_id == organisation_id), None)
    if found is None:
        raise Http404
    zones = places.zones(municipality_id=row.municipality_id)
    form = PartyForm(
        request.POST if request.method == "POST" else None,
        zones=[(zone.pk, zone.name) for zone in zones],
        initial={"does": found.does, "domains": found.domains, "zone_ids": found.zone_ids},
    )
    if form.is_valid():
        actions.say_what_she_takes(
            actor=actor, covenant_id=row.id, organisation_id=organisation_id, **form.cleaned_data
        )
        messages.success(request, _("Changed. The organisations are asked to join anew."))
        return HttpResponseRedirect(_here(row))
    return _form(request, form, back_url=_here(row), title=found.organisation.name)


@require_http_methods(["GET", "HEAD", "POST"])
def grown(request: HttpRequest, covenant_id: UUID) -> HttpResponse:
    """Note how far cooperation has grown."""
    actor = reader(request)
    row = _written_by(actor, covenant_id)
    form = StageForm(
        request.POST if request.method == "POST" else None,
        initial={"grown": row.stage, "on": row.stage_on},
    )
    if form.is_valid():
        given = form.cleaned_data
        actions.note_stage(
            actor=actor, covenant_id=row.id, stage=Stage(given["grown"]), on=given["on"]
        )
        messages.success(request, _("Noted."))
        return HttpResponseRedirect(_here(row))
    return _form(request, form, back_url=_here(row), title=row.title)


@require_POST
def ask(request: HttpRequest, covenant_id: UUID) -> HttpResponse:
    """Tell the organisations that did not join yet that it lies ready."""
    actor = reader(request)
    row = _written_by(actor, covenant_id)
    actions.ask_parties(actor=actor, covenant_id=row.id)
    messages.success(request, _("The organisations are told that it lies ready."))
    return HttpResponseRedirect(_here(row))


@require_POST
def join(request: HttpRequest, covenant_id: UUID) -> HttpResponse:
    """Join for the organisation that one leads."""
    actor = reader(request)
    row = queries.covenants(actor=actor, verb="join").filter(id=covenant_id).first()
    if row is None:
        raise Http404
    actions.join_covenant(actor=actor, covenant_id=row.id)
    messages.success(request, _("Your organisation takes part."))
    return HttpResponseRedirect(_here(row))


@never_cache
@require_safe
def paper(request: HttpRequest, covenant_id: UUID) -> HttpResponse:
    """Return a covenant as a tagged PDF."""
    row = _covenant(reader(request), covenant_id)
    title = _("Covenant on client support")
    made = pdf(
        template="cooperation/covenant",
        data={
            "title": row.title,
            "kind": title,
            "purpose": _purpose(row),
            "facts": [
                [_("Municipality"), row.municipality.name],
                [_("From"), day(row.from_on)],
                [_("Until"), day(row.until_on) if row.until_on else _("No end was agreed")],
                [_("Stage"), row.get_stage_display()],
                [_("We meet"), queries.every(row.meet_every_months)],
            ],
            "parties_title": _("Who does what"),
            "parties": [
                {
                    "name": one["party"].organisation.name,
                    "does": one["party"].does,
                    "takes": one["takes"],
                    "joined": one["joined"],
                }
                for one in _parties(row)
            ],
            "points": [{"title": title, "text": text} for title, text in _points(row)],
            "signed_title": _("Signed"),
            "signed": [
                {"who": who, "name": _("Name"), "on": _("Day")}
                for who in (
                    row.municipality.name,
                    *(one.organisation.name for one in row.parties.all()),
                )
            ],
        },
        title=row.title,
        lang=get_language() or "nl",
        at=timezone.now(),
    )
    return HttpResponse(made, headers=headers(filename="convenant.pdf"))


# ---------------------------------------------------------------- shared


def _begun(actor: Actor, wanted: str, municipality_id: int) -> dict[str, object]:
    """Return with what a new covenant begins. A name holds no braces: its fact is filled in now."""
    found = queries.start(actor=actor, wanted=wanted)
    if found is None or not found.of_covenant:
        return {point.value: queries.TEMPLATES[point] for point in Point}
    name = places.municipality_names(ids=[municipality_id])[municipality_id]
    title = filled(found.title, {Fact.MUNICIPALITY: name})
    return {"title": title, "purpose": found.purpose, **found.texts}


def _covenant(actor: Actor, covenant_id: UUID) -> Covenant:
    row = queries.covenants(actor=actor).filter(id=covenant_id).first()
    if row is None:
        raise Http404
    return row


def _written_by(actor: Actor, covenant_id: UUID) -> Covenant:
    row = queries.covenants(actor=actor, verb="write").filter(id=covenant_id).first()
    if row is None:
        raise Http404
    return row


def _holds(row: Covenant, on: date) -> bool:
    return row.from_on <= on and (row.until_on is None or on < row.until_on)


def _waiting(row: Covenant) -> int:
    return sum(one.joined_on is None for one in row.parties.all())


def _leads(actor: Actor, one: dict[str, Any]) -> bool:
    leads = actor.scopes.get(Role.COORDINATOR)
    return leads is not None and one["party"].organisation_id in leads.organisation_ids


def _points(row: Covenant) -> list[tuple[str, str]]:
    facts = queries.covenant_facts(row)
    return [
        (str(queries.POINTS[p]), filled(row.points[p], facts)) for p in Point if p in row.points
    ]


def _purpose(row: Covenant) -> str:
    return filled(row.purpose, queries.covenant_facts(row))


def _parties(row: Covenant) -> list[dict[str, Any]]:
    names = {zone.pk: zone.name for zone in places.zones(municipality_id=row.municipality_id)}
    return [
        {
            "party": one,
            "takes": _takes(one, names),
            "joined": _("Joined on %(day)s") % {"day": day(one.joined_on)}
            if one.joined_on
            else _("Did not join yet"),
        }
        for one in row.parties.all()
    ]


def _takes(one: CovenantParty, zones: dict[int, str]) -> str:
    """Return in words which questions an organisation takes; nothing where none was divided."""
    if not one.domains:
        return ""
    about = ", ".join(str(DOMAINS[Domain(domain)]) for domain in one.domains)
    where = ", ".join(zones[zone] for zone in one.zone_ids if zone in zones)
    return _("%(about)s, in %(where)s") % {
        "about": about,
        "where": where or _("the whole municipality"),
    }


def _here(row: Covenant) -> str:
    return reverse("cooperation:covenant", args=[row.id])


def _form(request: HttpRequest, form: Any, *, back_url: str, title: str) -> HttpResponse:
    return render(
        request,
        "cooperation/fill_in.html",
        {"form": form, "back_url": back_url, "title": title},
        status=422 if form.errors else 200,
    )
