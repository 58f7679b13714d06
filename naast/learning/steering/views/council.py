"""The client council's own place, and what everybody reads of it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.learning.experience.queries import complaint_counts
from naast.learning.insight.queries import terms_missed
from naast.learning.steering import queries
from naast.learning.steering.actions import council as actions
from naast.learning.steering.forms.council import AdviseForm, AnswerForm, AskForm, BodyForm, SayForm
from naast.learning.steering.models.council import CouncilWord
from naast.learning.steering.queries.council import MOST_WORDS
from naast.learning.steering.queries.principles import principles_that_hold
from naast.learning.steering.rules.council import (
    Answer,
    Body,
    State,
    Voice,
    days_late,
    needs_answer,
)
from naast.learning.steering.views.parts_of_talk import fill_in, speaker
from naast.learning.steering.words.council import STATES
from naast.supply.law import queries as law
from naast.supply.places import queries as places

KIND = {State.LATE: "late"}
SIGN = {
    State.LATE: "alert-triangle",
    State.WAITING: "clock",
    State.ADVICE_WAITS: "clock",
    State.ANSWERED: "check",
    State.NEEDS_NONE: "eye",
}
ORDER = (State.LATE, State.ADVICE_WAITS, State.WAITING, State.ANSWERED, State.NEEDS_NONE)


def _reader(request: HttpRequest) -> Actor:
    """Return who looks. Raises Http404 for who neither speaks for a council nor answers one."""
    actor = speaker(request)
    if not actor.holds(Role.COUNCIL_MEMBER, Role.POLICY_OFFICER):
        raise Http404
    return actor


def word_row(one: CouncilWord, *, on: date) -> dict[str, Any]:
    """Return what the council said as a page shows it."""
    stands = queries.state_of(row=one, on=on)
    until = one.answered_on or on
    return {
        "id": one.pk,
        "about": one.about,
        "voice": one.get_voice_display(),
        "where": one.municipality.name,
        "asked": one.asked,
        "asked_on": one.asked_on,
        "advise_before_on": one.advise_before_on,
        "text": one.text,
        "said_on": one.said_on,
        "before_on": one.answer_before_on,
        "late_days": days_late(answer_before_on=one.answer_before_on, on=until)
        if one.answer_before_on
        else 0,
        "answer": one.get_answer_display() if one.answer else "",
        "answer_text": one.answer_text,
        "answered_on": one.answered_on,
        "state": stands,
        "state_words": STATES[stands],
        "kind": KIND.get(stands, ""),
        "sign": SIGN[stands],
    }


@never_cache
@require_safe
def council(request: HttpRequest) -> HttpResponse:
    """Show what the council said and what waits, what it may read, and who speaks for clients."""
    actor, at = _reader(request), timezone.now()
    on = timezone.localdate(at)
    rows = [word_row(one, on=on) for one in queries.council_words(actor=actor)[:MOST_WORDS]]
    rows.sort(key=lambda one: ORDER.index(one["state"]))
    speaks = queries.municipalities_of(actor=actor, role=Role.COUNCIL_MEMBER)
    answers = queries.municipalities_of(actor=actor, role=Role.POLICY_OFFICER)
    names = places.municipality_names(ids={*speaks, *answers})
    spoken = queries.contacts(actor=actor, on=on)
    context = {
        "rows": rows,
        "speaks": [(id_, names[id_]) for id_ in speaks],
        "asks": [(id_, names[id_]) for id_ in answers],
        "towns": [
            {
                "id": id_,
                "name": name,
                "contacts": spoken.get(id_),
                "complaints": complaint_counts(municipality_id=id_, at=at),
                "terms": [
                    {
                        "year": one.year,
                        "name": law.term_words(term_id=one.term),
                        "ran": one.ran,
                        "missed": one.missed,
                    }
                    for one in terms_missed(municipality_id=id_, at=at)
                ],
            }
            for id_, name in sorted(names.items(), key=lambda one: one[1])
        ],
        "bodies": queries.bodies(actor=actor, on=on)[:MOST_WORDS],
    }
    return render(request, "steering/council.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Say something for the council."""
    actor = _reader(request)
    if not queries.speaks_in(actor=actor, municipality_id=municipality_id):
        raise Http404
    form = SayForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        row = actions.say(
            actor=actor,
            municipality_id=municipality_id,
            voice=Voice(form.cleaned_data["voice"]),
            about=form.cleaned_data["about"],
            text=form.cleaned_data["text"],
            at=timezone.now(),
        )
        messages.success(request, _("Said. The municipality gets word."))
        return redirect("steering:word", row.pk)
    return fill_in(
        request,
        form,
        title=_("Say something for the council"),
        back_url=reverse("steering:council"),
        seen=_("The municipality has four weeks. Without an answer, everybody reads it then."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Ask the council for advice."""
    actor = _reader(request)
    if not queries.answers_in(actor=actor, municipality_id=municipality_id):
        raise Http404
    form = AskForm(request.POST if request.method == "POST" else None, today=timezone.localdate())
    if form.is_valid():
        row = actions.ask_advice(
            actor=actor, municipality_id=municipality_id, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("Asked. The council gets word."))
        return redirect("steering:word", row.pk)
    return fill_in(
        request, form, title=_("Ask the council for advice"), back_url=reverse("steering:council")
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def word(request: HttpRequest, word_id: UUID) -> HttpResponse:
    """Show what was said and answered; the council advises here, the municipality answers."""
    actor, at = _reader(request), timezone.now()
    row = queries.council_words(actor=actor).filter(id=word_id).first()
    if row is None:
        raise Http404
    town, said = row.municipality_id, row.said_on is not None
    posted = request.POST if request.method == "POST" else None
    form: Any = None
    if not said and queries.speaks_in(actor=actor, municipality_id=town):
        form = AdviseForm(posted)
    elif (
        said
        and needs_answer(voice=Voice(row.voice))
        and queries.answers_in(actor=actor, municipality_id=town)
    ):
        form = AnswerForm(posted, initial={"answer": row.answer, "answer_text": row.answer_text})
    elif posted is not None:
        raise Http404
    if form is not None and form.is_valid():
        given = form.cleaned_data
        if said:
            actions.answer_council(
                actor=actor,
                word_id=row.pk,
                answer=Answer(given["answer"]),
                text=given["answer_text"],
                at=at,
            )
            messages.success(request, _("Answered. The council gets word."))
        else:
            actions.advise(actor=actor, word_id=row.pk, text=given["text"], at=at)
            messages.success(request, _("Said. The municipality gets word."))
        return redirect("steering:word", row.pk)
    context = {
        "one": word_row(row, on=timezone.localdate(at)),
        "form": form,
        "advises": not said,
        "is_public": row.public_from is not None and row.public_from <= at,
        "back_url": reverse("steering:council"),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "steering/word.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_body(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Name who speaks for clients."""
    actor = _reader(request)
    if not queries.speaks_in(actor=actor, municipality_id=municipality_id) and not (
        queries.answers_in(actor=actor, municipality_id=municipality_id)
    ):
        raise Http404
    form = BodyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        actions.name_body(
            actor=actor,
            municipality_id=municipality_id,
            body=Body(given["body"]),
            name=given["name"],
            role=given["role"],
            at=timezone.now(),
        )
        messages.success(request, _("Kept."))
        return redirect("steering:council")
    return fill_in(
        request, form, title=_("Who speaks for clients?"), back_url=reverse("steering:council")
    )


@require_safe
def public(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everybody what the council said and did not hear back in time, and its opinions."""
    del slug
    place, at = request.place, timezone.now()  # type: ignore[attr-defined]
    rows = queries.public_words(municipality_id=place.id, at=at)
    found = [word_row(one, on=timezone.localdate(at)) for one in rows]
    context = {
        "name": place.name,
        "principles": principles_that_hold(municipality_id=place.id),
        "late": [one for one in found if one["state"] != State.NEEDS_NONE],
        "opinions": [one for one in found if one["state"] == State.NEEDS_NONE],
    }
    return render(request, "steering/public_council.html", context)
