"""Agreements: read by both sides and the council, written by one side, agreed to by the other."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.rules import Role
from naast.core.paper.queries import pdf
from naast.core.paper.rules import headers
from naast.core.policy.walls import Actor
from naast.supply.cooperation import actions, queries, rules
from naast.supply.cooperation.forms import AnswerForm, ProposalForm, filled_with
from naast.supply.cooperation.models import Proposal
from naast.supply.cooperation.present import Sheet, changes, day, sheet
from naast.supply.cooperation.rules import ExampleKind, ProposalState
from naast.supply.cooperation.views.shared import reader, writes
from naast.supply.organisations import actions as organisation_actions
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.rules import Funding, Terms, terms_of
from naast.supply.places import queries as places

if TYPE_CHECKING:
    from naast.supply.organisations.models import Agreement


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """List what holds, what comes, and what is being made."""
    actor = reader(request)
    on = timezone.localdate()
    versions = list(organisations.versions(actor=actor)[: queries.MOST])
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    mine = places.municipality_names(ids=set(officer.municipality_ids)) if officer else {}
    return render(
        request,
        "cooperation/agreements.html",
        {
            "in_force": [_row(one, on) for one in versions if _holds(one, on)],
            "coming": [_row(one, on) for one in versions if one.from_on > on],
            "proposals": [
                one
                for one in queries.proposals(actor=actor)[: queries.MOST]
                if one.state not in {ProposalState.AGREED, ProposalState.WITHDRAWN}
            ],
            "writes_in": sorted(mine.items(), key=lambda one: one[1]),
        },
    )


@require_safe
def agreement(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Show one version, the others, and to the municipality the way to a new one."""
    actor = reader(request)
    row = _agreement(actor, agreement_id)
    versions = organisations.versions(actor=actor).filter(
        organisation_id=row.organisation_id, municipality_id=row.municipality_id
    )
    return render(
        request,
        "cooperation/agreement.html",
        {
            "agreement": row,
            "sheet": _sheet_of(row),
            "in_force": _holds(row, timezone.localdate()),
            "versions": [one for one in versions[: queries.MOST] if one.pk != row.pk],
            "writes": writes(actor, row.municipality_id),
        },
    )


