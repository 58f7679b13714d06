"""The reception desk: somebody calls or walks in, and is on the way in a minute.

What the caller says is kept once; who typed it sees number and promise after that, never the text
again (I-3). A call centre of a municipality does not see the code either: with it one reads a file.
"""

from uuid import UUID, uuid4

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.identity.queries import Request
from naast.core.identity.rules import Role
from naast.entrances.desk import actions, queries
from naast.entrances.desk.forms import ANYBODY, ReceptionForm
from naast.entrances.desk.put_through import put_through as what_became
from naast.support.matching.actions import AlreadyAsked

ONCE = "desk.reception.once"
FORM_LASTS = 24 * 3600
# The button that reads out again, to words or ticks that changed, whoever is chosen.
AGAIN = "again"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reception(request: Request) -> HttpResponse:
    """Ask what the caller wants, read out who can help, and send what the caller chose."""
    at = timezone.now()
    towns = queries.reception_towns(actor=request.actor, on=timezone.localdate(at))
    if not towns:
        raise Http404
    form = ReceptionForm(
        request.POST if request.method == "POST" else None,
        towns=towns,
        follows=queries.may_hand_code(actor=request.actor),
        initial={"once": signing.dumps(str(uuid4()), salt=ONCE), "town": towns[0][0]},
    )
    read_out: list[queries.ReadOut] = []
    if request.method == "POST" and (form.is_valid() or request.POST.get("who")):
        # Also when something else is wrong: what the caller chose stays chosen.
        read_out = queries.read_out(
            municipality_id=form.in_town(), need=form.need(), seed=form.seed(), at=at
        )
        anybody = (ANYBODY, _("No preference: you look for somebody who fits."))
        form.offer([*((str(one.supporter_id), one.say) for one in read_out), anybody])
        if form.is_valid() and form.cleaned_data["who"] and AGAIN not in request.POST:
            try:
                return _sent(request, form=form, read_out=read_out)
            except AlreadyAsked:
                form.add_error(None, _("This question was sent before. The caller has a promise."))
            except actions.NobodyReceives:
                form.add_error(None, _("Nobody receives questions here yet. Ask your coordinator."))
    town = form.in_town() if form.is_bound else towns[0][0]
    context = {
        "form": form,
        "follows": queries.may_hand_code(actor=request.actor),
        "offered": form.is_bound and bool(form.fields["who"].widget.choices),
        "about": form.about() if read_out else "",
        "danger": form.is_bound and form.meant().danger,
        "doors": queries.open_doors(municipality_id=town, now=timezone.localtime(at)),
        "numbers": queries.numbers(municipality_id=town, on=timezone.localdate(at)),
    }
    return render(request, "desk/reception.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def put_through(request: Request) -> HttpResponse:
    """Show what became of what I put through, where the caller agreed; of no municipality (I-3)."""
    actor = request.actor
    if not actor.holds(Role.RECEPTIONIST) or not queries.may_hand_code(actor=actor):
        raise Http404
    rows = what_became(actor=actor, at=timezone.now())
    return render(request, "desk/put_through.html", {"rows": rows})


def _sent(
    request: Request, *, form: ReceptionForm, read_out: list[queries.ReadOut]
) -> HttpResponse:
    data = form.cleaned_data
    chosen = next((one for one in read_out if str(one.supporter_id) == data["who"]), None)
    asked = actions.insert_question(
        actor=request.actor,
        municipality_id=data["town"],
        need=form.need(),
        chosen=chosen,
        shown=read_out,
        text=data["words"],
        first_name=data["first_name"],
        phone=data["phone"],
        safe=frozenset({"call"} if data["phone"] and data["safe"] else ()),
        channel=data["channel"],
        language=get_language() or "nl",
        person_id=_person_id(data["once"]),
        at=timezone.now(),
        may_follow=data["may_follow"],
    )
    context = {
        "number": asked.question.number,
        "promised_at": asked.question.promised_at,
        "who": chosen.name if chosen else "",
        "follows": data["may_follow"] and queries.may_hand_code(actor=request.actor),
        "code": asked.code.split() if queries.may_hand_code(actor=request.actor) else [],
    }
    return render(request, "desk/reception_sent.html", context)


def _person_id(once: str) -> UUID | None:
    try:
        return UUID(signing.loads(once or "", salt=ONCE, max_age=FORM_LASTS))
    except signing.BadSignature:
        return None  # an old or broken form still sends the question, only not "once"
