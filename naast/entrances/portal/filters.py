"""The questions of the find page: what was answered, and what each answer would leave."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from naast.entrances.portal.forms import (
    BREADTHS,
    GENDERS,
    GROUPS,
    LANGUAGES,
    MOMENTS,
    NO_HELP,
    THEMES,
    WAYS,
    WHY_NOW,
)
from naast.entrances.portal.seeking import Sought
from naast.supply.law.queries import DOMAINS
from naast.supply.law.rules import Domain
from naast.support.matching.rules import (
    Candidate,
    Left,
    Refusal,
    left_by_answer,
    provider_name,
)

# In the order of the page: field, what it wishes, its choices.
WITH_ONE_ANSWER: tuple[tuple[str, Refusal, Sequence[tuple[str, Any]]], ...] = (
    ("wie", Refusal.GROUP, GROUPS),
    ("thema", Refusal.THEME, THEMES),
    ("taal", Refusal.LANGUAGE, LANGUAGES),
    ("geslacht", Refusal.GENDER, GENDERS),
    ("hoe", Refusal.WAY, WAYS),
    ("wanneer", Refusal.MOMENT, MOMENTS),
    ("breed", Refusal.BREADTH, BREADTHS),
)


def chips(*, looking: Sought, path: str) -> list[dict[str, str]]:
    """Return what is chosen, each with the address of the page without it."""
    need = looking.need
    found: list[tuple[str, dict[str, Any]]] = [
        (str(DOMAINS[domain]), {"over": sorted(need.domains - {domain})})
        for domain in Domain
        if domain in need.domains
    ]
    if looking.zone:
        found.append((looking.zone, {"waar": ""}))
    found += [
        (_capital(dict(choices)[value]), {name: ""})
        for name, wish, choices in WITH_ONE_ANSWER
        for value in need.wishes.get(wish, ())
    ]
    if need.why_now:
        found.append((str(dict(WHY_NOW)[need.why_now]), {"nu": ""}))
    if looking.other:
        found.append((_("For somebody else"), {"voor": ""}))
    for code, name in looking.providers.items():
        if code in looking.helpers:
            others = [c for c in looking.helpers if c != code]
            found.append((_("Not from %(name)s") % {"name": name}, {"hulp": others}))
    return [{"label": label, "url": f"{path}?{looking.query(**less)}"} for label, less in found]


def filters(*, pool: Sequence[Candidate], looking: Sought) -> list[dict[str, Any]]:
    """Return the questions; each choice says how many people it leaves. One walk past the pool.

    A choice that nobody here meets at all is not offered, unless it was made.
    """
    need, left = looking.need, left_by_answer(candidates=pool, need=looking.need)
    topics = [
        _option(d.value, DOMAINS[d], left.with_answer(Refusal.DOMAIN, d), checked=d in need.domains)
        for d in Domain
    ]
    where: dict[str, Any] = {
        "name": "waar",
        "label": looking.form["waar"].label,
        "now": looking.zone or looking.typed or _("Not filled in"),
        "open": bool(looking.typed),
        "options": [],
    }
    group, *others = (
        _one_answer(name=name, wish=wish, choices=choices, pool=pool, looking=looking, left=left)
        for name, wish, choices in WITH_ONE_ANSWER
    )
    return [
        {
            "name": "over",
            "type": "checkbox",
            "label": looking.form["over"].label,
            "now": ", ".join(str(DOMAINS[d]) for d in Domain if d in need.domains)
            or _("It does not matter"),
            "open": bool(need.domains),
            "options": topics,
        },
        where,
        group | {"open": True},
        *_help(looking=looking, left=left),
        # What was answered, right or wrong, stays on the page.
        *(one for one in others if len(one["options"]) > 1 or one["name"] in looking.form.data),
    ]


def _one_answer(
    *,
    name: str,
    wish: Refusal,
    choices: Sequence[tuple[str, Any]],
    pool: Sequence[Candidate],
    looking: Sought,
    left: Left,
) -> dict[str, Any]:
    now = next(iter(looking.need.wishes.get(wish, ())), "")
    known = {"", now}.union(*(who.meets[wish] for who in pool))
    if wish is Refusal.GROUP:
        known |= dict(choices).keys()
    return {
        "name": name,
        "type": "radio",
        "label": looking.form[name].label,
        "now": _capital(dict(choices)[now]),
        "open": bool(now),
        "options": [
            _option(value, _capital(label), left.with_answer(wish, value), checked=value == now)
            for value, label in choices
            if value in known
        ],
    }


def _help(*, looking: Sought, left: Left) -> list[dict[str, Any]]:
    """Return the question from whom she gets help, where a provider is behind somebody here."""
    if not looking.providers:
        return []
    names = [*looking.providers.items(), *NO_HELP]
    told = [str(name) for code, name in names if code in looking.helpers]

    def remaining(code: str) -> int:
        name = provider_name(looking.providers.get(code, ""))
        return left.by_provider.get(name, left.fitting)

    return [
        {
            "name": "hulp",
            "type": "checkbox",
            "label": looking.form["hulp"].label,
            "hint": looking.form["hulp"].help_text,
            "now": ", ".join(told) or _("Not filled in"),
            "open": bool(told),
            "options": [
                _option(code, name, remaining(code), checked=code in looking.helpers)
                for code, name in names
            ],
        }
    ]


def _option(value: str, label: Any, left: int, *, checked: bool) -> dict[str, Any]:
    return {"value": value, "label": label, "left": left, "checked": checked}


def _capital(label: Any) -> str:
    text = str(label)
    return text[:1].upper() + text[1:]
