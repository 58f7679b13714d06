"""Who holds which role: an administrator gives and ends them. To anybody else it is not there."""

import logging
from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naast.core.identity.actions import (
    HeldAlready,
    MixesHouses,
    NotBySelf,
    WrongScope,
    send_invitation,
)
from naast.core.identity.queries import Request, administered, given_roles
from naast.core.identity.rules import Role
from naast.entrances.desk import actions, queries
from naast.entrances.desk.forms import EndRoleForm, GiveRoleForm

PER_PAGE = 20

log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: Request) -> HttpResponse:
    """Show who holds a role in what I administer; one is given here."""
    own = administered(actor=request.actor)
    if not own:
        raise Http404
    today = timezone.localdate()
    scopes = queries.scope_choices(own=own, on=today)
    form = GiveRoleForm(
        request.POST if request.method == "POST" else None,
        scopes=scopes,
        initial={"from_on": today, "scope": scopes[0][0] if len(scopes) == 1 else ""},
    )
    if request.method == "POST" and form.is_valid() and _give(request, form):
        return redirect("desk:roles")
    page = Paginator(given_roles(actor=request.actor), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "rows": queries.given(grants=page.object_list, on=today),
        "turns": {
            "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
            "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        },
    }
    return render(request, "desk/roles.html", context, status=422 if form.errors else 200)


def _give(request: Request, form: GiveRoleForm) -> bool:
    """Give the role that was filled in; False where it was refused, which the form then says."""
    data = form.cleaned_data
    name = data["name"] or data["mail"].partition("@")[0]
    try:
        link = actions.let_in(
            actor=request.actor,
            email=data["mail"],
            name=name,
            role=Role(data["role"]),
            scope=data["scope"],
            from_on=data["from_on"],
            until_on=data["until_on"],
        )
    except MixesHouses:
        form.add_error(
            "role",
            _("Nobody supports and decides in one municipality. End the other role first."),
        )
    except HeldAlready:
        form.add_error("role", _("Your colleague holds this role here already."))
    except WrongScope:
        form.add_error("scope", _("This role is not held there. Choose another place."))
    else:
        messages.success(request, _("The role is given."))
        if link:
            _invite(request, email=data["mail"], link=link)
        return True
    return False


def _invite(request: Request, *, email: str, link: str) -> None:
    try:
        send_invitation(email=email, link=link)
    except OSError:  # as every fault of SMTP is
        log.exception("an invitation was not sent")
        messages.warning(
            request, _("The mail did not go out. Your colleague can ask for a new password.")
        )


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Request, grant_id: int) -> HttpResponse:
    """End a role that somebody holds in what I administer."""
    today = timezone.localdate()
    rows = queries.given(grants=given_roles(actor=request.actor).filter(id=grant_id), on=today)
    if not rows:
        raise Http404
    form = EndRoleForm(
        request.POST if request.method == "POST" else None, on=today, initial={"last_on": today}
    )
    if request.method == "POST" and form.is_valid():
        until_on = form.cleaned_data["last_on"] + timedelta(days=1)
        try:
            actions.end_role(actor=request.actor, grant_id=grant_id, until_on=until_on)
        except NotBySelf:
            form.add_error(None, _("This role is your own. Ask another administrator."))
        else:
            messages.success(request, _("The last day of the role is set."))
            return redirect("desk:roles")
    return render(
        request,
        "desk/end_role.html",
        {"form": form, "row": rows[0]},
        status=422 if form.errors else 200,
    )
