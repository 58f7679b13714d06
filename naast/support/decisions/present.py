"""Matters and their terms in words and drawings, as the pages of an officer show them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from naast.supply.law.queries import domains as domains_in_words
from naast.support.decisions.models import LAWS, PROVISIONS
from naast.support.decisions.queries import (
    MatterInList,
    OpenedMatter,
    QuestionWaiting,
    RungShown,
    Term,
)
from naast.support.decisions.queries.mandates import MandateShown
from naast.support.decisions.rules import GRANTS, Provision, Rung, RungState
from naast.support.decisions.rules.mandates import LAW_OF, Lack, holds

if TYPE_CHECKING:
    from naast.support.keys.models import Remark

SOON = timedelta(days=2)
ENDS_SOON_DAYS = 60
DRAWN_AS = {
    RungState.HELPS: "done",
    RungState.HELPS_PARTLY: "busy",
    RungState.NOT_ENOUGH: "open",
    RungState.NOT_THERE: "open",
    "": "open",
}


def heading_of(opened: OpenedMatter) -> dict[str, Any]:
    name = opened.who.first_name if opened.who else ""
    zone = opened.matter.zone
    return {
        "name": name or _nameless(opened.number),
        "number": opened.number,
        "zone": zone.name if zone else "",
    }


def _nameless(number: str) -> str:
    return _("Somebody without a name (%(number)s)") % {"number": number}


def names_of(domains: Any) -> list[str]:
    return [str(one.name) for one in domains_in_words() if one.domain in domains]


def waiting(one: QuestionWaiting, at: datetime) -> dict[str, Any]:
    return {
        "number": one.number,
        "domains": names_of(one.domains),
        "zone": one.zone,
        "promised_at": one.promised_at,
        "late": one.promised_at <= at,
        "chosen": one.chosen_by_resident,
        "contact": one.contact,
        "take_url": reverse("decisions:take", args=[one.question_id]),
        "pass_on_url": reverse("decisions:pass_on", args=[one.question_id]),
    }


def listed(
    one: MatterInList, *, answer_before: datetime | None, wrong: Sequence["Remark"], at: datetime
) -> dict[str, Any]:
    """Return a matter in a list; `wrong` is what its resident says is not right."""
    return {
        "url": reverse("decisions:matter", args=[one.matter_id]),
        "messages_url": reverse("decisions:messages", args=[one.matter_id]),
        "waits": answer_words(answer_before, at),
        "wrong": [
            {
                "url": reverse("desk:remark", args=[row.id]),
                "waits": answer_words(row.answer_before_at, at),
            }
            for row in wrong
        ],
        "name": one.first_name or _nameless(one.number),
        "number": one.number,
        "domains": names_of(one.domains),
        "since": one.opened_at,
        "term": term_words(one.term) if one.term else None,
        "decided": one.decided,
    }


def answer_words(until: datetime | None, at: datetime) -> dict[str, str] | None:
    """Return before when a message is answered in words, None where nobody waits."""
    if until is None:
        return None
    if at >= until:
        return {"words": _("answer is late"), "kind": "late"}
    moment = date_format(timezone.localtime(until), "D j F, G.i")
    words = _("answer before %(moment)s") % {"moment": moment}
    return {"words": words, "kind": "soon" if until - at <= SOON else ""}


def term_words(term: Term) -> dict[str, Any]:
    """Return a term of the law with what is left of it in words (I-10)."""
    icon = "check" if term.met_on else ""
    return {"term": term, "left": _left(term), "kind": term.kind, "icon": icon}


def _left(term: Term) -> str:
    if term.met_on:
        return _("done")
    if term.at_once:
        return _("at once")
    if term.hers and term.days_left < 0:
        return _("over")
    if term.days_left < 0:
        over = -term.days_left
        return ngettext("%(n)s day too late", "%(n)s days too late", over) % {"n": over}
    if term.days_left == 0:
        return _("today is the last day")
    return ngettext("%(n)s day left", "%(n)s days left", term.days_left) % {"n": term.days_left}


_LACKS = {
    Lack.NONE: _lazy("You have no mandate for this. Ask your team leader."),
    Lack.NOT_YET: _lazy("Your mandate for this does not count yet. The talk can go on."),
    Lack.OVER: _lazy("Your mandate for this is over. The talk can go on; the letter has to wait."),
    Lack.NOT_BACKED: _lazy(
        "The policy adviser of this law does not stand behind the mandate yet. Ask for it."
    ),
    Lack.NOT_HERS: _lazy("This mandate is for colleagues by name, and you are not among them."),
}


def lack_words(lack: Lack) -> str:
    """Return why somebody may not decide on something, and what can be done."""
    return str(_LACKS[lack])


def ladder_of(opened: OpenedMatter) -> list[dict[str, str]]:
    """Return the rungs as drawn; what was decided tells of the one made to measure."""
    drawn = [_drawn(rung) for rung in opened.rungs]
    if opened.decisions:
        drawn[Rung.MADE_TO_MEASURE - 1] |= decided_words(opened)
    return drawn


def decided_words(opened: OpenedMatter) -> dict[str, str]:
    """Return what was decided, for the rung made to measure: each with its verdict."""
    refused = not any(one.verdict_code in GRANTS for one in opened.standing)
    told = [f"{one.provision}: {one.verdict.lower()}" for one in opened.standing]
    return {
        "state": "open" if refused else "done",
        "text": ". ".join(told[1:]),
        "words": told[0],
        "icon": "x" if refused else "check",
    }


def _drawn(rung: RungShown) -> dict[str, str]:
    return {
        "state": DRAWN_AS[rung.state],
        "title": str(rung.name),
        "text": rung.text,
        "words": rung.state_words or _("Not looked at yet"),
        **({} if rung.state else {"icon": ""}),
    }


def mandate_line(one: MandateShown, *, on: date) -> dict[str, Any]:
    """Return a line of the register in words, and whether it counts on the Dutch day `on`."""
    mandate = one.mandate
    provisions = [names for code, names in PROVISIONS if code in mandate.provisions]
    backed = {row.law for row in one.backings}
    asked = {LAW_OF[Provision(code)] for code in mandate.provisions}
    return {
        "mandate": mandate,
        "provisions": provisions,
        "backings": one.backings,
        "unbacked": [names for law, names in LAWS if law in asked - backed],
        "holders": [
            row for row in one.holders if holds(from_on=row.from_on, last_on=row.last_on, on=on)
        ],
        "counts": holds(from_on=mandate.from_on, last_on=mandate.last_on, on=on),
        "soon": mandate.last_on is not None and 0 <= (mandate.last_on - on).days <= ENDS_SOON_DAYS,
    }
