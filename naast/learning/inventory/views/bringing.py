"""Bring codes from a file into a round: look what they are, then all of them or none."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.core.policy.rules import Actor
from naast.learning.inventory import actions, bench, queries, words
from naast.learning.inventory.forms import BringForm
from naast.learning.inventory.incoming import CannotRead, rows_of
from naast.learning.inventory.models import Chosen, Round
from naast.learning.inventory.rules.importing import Fault, Line, by_place, read
from naast.learning.inventory.rules.rounds import Table
from naast.learning.inventory.views.rounds import asking_round, who

SALT = "inventory.bring"
AN_HOUR = 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Ask for a file, show what it holds, and keep it once she says yes.

    What was read goes to the page and comes back sealed: it cannot be changed on the way, and
    lapses after an hour. Nothing is kept before she says yes.
    """
    actor = who(request)
    row = asking_round(actor, round_id)
    if request.method == "POST" and "read" in request.POST:
        return _kept(request, actor, row)
    form = BringForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        today=timezone.localdate(),
    )
    if not form.is_valid():
        return _page(request, row, {"form": form}, status=422 if form.errors else 200)
    file = form.cleaned_data["file"]
    try:
        rows = rows_of(name=file.name, content=file.read())
    except CannotRead as unread:
        form.add_error("file", str(words.WRONG[unread.what]))
        return _page(request, row, {"form": form}, status=422)
    places = {
        one.municipality.slug: one.municipality.name
        for one in queries.chosen(actor=actor).filter(round=row)
    }
    lines, faults = read(rows=rows, municipalities={name: slug for slug, name in places.items()})
    if faults:
        of_file = [one for one in faults if not one.line]
        told = _told(of_file[0]) if of_file else _("Nothing was kept. Mend these rows first.")
        form.add_error("file", told)
        of_rows = [{"row": one.line, "told": _told(one)} for one in faults if one.line]
        return _page(request, row, {"form": form, "faults": of_rows}, status=422)
    on = form.cleaned_data["on"]
    return _page(
        request,
        row,
        {
            "on": on,
            "places": _preview(actor, row, lines, places),
            "sealed": signing.dumps(
                {
                    "user": actor.user_id,
                    "round": str(row.pk),
                    "on": on.isoformat(),
                    "lines": [(one.of, one.table.value, one.code) for one in lines],
                },
                salt=SALT,
                compress=True,
            ),
        },
    )


def _kept(request: HttpRequest, actor: Actor, row: Round) -> HttpResponse:
    again = HttpResponseRedirect(reverse("inventory:bring", args=[row.pk]))
    try:
        told = signing.loads(request.POST["read"], salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        messages.warning(request, _("This was too long ago. Choose the file again."))
        return again
    on = parse_date(told["on"])
    if (told["user"], told["round"]) != (actor.user_id, str(row.pk)) or on is None:
        raise Http404
    lines = [Line(of=of, table=Table(table), code=code) for of, table, code in told["lines"]]
    try:
        actions.bring(actor=actor, round_id=row.pk, lines=lines, on=on)
    except actions.Published:
        raise Http404 from None
    except Chosen.DoesNotExist:
        messages.warning(request, _("Nothing was kept. The round changed in between; look again."))
        return again
    many = len({one.of for one in lines})
    kept = ngettext(
        "Kept: the codes of %(many)s municipality.", "Kept: the codes of %(many)s municipalities.",
        many,
    )  # fmt: skip
    messages.success(request, kept % {"many": many})
    return HttpResponseRedirect(reverse("inventory:round", args=[row.pk]))


def _told(fault: Fault) -> str:
    return str(words.WRONG[fault.what]) % {"found": fault.found}


def _preview(
    actor: Actor, row: Round, lines: list[Line], places: dict[str, str]
) -> list[dict[str, Any]]:
    """Return of each municipality what would be kept, and whether it takes the place of more."""
    before = {one.of for one in queries.given(actor=actor, row=row) if one.by == actor.user_id}
    return [
        {
            "name": places[slug],
            "replaces": slug in before,
            "tables": [
                (words.TABLES[table], bench.code_words(table=table, codes=codes))
                for table, codes in tables.items()
            ],
        }
        for slug, tables in sorted(by_place(lines=lines).items(), key=lambda one: places[one[0]])
    ]


def _page(
    request: HttpRequest, row: Round, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    context = {"round": row, "tables": bench.codebook(), **context}
    return render(request, "inventory/bring.html", context, status=status)
