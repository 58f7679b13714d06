"""My file: come in with the code, see everything that is written and who looked."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.core.audit import queries as audit
from naast.core.identity.queries import RESIDENT, client_address
from naast.core.policy.walls import Actor, acting
from naast.entrances.portal import file_words
from naast.entrances.portal.actions import come_in
from naast.entrances.portal.forms import OPENS_NOTHING, CodeForm
from naast.entrances.portal.inviting import asks
from naast.entrances.portal.pin_forms import PresentPinForm, add_wrong_pin
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.sharing import next_appointment
from naast.learning.experience import queries as experience
from naast.supply.places import queries as places
from naast.support.casework import queries as casework
from naast.support.casework.actions import handing_over
from naast.support.casework.queries.told import told_of_others
from naast.support.decisions import queries as decisions
from naast.support.encounters import queries as encounters
from naast.support.matching import queries as matching
from naast.support.matching.actions import AlreadyTaken, Inviting, withdraw_question
from naast.support.matching.rules import QuestionStatus
from naast.support.people import queries as people
from naast.support.people.actions import TooManyTries, WrongPin, renew_code
from naast.support.people.rules import House

IDLE = timedelta(minutes=15)
IDLE_WHERE_OTHERS_COME = timedelta(minutes=5)
LOOKS_SHOWN = 30
CASES_SHOWN = 3


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, slug: str) -> HttpResponse:
    """Show her file to who came in with its code; to everybody else the door."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    if request.method == "POST":
        return _enter(request, place=place, at=at)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.holds("resident"):
        return render(request, "portal/file_door.html", {"place": place, "form": CodeForm()})
    told = contents(actor=actor, at=at)
    if told is None:
        request.session.pop(RESIDENT, None)
        return render(request, "portal/file_door.html", {"place": place, "form": CodeForm()})
    person = told["person"]
    if person.municipality_id != place.id:
        own = places.municipality_slug(municipality_id=person.municipality_id)
        return HttpResponseRedirect(reverse("portal:file", args=[own]))
    stay(request, actor=actor, at=at)
    return render(request, "portal/file.html", {"place": place, **told})


@never_cache
@require_POST
def close_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Close the file on this device."""
    request.session.flush()
    return HttpResponseRedirect(reverse("portal:home", args=[slug]))


@never_cache
@require_POST
def withdraw(request: HttpRequest, slug: str, question_id: UUID) -> HttpResponse:
    """Take a question back that nobody took yet; without a reason, and without losing the file."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    try:
        withdraw_question(actor=actor, question_id=question_id, at=timezone.now())
    except ObjectDoesNotExist as unseen:
        raise Http404 from unseen
    except AlreadyTaken:
        messages.info(
            request, _("Somebody has just taken your question. Call if you wish to stop.")
        )
    else:
        messages.success(request, _("You took your question back. You can choose somebody else."))
    return HttpResponseRedirect(reverse("portal:file", args=[slug]))


@never_cache
@require_POST
def want_another(request: HttpRequest, slug: str, hand_over_id: UUID) -> HttpResponse:
    """Say no to who was asked to go on; somebody else is looked for, and nobody asks why."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    try:
        handing_over.want_another(actor=actor, hand_over_id=hand_over_id, at=timezone.now())
    except ObjectDoesNotExist as unseen:
        raise Http404 from unseen
    messages.success(request, _("We look for somebody else. You may also choose yourself."))
    return HttpResponseRedirect(reverse("portal:file", args=[slug]))


def _enter(request: HttpRequest, *, place: Place, at: datetime) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid():
        source = client_address(request=request)
        try:
            resident = come_in(
                text=form.cleaned_data["code"],
                pin=form.cleaned_data["pin"],
                source=source,
                at=at,
            )
        except TooManyTries:
            return _too_many(request, place=place, form=form)
        if isinstance(resident, Inviting):
            return asks(
                request,
                place=place,
                asked=resident,
                code=form.cleaned_data["code"],
                public=form.cleaned_data["openbaar"],
            )
        if resident is not None:
            request.session.cycle_key()
            begin(request, actor=resident, at=at, public=form.cleaned_data["openbaar"])
            return HttpResponseRedirect(reverse("portal:file", args=[place.slug]))
        # Unknown, ended, mistyped and without its PIN look the same: the answer tells nobody which
        # codes exist.
        form.add_error("code", OPENS_NOTHING)
    return render(request, "portal/file_door.html", {"place": place, "form": form}, status=422)


def _too_many(request: HttpRequest, *, place: Place, form: CodeForm) -> HttpResponse:
    form.add_error("code", _("This went wrong too often. Wait fifteen minutes, or call us."))
    return render(request, "portal/file_door.html", {"place": place, "form": form}, status=429)


def begin(request: HttpRequest, *, actor: Actor, at: datetime, public: bool = False) -> None:
    """Open the file in this browser with code and PIN as they are now; see `layout.CodeStillHolds`.

    `public`: others use this computer too. The session is over when the browser closes, everywhere.
    """
    with acting(actor):
        code = people.running_code(actor=actor)
    known = request.session.get(RESIDENT, {})
    public = public or known.get("public", False)
    request.session[RESIDENT] = {
        "code_id": str(code.id),
        "since": at.isoformat(),
        "public": public,
    }
    stay(request, actor=actor, at=at)


def stay(request: HttpRequest, *, actor: Actor, at: datetime) -> None:
    """Keep the file open for another fifteen minutes; where others come too, for five."""
    known = request.session.get(RESIDENT, {})
    idle = IDLE_WHERE_OTHERS_COME if known.get("public") else IDLE
    request.session[RESIDENT] = {
        **known,
        "person_id": str(actor.scopes["resident"].person_id),
        "until": (at + idle).isoformat(),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell since when her code and PIN hold, and give her a new code when she asks."""
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not mine(actor=actor, place=place):
        raise Http404
    back_url = reverse("portal:file", args=[place.slug])
    codes = people.codes(actor=actor).order_by("-created_at")
    has_pin = any(one.pin_hash for one in codes)
    form = PresentPinForm(request.POST if request.method == "POST" else None) if has_pin else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            pin = form.cleaned_data["nu"] if form else ""
            words = renew_code(actor=actor, pin=pin, at=at).split()
        except WrongPin:
            add_wrong_pin(form)
        else:
            begin(request, actor=actor, at=at)
            return render(request, "portal/code_new.html", {"code": words, "back_url": back_url})
    stay(request, actor=actor, at=at)
    context = {"place": place, "codes": codes, "form": form, "back_url": back_url}
    status = 422 if form and form.errors else 200
    return render(request, "portal/code.html", context, status=status)