@never_cache
@require_safe
def paper(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Return a version as a tagged PDF."""
    row = _agreement(reader(request), agreement_id)
    return _paper(
        sheet=_sheet_of(row),
        organisation=row.organisation.name,
        municipality=row.municipality.name,
        state=_("Agreed on %(day)s") % {"day": day(row.agreed_on)} if row.agreed_on else "",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Write a proposal; `?from=` starts it from a version, `?example=` from an example."""
    actor = reader(request)
    if not writes(actor, municipality_id):
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = ProposalForm(
        sent,
        organisations=organisations.choices(),
        initial=_begun(actor, request.GET.get("example", ""))
        or _started_from(actor, request.GET.get("from", ""), municipality_id),
    )
    if form.is_valid():
        given = form.cleaned_data
        proposal = actions.propose(
            actor=actor,
            organisation_id=given["organisation"],
            municipality_id=municipality_id,
            terms=form.terms(),
            from_on=given["from_on"],
            until_on=given["until_on"],
        )
        messages.success(request, _("Kept as a draft. Only you and your colleagues see it."))
        return HttpResponseRedirect(reverse("cooperation:proposal", args=[proposal.id]))
    return _form(request, form, back_url=reverse("cooperation:agreements"))


@require_safe
def proposal(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Show a proposal, what changes by it, and what one can do with it."""
    actor = reader(request)
    row = _proposal(actor, proposal_id)
    before = _before(actor, row)
    terms = terms_of(kept=row.terms)
    state = ProposalState(row.state)
    return render(
        request,
        "cooperation/proposal.html",
        {
            "proposal": row,
            "sheet": _sheet_of_proposal(row),
            "before": before,
            "changed": changes(before=organisations.terms(agreement=before), after=terms)
            if before
            else [],
            "gaps": [
                queries.GAPS[one]
                for one in rules.gaps_before_a_start(
                    terms=terms, from_on=row.from_on, on=timezone.localdate()
                )
            ],
            "edits": writes(actor, row.municipality_id) and rules.may_edit(state=state),
            "answers": queries.proposals(actor=actor, verb="answer").filter(id=row.id).exists(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Change a draft, or what came back from the organisation."""
    actor = reader(request)
    row = _editable(actor, proposal_id)
    known = {
        "from_on": row.from_on,
        "until_on": row.until_on,
        **filled_with(terms=terms_of(kept=row.terms)),
    }
    form = ProposalForm(
        request.POST if request.method == "POST" else None,
        organisations=organisations.choices(),
        fixed=True,
        initial=known,
    )
    here = reverse("cooperation:proposal", args=[row.id])
    if form.is_valid():
        given = form.cleaned_data
        actions.change_proposal(
            actor=actor,
            proposal_id=row.id,
            terms=form.terms(),
            from_on=given["from_on"],
            until_on=given["until_on"],
        )
        messages.success(request, _("The draft is changed."))
        return HttpResponseRedirect(here)
    return _form(request, form, back_url=here, proposal=row)


@require_POST
def send(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Put it to the organisation."""
    actor = reader(request)
    row = _editable(actor, proposal_id)
    try:
        actions.send_proposal(actor=actor, proposal_id=row.id)
    except actions.TooVague:
        messages.warning(request, _("Write first what the task is. Then it can be sent."))
        return HttpResponseRedirect(reverse("cooperation:edit", args=[row.id]))
    messages.success(request, _("The organisation can read it now, and agree."))
    return HttpResponseRedirect(reverse("cooperation:proposal", args=[row.id]))


@require_POST
def withdraw(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Take it back for good."""
    actor = reader(request)
    row = _editable(actor, proposal_id)
    actions.withdraw_proposal(actor=actor, proposal_id=row.id)
    messages.success(request, _("The draft is withdrawn. What holds now goes on."))
    return HttpResponseRedirect(reverse("cooperation:agreements"))


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Agree for the organisation, or ask for a change."""
    actor = reader(request)
    row = queries.proposals(actor=actor, verb="answer").filter(id=proposal_id).first()
    if row is None:
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)
    here = reverse("cooperation:proposal", args=[row.id])
    if form.is_valid():
        if form.cleaned_data["answer"] == "change":
            remark = form.cleaned_data["remark"]
            actions.ask_for_change(actor=actor, proposal_id=row.id, remark=remark)
            messages.success(request, _("The municipality reads what you ask."))
            return HttpResponseRedirect(here)
        try:
            agreed = actions.agree(actor=actor, proposal_id=row.id)
        except organisation_actions.LaterVersion:
            form.add_error("answer", _("A newer version holds by then. Ask for another first day."))
        else:
            messages.success(request, _("Agreed. It holds from its first day."))
            there = reverse("cooperation:agreement", args=[agreed.agreement_id])
            return HttpResponseRedirect(there)
    return render(
        request,
        "cooperation/answer.html",
        {"proposal": row, "form": form, "back_url": here},
        status=422 if form.errors else 200,
    )


@never_cache
@require_safe
def proposal_paper(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Return a proposal as a tagged PDF, which says that it is one."""
    row = _proposal(reader(request), proposal_id)
    return _paper(
        sheet=_sheet_of_proposal(row),
        organisation=row.organisation.name,
        municipality=row.municipality.name,
        state=_("This is a proposal. It does not hold yet."),
    )


# ---------------------------------------------------------------- shared


def _holds(row: "Agreement", on: date) -> bool:
    return row.from_on <= on and (row.until_on is None or on < row.until_on)


def _row(row: "Agreement", on: date) -> dict[str, object]:
    """Return a version as the list shows it, with the day that comes first."""
    ahead = [
        (one, what)
        for one, what in ((row.review_on, _("looked at again")), (row.until_on, _("ends")))
        if one is not None and one >= on
    ]
    near_on, near_words = min(ahead, default=(None, ""))
    stage = rules.stage(due_on=near_on, on=on) if near_on else None
    return {
        "agreement": row,
        "near_on": near_on,
        "near_words": near_words,
        "near": stage is not None,
        "near_days": rules.days_left(due_on=near_on, on=on) if near_on else 0,
    }


def _agreement(actor: Actor, agreement_id: int) -> "Agreement":
    row = organisations.versions(actor=actor).filter(id=agreement_id).first()
    if row is None:
        raise Http404
    return row


def _proposal(actor: Actor, proposal_id: UUID) -> Proposal:
    row = queries.proposals(actor=actor).filter(id=proposal_id).first()
    if row is None:
        raise Http404
    return row


def _editable(actor: Actor, proposal_id: UUID) -> Proposal:
    row = queries.proposals(actor=actor, verb="write").filter(id=proposal_id).first()
    if row is None or not rules.may_edit(state=ProposalState(row.state)):
        raise Http404
    return row


def _before(actor: Actor, row: Proposal) -> "Agreement | None":
    """Return the version that this proposal would follow."""
    earlier = organisations.versions(actor=actor).filter(
        organisation_id=row.organisation_id,
        municipality_id=row.municipality_id,
        from_on__lt=row.from_on,
    )
    return earlier.first()


FUNDED = {
    ExampleKind.SUBSIDY: Funding.SUBSIDY,
    ExampleKind.PURCHASE: Funding.PER_HOUR,
    ExampleKind.FUNCTION: Funding.LUMP_SUM,
    ExampleKind.OWN_POOL: Funding.OWN_POOL,
}


def _begun(actor: Actor, wanted: str) -> dict[str, object]:
    """Return with what an example begins a proposal; nothing where it is of a covenant."""
    found = queries.start(actor=actor, wanted=wanted)
    if found is None or found.of_covenant:
        return {}
    return {"funding": FUNDED[found.kind].value, **found.texts}


def _started_from(actor: Actor, wanted: str, municipality_id: int) -> dict[str, object]:
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 10):  # noqa: PLR2004 (an id)
        return {}
    row = (
        organisations.versions(actor=actor)
        .filter(id=int(wanted), municipality_id=municipality_id)
        .first()
    )
    if row is None:
        return {}
    terms = organisations.terms(agreement=row)
    return {"organisation": row.organisation_id, **filled_with(terms=terms)}


def _sheet_of(row: "Agreement") -> Sheet:
    return _sheet(row, organisations.terms(agreement=row), floor=row.independence_floor)


def _sheet_of_proposal(row: Proposal) -> Sheet:
    return _sheet(row, terms_of(kept=row.terms))


def _sheet(row: "Agreement | Proposal", terms: Terms, *, floor: int | None = None) -> Sheet:
    return sheet(
        terms=terms,
        organisation=row.organisation.name,
        municipality=row.municipality.name,
        from_on=row.from_on,
        until_on=row.until_on,
        floor=floor,
    )


def _form(
    request: HttpRequest, form: ProposalForm, *, back_url: str, proposal: Proposal | None = None
) -> HttpResponse:
    return render(
        request,
        "cooperation/write.html",
        {"form": form, "back_url": back_url, "proposal": proposal},
        status=422 if form.errors else 200,
    )


def _paper(*, sheet: Sheet, organisation: str, municipality: str, state: str) -> HttpResponse:
    title = _("Agreement on client support")
    made = pdf(
        template="cooperation/agreement",
        data={
            "title": title,
            "between": _("%(municipality)s and %(organisation)s")
            % {"municipality": municipality, "organisation": organisation},
            "state": state,
            "facts": [list(one) for one in sheet.facts],
            "norms_title": _("What was agreed in numbers"),
            "norm_heads": [_("What"), _("How soon, or how much")],
            "norms": [list(one) for one in sheet.norms],
            "clauses": [{"title": title, "text": text} for title, text in sheet.clauses],
            "silent_title": _("Not agreed yet"),
            "silent": list(sheet.silent),
            "signed": [
                {"who": municipality, "name": _("Name"), "on": _("Day")},
                {"who": organisation, "name": _("Name"), "on": _("Day")},
            ],
            "signed_title": _("Signed"),
        },
        title=title,
        lang=get_language() or "nl",
        at=timezone.now(),
    )
    return HttpResponse(made, headers=headers(filename="overeenkomst.pdf"))
