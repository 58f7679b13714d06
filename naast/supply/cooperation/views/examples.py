"""Examples with which one begins: of Naast, of one's own, and of other municipalities."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.supply.cooperation import actions, queries
from naast.supply.cooperation.forms import ExampleForm
from naast.supply.cooperation.models import OwnExample
from naast.supply.cooperation.queries import Start
from naast.supply.cooperation.rules import COVENANTS, ExampleKind, Point, unknown
from naast.supply.cooperation.views.shared import reader, writes
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.rules import Clause
from naast.supply.places import queries as places


@require_safe
def examples(request: HttpRequest) -> HttpResponse:
    """List with what one can begin: own first, then those that come with Naast, then of others."""
    actor = _writer(request)
    mine = _own_municipalities(actor)
    rows = list(queries.examples(actor=actor)[: queries.MOST])
    return render(
        request,
        "cooperation/examples.html",
        {
            "own": [one for one in rows if one.municipality_id in mine],
            "national": [
                {"key": one.key, "title": one.title, "kind": queries.EXAMPLES[one.kind]}
                for one in queries.NATIONAL
            ],
            "others": [one for one in rows if one.municipality_id not in mine],
        },
    )


@require_safe
def national(request: HttpRequest, key: str) -> HttpResponse:
    """Show an example that comes with Naast."""
    actor = _writer(request)
    found = queries.start(actor=actor, wanted=key)
    if found is None or key not in {one.key for one in queries.NATIONAL}:
        raise Http404
    return _shown(request, actor, found, wanted=key)


@require_safe
def example(request: HttpRequest, example_id: UUID) -> HttpResponse:
    """Show one's own example, or one that another municipality shares."""
    actor = _writer(request)
    row = queries.examples(actor=actor).filter(id=example_id).first()
    found = queries.start(actor=actor, wanted=str(example_id))
    if row is None or found is None:
        raise Http404
    return _shown(request, actor, found, wanted=str(row.id), row=row)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, municipality_id: int, kind: str) -> HttpResponse:
    """Keep a copy of one's own; `?from=` names with what it begins."""
    actor = _writer(request)
    if not writes(actor, municipality_id) or kind not in set(ExampleKind):
        raise Http404
    found = queries.start(actor=actor, wanted=request.GET.get("from", ""))
    of_kind = found if found and found.of_covenant == (kind in COVENANTS) else None
    form = ExampleForm(
        request.POST if request.method == "POST" else None,
        kind=ExampleKind(kind),
        initial=_known(of_kind) if of_kind else {},
    )
    if form.is_valid():
        row = actions.keep_example(
            actor=actor,
            municipality_id=municipality_id,
            kind=ExampleKind(kind),
            written=form.written(),
        )
        messages.success(request, _("Kept. Only your municipality sees it."))
        return HttpResponseRedirect(_here(row))
    return _form(request, form, back_url=reverse("cooperation:examples"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, example_id: UUID) -> HttpResponse:
    """Change one's own example."""
    actor = _writer(request)
    row = _own(actor, example_id)
    form = ExampleForm(
        request.POST if request.method == "POST" else None,
        kind=ExampleKind(row.kind),
        initial={
            "title": row.title,
            "purpose": row.purpose,
            "source": row.source,
            **row.texts,
        },
    )
    if form.is_valid():
        actions.change_example(actor=actor, example_id=row.id, written=form.written())
        messages.success(request, _("Changed. What was begun with it stays as it is."))
        return HttpResponseRedirect(_here(row))
    return _form(request, form, back_url=_here(row))


@require_POST
def share(request: HttpRequest, example_id: UUID) -> HttpResponse:
    """Let other municipalities read it, or no longer."""
    actor = _writer(request)
    row = _own(actor, example_id)
    actions.share_example(actor=actor, example_id=row.id, shared=row.shared_on is None)
    messages.success(
        request,
        _("Every municipality can read it now, and begin with it.")
        if row.shared_on is None
        else _("Only your municipality sees it."),
    )
    return HttpResponseRedirect(_here(row))


@require_POST
def remove(request: HttpRequest, example_id: UUID) -> HttpResponse:
    """Remove one's own example."""
    actor = _writer(request)
    row = _own(actor, example_id)
    actions.remove_example(actor=actor, example_id=row.id)
    messages.success(request, _("Removed. What was begun with it stays."))
    return HttpResponseRedirect(reverse("cooperation:examples"))


# ---------------------------------------------------------------- shared


def _writer(request: HttpRequest) -> Actor:
    actor = reader(request)
    if Role.POLICY_OFFICER not in actor.scopes:
        raise Http404
    return actor


def _own_municipalities(actor: Actor) -> dict[int, str]:
    return places.municipality_names(ids=set(actor.scopes[Role.POLICY_OFFICER].municipality_ids))


def _own(actor: Actor, example_id: UUID) -> OwnExample:
    row = queries.examples(actor=actor, verb="write").filter(id=example_id).first()
    if row is None:
        raise Http404
    return row


def _here(row: OwnExample) -> str:
    return reverse("cooperation:example", args=[row.id])


def _known(found: Start) -> dict[str, Any]:
    return {
        "title": found.title,
        "purpose": found.purpose,
        "source": found.source,
        **found.texts,
    }


def _shown(
    request: HttpRequest,
    actor: Actor,
    found: Start,
    *,
    wanted: str,
    row: OwnExample | None = None,
) -> HttpResponse:
    mine = _own_municipalities(actor)
    begins = "cooperation:new_covenant" if found.of_covenant else "cooperation:new_agreement"
    ways = [
        {
            "name": name,
            "begin_url": reverse(begins, args=[id_]) + f"?example={wanted}",
            "copy_url": reverse("cooperation:new_example", args=[id_, found.kind])
            + f"?from={wanted}",
        }
        for id_, name in sorted(mine.items(), key=lambda one: one[1])
    ]
    said = [found.title, found.purpose, *found.texts.values()]
    return render(
        request,
        "cooperation/example.html",
        {
            "title": found.title,
            "kind": queries.EXAMPLES[found.kind],
            "purpose": found.purpose,
            "source": found.source,
            "texts": _texts(found),
            "facts": [(f"{{{fact.value}}}", words) for fact, words in queries.FACTS.items()],
            "slips": [f"{{{name}}}" for name in unknown("\n".join(said))],
            "ways": ways,
            "example": row,
            "own": row is not None and row.municipality_id in mine,
        },
    )


def _texts(found: Start) -> list[tuple[str, str]]:
    if found.of_covenant:
        return [(str(queries.POINTS[p]), found.texts[p]) for p in Point if p in found.texts]
    return [(str(organisations.CLAUSES[c]), found.texts[c]) for c in Clause if c in found.texts]


def _form(request: HttpRequest, form: ExampleForm, *, back_url: str) -> HttpResponse:
    facts = [(f"{{{fact.value}}}", words) for fact, words in queries.FACTS.items()]
    return render(
        request,
        "cooperation/write_example.html",
        {"form": form, "back_url": back_url, "facts": facts},
        status=422 if form.errors else 200,
    )
