"""The words with which an organisation begins its letters, with how a letter then reads."""

from datetime import date
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naast.core.identity.queries import Request
from naast.supply.law.queries import legal_term
from naast.support.casework import letter_words
from naast.support.casework.actions import wording as actions
from naast.support.casework.models import LETTER_KINDS
from naast.support.casework.queries import offline
from naast.support.casework.queries import wording as queries
from naast.support.casework.rules.terms import LetterKind
from naast.support.casework.rules.wording import Fact, Piece, mark
from naast.support.casework.views.shared import posted_of
from naast.support.casework.wording_form import WordingForm

EXAMPLE = letter_words.Facts(
    about="hulp in het huishouden", started_on=date(2026, 6, 1), ends_on=date(2026, 6, 15)
)


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: Request, organisation_id: int, kind: str) -> HttpResponse:
    """Put a kind of letter into own words, look how it reads, keep it, or go back to ours."""
    led = offline.led(actor=request.actor)
    if organisation_id not in led or kind not in set(LetterKind):
        raise Http404
    which = LetterKind(kind)
    known = queries.wordings(actor=request.actor).filter(
        organisation_id=organisation_id, kind=which
    )
    versions = list(known.select_related("user")[: queries.MOST_VERSIONS])
    newest = versions[0] if versions else None
    own = newest if newest is not None and newest.text else None
    with translation.override("nl"):  # the municipality reads it
        begun = letter_words.start(kind=which)
    initial = {"subject": own.subject, "text": own.text} if own else begun
    shown = newest.version if newest else 0
    form = WordingForm(
        posted_of(request),
        kind=which,
        initial={**initial, "after": shown},
    )
    if request.method == "POST" and form.is_valid() and form.is_kept():
        after = form.cleaned_data["after"]
        try:
            actions.word_letter(
                actor=request.actor,
                organisation_id=organisation_id,
                kind=which,
                subject=form.cleaned_data["subject"],
                text=form.cleaned_data["text"],
                after=shown if after is None else after,
                at=timezone.now(),
            )
        except actions.ChangedMeanwhile:
            form.add_error(None, _("Somebody else kept other words meanwhile. Look at them first."))
        else:
            messages.success(request, _("Kept. Letters begin with it from now on."))
            return redirect("casework:our_way")
    words = form.words() or initial
    context = {
        "name": led[organisation_id],
        "heading": dict(LETTER_KINDS)[which],
        "form": form,
        "preview": _preview(which, words["text"]),
        "facts": [mark(one) for one in Fact],
        "versions": versions,
        "back_url": reverse("casework:our_way"),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "casework/wording.html", context, status=status)


def _preview(kind: LetterKind, text: str) -> list[Piece]:
    facts = letter_words.Facts(
        about=EXAMPLE.about,
        started_on=EXAMPLE.started_on,
        ends_on=EXAMPLE.ends_on,
        broken=legal_term(term_id="WMO_BESCHIKKING"),
        notice=legal_term(term_id="AWB_INGEBREKE"),
    )
    with translation.override("nl"):
        return letter_words.in_own_words(kind=kind, text=text, facts=facts)
