"""The talk about a report: where one differs, and what both agree to hold to."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.learning.steering import present_selftest
from naast.learning.steering.actions import principles as actions
from naast.learning.steering.forms.report import PrincipleForm
from naast.learning.steering.models import CouncilReport, Principle
from naast.learning.steering.present.here import Here
from naast.learning.steering.present.report.parts import span_words
from naast.learning.steering.queries import principles as queries
from naast.learning.steering.queries import report as reports
from naast.learning.steering.rules.report import Chapter, Opinion
from naast.learning.steering.rules.selftest import Chair
from naast.learning.steering.views.shared import fill_in, here
from naast.learning.steering.words.report import CHAPTERS
from naast.learning.steering.words.selftest import CHAIRS


def _talk(request: HttpRequest, slug: str, report_id: UUID) -> tuple[Here, CouncilReport, Any]:
    """Return who talks, about which report, and what its council said. Raises Http404."""
    at = here(request, slug)
    try:
        row = reports.reports(actor=at.actor).get(id=report_id, municipality_id=at.town.pk)
    except CouncilReport.DoesNotExist:
        raise Http404 from None
    said = reports.opinion_on(actor=at.actor, report=row)
    if reports.stands(report=row, said=said, on=at.on) is not Opinion.GIVEN:
        raise Http404
    return at, row, said


@never_cache
@require_safe
def talk(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """Show what one differs about, and what one agreed."""
    at, row, said = _talk(request, slug, report_id)
    now = timezone.now()
    test, points = queries.still_differs(actor=at.actor, municipality_id=at.town.pk, at=now)
    chair = actions.chair_of(actor=at.actor, municipality_id=at.town.pk)
    found = queries.principles(actor=at.actor).filter(municipality_id=at.town.pk)
    context = {
        "at": at,
        "row": row,
        "period": span_words(span=reports.span_of(report=row)),
        "said": said,
        "differs": [
            {"key": one, "title": CHAPTERS[Chapter(one)], "own": row.words.get(one, "")}
            for one in said.differs
        ],
        "late": queries.answered_late(actor=at.actor, municipality_id=at.town.pk, on=at.on),
        "test": test,
        "points": [present_selftest.item_row(one, {}) for one in points],
        "principles": [
            {
                "one": one,
                "about": CHAPTERS[Chapter(one.chapter)],
                "by": [CHAIRS[Chair(each)] for each in one.agreed_by],
                "may_agree": one.agreed_on is None and chair not in one.agreed_by,
            }
            for one in found[: queries.MOST]
        ],
    }
    return render(request, "steering/report_talk.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """Propose a local principle."""
    at, row, said = _talk(request, slug, report_id)
    about = request.GET.get("about", "")
    form = PrincipleForm(
        request.POST if request.method == "POST" else None,
        initial={"chapter": about if about in set(Chapter) else next(iter(said.differs), "")},
    )
    back_url = reverse("steering:talk", args=[slug, report_id])
    if form.is_valid():
        actions.propose_principle(
            actor=at.actor,
            report_id=row.pk,
            chapter=Chapter(form.cleaned_data["chapter"]),
            text=form.cleaned_data["text"],
            at=timezone.now(),
        )
        messages.success(request, _("Proposed. It holds once both say yes."))
        return HttpResponseRedirect(back_url)
    return fill_in(request, form, title=_("Propose what you hold to"), back_url=back_url)


@never_cache
@require_POST
def agree(request: HttpRequest, slug: str, principle_id: UUID) -> HttpResponse:
    """Say yes to a principle for one's own chair."""
    at = here(request, slug)
    try:
        row = actions.agree_principle(actor=at.actor, principle_id=principle_id, at=timezone.now())
    except Principle.DoesNotExist:
        raise Http404 from None
    said = _("It holds from today.") if row.agreed_on else _("Your yes is kept.")
    messages.success(request, said)
    return HttpResponseRedirect(reverse("steering:talk", args=[slug, row.report_id]))
