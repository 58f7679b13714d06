"""The terms of the law in a case, and the letters that follow from them."""

from datetime import date, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request
from naast.core.paper.rules import headers
from naast.supply.law.queries import TermBook, term_book
from naast.support.casework import letter_words
from naast.support.casework.actions import CaseCannotMove
from naast.support.casework.actions import terms as actions
from naast.support.casework.models import LETTER_KINDS
from naast.support.casework.queries import OpenedCase, cases, wording
from naast.support.casework.queries import terms as queries
from naast.support.casework.queries.alongside import BackedByLaw, backed_by_law
from naast.support.casework.queries.papers import letter_paper
from naast.support.casework.queries.terms import (
    MOST_LETTERS,
    MOST_TERMS,
    OpenedLetter,
    OpenedTerm,
)
from naast.support.casework.rules.terms import AGAINST_SOMEBODY, Acts, LetterKind, TermState
from naast.support.casework.rules.wording import joined
from naast.support.casework.term_forms import (
    Change,
    ChangeTermForm,
    LetterForm,
    SendLetterForm,
    TermForm,
)
from naast.support.casework.views.shared import giving_back, head_of, open_own, posted_of
from naast.support.people import queries as people

DUE_KIND = {TermState.LATE: "late", TermState.SOON: "soon"}


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, _at: TermForm(posted))
def terms(request: Request, case_id: UUID) -> HttpResponse:
    """Show what runs in a case and which letters there are; write down what starts a term."""
    opened, at = open_own(request, case_id), timezone.now()
    form = TermForm(posted_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.start_term(actor=request.actor, case_id=case_id, at=at, **form.cleaned_data)
        except actions.NoDay:
            form.add_error("started_on", _("Choose a day within two years, not ahead."))
        except (ObjectDoesNotExist, CaseCannotMove) as gone:
            raise Http404 from gone
        else:
            messages.success(request, _("Kept. The resident can read it too."))
            return redirect("casework:terms", case_id)
    found, written = _terms(request, opened, at), _letters(request, opened)
    context = {
        **head_of(opened),
        "heading": _("Terms and letters"),
        "back_url": reverse("casework:case", args=[case_id]),
        "form": form,
        "running": [_drawn(one, at) for one in found if one.ended_on is None],
        "over": [_drawn(one, at) for one in found if one.ended_on is not None],
        "letters": [
            {"letter": one, "url": reverse("casework:letter", args=[case_id, one.id])}
            for one in written
        ],
        "kinds": [
            {"words": words, "url": reverse("casework:new_letter", args=[case_id, kind])}
            for kind, words in LETTER_KINDS
        ],
    }
    return _shown(request, "casework/terms.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, _at: ChangeTermForm(posted, term=None))
def term(request: Request, case_id: UUID, row_id: UUID) -> HttpResponse:
    """Say how a term went on."""
    opened, at = open_own(request, case_id), timezone.now()
    found = next((one for one in _terms(request, opened, at) if one.id == row_id), None)
    if found is None or found.ended_on is not None:
        raise Http404
    form = ChangeTermForm(posted_of(request), term=found)
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, found, form.cleaned_data, at)
        except actions.NoDay:
            form.add_error("ended_on", _("Choose a day after it began, not ahead."))
        except (
            ObjectDoesNotExist, CaseCannotMove, actions.AlreadyOver, actions.CannotBeLonger,
        ) as gone:  # fmt: skip
            raise Http404 from gone
        else:
            messages.success(request, _("Kept. The resident can read it too."))
            return redirect("casework:terms", case_id)
    context = {
        **head_of(opened),
        "heading": str(found.what),
        "back_url": reverse("casework:terms", args=[case_id]),
        "form": form,
        "one": _drawn(found, at),
    }
    return _shown(request, "casework/term.html", context, form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, _at: LetterForm(posted))
def new_letter(request: Request, case_id: UUID, kind: str) -> HttpResponse:
    """Begin a letter with what is known; nothing is kept before she says so."""
    opened, at = open_own(request, case_id), timezone.now()
    if kind not in set(LetterKind):
        raise Http404
    if request.method == "POST":
        form = LetterForm(request.POST)
        if form.is_valid():
            try:
                letter = actions.make_letter(
                    actor=request.actor, case_id=case_id, kind=LetterKind(kind), at=at,
                    **form.cleaned_data,
                )  # fmt: skip
            except (ObjectDoesNotExist, CaseCannotMove) as gone:
                raise Http404 from gone
            messages.success(request, _("Kept. The resident can read it too."))
            return redirect("casework:letter", case_id, letter.id)
    else:
        form = LetterForm(initial=_begun(request, opened, LetterKind(kind), at))
    context = {
        **head_of(opened),
        "heading": dict(LETTER_KINDS)[LetterKind(kind)],
        "case_id": case_id,
        "backed": _backed(request, case_id, LetterKind(kind), at),
        "back_url": reverse("casework:terms", args=[case_id]),
        "form": form,
    }
    return _shown(request, "casework/letter.html", context, form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(lambda posted, _at: SendLetterForm(posted))
def letter(request: Request, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Show a letter; change it, and note when it went."""
    opened, at = open_own(request, case_id), timezone.now()
    found = _letter(request, opened, letter_id)
    begun = {"subject": found.subject, "text": found.text}
    form = SendLetterForm(posted_of(request), initial=begun)
    if request.method == "POST" and found.sent_on is not None:
        raise Http404
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_letter(
                actor=request.actor,
                case_id=case_id,
                letter_id=letter_id,
                subject=form.cleaned_data["subject"],
                text=form.cleaned_data["text"],
                sent_on=form.sent(),
                at=at,
            )
        except actions.NoDay:
            form.add_error("sent_on", _("Choose a day since it was made, not ahead."))
        except (ObjectDoesNotExist, CaseCannotMove, actions.AlreadySent) as gone:
            raise Http404 from gone
        else:
            messages.success(request, _("Kept. The resident can read it too."))
            return redirect("casework:letter", case_id, letter_id)
    context = {
        **head_of(opened),
        "heading": found.kind_words,
        "case_id": case_id,
        "backed": _backed(request, case_id, found.kind, at) if found.sent_on is None else None,
        "back_url": reverse("casework:terms", args=[case_id]),
        "form": form if found.sent_on is None else None,
        "letter": found,
        "paper_url": reverse("casework:letter_paper", args=[case_id, letter_id]),
    }
    return _shown(request, "casework/letter.html", context, form)


@never_cache
@require_safe
def paper(request: Request, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Return a letter as PDF, with room for what we do not keep: name, address, signature."""
    opened, at = open_own(request, case_id), timezone.now()
    found = _letter(request, opened, letter_id)
    made = letter_paper(letter=found, municipality=_municipality(request, case_id).name, at=at)
    return HttpResponse(made, headers=headers(filename="naast.pdf"))


# ---------------------------------------------------------------- shared


def _backed(request: Request, case_id: UUID, kind: LetterKind, at: datetime) -> BackedByLaw | None:
    """Return who reads along for the law, for a letter with which she stands up to somebody."""
    if kind not in AGAINST_SOMEBODY:
        return None
    return backed_by_law(actor=request.actor, case_id=case_id, at=at)


def _change(request: Request, found: OpenedTerm, data: dict[str, Any], at: datetime) -> None:
    actor, case_id, row_id = request.actor, found.case_id, found.id
    match Change(data["change"]):
        case Change.DONE:
            actions.end_term(
                actor=actor, case_id=case_id, row_id=row_id, ended_on=data["ended_on"], at=at
            )
        case Change.LONGER:
            actions.extend_term(actor=actor, case_id=case_id, row_id=row_id)
        case Change.AGAIN:
            actions.count_again(actor=actor, case_id=case_id, row_id=row_id)
        case Change.MISTAKE:
            actions.drop_term(actor=actor, case_id=case_id, row_id=row_id, at=at)


def _shown(
    request: Request, template: str, context: dict[str, Any], form: BaseForm
) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, template, context, status=status)


def _municipality(request: Request, case_id: UUID) -> Any:
    rows = cases(actor=request.actor).select_related("municipality")
    return rows.only("municipality__id", "municipality__name").get(id=case_id).municipality


def _book(request: Request, opened: OpenedCase) -> TermBook:
    return term_book(municipality_id=_municipality(request, opened.case_id).id)


def _key(request: Request, opened: OpenedCase) -> Any:
    return people.opened_with_key(actor=request.actor, person_id=opened.person.person_id)[1]


def _terms(request: Request, opened: OpenedCase, at: datetime) -> list[OpenedTerm]:
    rows = list(
        queries.terms(actor=request.actor).filter(case_id=opened.case_id, dropped_at__isnull=True)[
            :MOST_TERMS
        ]
    )
    return queries.opened_terms(
        rows=rows, key=_key(request, opened), book=_book(request, opened), on=_today(at)
    )


def _letters(request: Request, opened: OpenedCase) -> list[OpenedLetter]:
    rows = list(queries.letters(actor=request.actor).filter(case_id=opened.case_id)[:MOST_LETTERS])
    return queries.opened_letters(rows=rows, key=_key(request, opened))


def _letter(request: Request, opened: OpenedCase, letter_id: UUID) -> OpenedLetter:
    rows = list(queries.letters(actor=request.actor).filter(case_id=opened.case_id, id=letter_id))
    if not rows:
        raise Http404
    return queries.opened_letters(rows=rows, key=_key(request, opened))[0]


def _begun(request: Request, opened: OpenedCase, kind: LetterKind, at: datetime) -> dict[str, str]:
    """Return the words that a letter begins with: of the term that leads to it, where there is."""
    led = next(
        (
            one
            for one in _terms(request, opened, at)
            if one.ended_on is None and str(one.id) == request.GET.get("term", "")
        ),
        None,
    )
    book = _book(request, opened)
    facts = letter_words.Facts(
        about=led.about if led else "",
        started_on=led.started_on if led else None,
        ends_on=led.ends_on if led else None,
        broken=book.term(term_id=led.term_id, on=led.started_on) if led else None,
        notice=book.term(term_id="AWB_INGEBREKE", on=_today(at)),
    )
    own = wording.newest(actor=request.actor, organisation_id=opened.organisation_id, kind=kind)
    with translation.override("nl"):
        if own is None:
            return {
                "subject": letter_words.subject(kind=kind, facts=facts),
                "text": letter_words.text(kind=kind, facts=facts),
            }
        parts = {
            name: letter_words.in_own_words(kind=kind, text=words, facts=facts)
            for name, words in (("subject", own.subject), ("text", own.text))
        }
    return {name: joined(parts=found) for name, found in parts.items()}


def _drawn(one: OpenedTerm, at: datetime) -> dict[str, Any]:
    url = reverse("casework:term", args=[one.case_id, one.id])
    write = one.helps and reverse("casework:new_letter", args=[one.case_id, one.helps])
    return {
        "term": one,
        "kind": DUE_KIND.get(one.state, ""),
        "days": (one.ends_on - _today(at)).days,
        "of_resident": one.acts is Acts.RESIDENT,
        "opens": one.state is TermState.OPENS,
        "url": url,
        "letter_url": f"{write}?term={one.id}" if write else "",
        "letter_words": dict(LETTER_KINDS)[one.helps] if one.helps else "",
    }


def _today(at: datetime) -> date:
    return timezone.localdate(at)
