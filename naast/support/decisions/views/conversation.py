"""One conversation on one page (R-303); and what the law still asks later (R-310)."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naast.core.identity.queries import Request
from naast.support.decisions.actions import conversation as actions
from naast.support.decisions.conversation_form import SLOTS, ConversationForm, LaterForm
from naast.support.decisions.present import heading_of, lack_words
from naast.support.decisions.queries import mandates as register
from naast.support.decisions.rules import LOWER_RUNGS
from naast.support.decisions.rules.later import Later
from naast.support.decisions.rules.mandates import Lack
from naast.support.decisions.views.shared import (
    REFUSALS,
    giving_back,
    open_to_change,
    posted,
    refusal,
    status_of,
)


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(ConversationForm)
def conversation(request: Request, matter_id: UUID) -> HttpResponse:
    """Keep a whole conversation, with all that was arranged in it, at once."""
    opened, at = open_to_change(request, matter_id), timezone.now()
    looked = {f"rung_{one.rung}": one.state for one in opened.rungs if one.rung in LOWER_RUNGS}
    form = ConversationForm(posted(request), initial=looked)
    if request.method == "POST" and form.is_valid():
        try:
            actions.hold_conversation(
                actor=request.actor,
                matter_id=matter_id,
                kind=form.cleaned_data["kind"],
                text=form.cleaned_data["text"],
                support_offered=form.cleaned_data["support_offered"],
                rungs=form.rungs(),
                referred=form.referred(),
                wanted=form.wanted(),
                at=at,
            )
        except REFUSALS as refused:
            field, words = refusal(refused)
            known = {"provision": "provision_1", "left_rule": "left_rule"}
            form.add_error(known.get(field or ""), words)
        except ObjectDoesNotExist as gone:  # closed in another window
            raise Http404 from gone
        else:
            messages.success(request, _("All of it is kept. The resident can read it now."))
            return redirect("decisions:matter", matter_id)
    mine = register.own_mandates(
        actor=request.actor,
        municipality_id=opened.matter.municipality_id,
        on=timezone.localdate(at),
    )
    context = {
        **heading_of(opened),
        "form": form,
        "heading": _("One conversation"),
        "back_url": reverse("decisions:matter", args=[matter_id]),
        "opened": opened,
        "rungs": [form[f"rung_{rung}"] for rung in LOWER_RUNGS],
        "slots": [
            [form[f"{name}_{n}"] for name in ("provision", "verdict", "what", "reasons")]
            for n in SLOTS
        ],
        "lacks": sorted({lack_words(one) for one in mine.values() if isinstance(one, Lack)}),
    }
    return render(request, "decisions/conversation.html", context, status=status_of(form))


@require_POST
def later(request: Request, matter_id: UUID) -> HttpResponse:
    """Note that one thing the law still asked is done."""
    open_to_change(request, matter_id)
    form = LaterForm(request.POST)
    if form.is_valid():
        try:
            actions.note_later_done(
                actor=request.actor,
                matter_id=matter_id,
                later=Later(form.cleaned_data["later"]),
            )
        except ObjectDoesNotExist as gone:  # closed in another window
            raise Http404 from gone
        messages.success(request, _("Done."))
    else:
        messages.warning(request, _("Choose what is done."))
    return redirect("decisions:matter", matter_id)
