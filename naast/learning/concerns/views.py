"""Signals: what keeps coming back, who told it, and what the municipality does with it.

Named is the organisation, not the worker. Everybody who works there reads the same (R-316, R-319).
"""

from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naast.core.policy.walls import Actor
from naast.learning.concerns import actions, queries
from naast.learning.concerns.forms import AnswerForm, ConcernForm
from naast.learning.concerns.models import FOLLOWS, RULE_KINDS, Concern
from naast.learning.concerns.queries import Tally
from naast.learning.concerns.rules import Follow, Rule, State, state
from naast.supply.law.queries import domains
from naast.supply.places import queries as places
from naast.supply.supporters.queries import target_group_words

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

OF_A_RULE = ("rule_kind", "about", "holder")
TOLD = ("theme", "group", "text", *OF_A_RULE)
KIND = {State.LATE: "late", State.WAITING: "", State.ANSWERED: ""}
SIGN = {State.LATE: "alert-triangle", State.WAITING: "clock", State.ANSWERED: "check"}


@require_safe
def signals(request: HttpRequest) -> HttpResponse:
    """Show the signals that somebody may read: too late first, and counted by theme and place."""
    actor, on = _reader(request), timezone.localdate()
    rows = queries.concerns(actor=actor)
    found = [
        one
        for how in State
        for one in queries.in_state(rows, state=how, on=on).select_related("zone")[: queries.MOST]
    ]
    names = queries.names_of(found)
    context = {
        "rows": [_row(one, names, on) for one in found],
        "tables": [
            (_("By part of life"), _counted(queries.tally(rows, by="theme", on=on), _themes())),
            (_("By zone"), _counted(queries.tally(rows, by="zone__name", on=on), None)),
            (_("By group"), _counted(queries.tally(rows, by="group", on=on), _groups())),
        ],
        "may_raise": bool(queries.grounds(actor=actor, on=on)),
        "has_rules": bool(queries.municipality_ids(actor=actor)),
    }
    return render(request, "concerns/signals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_signal(request: HttpRequest) -> HttpResponse:
    """Raise a signal."""
    actor, at = _reader(request), timezone.now()
    posted = request.method == "POST"
    sent = request.POST if posted else request.GET
    rule_kind = sent.get("rule_kind", "")
    towns = queries.grounds(actor=actor, on=timezone.localdate(at), of_a_rule=bool(rule_kind))
    if not towns:
        raise Http404
    form = ConcernForm(
        sent if posted else None,
        where=_where(list(towns)),
        initial={name: sent.get(name, "") for name in OF_A_RULE},
    )
    if posted and form.is_valid():
        municipality_id, zone_id = form.where()
        given = {name: form.cleaned_data[name] for name in TOLD}
        concern = actions.raise_concern(
            actor=actor, municipality_id=municipality_id, zone_id=zone_id, at=at, **given
        )
        messages.success(request, _("Told. You get word when there is an answer."))
        return redirect("concerns:signal", concern.id)
    context = {"form": form, "back_url": reverse("concerns:signals")}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "concerns/new.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def signal(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """Show one signal with its answer; who works on policy there answers it."""
    actor, on = _reader(request), timezone.localdate()
    concern = (
        queries.concerns(actor=actor)
        .filter(id=concern_id)
        .select_related("zone", "answered_by")
        .first()
    )
    if concern is None:
        raise Http404
    answers = queries.answers_for(actor=actor, municipality_id=concern.municipality_id)
    posted = request.method == "POST"
    if posted and not answers:
        raise Http404
    stood = {"follow": concern.follow, "answer": concern.answer}
    form = AnswerForm(request.POST if posted else None, initial=stood) if answers else None
    if form is not None and posted and form.is_valid():
        actions.answer_concern(
            actor=actor,
            concern_id=concern.id,
            follow=Follow(form.cleaned_data["follow"]),
            answer=form.cleaned_data["answer"],
            at=timezone.now(),
        )
        messages.success(request, _("Answered. Who told it gets word."))
        return redirect("concerns:signal", concern.id)
    words = dict(FOLLOWS)
    context = {
        "one": _row(concern, queries.names_of([concern]), on),
        "concern": concern,
        "mine": concern.user_id == actor.user_id,
        "earlier": [
            {**old, "on": date.fromisoformat(old["on"]), "follow": words[Follow(old["follow"])]}
            for old in reversed(concern.earlier)
        ],
        "form": form,
        "back_url": reverse("concerns:signals"),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form and form.errors else HTTPStatus.OK
    return render(request, "concerns/signal.html", context, status=status)


@require_safe
def rules_in_the_way(request: HttpRequest) -> HttpResponse:
    """Show which rules stood in the way, how often, and what was done about each (R-117).

    Everybody reads the same gathered table. What it prevented reads who works where it was noted.
    """
    actor, at = _reader(request), timezone.now()
    on = timezone.localdate(at)
    towns = queries.municipality_ids(actor=actor)
    if not towns:
        raise Http404
    asked = request.GET.get("town", "")
    town_id = int(asked) if asked.isdecimal() and int(asked) in towns else towns[0]
    times = {
        rule.key: (rule, n)
        for rule, n in queries.in_the_way(municipality_id=town_id, at=at).items()
    }
    told = {
        rule.key: (rule, one)
        for rule, one in queries.told_of_rules(actor=actor, municipality_id=town_id).items()
    }
    names = queries.names_of(one for _rule, one in told.values())
    noted = queries.noted_near(actor=actor, municipality_id=town_id)
    may_tell = town_id in queries.grounds(actor=actor, on=on, of_a_rule=True)
    unheard = sorted(key for key in told if key not in times)
    listed = [rule for rule, _n in times.values()] + [told[key][0] for key in unheard]
    kinds = {code: str(name) for code, name in RULE_KINDS}
    context = {
        "town": places.municipality_names(ids=[town_id])[town_id],
        "towns": [
            {"url": f"?town={id_}", "name": name, "chosen": id_ == town_id}
            for id_, name in places.municipality_names(ids=towns).items()
        ]
        if len(towns) > 1
        else [],
        "rules": [
            {
                "name": rule.name,
                "kind": kinds[rule.kind],
                "holder": rule.holder,
                "times": times[rule.key][1] if rule.key in times else None,
                "signal": _row(told[rule.key][1], names, on) if rule.key in told else None,
                "tell_url": _tell_url(rule) if may_tell and rule.key not in told else "",
            }
            for rule in listed
        ],
        "noted": [
            {
                "name": rule.name,
                "kind": kinds[rule.kind],
                "holder": rule.holder,
                "rows": [
                    {"prevented": one.prevented, "quarter": _quarter(one.quarter)} for one in rows
                ],
                "tell_url": _tell_url(rule)
                if may_tell and rule.key not in told and rule.key not in times
                else "",
            }
            for rule, rows in noted.items()
        ],
        "notes": actor.holds(*queries.NOTERS),
        "back_url": reverse("concerns:signals"),
    }
    return render(request, "concerns/rules.html", context)


# ---------------------------------------------------------------- in words


def _quarter(code: str) -> str:
    year, _q, nth = code.partition("-Q")
    return _("quarter %(nth)s of %(year)s") % {"nth": nth, "year": year}


def _tell_url(rule: Rule) -> str:
    given = {"rule_kind": rule.kind, "about": rule.name, "holder": rule.holder}
    return f"{reverse('concerns:new')}?{urlencode(given)}"


def _reader(request: HttpRequest) -> Actor:
    actor = cast("Request", request).actor
    if not queries.may_read(actor=actor):
        raise Http404
    return actor


def _themes() -> dict[str, str]:
    return {one.domain.value: str(one.name) for one in domains()}


def _groups() -> dict[str, str]:
    return {code: str(name) for code, name in target_group_words().items()}


def _where(municipality_ids: list[int]) -> list[tuple[str, str]]:
    """Return the places to choose from: each municipality as a whole, then its zones."""
    names = places.municipality_names(ids=municipality_ids)
    found = []
    for id_ in municipality_ids:
        found.append((str(id_), _("All of %(name)s") % {"name": names[id_]}))
        found += [
            (f"{id_}:{zone.pk}", f"{names[id_]}, {zone.name}")
            for zone in places.zones(municipality_id=id_)
        ]
    return found


def _counted(found: dict[Any, Tally], names: dict[str, str] | None) -> list[tuple[str, Tally]]:
    """Return the counts with their words, in the order of the words; what has no word, last."""
    nowhere = _("Not said")
    if names is None:
        rows = [(str(key or nowhere), one) for key, one in found.items()]
        return sorted(rows, key=lambda row: (row[0] == nowhere, row[0].casefold()))
    known = [(name, found[code]) for code, name in names.items() if code in found]
    return known + [(nowhere, one) for key, one in found.items() if key not in names]


def _row(one: Concern, names: tuple[dict[int, str], dict[int, str]], on: date) -> dict[str, Any]:
    organisations, towns = names
    how = state(answered=one.answered_on is not None, answer_before_on=one.answer_before_on, on=on)
    town = towns[one.municipality_id]
    by = organisations.get(one.organisation_id or 0, "")
    if not by:
        by = _("Client council") if one.role == "council_member" else _("The municipality")
    return {
        "id": one.id,
        "about": one.about,
        "where": one.zone.name if one.zone else town,
        "theme": _themes().get(one.theme, one.theme),
        "group": _groups().get(one.group, ""),
        "rule": one.get_rule_kind_display() if one.rule_kind else "",
        "holder": one.holder,
        "by": by,
        "raised_on": one.raised_on,
        "before_on": one.answer_before_on,
        "follow": one.get_follow_display() if one.follow else "",
        "state": how,
        "kind": KIND[how],
        "sign": SIGN[how],
    }
