"""Answer a resident who says that an entry in her file is not right."""

from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naast.core.identity.queries import Request
from naast.entrances.desk.actions import answer_remark
from naast.entrances.desk.remark_forms import AnswerForm
from naast.entrances.desk.views.documents import Near, near
from naast.support.casework.queries import entries as casework
from naast.support.decisions.queries import entries as decisions
from naast.support.keys import actions as keys
from naast.support.keys import queries
from naast.support.keys.rules import About
from naast.support.people.queries import opened_with_key
from naast.support.people.rules import House


@require_http_methods(["GET", "HEAD", "POST"])
def remark(request: Request, remark_id: UUID) -> HttpResponse:
    """Show an entry and what the resident says of it; correct it, or say why it stays."""
    actor, at = request.actor, timezone.now()
    try:
        row = keys.open_remark(actor=actor, remark_id=remark_id)
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    where = _closed(request, house=row.house) if row.put_to_id else near(request, row.person_id)
    find = (casework if where.in_support else decisions).entry
    with keys.answering(actor=actor, row=row, at=at) as hand:
        entry = find(actor=hand, about=About(row.about), row_id=row.row_id)
        if entry is None:
            raise Http404
        _left, key = opened_with_key(actor=hand, person_id=row.person_id)
    form = AnswerForm(request.POST if request.method == "POST" else None, now=entry.text)
    if form.is_valid():
        _answer(request, form, remark_id, at)
        messages.success(request, _("Answered. The resident reads it in the file."))
        return redirect(where.url)
    context = {
        "name": where.name,
        "back_url": where.url,
        "entry": entry,
        "remark": queries.opened_remark(row=row, key=key),
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/remark.html", context, status=status)


def _closed(request: Request, *, house: str) -> Near:
    """Return where who answers about a closed file goes on: she opens no more than the entry."""
    of_house = {House.SUPPORT: ("supporter", "desk:today")}
    of_house[House.MUNICIPALITY] = ("access_officer", "decisions:matters")
    role, page = of_house[House(house)]
    url = reverse(page if request.actor.holds(role) else "desk:why_list")
    name = _("A resident whose file is closed")
    return Near(name=name, url=url, in_support=house == House.SUPPORT)


def _answer(request: Request, form: AnswerForm, remark_id: UUID, at: datetime) -> None:
    try:
        answer_remark(
            actor=request.actor,
            remark_id=remark_id,
            text=form.cleaned_data["text"] if form.corrected else None,
            reason=form.cleaned_data["reason"],
            at=at,
        )
    except ObjectDoesNotExist as gone:  # answered or closed in another window
        raise Http404 from gone
