"""The terms of the law as they count in a municipality: how sure each is, and who may confirm it.

What nobody read at its source is shown as such, and is not printed (I-10).
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request
from naast.entrances.desk.term_form import TermForm
from naast.supply.law import actions as law_actions
from naast.supply.law import queries as law
from naast.supply.law.queries import LegalTerm, TermBook
from naast.supply.places import queries as places


@require_safe
def terms(request: Request) -> HttpResponse:
    """List every term, first what nobody confirmed yet."""
    town_id, towns = _town(request)
    book, on = law.term_book(municipality_id=town_id), timezone.localdate()
    rows = [_row(book.term(term_id=one.id, on=on), book) for one in law.legal_terms()]
    return render(
        request,
        "desk/terms.html",
        {
            "name": next(one["name"] for one in towns if one["chosen"]),
            "town": town_id,
            "towns": towns if len(towns) > 1 else [],
            "groups": [
                {"id": "open", "title": _("To look up"), "rows": _only(rows, sure=False)},
                {"id": "sure", "title": _("Looked up"), "rows": _only(rows, sure=True)},
            ],
            "confirms": town_id in law.confirms_terms_of(actor=request.actor),
        },
    )


def _only(rows: list[dict[str, Any]], *, sure: bool) -> list[dict[str, Any]]:
    return [row for row in rows if row["confirmed"] is sure]


@require_http_methods(["GET", "HEAD", "POST"])
def term(request: Request, term_id: str) -> HttpResponse:
    """Confirm a term as it stands in the law, or write down how it stands there."""
    town_id, towns = _town(request)
    try:
        known = law.legal_term(term_id=term_id)
    except KeyError as fault:
        raise Http404 from fault
    if town_id not in law.confirms_terms_of(actor=request.actor):
        raise Http404
    book, on = law.term_book(municipality_id=town_id), timezone.localdate()
    now = book.term(term_id=term_id, on=on)
    form = TermForm(
        request.POST if request.method == "POST" else None,
        known=now if known.extension is None else known,
        initial={
            "length": now.term.length if now.term else None,
            "extension": now.extension.length if now.extension else None,
            "article": now.article,
            "from_on": on,
        },
    )
    back_url = f"{reverse('desk:terms')}?town={town_id}"
    if form.is_valid():
        law_actions.confirm_term(
            actor=request.actor,
            municipality_id=town_id,
            term_id=term_id,
            length=form.cleaned_data.get("length"),
            extension=form.cleaned_data.get("extension"),
            article=form.cleaned_data["article"],
            seen=form.cleaned_data["seen"],
            from_on=form.cleaned_data["from_on"],
            at=timezone.now(),
        )
        messages.success(request, _("Kept. It counts from the day that you wrote."))
        return HttpResponseRedirect(back_url)
    return render(
        request,
        "desk/term.html",
        {
            "row": _row(now, book),
            "name": next(one["name"] for one in towns if one["chosen"]),
            "form": form,
            "back_url": back_url,
        },
        status=422 if form.errors else 200,
    )


def _town(request: Request) -> tuple[int, list[dict[str, Any]]]:
    """Return the municipality that is asked for, or the first; and all to choose from."""
    ids = law.reads_terms_of(actor=request.actor)
    if not ids:
        raise Http404
    asked = request.GET.get("town", "")
    chosen = next((id_ for id_ in ids if str(id_) == asked), ids[0])
    names = places.municipality_names(ids=ids)
    return chosen, [{"id": id_, "name": names[id_], "chosen": id_ == chosen} for id_ in ids]


def _row(one: LegalTerm, book: TermBook) -> dict[str, Any]:
    confirmed = one.id in book.versions and one.certainty == "C"
    return {
        "id": one.id,
        "what": law.term_words(term_id=one.id),
        "starts": "" if one.yearly_before else law.start_words(event=one.starts_with),
        "length": _length(one),
        "backwards": bool(one.term and one.term.backwards),
        "longer": law.length_words(term=one.extension) if one.extension else "",
        "article": one.article,
        "source": one.source if confirmed else "",
        "certainty": law.certainty_words(certainty=one.certainty),
        "confirmed": confirmed,
    }


def _length(one: LegalTerm) -> str:
    if one.term:
        return law.length_words(term=one.term)
    if one.at_once:
        return _("at once")
    if one.yearly_before:
        return _("each year before 1 July")
    return _("from the day after")
