"""The self-test from three chairs: begin, fill in, lay side by side, agree, on paper."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.core.paper.queries import pdf
from naast.core.paper.rules import headers
from naast.core.policy.walls import Actor
from naast.learning.steering import present_selftest as present
from naast.learning.steering import queries
from naast.learning.steering.actions import selftest as actions
from naast.learning.steering.forms.selftest import OpenForm, ProgressForm, ProposeForm, SheetForm
from naast.learning.steering.models.selftest import Action, Seat, SelfTest
from naast.learning.steering.queries.selftest import MOST
from naast.learning.steering.rules import selftest as rules
from naast.learning.steering.rules.ambitions import Progress
from naast.learning.steering.rules.selftest import Chair
from naast.learning.steering.views.parts_of_talk import action_row, fill_in, speaker
from naast.learning.steering.words.selftest import CHAIRS, SOURCE
from naast.supply.places import queries as places


def one_test(actor: Actor, test_id: UUID) -> SelfTest:
    """Return a self-test. Raises Http404 where `actor` has no seat, or it is not there."""
    try:
        return queries.self_tests(actor=actor).get(id=test_id)
    except SelfTest.DoesNotExist:
        raise Http404 from None


@require_safe
def selftests(request: HttpRequest) -> HttpResponse:
    """Show the self-tests in which one sits, and where one may begin one."""
    actor, on = speaker(request), timezone.localdate()
    ids = queries.opens_in(actor=actor)
    names = places.municipality_names(ids=ids)
    begin = [
        (id_, names[id_])
        for id_ in ids
        if rules.next_year(last=queries.last_year(municipality_id=id_), on=on) is not None
    ]
    context = {
        "tests": queries.self_tests(actor=actor)[:MOST],
        "begin": begin,
        "national": present.national(),
        "source": SOURCE,
        "at": timezone.now(),
    }
    return render(request, "steering/selftests.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, municipality_id: int) -> HttpResponse:
    """Begin the self-test of this year."""
    actor, at = speaker(request), timezone.now()
    on = timezone.localdate(at)
    last = queries.last_year(municipality_id=municipality_id)
    mine = municipality_id in queries.opens_in(actor=actor)
    if not mine or rules.next_year(last=last, on=on) is None:
        raise Http404
    form = OpenForm(request.POST if request.method == "POST" else None, today=on)
    if form.is_valid():
        test = actions.open_self_test(
            actor=actor,
            municipality_id=municipality_id,
            closes_on=form.cleaned_data["closes_on"],
            at=at,
        )
        messages.success(request, _("Begun. Who sits at the table gets word."))
        return redirect("steering:selftest", test.pk)
    return fill_in(
        request, form, title=_("Begin the self-test"), back_url=reverse("steering:selftests")
    )


@never_cache
@require_safe
def selftest(request: HttpRequest, test_id: UUID) -> HttpResponse:
    """Show who handed in; once it lies on the table, where the chairs differ."""
    actor, at = speaker(request), timezone.now()
    test = one_test(actor, test_id)
    context = {
        "test": test,
        "shown": at >= test.shown_from,
        "back_url": reverse("steering:selftests"),
        **_table(actor, test, at=at),
    }
    return render(request, "steering/selftest.html", context)


def _table(actor: Actor, test: SelfTest, *, at: datetime) -> dict[str, Any]:
    """Return what lies on the table, for page and paper."""
    on_seats = queries.seats(test=test)
    chairs = queries.chairs_of(actor=actor, test=test, on_seats=on_seats)
    found: dict[str, Any] = {
        "seats": [
            {
                "id": one.pk,
                "name": one.organisation.name if one.organisation else CHAIRS[Chair(one.chair)],
                "in_on": one.handed_in_on,
                "may_fill": queries.is_mine(actor=actor, test=test, seat=one)
                and rules.is_open(
                    shown_from=test.shown_from, handed_in=one.handed_in_on is not None, at=at
                ),
            }
            for one in on_seats
        ],
    }
    if at < test.shown_from:
        return found
    rounds = queries.rounds(actor=actor, test=test, at=at)
    given = queries.given(actor=actor, tests=rounds)
    laid = rules.lay(sheets=given[test.pk])
    notes = queries.notes(actor=actor, test=test, at=at)
    rows = queries.actions(actor=actor).filter(test=test)[:MOST]
    on = timezone.localdate(at)
    return found | {
        "talk": present.talk(laid=laid, notes=notes),
        "in_order": present.in_order(laid=laid, notes=notes),
        "years": present.years(rounds=rounds, given=given),
        "years_shown": [one.year for one in rounds],
        "national": present.national(),
        "source": SOURCE,
        "actions": [action_row(one, actor=actor, chairs=chairs, on=on) for one in rows],
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, test_id: UUID, seat_id: UUID) -> HttpResponse:
    """Fill in one's own sheet: keep it, or hand it in."""
    actor, at = speaker(request), timezone.now()
    test = one_test(actor, test_id)
    seat = Seat.objects.filter(id=seat_id, test=test).first()
    if seat is None or not queries.is_mine(actor=actor, test=test, seat=seat):
        raise Http404
    handed_in = seat.handed_in_on is not None
    if not rules.is_open(shown_from=test.shown_from, handed_in=handed_in, at=at):
        raise Http404
    stood = queries.own_sheet(actor=actor, test=test, seat=seat)
    posted = request.method == "POST"
    hand_in = request.POST.get("then") == "hand_in"
    form = SheetForm(
        request.POST if posted else None,
        scores=queries.scores_of(sheet=stood) if stood else {},
        notes=stood.notes if stood else {},
        whole=hand_in,
    )
    if form.is_valid():
        actions.fill_in(
            actor=actor,
            test_id=test.pk,
            seat_id=seat.pk,
            scores=form.scores(),
            notes=form.notes(),
            hand_in=hand_in,
            at=at,
        )
        messages.success(request, _("Handed in.") if hand_in else _("Kept. You can go on later."))
        return redirect("steering:selftest", test.pk)
    context = {
        "form": form,
        "test": test,
        "chair": CHAIRS[Chair(seat.chair)],
        "back_url": reverse("steering:selftest", args=[test.pk]),
    }
    status = 422 if form.errors else 200
    return render(request, "steering/sheet.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, test_id: UUID) -> HttpResponse:
    """Propose what is done."""
    actor, at = speaker(request), timezone.now()
    test = one_test(actor, test_id)
    if at < test.shown_from:
        raise Http404
    there = [
        (one.organisation_id, one.organisation.name)
        for one in queries.seats(test=test)
        if one.organisation_id and one.organisation
    ]
    form = ProposeForm(
        request.POST if request.method == "POST" else None,
        organisations=there,
        today=timezone.localdate(at),
    )
    back_url = reverse("steering:selftest", args=[test.pk])
    if form.is_valid():
        actions.propose_action(actor=actor, test_id=test.pk, at=at, **form.action())
        messages.success(request, _("Proposed. It is agreed when all three say yes."))
        return redirect(back_url)
    return fill_in(request, form, title=_("Propose what is done"), back_url=back_url)


@require_POST
def agree(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Say yes for one's own chair."""
    actor = speaker(request)
    try:
        row = actions.agree(actor=actor, action_id=action_id, at=timezone.now())
    except Action.DoesNotExist:
        raise Http404 from None
    said = _("Agreed by all three.") if row.agreed_on else _("Your yes is kept.")
    messages.success(request, said)
    return redirect("steering:selftest", row.test_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Tell how far an action is, for the party that does it."""
    actor = speaker(request)
    row = queries.actions(actor=actor).filter(id=action_id).first()
    if row is None or not queries.does(actor=actor, action=row):
        raise Http404
    form = ProgressForm(
        request.POST if request.method == "POST" else None,
        initial={"progress": row.progress, "came": row.came},
    )
    back_url = (
        reverse("steering:selftest", args=[row.test_id])
        if row.test_id
        else reverse("steering:selftests")
    )
    if form.is_valid():
        actions.tell_progress(
            actor=actor,
            action_id=row.pk,
            progress=Progress(form.cleaned_data["progress"]),
            came=form.cleaned_data["came"],
            at=timezone.now(),
        )
        messages.success(request, _("Kept. All who sit at the table read it."))
        return redirect(back_url)
    return fill_in(request, form, title=row.what, back_url=back_url, dutch=True)


@never_cache
@require_safe
def paper(request: HttpRequest, test_id: UUID) -> HttpResponse:
    """Give what lies on the table as a tagged PDF."""
    actor, at = speaker(request), timezone.now()
    test = one_test(actor, test_id)
    if at < test.shown_from:
        raise Http404
    found = _table(actor, test, at=at)
    rows = [
        {
            **one,
            "before": date_format(one["before_on"], "j F Y"),
            "state": one["progress"] if one["agreed"] else _("Proposed"),
        }
        for one in found["actions"]
    ]
    data = present.paper(name=test.municipality.name, test=test, page=found, actions=rows)
    made = pdf(
        template="steering/selftest",
        data=data,
        title=data["title"],
        lang=get_language() or "nl",
        at=at,
    )
    return HttpResponse(made, headers=headers(filename=f"self-test-{test.year}.pdf"))
