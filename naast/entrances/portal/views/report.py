"""My file: the report of my talk with the municipality; I agree, add something, or have seen it."""

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.paper.rules import headers
from naast.entrances.portal.place import place_of
from naast.entrances.portal.report_form import ReplyForm
from naast.entrances.portal.views.file import mine, stay
from naast.support.decisions import queries as decisions
from naast.support.decisions.actions import reports as actions
from naast.support.decisions.actions.reports import AlreadyAnswered
from naast.support.decisions.queries import OpenedMatter
from naast.support.decisions.queries.reports import ReportShown, report_pdf
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.core.identity.queries import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str, matter_id: UUID) -> HttpResponse:
    """Show the report of a talk; once it is hers, she says what she thinks of it. Or nothing."""
    at = timezone.now()
    opened, found = _mine(request, slug, matter_id)
    asks = found.handed_at is not None and found.reply is None
    form = ReplyForm(request.POST if request.method == "POST" else None) if asks else None
    actor = cast("Request", request).actor
    back_url = reverse("portal:file", args=[slug])
    if request.method == "POST" and form is None:
        return HttpResponseRedirect(reverse("portal:report", args=[slug, matter_id]))
    if form is not None and form.is_valid():
        given = form.cleaned_data
        try:
            actions.reply_to_report(
                actor=actor,
                matter_id=matter_id,
                answer=given["antwoord"],
                remarks=given["opmerkingen"].strip(),
                applies=given["aanvraag"],
                leader=given["leider"],
                at=at,
            )
        except AlreadyAnswered:
            messages.info(request, _("You said this before. That stays."))
        else:
            messages.success(request, _("Thank you. It stands with the report."))
        return HttpResponseRedirect(back_url)
    context = {
        "place": place_of(request=request, slug=slug, at=at),
        "opened": opened,
        "report": found,
        "form": form,
        "back_url": back_url,
        "paper_url": reverse("portal:report_paper", args=[slug, matter_id]),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "portal/report.html", context, status=status)


@never_cache
@require_safe
def report_paper(request: HttpRequest, slug: str, matter_id: UUID) -> HttpResponse:
    """Return her report as PDF."""
    opened, found = _mine(request, slug, matter_id)
    made = report_pdf(
        report=found, number=opened.number, lang=get_language() or "nl",
        at=timezone.now(),
    )  # fmt: skip
    # The name stays behind in the folder of a computer that others use: it tells nothing.
    return HttpResponse(made, headers=headers(filename="naast.pdf"))


def _mine(request: HttpRequest, slug: str, matter_id: UUID) -> tuple[OpenedMatter, ReportShown]:
    """Return a matter of hers with its report. Raises Http404."""
    at = timezone.now()
    actor = cast("Request", request).actor
    place = place_of(request=request, slug=slug, at=at)
    if not mine(actor=actor, place=place, house=House.MUNICIPALITY):
        raise Http404
    try:
        opened = decisions.opened_matter(actor=actor, matter_id=matter_id, at=at)
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    if opened.report is None:
        raise Http404
    stay(request, actor=actor, at=at)
    return opened, opened.report
