"""Worried about somebody: tell it, with or without one's own name, and somebody goes to see."""

from datetime import datetime
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.entrances.portal.choosing import new_sealed_id, sealed_id
from naast.entrances.portal.place import Place, place_of
from naast.entrances.portal.worry_form import WorryForm
from naast.supply.law.queries import meant_by_words
from naast.supply.organisations import queries as organisations
from naast.support.matching import queries as matching
from naast.support.matching.rules import Need
from naast.support.outreach.actions import Told, report_worry
from naast.support.outreach.rules import Came, Sign, Teller, last_day

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

READ_DANGER = "gelezen"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def worry(request: HttpRequest, slug: str) -> HttpResponse:
    """Say beforehand what becomes of it, and take a worry. Words of danger are answered first.

    The answer is the same whether somebody worried before or not: nobody learns that here.
    """
    at = timezone.now()
    place = place_of(request=request, slug=slug, at=at)
    form = WorryForm(
        request.POST if request.method == "POST" else None,
        municipality_id=place.id,
        initial={"eens": new_sealed_id()},
    )
    on = timezone.localdate(at)
    receiver = matching.receiver(municipality_id=place.id, need=Need(), on=on)
    danger = False
    if form.is_valid():
        danger = (
            READ_DANGER not in request.POST and meant_by_words(text=form.cleaned_data["wat"]).danger
        )
        if receiver is None:
            form.add_error(None, _("Nobody can go and see here yet. Please call."))
        elif not danger:
            return _kept(request, form, place, receiver, at)
    context = {
        "form": form,
        "place": place,
        "danger": danger,
        "receiver": organisations.organisation(organisation_id=receiver, on=on).name
        if receiver
        else "",
    }
    return render(request, "portal/worry.html", context, status=422 if form.errors else 200)


def _kept(
    request: HttpRequest, form: WorryForm, place: Place, receiver: int, at: datetime
) -> HttpResponse:
    told = form.cleaned_data
    ends = report_worry(
        actor=cast("Request", request).actor,
        municipality_id=place.id,
        organisation_id=receiver,
        zone_id=form.zone_id,
        came=Came.WEB,
        teller=Teller(told["u"]),
        signs=[Sign(one) for one in told["tekens"]],
        told=Told(
            who=told["wie"],
            where=told["waar"],
            story=told["wat"].strip(),
            told_by=told["naam"],
            reach=told["bereik"],
        ),
        at=at,
        worry_id=sealed_id(told["eens"]),
    )
    day = formats.date_format(last_day(ends=ends), "j F")
    messages.success(
        request,
        _("Thank you. Somebody goes to see. After %(day)s the name goes.") % {"day": day},
    )
    return HttpResponseRedirect(reverse("portal:home", args=[place.slug]))
