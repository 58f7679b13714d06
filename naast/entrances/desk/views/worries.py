"""A worry told at the desk; and a visit that becomes a question of her who is visited."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.core.identity.queries import Request
from naast.core.policy.walls import Actor
from naast.entrances.desk import queries
from naast.entrances.desk.actions import NobodyReceives, Visited, ask_at_visit, insert_worry
from naast.entrances.desk.forms import ANYBODY
from naast.entrances.desk.views.reception import FORM_LASTS, ONCE
from naast.entrances.desk.worry_forms import VisitQuestionForm, WorryForm
from naast.supply.law.queries import meant_by_words
from naast.supply.places.queries import municipality_names
from naast.support.matching.actions import AlreadyAsked
from naast.support.outreach import queries as outreach
from naast.support.outreach.actions import Told
from naast.support.outreach.rules import Came, Sign, Teller, last_day

LOOK_OR_SEND = require_http_methods(["GET", "HEAD", "POST"])
READ_DANGER = "read"


@never_cache
@LOOK_OR_SEND
def new_worry(request: Request) -> HttpResponse:
    """Write down a worry of who calls or walks in; words of danger are answered first."""
    at = timezone.now()
    towns = queries.reception_towns(actor=request.actor, on=timezone.localdate(at))
    if not towns:
        raise Http404
    form = WorryForm(
        request.POST if request.method == "POST" else None,
        towns=towns,
        initial={"once": signing.dumps(str(uuid4()), salt=ONCE), "town": towns[0][0]},
    )
    danger = False
    if form.is_valid():
        danger = (
            READ_DANGER not in request.POST
            and meant_by_words(text=form.cleaned_data["story"]).danger
        )
        if not danger:
            try:
                return _inserted(request, form, at)
            except NobodyReceives:
                form.add_error(None, _("Nobody receives questions here yet. Ask your coordinator."))
    context = {"form": form, "danger": danger}
    return render(request, "desk/new_worry.html", context, status=422 if form.errors else 200)


def _inserted(request: Request, form: WorryForm, at: datetime) -> HttpResponse:
    told = form.cleaned_data
    ends = insert_worry(
        actor=request.actor,
        municipality_id=told["town"],
        zone_id=form.zone_id,
        came=Came(told["channel"]),
        teller=Teller(told["teller"]),
        signs=[Sign(one) for one in told["signs"]],
        told=Told(
            who=told["who"],
            where=told["where"],
            story=told["story"].strip(),
            told_by=told["name"],
            reach=told["reach"],
        ),
        worry_id=_once(told["once"]),
        at=at,
    )
    day = formats.date_format(last_day(ends=ends), "j F")
    messages.success(
        request, _("Say: somebody goes to see. After %(day)s the name goes.") % {"day": day}
    )
    return redirect("desk:new_worry")


def _once(text: str) -> UUID | None:
    try:
        return UUID(signing.loads(text or "", salt=ONCE, max_age=FORM_LASTS))
    except signing.BadSignature:
        return None  # an old or broken form still counts, only not "once"


# ---------------------------------------------------------------- a visit becomes a question


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a visit was, and where one goes back to."""

    visited: Visited
    back_url: str
    back: str


@never_cache
@LOOK_OR_SEND
def visit_question(request: Request, worry_id: UUID) -> HttpResponse:
    """Write down what who is visited asks; all of the worry is gone then."""
    actor = _supporter(request)
    worry = outreach.worries(actor=actor, verb="visit").filter(id=worry_id).first()
    if worry is None:
        raise Http404
    return _question(
        request,
        Place(
            visited=Visited.of(worry=worry),
            back_url=reverse("outreach:visit", args=[worry_id]),
            back=_("The visit"),
        ),
    )


@never_cache
@LOOK_OR_SEND
def in_sight_question(request: Request, in_sight_id: UUID) -> HttpResponse:
    """Write down what who was in sight without a name asks; the entry is gone then."""
    actor = _supporter(request)
    entry = outreach.in_sight(actor=actor, verb="visit").filter(id=in_sight_id).first()
    if entry is None:
        raise Http404
    return _question(
        request,
        Place(
            visited=Visited.of(entry=entry),
            back_url=reverse("outreach:in_sight", args=[in_sight_id]),
            back=_("The visit"),
        ),
    )


def _supporter(request: Request) -> Actor:
    if not request.actor.holds("supporter"):
        raise Http404
    return request.actor


def _question(request: Request, place: Place) -> HttpResponse:
    """Show whom one can choose, and send what she chose: as at the reception desk."""
    at = timezone.now()
    visited = place.visited
    town = visited.municipality_id
    form = VisitQuestionForm(
        request.POST if request.method == "POST" else None,
        towns=[(town, municipality_names(ids=[town])[town])],
        zone_id=visited.zone_id,
        initial={"once": signing.dumps(str(uuid4()), salt=ONCE)},
    )
    if request.method == "POST" and (form.is_valid() or request.POST.get("who")):
        read_out = queries.read_out(municipality_id=town, need=form.need(), seed=form.seed(), at=at)
        anybody = (ANYBODY, _("No preference: you look for somebody who fits."))
        form.offer([*((str(one.supporter_id), one.say) for one in read_out), anybody])
        if form.is_valid() and form.cleaned_data["who"]:
            try:
                return _asked(request, form, visited, read_out, at)
            except (AlreadyAsked, ObjectDoesNotExist):
                form.add_error(None, _("This question was sent before."))
    context = {
        "form": form,
        "offered": form.is_bound and bool(form.fields["who"].widget.choices),
        "back_url": place.back_url,
        "back": place.back,
    }
    return render(request, "desk/visit_question.html", context, status=422 if form.errors else 200)


def _asked(
    request: Request,
    form: VisitQuestionForm,
    visited: Visited,
    read_out: list[queries.ReadOut],
    at: datetime,
) -> HttpResponse:
    data = form.cleaned_data
    chosen = next((one for one in read_out if str(one.supporter_id) == data["who"]), None)
    asked = ask_at_visit(
        actor=request.actor,
        visited=visited,
        need=form.need(),
        chosen=chosen,
        shown=read_out,
        text=data["words"],
        first_name=data["first_name"],
        phone=data["phone"],
        safe=frozenset({"call"} if data["phone"] and data["safe"] else ()),
        language=get_language() or "nl",
        person_id=_once(data["once"]),
        at=at,
    )
    context = {
        "number": asked.question.number,
        "promised_at": asked.question.promised_at,
        "who": chosen.name if chosen else "",
        "code": asked.code.split(),
    }
    return render(request, "desk/visit_asked.html", context)
