"""What a municipality wants, what stands in the way, what is done, and whether it helped."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.rules import Role
from naast.learning.inventory.queries import code_words
from naast.learning.inventory.rules.rounds import Table
from naast.learning.steering import queries
from naast.learning.steering.actions import ambitions as actions
from naast.learning.steering.forms.ambitions import AimForm, MotionForm, PlanForm
from naast.learning.steering.forms.selftest import ProgressForm
from naast.learning.steering.models.ambitions import Aim, Motion
from naast.learning.steering.queries.ambitions import MOST_AIMS, Measured
from naast.learning.steering.queries.answers import towns
from naast.learning.steering.rules.ambitions import ENDED, Gauge, Moved, Progress, warned_in_time
from naast.learning.steering.views.parts_of_talk import action_row, fill_in, speaker
from naast.learning.steering.words.ambitions import GAUGES, KEPT, MOVED, NORMS, PROGRESS
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

SIGN = {Moved.YES: "check", Moved.NO: "alert-circle"}


def aim_row(one: Aim, *, found: Measured | None, on: date) -> dict[str, Any]:
    """Return an ambition or bottleneck as a page shows it."""
    progress = Progress(one.progress)
    late = progress not in ENDED and one.due_on < on
    told = one.told_on
    in_time = None
    if told and one.takes_effect_on and one.touches:
        in_time = warned_in_time(told_on=told, takes_effect_on=one.takes_effect_on)
    return {
        "id": one.pk,
        "title": one.title,
        "kind": one.get_kind_display(),
        "code": code_words(table=Table(one.kind)).get(one.code, ""),
        "where": one.municipality.name,
        "function": one.function,
        "due_on": one.due_on,
        "told_on": told,
        "takes_effect_on": one.takes_effect_on if one.touches else None,
        "in_time": in_time,
        "progress": PROGRESS[progress],
        "late": late,
        "late_kind": "late" if late else "",
        "sign": "alert-triangle" if late else "check" if progress is Progress.DONE else "clock",
        "came": one.came,
        "gauge": GAUGES[Gauge(one.gauge)] if one.gauge else "",
        "measured": found,
        "moved": MOVED[found.moved] if found else "",
        "moved_sign": SIGN.get(found.moved, "clock") if found else "",
        "not_landed": progress is Progress.DONE and found and found.moved is Moved.NO,
    }


@never_cache
@require_safe
def ambitions(request: HttpRequest) -> HttpResponse:
    """Show what is wanted and in the way, whether figures moved, motions, and norms."""
    actor, at = speaker(request), timezone.now()
    on = timezone.localdate(at)
    rows = list(queries.aims(actor=actor)[:MOST_AIMS])
    series = queries.figures_of(municipality_ids={one.municipality_id for one in rows})
    mine = queries.municipalities_of(actor=actor, role=Role.POLICY_OFFICER)
    own = {*mine, *queries.municipalities_of(actor=actor, role=Role.COUNCIL_MEMBER)}
    names = places.municipality_names(ids=own)
    context = {
        "aims": [
            aim_row(
                one,
                found=queries.measured(aim=one, series=series[one.municipality_id]),
                on=on,
            )
            for one in rows
        ],
        "motions": [
            {"one": one, "progress": PROGRESS[Progress(one.progress)]}
            for one in queries.motions(actor=actor)[:MOST_AIMS]
        ],
        "writes": [(id_, names[id_]) for id_ in mine],
        "worth": [
            (one.name, reverse("steering:worth", args=[one.slug]))
            for one in towns(actor=actor, on=on)
            if one.pk in own
        ],
        "norms": [
            {
                "town": names[id_],
                "rows": [
                    {
                        "organisation": one.organisation,
                        "norm": NORMS.get(one.norm, one.norm),
                        "agreed": one.agreed,
                        "measured": one.measured,
                        "kept": KEPT[one.kept],
                    }
                    for one in queries.norms(actor=actor, municipality_id=id_, at=at)
                ],
            }
            for id_ in sorted(own)
        ],
    }
    return render(request, "steering/ambitions.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_aim(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Write an ambition or bottleneck, with the tips of others beside it."""
    actor, at = speaker(request), timezone.now()
    if not queries.answers_in(actor=actor, municipality_id=municipality_id):
        raise Http404
    on = timezone.localdate(at)
    there = queries.seated(municipality_id=municipality_id, on=on)
    form = AimForm(
        request.POST if request.method == "POST" else None,
        organisations=list(there.items()),
        today=on,
    )
    if form.is_valid():
        row = actions.write_aim(actor=actor, municipality_id=municipality_id, at=at, **form.facts())
        messages.success(request, _("Kept as a draft. Only the municipality reads it."))
        return redirect("steering:aim", row.pk)
    return fill_in(
        request,
        form,
        title=_("What do you want, or what stands in the way?"),
        back_url=reverse("steering:ambitions"),
        tips=_tips(),
    )


