"""The report of the talk: written by topic on one page, handed over, agreed to or not."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request
from naast.core.paper.rules import headers
from naast.support.decisions.actions import reports as actions
from naast.support.decisions.actions.reports import AlreadyAnswered, HandedOver
from naast.support.decisions.present import heading_of
from naast.support.decisions.queries.reports import report_pdf
from naast.support.decisions.report_forms import ReplyForm, ReportForm
from naast.support.decisions.rules.reports import AnsweredHow
from naast.support.decisions.views.shared import giving_back, open_to_change, posted, status_of


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(ReportForm)
def report(request: Request, matter_id: UUID) -> HttpResponse:
    """Write the report by topic; `hand_over` gives it to the resident at once."""
    opened = open_to_change(request, matter_id)
    written = opened.report
    if written and written.handed_at:
        raise Http404
    form = ReportForm(
        posted(request),
        about=frozenset(opened.matter.domains),
        initial=written.words if written else None,
    )
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        try:
            actions.write_report(
                actor=request.actor, matter_id=matter_id, words=form.cleaned_data, at=at
            )
            if "hand_over" in request.POST:
                actions.hand_over_report(actor=request.actor, matter_id=matter_id, at=at)
                messages.success(request, _("The resident has the report, and may say something."))
            else:
                messages.success(request, _("Kept. The resident can read it too."))
        except (ObjectDoesNotExist, HandedOver) as gone:  # closed or given in another window
            raise Http404 from gone
        return redirect("decisions:matter", matter_id)
    context = {
        **heading_of(opened),
        "form": form,
        "heading": _("Report of the talk"),
        "back_url": reverse("decisions:matter", args=[matter_id]),
        "opened": opened,
    }
    return render(request, "decisions/report.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(ReplyForm)
def reply(request: Request, matter_id: UUID) -> HttpResponse:
    """Note what she said of the report, on paper or spoken with a witness."""
    opened = open_to_change(request, matter_id)
    if opened.report is None or opened.report.handed_at is None or opened.report.reply:
        raise Http404
    form = ReplyForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.note_reply(
                actor=request.actor,
                matter_id=matter_id,
                answer=given["answer"],
                how=AnsweredHow(given["how"]),
                remarks=given["remarks"].strip(),
                witness=given["witness"].strip(),
                applies=given["applies"],
                at=timezone.now(),
            )
        except (ObjectDoesNotExist, AlreadyAnswered) as gone:  # said with the code meanwhile
            raise Http404 from gone
        messages.success(request, _("Kept with the report."))
        applies = given["applies"] and not opened.matter.applied_at
        return redirect(f"decisions:{'application' if applies else 'matter'}", matter_id)
    context = {
        **heading_of(opened),
        "form": form,
        "heading": _("What the resident says of the report"),
        "back_url": reverse("decisions:matter", args=[matter_id]),
    }
    return render(request, "decisions/step.html", context, status=status_of(form))


@never_cache
@require_safe
def report_paper(request: Request, matter_id: UUID) -> HttpResponse:
    """Return the report as PDF, to hand over or to have signed."""
    opened = open_to_change(request, matter_id)
    if opened.report is None:
        raise Http404
    made = report_pdf(
        report=opened.report, number=opened.number, lang=get_language() or "nl",
        at=timezone.now(),
    )  # fmt: skip
    return HttpResponse(made, headers=headers(filename="verslag.pdf"))
