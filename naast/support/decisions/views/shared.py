"""What the pages of one matter share: who comes in, what was typed, how a small step goes."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.forms import BaseForm
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.core.identity.queries import Request
from naast.supply.places import queries as places
from naast.support.decisions import actions, queries
from naast.support.decisions.actions import (
    AlreadyDecided,
    DecisionOwed,
    LadderNotClimbed,
    NotInMandate,
)
from naast.support.decisions.actions.shared import ROLE
from naast.support.decisions.models import RUNGS, Matter
from naast.support.decisions.present import heading_of, lack_words, ladder_of
from naast.support.decisions.queries import OpenedMatter
from naast.support.decisions.rules.deviation import LawBinds, NoHardshipClause

REFUSALS = (
    LadderNotClimbed,
    NotInMandate,
    DecisionOwed,
    AlreadyDecided,
    LawBinds,
    NoHardshipClause,
)

View = Callable[..., HttpResponse]


def giving_back(form_of: Callable[[QueryDict], BaseForm]) -> Callable[[View], View]:
    """Give an officer back what she typed where her matter changed meanwhile; else it is a 404."""

    def made(view: View) -> View:
        @wraps(view)
        def answered(request: Request, matter_id: UUID, **more: UUID) -> HttpResponse:
            try:
                return view(request, matter_id, **more)
            except Http404:
                mine = queries.matters(actor=request.actor).filter(id=matter_id).first()
                if request.method != "POST" or not mine or mine.user_id != request.actor.user_id:
                    raise
            context = {
                "form": form_of(request.POST),
                "heading": _("This is not kept: the matter changed while you wrote"),
                "closed_at": mine.closed_at,
                "back_url": reverse("decisions:matter", args=[matter_id]),
            }
            return render(request, "decisions/changed.html", context, status=HTTPStatus.CONFLICT)

        return answered

    return made


def officer_only(request: Request) -> None:
    if not request.actor.holds(ROLE):
        raise Http404


def open_one(request: Request, matter_id: UUID, at: datetime) -> OpenedMatter:
    """Open a matter as an officer, recorded. Raises Http404 to strangers."""
    officer_only(request)
    try:
        opened = actions.open_matter(actor=request.actor, matter_id=matter_id, at=at)
    except Matter.DoesNotExist as absent:
        raise Http404 from absent
    if opened.matter.user_id != request.actor.user_id:  # a team leader has no business on this page
        raise Http404
    return opened


def open_to_change(request: Request, matter_id: UUID) -> OpenedMatter:
    opened = open_one(request, matter_id, timezone.now())
    if not opened.is_open:
        raise Http404
    return opened


def step(
    request: Request,
    opened: OpenedMatter,
    form: BaseForm,
    keep: Callable[[dict[str, Any], datetime], str],
    *,
    heading: str,
    template: str = "decisions/step.html",
    to: str = "",
) -> HttpResponse:
    """Show a small form of a matter, or keep what was filled in and go back to the matter."""
    here = reverse("decisions:matter", args=[opened.matter.id])
    if request.method == "POST" and form.is_valid():
        try:
            said = keep(form.cleaned_data, timezone.now())
        except REFUSALS as refused:
            field, words = refusal(refused)
            form.add_error(field if field in form.fields else None, words)
        except ObjectDoesNotExist as gone:  # closed, or no longer shared, in another window
            raise Http404 from gone
        else:
            messages.success(request, said)
            return redirect(to or here)
    context = {
        **heading_of(opened),
        "form": form,
        "heading": heading,
        "back_url": here,
        "opened": opened,
        "ladder": ladder_of(opened),
        "rungs_left": [names for rung, names in RUNGS if rung in opened.rungs_left],
    }
    return render(request, template, context, status=status_of(form))


def refusal(refused: Exception) -> tuple[str | None, str]:
    """Return the field at which a refusal is said, and the words."""
    match refused:
        case LadderNotClimbed(left=left):
            names = ", ".join(str(name).lower() for rung, name in RUNGS if rung in left)
            words = ngettext(
                "First look at this rung of the ladder: %(names)s.",
                "First look at these rungs of the ladder: %(names)s.",
                len(left),
            )
            return "provision", words % {"names": names}
        case NotInMandate(lack=lack):
            return "provision", lack_words(lack)
        case DecisionOwed():
            return "outcome", _("The resident applied and has no answer yet. Decide first.")
        case LawBinds():
            return "left_rule", _("Nobody can leave a law aside. Look for another way.")
        case NoHardshipClause():
            return "left_rule", _("This ordinance has no hardship clause, so it cannot be left.")
        case _:
            return "provision", _(
                "This is decided already, perhaps a moment ago. Nothing of this page is kept yet. "
                "Look at the matter first; your text stands below."
            )


def posted(request: Request) -> QueryDict | None:
    """Return what was sent, also when that is nothing at all."""
    return request.POST if request.method == "POST" else None


def status_of(form: BaseForm) -> int:
    return 422 if form.errors else 200


def town_of(request: Request, ids: list[int]) -> tuple[int, list[dict[str, Any]]]:
    """Return the municipality of `ids` that is asked for, or the first; and all to choose from.

    Raises Http404 where there is none.
    """
    if not ids:
        raise Http404
    asked = request.GET.get("town", "")
    chosen = next((id_ for id_ in ids if str(id_) == asked), ids[0])
    names = places.municipality_names(ids=ids)
    return chosen, [{"id": id_, "name": names[id_], "chosen": id_ == chosen} for id_ in ids]