def _tips() -> list[tuple[str, list[str]]]:
    """Return what others advise, of municipalities and of organisations (R-217)."""
    return [
        (
            _("Municipalities say"),
            [str(w) for w in code_words(table=Table.TIP_MUNICIPALITY).values()],
        ),
        (_("Organisations say"), [str(w) for w in code_words(table=Table.TIP_PROVIDER).values()]),
    ]


@never_cache
@require_safe
def aim(request: HttpRequest, aim_id: UUID) -> HttpResponse:
    """Show one ambition: whom it touches, whether they heard in time, and what came of it."""
    actor, at = speaker(request), timezone.now()
    row = queries.aims(actor=actor).filter(id=aim_id).first()
    if row is None:
        raise Http404
    on = timezone.localdate(at)
    series = queries.figures_of(municipality_ids={row.municipality_id})
    found = queries.measured(aim=row, series=series[row.municipality_id])
    rows = queries.actions(actor=actor).filter(aim=row)[:MOST_AIMS]
    names = organisations.names(ids=row.touches)
    context = {
        "aim": row,
        "one": aim_row(row, found=found, on=on),
        "touches": [names[id_] for id_ in row.touches if id_ in names],
        "actions": [action_row(one, actor=actor, chairs=set(), on=on) for one in rows],
        "writes": queries.answers_in(actor=actor, municipality_id=row.municipality_id),
        "tips": _tips(),
        "back_url": reverse("steering:ambitions"),
    }
    return render(request, "steering/aim.html", context)


@require_POST
def publish_aim(request: HttpRequest, aim_id: UUID) -> HttpResponse:
    """Tell an ambition to all who work there."""
    actor = speaker(request)
    try:
        row = actions.publish_aim(actor=actor, aim_id=aim_id, at=timezone.now())
    except Aim.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("Told. Council and organisations read it now."))
    return redirect("steering:aim", row.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tell_aim(request: HttpRequest, aim_id: UUID) -> HttpResponse:
    """Tell how far an ambition is."""
    actor = speaker(request)
    row = queries.aims(actor=actor, verb="write").filter(id=aim_id).first()
    if row is None:
        raise Http404
    form = ProgressForm(
        request.POST if request.method == "POST" else None,
        initial={"progress": row.progress, "came": row.came},
    )
    back_url = reverse("steering:aim", args=[row.pk])
    if form.is_valid():
        actions.tell_aim(
            actor=actor,
            aim_id=row.pk,
            progress=Progress(form.cleaned_data["progress"]),
            came=form.cleaned_data["came"],
            at=timezone.now(),
        )
        messages.success(request, _("Kept."))
        return redirect(back_url)
    return fill_in(request, form, title=row.title, back_url=back_url, dutch=True)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, aim_id: UUID) -> HttpResponse:
    """Plan what is done for an ambition that was told."""
    actor, at = speaker(request), timezone.now()
    row = queries.aims(actor=actor, verb="write").filter(id=aim_id, told_on__isnull=False).first()
    if row is None:
        raise Http404
    form = PlanForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate(at)
    )
    back_url = reverse("steering:aim", args=[row.pk])
    if form.is_valid():
        actions.plan_action(actor=actor, aim_id=row.pk, at=at, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect(back_url)
    return fill_in(request, form, title=_("What is done for it?"), back_url=back_url)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_motion(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Keep what the municipal council moved."""
    actor, at = speaker(request), timezone.now()
    if not queries.answers_in(actor=actor, municipality_id=municipality_id):
        raise Http404
    form = MotionForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate(at)
    )
    if form.is_valid():
        actions.keep_motion(
            actor=actor, municipality_id=municipality_id, at=at, **form.cleaned_data
        )
        messages.success(request, _("Kept."))
        return redirect("steering:ambitions")
    return fill_in(
        request, form, title=_("A motion of the municipal council"),
        back_url=reverse("steering:ambitions"),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_motion(request: HttpRequest, motion_id: UUID) -> HttpResponse:
    """Tell what came of a motion."""
    actor = speaker(request)
    row = queries.motions(actor=actor, verb="write").filter(id=motion_id).first()
    if row is None:
        raise Http404
    form = ProgressForm(
        request.POST if request.method == "POST" else None,
        initial={"progress": row.progress, "came": row.came},
    )
    if form.is_valid():
        try:
            actions.follow_motion(
                actor=actor,
                motion_id=row.pk,
                progress=Progress(form.cleaned_data["progress"]),
                came=form.cleaned_data["came"],
            )
        except Motion.DoesNotExist:
            raise Http404 from None
        messages.success(request, _("Kept."))
        return redirect("steering:ambitions")
    return fill_in(
        request, form, title=row.title, back_url=reverse("steering:ambitions"), dutch=True
    )
