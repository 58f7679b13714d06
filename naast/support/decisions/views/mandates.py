"""The register of mandates: read by who decides, kept by who makes policy (R-297, R-311)."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request
from naast.support.decisions.actions import mandates as actions
from naast.support.decisions.mandate_forms import BackingForm, EndForm, HolderForm, MandateForm
from naast.support.decisions.models import LAWS, Mandate
from naast.support.decisions.present import mandate_line
from naast.support.decisions.queries import mandates as queries
from naast.support.decisions.rules import Provision
from naast.support.decisions.rules.mandates import LAW_OF, Law, MandateKind
from naast.support.decisions.views.shared import posted, town_of


@require_safe
def register(request: Request) -> HttpResponse:
    """Show the register of a municipality: what counts, and what is over."""
    town_id, towns = town_of(request, queries.reads_register_of(actor=request.actor))
    on = timezone.localdate()
    rows = [
        mandate_line(one, on=on)
        for one in queries.register(actor=request.actor, municipality_id=town_id)
    ]
    return render(
        request,
        "decisions/mandates.html",
        {
            "name": next(one["name"] for one in towns if one["chosen"]),
            "town": town_id,
            "towns": towns if len(towns) > 1 else [],
            "groups": [
                {"id": "now", "title": _("Counts now"), "rows": [r for r in rows if r["counts"]]},
                {
                    "id": "other",
                    "title": _("Over, or not yet"),
                    "rows": [r for r in rows if not r["counts"]],
                },
            ],
            "keeps": town_id in queries.keeps_register_of(actor=request.actor),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, municipality_id: int) -> HttpResponse:
    """Enter a mandate as the college decided it."""
    if municipality_id not in queries.keeps_register_of(actor=request.actor):
        raise Http404
    above = [(one.pk, str(one)) for one in queries.mandates(municipality_id=municipality_id)[:50]]
    form = MandateForm(posted(request), above=above)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.enter_mandate(
                actor=request.actor,
                municipality_id=municipality_id,
                kind=MandateKind(data.pop("kind")),
                under_id=data.pop("under"),
                provisions=[Provision(one) for one in data.pop("provisions")],
                at=timezone.now(),
                **data,
            )
        except actions.WithinTheOther:
            form.add_error(
                "provisions", _("This says more than the line above it. Choose within that line.")
            )
        else:
            messages.success(request, _("Entered. Now ask the policy advisers to stand behind it."))
            return HttpResponseRedirect(_back_url(municipality_id))
    return _form(request, form, municipality_id, title=_("Enter a mandate"))


@require_http_methods(["GET", "HEAD", "POST"])
def back(request: Request, mandate_id: int) -> HttpResponse:
    """Note that the policy adviser of a law stands behind a mandate."""
    mandate = _kept(request, mandate_id)
    form = BackingForm(posted(request), initial={"given_on": timezone.localdate()})
    asked = {LAW_OF[Provision(one)] for one in mandate.provisions}
    form.fields["law"].choices = [one for one in LAWS if one[0] in asked]  # type: ignore[attr-defined]
    if form.is_valid():
        try:
            actions.back_mandate(
                actor=request.actor,
                mandate_id=mandate_id,
                law=Law(form.cleaned_data["law"]),
                adviser=form.cleaned_data["adviser"],
                given_on=form.cleaned_data["given_on"],
                at=timezone.now(),
            )
        except actions.BackedAlready:
            form.add_error("law", _("The adviser of this law stands behind it already."))
        else:
            messages.success(request, _("Noted. From that day one may decide by it."))
            return HttpResponseRedirect(_back_url(mandate.municipality_id))
    return _form(
        request, form, mandate.municipality_id,
        title=_("Who stands behind this mandate?"), mandate=mandate,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def name(request: Request, mandate_id: int) -> HttpResponse:
    """Note to whom by name a mandate was given."""
    mandate = _kept(request, mandate_id)
    if not mandate.by_name:
        raise Http404
    on = timezone.localdate()
    officers = sorted(
        queries.officers(municipality_id=mandate.municipality_id, on=on).items(),
        key=lambda one: one[1],
    )
    form = HolderForm(posted(request), officers=officers, initial={"from_on": on})
    if form.is_valid():
        try:
            actions.name_holder(
                actor=request.actor,
                mandate_id=mandate_id,
                user_id=form.cleaned_data["user"],
                from_on=form.cleaned_data["from_on"],
                last_on=form.cleaned_data["last_on"],
            )
        except (actions.HeldAlready, actions.NotThatRegister):
            form.add_error("user", _("This colleague has it already, or works here later."))
        else:
            messages.success(request, _("Noted. Your colleague may decide by it from that day."))
            return HttpResponseRedirect(_back_url(mandate.municipality_id))
    return _form(
        request, form, mandate.municipality_id, title=_("To whom by name?"), mandate=mandate
    )


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Request, mandate_id: int) -> HttpResponse:
    """Let a mandate end with a day."""
    mandate = _kept(request, mandate_id)
    form = EndForm(posted(request), from_on=mandate.from_on)
    if form.is_valid():
        actions.end_mandate(
            actor=request.actor, mandate_id=mandate_id, last_on=form.cleaned_data["last_on"]
        )
        messages.success(request, _("Noted. After that day no letter can be made by it."))
        return HttpResponseRedirect(_back_url(mandate.municipality_id))
    return _form(
        request, form, mandate.municipality_id, title=_("End this mandate"), mandate=mandate
    )


# ---------------------------------------------------------------- shared


def _form(
    request: Request,
    form: BaseForm,
    municipality_id: int,
    *,
    title: str,
    mandate: Mandate | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "mandate": mandate,
        "back_url": _back_url(municipality_id),
        "back_words": _("Mandates"),
    }
    status = 422 if form.errors else 200
    return render(request, "decisions/mandate_form.html", context, status=status)


def _kept(request: Request, mandate_id: int) -> Mandate:
    """Return a line of a register that she keeps. Raises Http404."""
    keeps = queries.keeps_register_of(actor=request.actor)
    found = Mandate.objects.filter(pk=mandate_id, municipality_id__in=keeps).first()
    if found is None:
        raise Http404
    return found


def _back_url(municipality_id: int) -> str:
    return f"{reverse('decisions:mandates')}?town={municipality_id}"
