"""What leaves a matter: a letter with its decisions as tagged PDF, and the same as structured data.

Naast keeps no address and no citizen service number: the paper has room for the first, and the
second is added in the municipal system.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from naast.core.paper.queries import pdf
from naast.support.decisions.models import LAWS
from naast.support.decisions.queries import DecisionShown, OpenedMatter
from naast.support.decisions.rules import Provision
from naast.support.decisions.rules.mandates import LAW_OF

LetterData = dict[str, Any]
"""What stands in a letter, as the template takes it: text, lists and dictionaries of text."""


def letter_data(
    *,
    decisions: Sequence[DecisionShown],
    number: str,
    municipality: str,
    last_on: date | None,
    opening: str,
    closing: str,
    draft: bool,
    at: datetime,
) -> LetterData:
    """Return one letter with every decision of `decisions`, in Dutch, of the aware moment `at`.

    Each stands with its own law, articles, reasons and last day. `last_on` is the last day to
    object, None where nobody confirmed its term: then none is printed (I-10).
    """
    with translation.override("nl"):
        last = decisions[-1]
        signed = [_("In the name of the municipal executive of %(name)s,") % {"name": municipality}]
        if last.mandate:
            signed += [
                last.mandate.function,
                f"{last.mandate.decree}, {last.mandate.published_in} {last.mandate.number}",
            ]
        return {
            "draft": _("Draft, not sent") if draft else "",
            "title": _("What we decided"),
            "receiver": [_("Name"), _("Street and number"), _("Postcode and place")],
            "on": date_format(timezone.localtime(at), "j F Y"),
            "number": _("Our number: %(number)s") % {"number": number},
            "about": _("What we decided"),
            "greeting": _("Dear sir or madam,"),
            "opening": opening.split("\n") if opening else [],
            "decisions": [
                {"title": f"{one.provision}: {one.verdict.lower()}", "parts": list(_parts(one))}
                for one in decisions
            ],
            "object_title": _("Do you disagree?"),
            "object": list(_objection(last_on)),
            "closing": closing.split("\n") if closing else [],
            "signed": signed,
            "by": last.by,
        }


def last_day_of(over_at: datetime) -> date:
    """Return the last Dutch day of what is over at an aware moment."""
    return timezone.localdate(over_at) - timedelta(days=1)


def letter_pdf(*, data: LetterData, at: datetime) -> bytes:
    """Return a letter as PDF/UA-1, made at the aware moment `at`."""
    return pdf(template="decisions/decision", data=data, title=data["title"], lang="nl", at=at)


def _parts(one: DecisionShown) -> Iterator[str]:
    if one.anew:
        yield _("This takes the place of what we decided before. Why: %(why)s") % {"why": one.anew}
    if one.what:
        yield one.what
    if one.until_on:
        yield _("You have this until %(day)s.") % {"day": date_format(one.until_on, "j F Y")}
    yield one.reasons
    if one.deviates:
        goal = {"rule": one.left_rule, "goal": one.goal.lower()}
        if one.left_rule:
            yield _("We leave a rule aside (%(rule)s). The goal: %(goal)s.") % goal
        yield one.deviation
    names = {str(code): str(name) for code, name in LAWS}
    law = names[LAW_OF[Provision(one.provision_code)]]
    told = "; ".join(article.name for article in one.articles)
    yield _("This rests on the %(law)s.") % {"law": law} + (f" {told}." if told else "")


def _objection(last_on: date | None) -> Iterator[str]:
    yield _("You may object. That is free. A supporter helps you, free as well.")
    if last_on:
        yield _("Write to us, at the latest on %(day)s.") % {"day": date_format(last_on, "j F Y")}
    yield _("Write your name, your address, the day, which decision, and why. Sign your letter.")


def decision_data(*, opened: OpenedMatter, municipality: str) -> dict[str, Any]:
    """Return a matter and its decisions in the shape of *zaakgericht werken* (zaak, besluiten).

    Without a citizen service number: `inpBsn` is empty, and filled in the municipal system. The
    names are those of the ZGW interfaces; that a system takes them is not tried (decision 0020).
    """
    matter = opened.matter
    return {
        "zaak": {
            "identificatie": opened.number,
            "bronorganisatie": municipality,
            "omschrijving": ", ".join(matter.domains),
            "startdatum": _day(matter.notified_at),
            "registratiedatum": _day(matter.opened_at),
            "einddatum": _day(matter.closed_at) if matter.closed_at else None,
            "rollen": [
                {
                    "betrokkeneType": "natuurlijk_persoon",
                    "omschrijvingGeneriek": "initiator",
                    "betrokkeneIdentificatie": {"inpBsn": ""},
                }
            ],
        },
        "besluiten": [
            {
                "identificatie": str(one.id),
                "datum": _day(one.decided_at),
                "ingangsdatum": _day(one.decided_at),
                "vervaldatum": one.until_on.isoformat() if one.until_on else None,
                "bestuursorgaan": "college van burgemeester en wethouders",
                "besluittype": one.provision_code,
                "uitkomst": one.verdict_code,
                "toelichting": "\n".join(part for part in (one.what, one.reasons) if part),
                "wet": LAW_OF[Provision(one.provision_code)].value,
                "artikelen": [
                    {"naam": article.name, "bron": article.source} for article in one.articles
                ],
                "vervangen": one.replaced_on.isoformat() if one.replaced_on else None,
                "mandaat": one.mandate.decree if one.mandate else None,
                "afwijking": one.deviation if one.deviates else None,
            }
            for one in opened.decisions
        ],
    }


def _day(moment: datetime) -> str:
    return timezone.localtime(moment).date().isoformat()
