"""The report for the municipal council: written, put before clients, sent, read by all."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.paper.rules import headers
from naast.learning.steering.actions import report as actions
from naast.learning.steering.forms.report import (
    AskOpinionForm,
    OpinionForm,
    PeriodForm,
    ReportForm,
    SendForm,
)
from naast.learning.steering.models import CouncilReport
from naast.learning.steering.present import report as present
from naast.learning.steering.present.here import Here
from naast.learning.steering.present.report.parts import span_words
from naast.learning.steering.queries import report as queries
from naast.learning.steering.rules.report import Opinion, Step, may_send
from naast.learning.steering.views.shared import fill_in, here, steering
from naast.learning.steering.words.report import OPINIONS


def _reader(request: HttpRequest, slug: str) -> Here:
    """Return who writes reports there, or judges them. Raises Http404 for everybody else."""
    at = here(request, slug)
    if not at.steers and not at.advises:
        raise Http404
    return at


@never_cache
@require_safe
def reports(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the reports of a municipality, and how it stands with each."""
    at = _reader(request, slug)
    found = queries.reports(actor=at.actor).filter(municipality_id=at.town.pk)[: queries.MOST]
    said = {one.report_id: one for one in queries.opinions(actor=at.actor)[: queries.MOST]}
    rows = [
        {
            "row": row,
            "period": span_words(span=queries.span_of(report=row)),
            "opinion": OPINIONS[
                queries.stands(report=row, said=said.get(row.pk), on=at.on)
            ],
        }
        for row in found
    ]  # fmt: skip
    return render(request, "steering/reports.html", {"at": at, "rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin the report of a period."""
    at, now = steering(request, slug), timezone.now()
    free = queries.still_to_write(actor=at.actor, municipality_id=at.town.pk, on=at.on)
    periods = {one.code: one for one in free}
    form = PeriodForm(
        request.POST if request.method == "POST" else None,
        periods=[(code, span_words(span=one)) for code, one in periods.items()],
    )
    if form.is_valid():
        try:
            row = actions.begin_report(
                actor=at.actor, town=at.town, span=periods[form.cleaned_data["period"]], at=now
            )
        except actions.AlreadyThere:
            form.add_error("period", _("There is a report of this period."))
        else:
            messages.success(request, _("Begun. Nobody else reads it until you ask the council."))
            return HttpResponseRedirect(reverse("steering:report", args=[slug, row.pk]))
    return fill_in(
        request,
        form,
        title=_("A report for the municipal council"),
        back_url=reverse("steering:reports", args=[slug]),
    )


@never_cache
@require_safe
def one(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """Show a report as it stands: to its writers, and to the council once it was asked."""
    at = _reader(request, slug)
    row = _row(at, report_id)
    sent = queries.sent_reports(actor=at.actor).filter(report=row).first()
    said = queries.opinion_on(actor=at.actor, report=row)
    stands = queries.stands(report=row, said=said, on=at.on)
    context = {
        "at": at,
        "row": row,
        "sent": sent,
        "report": in_my_language(sent.whole)
        if sent
        else present.of_report(row=row, said=said, stands=stands),
        "stands": OPINIONS[stands],
        "may_write": at.steers and row.asked_on is None,
        "may_send": at.steers and sent is None and may_send(stands=stands),
        "waits": at.steers and sent is None and stands is Opinion.WAITING,
        "may_say": at.advises and row.asked_on is not None and sent is None,
        "may_talk": stands is Opinion.GIVEN,
        "own": said if at.advises else None,
        "is_kept": at.advises and said is not None and said.given_on is None,
    }
    return render(request, "steering/report.html", context)


def in_my_language(whole: dict[str, Any]) -> dict[str, Any]:
    """Return what was sent, in the language in which one reads."""
    return whole.get(get_language() or "nl") or whole["nl"]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """Write what the municipality says itself; the figures are read anew."""
    at = steering(request, slug)
    row = _draft(at, report_id)
    form = ReportForm(request.POST if request.method == "POST" else None, initial=row.words)
    back_url = reverse("steering:report", args=[slug, report_id])
    if form.is_valid():
        actions.write_report(
            actor=at.actor, report_id=row.pk, words=form.cleaned_data, at=timezone.now()
        )
        messages.success(request, _("Kept. The figures are those of today."))
        return HttpResponseRedirect(back_url)
    return fill_in(request, form, title=_("In your own words"), back_url=back_url)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """Put the report before the client council."""
    at = steering(request, slug)
    row = _draft(at, report_id)
    form = AskOpinionForm(request.POST if request.method == "POST" else None, today=at.on)
    back_url = reverse("steering:report", args=[slug, report_id])
    if form.is_valid():
        actions.ask_opinion(
            actor=at.actor,
            report_id=row.pk,
            before_on=form.cleaned_data["before_on"],
            at=timezone.now(),
        )
        messages.success(request, _("Asked. The council gets word. Words and figures now stand."))
        return HttpResponseRedirect(back_url)
    return fill_in(request, form, title=_("Ask what the council thinks"), back_url=back_url)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """Write what the client council says of a report."""
    at = here(request, slug)
    row = _row(at, report_id)
    if not at.advises or row.asked_on is None or row.sent_on is not None:
        raise Http404
    said = queries.opinion_on(actor=at.actor, report=row)
    given = said is not None and said.given_on is not None
    form = OpinionForm(
        request.POST if request.method == "POST" else None,
        initial={"text": said.text, "differs": said.differs, "step": said.step} if said else {},
        given=given,
    )
    back_url = reverse("steering:report", args=[slug, report_id])
    if form.is_valid():
        step = Step(form.cleaned_data["step"])
        actions.say_opinion(
            actor=at.actor,
            report_id=row.pk,
            text=form.cleaned_data["text"],
            differs=form.cleaned_data["differs"],
            step=step,
            at=timezone.now(),
        )
        messages.success(
            request,
            _("Kept. The municipality does not read it.")
            if step is Step.KEEP
            else _("Given. It stands in the report, word by word."),
        )
        return HttpResponseRedirect(back_url)
    return fill_in(request, form, title=_("What the council says of it"), back_url=back_url)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """Send the report out, with what the council says."""
    at = steering(request, slug)
    row = _row(at, report_id)
    said = queries.opinion_on(actor=at.actor, report=row)
    if row.sent_on is not None or not may_send(
        stands=queries.stands(report=row, said=said, on=at.on)
    ):
        raise Http404
    form = SendForm(request.POST if request.method == "POST" else None)
    back_url = reverse("steering:report", args=[slug, report_id])
    if form.is_valid():
        actions.send_report(
            actor=at.actor,
            report_id=row.pk,
            reply=form.cleaned_data["reply"],
            at=timezone.now(),
        )
        messages.success(request, _("Sent. Everybody reads it, and nothing changes in it."))
        return HttpResponseRedirect(back_url)
    beside = {"quoted": said.text} if said and said.text else None
    return fill_in(
        request, form, title=_("Send it to the municipal council"), back_url=back_url, beside=beside
    )


@require_safe
def public_reports(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everybody which reports went to the municipal council."""
    del slug
    place = request.place  # type: ignore[attr-defined]
    found = queries.public_reports(municipality_id=place.id, at=timezone.now())
    rows = [{"row": row, "period": span_words(span=queries.span_of(report=row))} for row in found]
    return render(request, "steering/public_reports.html", {"name": place.name, "rows": rows})


@require_safe
def public_report(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """Show everybody a report as it was sent."""
    del slug
    place = request.place  # type: ignore[attr-defined]
    sent = queries.public_report(municipality_id=place.id, report_id=report_id, at=timezone.now())
    if sent is None:
        raise Http404
    context = {"name": place.name, "sent": sent, "report": in_my_language(sent.whole)}
    return render(request, "steering/public_report.html", context)


@require_safe
def paper(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """Give everybody the paper as it was sent, byte for byte."""
    place = request.place  # type: ignore[attr-defined]
    sent = queries.public_report(
        municipality_id=place.id, report_id=report_id, at=timezone.now(), with_paper=True
    )
    if sent is None:
        raise Http404
    name = f"raadsrapport-{slug}-{queries.span_of(report=sent).code}.pdf"
    return HttpResponse(bytes(sent.paper), headers=headers(filename=name))


def _row(at: Here, report_id: UUID) -> CouncilReport:
    try:
        return queries.reports(actor=at.actor).get(id=report_id, municipality_id=at.town.pk)
    except CouncilReport.DoesNotExist:
        raise Http404 from None


def _draft(at: Here, report_id: UUID) -> CouncilReport:
    """Return a report whose words and figures may still change. Raises Http404 for any other."""
    row = _row(at, report_id)
    if row.asked_on is not None:
        raise Http404
    return row
