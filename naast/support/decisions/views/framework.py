"""The framework and the articles on which decisions rest, and what broke through them."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request
from naast.support.decisions.actions import framework as actions
from naast.support.decisions.mandate_forms import ArticleForm, EndForm
from naast.support.decisions.models import PROVISIONS, Article
from naast.support.decisions.queries import framework as queries
from naast.support.decisions.queries.mandates import keeps_register_of, reads_register_of
from naast.support.decisions.rules import Provision
from naast.support.decisions.rules.framework import ArticleKind
from naast.support.decisions.rules.mandates import Law, holds
from naast.support.decisions.views.shared import posted, status_of, town_of


@require_safe
def articles(request: Request) -> HttpResponse:
    """Show on what decisions rest in a municipality, with where each was read."""
    town_id, towns = town_of(request, reads_register_of(actor=request.actor))
    on = timezone.localdate()
    rows = [_row(one) for one in queries.articles(municipality_id=town_id)[: queries.MOST]]
    for row in rows:
        one = row["article"]
        row["counts"] = holds(from_on=one.from_on, last_on=one.last_on, on=on)
    context = {
        "name": next(one["name"] for one in towns if one["chosen"]),
        "town": town_id,
        "towns": towns if len(towns) > 1 else [],
        "groups": [
            {"id": "now", "title": _("Counts now"), "rows": [r for r in rows if r["counts"]]},
            {
                "id": "other",
                "title": _("Over, or not yet"),
                "rows": [r for r in rows if not r["counts"]],
            },
        ],
        "keeps": town_id in keeps_register_of(actor=request.actor),
    }
    return render(request, "decisions/framework.html", context)


def _row(one: Article) -> dict[str, Any]:
    about = [name for code, name in PROVISIONS if code in one.provisions]
    return {"article": one, "about": about}


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, municipality_id: int) -> HttpResponse:
    """Enter an article as it reads at its source."""
    if municipality_id not in keeps_register_of(actor=request.actor):
        raise Http404
    form = ArticleForm(posted(request), initial={"from_on": timezone.localdate()})
    if form.is_valid():
        data = form.cleaned_data
        actions.enter_article(
            actor=request.actor,
            municipality_id=municipality_id,
            kind=ArticleKind(data["kind"]),
            law=Law(data["law"]),
            provisions=[Provision(one) for one in data["provisions"]],
            name=data["name"],
            says=data["says"],
            source=data["source"],
            from_on=data["from_on"],
            at=timezone.now(),
        )
        messages.success(request, _("Entered. From that day decisions rest on it."))
        return HttpResponseRedirect(_back_url(municipality_id))
    return _form(request, form, municipality_id, title=_("Enter an article"))


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Request, article_id: int) -> HttpResponse:
    """Let an article end with a day."""
    keeps = keeps_register_of(actor=request.actor)
    article = Article.objects.filter(pk=article_id, municipality_id__in=keeps).first()
    if article is None:
        raise Http404
    form = EndForm(posted(request), from_on=article.from_on)
    if form.is_valid():
        actions.end_article(
            actor=request.actor, article_id=article_id, last_on=form.cleaned_data["last_on"]
        )
        messages.success(request, _("Noted. What rested on it still does."))
        return HttpResponseRedirect(_back_url(article.municipality_id))
    return _form(request, form, article.municipality_id, title=_("End this article"), named=article)


@require_safe
def breakthroughs(request: Request) -> HttpResponse:
    """Show what rules were left, and what for: gathered, without a person (R-301)."""
    town_id, towns = town_of(request, queries.learns_of(actor=request.actor))
    context = {
        "name": next(one["name"] for one in towns if one["chosen"]),
        "towns": towns if len(towns) > 1 else [],
        "patterns": queries.patterns(actor=request.actor, municipality_id=town_id),
    }
    return render(request, "decisions/breakthroughs.html", context)


def _form(
    request: Request,
    form: BaseForm,
    municipality_id: int,
    *,
    title: str,
    named: Article | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "mandate": named,
        "back_url": _back_url(municipality_id),
        "back_words": _("Framework and articles"),
    }
    return render(request, "decisions/mandate_form.html", context, status=status_of(form))


def _back_url(municipality_id: int) -> str:
    return f"{reverse('decisions:framework')}?town={municipality_id}"