def mine(*, actor: Actor, place: Place, house: House | None = None) -> bool:
    """Whether who acts came in with the code of a file here; of either house, or of this one."""
    if not actor.holds("resident"):
        return False
    own = people.persons(actor=actor).filter(municipality_id=place.id, wrapped_key__isnull=False)
    return (own if house is None else own.filter(house=house)).exists()


def contents(*, actor: Actor, at: datetime) -> dict[str, Any] | None:
    """Return all that the page tells, None where the file was erased.

    Each table is read once, over all that is in the file: fifteen queries at most.
    """
    # What waits to be read is counted with her own row.
    rows = encounters.with_talked(actor=actor, rows=people.details(actor=actor), person="person_id")
    rows = encounters.with_next(actor=actor, rows=rows, person="person_id", at=at)
    rows = experience.with_answers(actor=actor, rows=rows, person="person_id")
    me = people.myself(actor=actor, rows=rows)
    if me is None:
        return None
    support = me.person.house == House.SUPPORT  # what the municipality wrote, it need not be shown
    questions = list(
        experience.with_opinions(
            actor=actor,
            rows=matching.with_words(actor=actor, rows=matching.questions(actor=actor)),
        ).select_related("user")
    )
    agreed = people.agreed_with(actor=actor, on=timezone.localdate(at))
    others = matching.others(actor=actor, asked=questions, agreed=[a.row for a in agreed], at=at)
    cases = casework.own_cases_opened(actor=actor, me=me, most=CASES_SHOWN) if support else []
    matters = (
        [] if support else decisions.own_matters_opened(actor=actor, me=me, most=CASES_SHOWN, at=at)
    )
    by_another = Q(user__isnull=False) | Q(action__in=file_words.BY_WHOM_UNKNOWN)
    looks = list(audit.entries(actor=actor).filter(by_another)[:LOOKS_SHOWN])
    running = [case for case in cases if case.closed_at is None]
    others_there = told_of_others(actor=actor, at=at) if running else []
    today = timezone.localdate(at)
    return {
        "me": me.opened,
        "person": me.person,
        "shares": support,
        "questions": [
            file_words.question(row=q, key=me.key, other=others.get(q.id), at=at) for q in questions
        ],
        "waits": any(question.status == QuestionStatus.OPEN for question in questions),
        **file_words.agreements(found=agreed),
        "hand_overs": file_words.hand_overs(found=others_there, at=at),
        "consulted": file_words.consulted(found=others_there, key=me.key),
        "along": file_words.along(found=others_there, key=me.key, at=at),
        "length": next((case.length for case in cases), None),
        "kept_by": file_words.kept_by(cases=running),
        "complaints": experience.own_complaints(actor=actor),
        "today": today,
        "standings": list(people.beside_now(actor=actor, at=at)),
        "talked": encounters.talked(row=me.row),
        "answers_new": experience.answers_new(row=me.row),
        "cases": [file_words.case(opened=case) for case in cases],
        "matters": [file_words.matter(opened=matter) for matter in matters],
        "next_appointment": next_appointment(cases, at=at)
        if support
        else encounters.next_of(row=me.row),
        "looks": file_words.looks(
            entries=looks, asked=experience.own_look_questions(actor=actor, on=today)
        ),
        "municipality_looked": sum(entry.house == "municipality" for entry in looks),
    }
