"""What more than one page of the talk of three does."""

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from naast.core.policy.walls import Actor
from naast.learning.steering import queries
from naast.learning.steering.models.selftest import Action
from naast.learning.steering.rules.ambitions import ENDED, Progress
from naast.learning.steering.rules.selftest import NUMBER, Chair, Item
from naast.learning.steering.words.ambitions import PROGRESS
from naast.learning.steering.words.selftest import CHAIRS

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

SIGN = {Progress.DONE: "check", Progress.STOPPED: "x"}


def speaker(request: HttpRequest) -> Actor:
    """Return who looks. Raises Http404 for who speaks for none of the three chairs."""
    actor = cast("Request", request).actor
    if not queries.speaks(actor=actor):
        raise Http404
    return actor


def fill_in(
    request: HttpRequest, form: Any, *, title: str, back_url: str, **more: Any
) -> HttpResponse:
    """Show a form, with what is not right yet."""
    context = {"form": form, "title": title, "back_url": back_url, **more}
    status = 422 if form.errors else 200
    return render(request, "steering/fill_in.html", context, status=status)


def action_row(one: Action, *, actor: Actor, chairs: set[Chair], on: date) -> dict[str, Any]:
    """Return an action as a page shows it; `chairs` are those for which `actor` speaks."""
    progress = Progress(one.progress)
    yes = {Chair(chair) for chair in one.agreed_by}
    late = progress not in ENDED and one.before_on < on
    agreed = one.agreed_on is not None or one.test_id is None
    return {
        "id": one.pk,
        "what": one.what,
        "number": NUMBER[Item(one.item)] if one.item else "",
        "owner": one.organisation.name if one.organisation else CHAIRS[Chair(one.owner)],
        "function": one.function,
        "before_on": one.before_on,
        "agreed": agreed,
        "waits_for": [CHAIRS[chair] for chair in Chair if chair not in yes] if not agreed else [],
        "may_agree": not agreed and bool(chairs - yes),
        "may_tell": agreed and queries.does(actor=actor, action=one),
        "progress": PROGRESS[progress],
        "kind": "late" if late else "",
        "sign": "alert-triangle" if late else SIGN.get(progress, "clock"),
        "late": late,
        "came": one.came,
    }
