"""Rounds of our own: a new one, its workbench, its page once published, its paper."""

from typing import TYPE_CHECKING, Any, cast
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

from naast.core.paper.queries import pdf
from naast.core.paper.rules import headers
from naast.core.policy.rules import Actor
from naast.learning.inventory import actions, bench, present, printed, queries
from naast.learning.inventory.forms import ChooseForm, MeetingForm, RoundForm
from naast.learning.inventory.models import Round
from naast.learning.inventory.rules.asking import Party, Stage
from naast.learning.inventory.views.printed import as_sheet
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


def who(request: HttpRequest) -> Actor:
    """Return who looks. Raises Http404 for who has nothing to do with rounds."""
    actor = cast("Request", request).actor
    if not queries.reads(actor=actor):
        raise Http404
    return actor


def one_round(actor: Actor, round_id: UUID, verb: str = "view") -> Round:
    """Return a round. Raises Http404 where `actor` may not `verb` it, or it is not there."""
    try:
        return queries.rounds(actor=actor, verb=verb).get(id=round_id)
    except Round.DoesNotExist:
        raise Http404 from None


def fill_in(request: HttpRequest, form: Any, *, title: str, back_url: str) -> HttpResponse:
    """Show a form, with what is not right yet."""
    context = {"form": form, "title": title, "back_url": back_url}
    return render(request, "inventory/fill_in.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """Show which rounds there are; to an official or an organisation, what they said themselves."""
    actor = who(request)
    context = {
        "rounds": queries.rounds(actor=actor)[: queries.MOST],
        "printed": [printed.printed_round(name=name) for name in printed.names()],
        "runs": actor.holds(actions.ROLE),
        "own": queries.own_talks(actor=actor),
    }
    return render(request, "inventory/rounds.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a round."""
    actor = who(request)
    if not actor.holds(actions.ROLE):
        raise Http404
    earlier = queries.rounds(actor=actor, verb="run")
    form = RoundForm(
        request.POST if request.method == "POST" else None,
        taken=[*printed.names(), *earlier.values_list("name", flat=True)],
        earlier=[(str(one.pk), one.name) for one in earlier if one.stage == Stage.PUBLISHED],
    )
    if form.is_valid():
        row = actions.plan_round(actor=actor, **form.facts())
        messages.success(request, _("Kept. Choose the first municipality."))
        return HttpResponseRedirect(reverse("inventory:choose", args=[row.pk]))
    return fill_in(request, form, title=_("A new round"), back_url=reverse("inventory:rounds"))


@never_cache
@require_safe
def one(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Show a round: while it asks the workbench, once published its figures."""
    actor = who(request)
    row = one_round(actor, round_id)
    on = timezone.localdate()
    if row.stage != Stage.PUBLISHED:
        context = {"round": row, **bench.workbench(actor=actor, row=row)}
        return render(request, "inventory/bench.html", context)
    data = queries.round_data(actor=actor, row=row, on=on)
    first, second = present.FIRST_PAIR
    left = present.asked(text=request.GET.get("row", ""), otherwise=first)
    right = present.asked(text=request.GET.get("column", ""), otherwise=second)
    context = {
        "round": row,
        "page": present.page(data=data, row=left, column=right)
        | {
            "sheets": present.sheet_links(
                row=left,
                column=right,
                url=lambda name: reverse("inventory:round_sheet", args=[row.pk, name]),
            )
        },
        "changes": bench.changed(actor=actor, row=row, after=data, on=on),
        "agreement": bench.agreement(actor=actor, row=row),
    }
    return render(request, "inventory/published.html", context)


@never_cache
@require_safe
def round_sheet(request: HttpRequest, round_id: UUID, sheet: str) -> HttpResponse:
    """Give one table of a published round as a file that a spreadsheet opens."""
    actor = who(request)
    row = one_round(actor, round_id)
    if row.stage != Stage.PUBLISHED:
        raise Http404
    data = queries.round_data(actor=actor, row=row, on=timezone.localdate())
    return as_sheet(data=data, sheet=sheet, name=f"inventory-{row.published_on}-{sheet}.csv")


@never_cache
@require_safe
def report(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Give a round as a tagged PDF: to who runs it while it asks, to all readers once published."""
    actor = who(request)
    row = one_round(actor, round_id)
    now = timezone.now()
    made = pdf(
        template="inventory/report",
        data=bench.report(actor=actor, row=row, on=timezone.localdate(now)),
        title=row.name,
        lang=get_language() or "nl",
        at=now,
    )
    return HttpResponse(made, headers=headers(filename=f"inventory-{row.asks_from}.pdf"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Choose a municipality, and which organisations are asked there."""
    actor = who(request)
    row = asking_round(actor, round_id)
    on = timezone.localdate()
    taken = set(
        queries.chosen(actor=actor).filter(round=row).values_list("municipality", flat=True)
    )
    form = ChooseForm(
        request.POST if request.method == "POST" else None,
        towns=[
            (str(town.pk), town.name)
            for town in places.municipalities(on=on)
            if town.pk not in taken
        ],
        known=[(str(id_), name) for id_, name in organisations.choices()],
    )
    if form.is_valid():
        found = form.cleaned_data
        named = {Party.FORMAL: found["formal"], Party.INFORMAL: found["informal"]}
        actions.choose(
            actor=actor,
            round_id=row.pk,
            municipality_id=int(found["municipality"]),
            reason=found["reason"],
            organisations={party: int(id_) if id_ else None for party, id_ in named.items()},
        )
        messages.success(request, _("Kept. Its talks are planned."))
        return HttpResponseRedirect(reverse("inventory:round", args=[row.pk]))
    return fill_in(
        request, form, title=_("Choose a municipality"),
        back_url=reverse("inventory:round", args=[row.pk]),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Keep the expert meeting."""
    actor = who(request)
    row = asking_round(actor, round_id)
    lines = "\n".join(f"{one['name']}, {one['number']}" for one in row.meeting_parties)
    form = MeetingForm(
        request.POST if request.method == "POST" else None,
        initial={"on": row.meeting_on, "parties": lines, "outcomes": row.meeting_outcomes},
    )
    back_url = reverse("inventory:round", args=[row.pk])
    if form.is_valid():
        actions.keep_meeting(actor=actor, round_id=row.pk, **form.cleaned_data)
        messages.success(request, _("Kept. It stands in the report."))
        return HttpResponseRedirect(back_url)
    return fill_in(request, form, title=_("The expert meeting"), back_url=back_url)


@never_cache
@require_POST
def publish(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Publish a round, once all that was heard is settled."""
    actor = who(request)
    row = asking_round(actor, round_id)
    try:
        actions.publish(actor=actor, round_id=row.pk, on=timezone.localdate())
    except actions.NotSettled:
        messages.error(request, _("Not published. Settle each municipality that was heard first."))
    else:
        messages.success(request, _("Published. All who work on it read it."))
    return HttpResponseRedirect(reverse("inventory:round", args=[row.pk]))


def asking_round(actor: Actor, round_id: UUID) -> Round:
    """Return a round that `actor` runs and that still asks. Raises Http404 for any other."""
    row = one_round(actor, round_id, "run")
    if row.stage == Stage.PUBLISHED:
        raise Http404
    return row
