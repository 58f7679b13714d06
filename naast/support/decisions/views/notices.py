"""Somebody notifies by phone or at the counter; and what she was told before the inquiry."""

from datetime import datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.core.identity.queries import Request
from naast.supply.places.queries import zones_of
from naast.support.decisions.actions import notices
from naast.support.decisions.actions.shared import ROLE
from naast.support.decisions.notice_forms import NoticeForm, NotificationForm
from naast.support.decisions.present import heading_of
from naast.support.decisions.queries.notices import notice_words, who_supports
from naast.support.decisions.rules.notices import CURRENT_NOTICE, Occasion, ToldBy, ToldTo
from naast.support.decisions.views.shared import (
    giving_back,
    officer_only,
    open_to_change,
    posted,
    status_of,
)
from naast.support.matching.actions import AlreadyAsked, Left
from naast.support.matching.rules import Need

ONCE = "decisions.notify.once"
FORM_LASTS = 24 * 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notify(request: Request) -> HttpResponse:
    """Note what somebody notifies; what the law has her told stands beside it, to read out."""
    officer_only(request)
    at = timezone.now()
    towns = sorted(request.actor.scopes[ROLE].municipality_ids)
    zones = {str(zone.pk): zone for zone in zones_of(municipality_ids=towns)}
    form = NotificationForm(
        posted(request),
        zones=[(key, zone.name) for key, zone in zones.items()],
        needs_zone=len(towns) > 1,
        initial={"once": signing.dumps(str(uuid4()), salt=ONCE)},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        zone = zones.get(given["zone"])
        try:
            made = notices.note_notification(
                actor=request.actor,
                municipality_id=zone.municipality_id if zone else towns[0],
                channel=ToldBy(given["channel"]),
                need=Need(
                    domains=frozenset(given["domains"]),
                    group="municipal",
                    zone_id=zone.pk if zone else None,
                ),
                text=given["words"].strip(),
                left=Left(
                    first_name=given["first_name"],
                    phone=given["phone"],
                    safe=frozenset(given["safe"] if given["phone"] else ()),
                ),
                told=form.told_to(),
                urgent=given["urgent"],
                language=get_language() or "nl",
                person_id=_person_id(given["once"]),
                at=at,
            )
        except AlreadyAsked:
            form.add_error(None, _("This notification is kept already. Look at your matters."))
        else:
            return _noted(request, made)
    context = {
        "form": form,
        "lines": notice_words(version=CURRENT_NOTICE),
        "supports": _supports(towns, at),
        "back_url": reverse("decisions:matters"),
    }
    return render(request, "decisions/notify.html", context, status=status_of(form))


def _supports(towns: list[int], at: datetime) -> list[tuple[str, str]]:
    on = timezone.localdate(at)
    return [one for town in towns for one in who_supports(municipality_id=town, on=on)]


def _person_id(once: str) -> UUID | None:
    try:
        return UUID(signing.loads(once or "", salt=ONCE, max_age=FORM_LASTS))
    except signing.BadSignature:
        return None  # an old or broken form is still kept, only not "once"


def _noted(request: Request, made: notices.Notified) -> HttpResponse:
    """Show the receipt and the code, this once only. Not a redirect: then it would be kept."""
    context = {
        "number": made.number,
        "code": made.code.split(),
        "notified_at": made.matter.notified_at,
        "receipt": made.matter.get_confirmed_by_display(),
        "matter_url": reverse("decisions:matter", args=[made.matter.id]),
        "back_url": reverse("decisions:matters"),
    }
    return render(request, "decisions/notified.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back(NoticeForm)
def notice(request: Request, matter_id: UUID) -> HttpResponse:
    """Keep that it was told, before the inquiry or before one looks again."""
    opened, at = open_to_change(request, matter_id), timezone.now()
    form = NoticeForm(posted(request), initial={"occasion": Occasion.NOTIFICATION})
    here = reverse("decisions:matter", args=[matter_id])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            notices.give_notice(
                actor=request.actor,
                matter_id=matter_id,
                occasion=Occasion(given["occasion"]),
                told=[ToldTo(one) for one in given["told_to"]],
                told_by=ToldBy(given["told_by"]),
                at=at,
            )
        except ObjectDoesNotExist as gone:  # closed in another window
            raise Http404 from gone
        messages.success(request, _("Kept, with these words and the day."))
        return redirect(here)
    context = {
        **heading_of(opened),
        "form": form,
        "heading": _("Tell of free support and of a plan of one's own"),
        "back_url": here,
        "lines": notice_words(version=CURRENT_NOTICE),
        "supports": _supports([opened.matter.municipality_id], at),
    }
    return render(request, "decisions/notice.html", context, status=status_of(form))


@require_POST
def urgent(request: Request, matter_id: UUID) -> HttpResponse:
    """Say that it cannot wait."""
    open_to_change(request, matter_id)
    try:
        notices.mark_urgent(actor=request.actor, matter_id=matter_id, at=timezone.now())
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    messages.success(request, _("It stands first in your list. The law asks for help at once."))
    return redirect("decisions:matter", matter_id)
