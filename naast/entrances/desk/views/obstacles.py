"""Note that a rule stood in somebody's way. What is noted leads to no file (R-117)."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naast.core.identity.queries import Request
from naast.entrances.desk.rule_form import RuleForm
from naast.learning.concerns import actions, queries
from naast.learning.concerns.rules import Rule, RuleKind
from naast.supply.places import queries as places
from naast.support.casework import queries as cases
from naast.support.decisions import queries as matters
from naast.support.decisions.queries import framework
from naast.support.decisions.rules.framework import ArticleKind

KIND_OF = {
    ArticleKind.LAW: RuleKind.LAW,
    ArticleKind.ORDINANCE: RuleKind.ORDINANCE,
    ArticleKind.FRAMEWORK: RuleKind.POLICY_RULE,
    ArticleKind.POLICY_RULE: RuleKind.POLICY_RULE,
}


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where somebody works when she meets a rule. Nothing of whose file it is."""

    municipality_id: int
    organisation_id: int | None
    back_url: str


@require_http_methods(["GET", "HEAD", "POST"])
def in_case(request: Request, case_id: UUID) -> HttpResponse:
    """Note a rule, as who stands beside somebody. Her file is not opened."""
    if not request.actor.holds("supporter"):
        raise Http404
    case = cases.cases(actor=request.actor, verb="work").filter(id=case_id, closed_at=None).first()
    if case is None:
        raise Http404
    return _note(
        request,
        Where(
            municipality_id=case.municipality_id,
            organisation_id=case.organisation_id,
            back_url=reverse("casework:case", args=[case_id]),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def in_matter(request: Request, matter_id: UUID) -> HttpResponse:
    """Note a rule, as an officer; it stays in the house of the municipality."""
    if not request.actor.holds("access_officer"):
        raise Http404
    matter = matters.matters(actor=request.actor).filter(id=matter_id, closed_at=None).first()
    if matter is None or matter.user_id != request.actor.user_id:
        raise Http404
    return _note(
        request,
        Where(
            municipality_id=matter.municipality_id,
            organisation_id=None,
            back_url=reverse("decisions:matter", args=[matter_id]),
        ),
    )


def _note(request: Request, where: Where) -> HttpResponse:
    actor, at = request.actor, timezone.now()
    posted = request.method == "POST"
    form = RuleForm(request.POST if posted else None, known=_known(request, where))
    if posted and form.is_valid():
        try:
            actions.log_obstacle(
                actor=actor,
                municipality_id=where.municipality_id,
                organisation_id=where.organisation_id,
                rule=form.chosen(),
                prevented=form.cleaned_data["prevented"],
                at=at,
            )
        except actions.NotThere as absent:
            raise Http404 from absent
        messages.success(request, _("Noted, without whom it was about."))
        return redirect(where.back_url)
    context = {
        "form": form,
        "back_url": where.back_url,
        "of_a_municipality": where.organisation_id is None,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/rule.html", context, status=status)


def _known(request: Request, where: Where) -> list[Rule]:
    """Return the rules to choose from: those met before, and the articles of the municipality."""
    at, town = timezone.now(), where.municipality_id
    name = places.municipality_names(ids=[town])[town]
    articles = framework.in_force(municipality_id=town, on=timezone.localdate(at))
    written = [
        Rule(
            kind=KIND_OF[ArticleKind(one.kind)],
            name=one.name,
            holder="" if one.kind == ArticleKind.LAW else name,
        )
        for one in articles.filter(kind__in=KIND_OF)[: framework.MOST]
    ]
    met = queries.known_rules(actor=request.actor, municipality_id=town, at=at)
    return queries.distinct([*met, *written])
