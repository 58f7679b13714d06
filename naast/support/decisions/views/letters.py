"""The letter of a matter: a draft, its final form, and the same as data for the system."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request
from naast.core.paper.rules import headers
from naast.supply.places.queries import municipality_names
from naast.support.decisions import actions, papers
from naast.support.decisions.actions import NotInMandate
from naast.support.decisions.actions import letters as writing
from naast.support.decisions.actions.letters import NothingToWrite
from naast.support.decisions.letter_forms import AnewForm, LetterForm
from naast.support.decisions.present import heading_of, lack_words
from naast.support.decisions.queries.letters import draft_words
from naast.support.decisions.rules import Provision, Verdict
from naast.support.decisions.views.shared import (
    giving_back,
    officer_only,
    open_to_change,
    posted,
    status_of,
    step,
)
from naast.support.people.queries import keys_of


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(LetterForm)
def letter(request: Request, matter_id: UUID) -> HttpResponse:
    """Show the letters of a matter; the one still to send can be changed, and made final."""
    opened, at = open_to_change(request, matter_id), timezone.now()
    if not opened.decisions:
        raise Http404
    person_id = opened.matter.person_id
    key = keys_of(actor=request.actor, person_ids={person_id})[person_id]
    opening, closing = draft_words(actor=request.actor, matter_id=matter_id, key=key)
    form = LetterForm(posted(request), initial={"opening": opening, "closing": closing})
    if request.method == "POST" and form.is_valid():
        final = "final" in request.POST
        try:
            _keep(request, matter_id, form.cleaned_data, final=final, at=at)
        except NotInMandate as refused:
            form.add_error(None, lack_words(refused.lack))
        except (ObjectDoesNotExist, NothingToWrite) as gone:  # closed or sent in another window
            raise Http404 from gone
        else:
            told = _("The letter is final. The resident has it, and may object from today.")
            messages.success(request, told if final else _("Kept. It is still a draft."))
            return redirect("decisions:letter", matter_id)
    context = {
        **heading_of(opened),
        "form": form if opened.letter_owed else None,
        "heading": _("The letter"),
        "back_url": reverse("decisions:matter", args=[matter_id]),
        "opened": opened,
        "concept_url": reverse("decisions:letter_concept", args=[matter_id]),
    }
    return render(request, "decisions/letter.html", context, status=status_of(form))


def _keep(
    request: Request, matter_id: UUID, filled: dict[str, Any], *, final: bool, at: datetime
) -> None:
    writing.write_draft(actor=request.actor, matter_id=matter_id, **filled, at=at)
    if final:
        writing.make_final(actor=request.actor, matter_id=matter_id, at=at)


@never_cache
@require_safe
def concept(request: Request, matter_id: UUID) -> HttpResponse:
    """Give the letter as it would be now (PDF), marked as a draft."""
    open_to_change(request, matter_id)
    try:
        made = writing.concept(actor=request.actor, matter_id=matter_id, at=timezone.now())
    except NothingToWrite as none:
        raise Http404 from none
    except NotInMandate as refused:
        messages.warning(request, lack_words(refused.lack))
        return redirect("decisions:letter", matter_id)
    return HttpResponse(made, headers=headers(filename="concept.pdf"))


@never_cache
@require_safe
def sent(request: Request, letter_id: UUID) -> HttpResponse:
    """Give a letter that was sent, byte for byte."""
    officer_only(request)
    try:
        _row, data = writing.open_letter(actor=request.actor, letter_id=letter_id)
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    return HttpResponse(data, headers=headers(filename="brief.pdf"))


@never_cache
@require_safe
def data(request: Request, matter_id: UUID) -> HttpResponse:
    """Give the decisions as data, for the system where the citizen service number is added."""
    opened = open_to_change(request, matter_id)
    if not opened.decisions:
        raise Http404
    town = opened.matter.municipality_id
    name = municipality_names(ids=[town])[town]
    answer = JsonResponse(papers.decision_data(opened=opened, municipality=name))
    answer.headers["Content-Disposition"] = 'attachment; filename="besluit.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted: AnewForm(posted, pieces=[]))
def anew(request: Request, matter_id: UUID, decision_id: UUID) -> HttpResponse:
    """Decide anew on what was decided: another decision in its place, with the reason."""
    opened = open_to_change(request, matter_id)
    before = next((one for one in opened.standing if one.id == decision_id), None)
    if before is None:
        raise Http404
    provision = Provision(before.provision_code)

    def keep(filled: dict[str, Any], at: datetime) -> str:
        actions.decide(
            actor=request.actor,
            matter_id=matter_id,
            provision=provision,
            verdict=Verdict(filled["verdict"]),
            reasons=filled["reasons"],
            what=filled["what"],
            until_on=filled["until_on"],
            left=form.left(),
            anew=actions.Anew(decision_id=decision_id, why=filled["why"]),
            used_piece_ids=[UUID(piece) for piece in filled.get("pieces", [])],
            at=at,
        )
        return _("Decided anew. What was decided before stays to be read.")

    form = AnewForm(
        posted(request),
        pieces=[(str(piece.id), piece.kind) for piece in opened.pieces if piece.usable],
    )
    heading = _("Decide anew: %(what)s") % {"what": before.provision.lower()}
    return step(request, opened, form, keep, heading=heading, template="decisions/decide.html")
