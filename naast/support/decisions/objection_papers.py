"""What is sent in an objection: the decision on it, and her notice of default."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from naast.support.decisions.models import Decision, Mandate, Objection
from naast.support.decisions.rules.objections import ObjectionOutcome


def because(*, granted: bool) -> str:
    """Return, in Dutch, why another decision took the place of one that was objected to."""
    with translation.override("nl"):
        if granted:
            return _("Your objection is founded. You get what stands here.")
        return _("Your objection is founded. We decide this anew.")


def judgement(
    *,
    objection: Objection,
    decision: Decision,
    reasons: str,
    what: str,
    number: str,
    municipality: str,
    mandate: Mandate,
    by: str,
    appeal_on: date | None,
    at: datetime,
) -> dict[str, Any]:
    """Return the letter with the decision on an objection, in Dutch, of the aware moment `at`.

    `appeal_on` is the last day to go to court; None where nobody confirmed its term: then no day is
    printed (I-10).
    """
    with translation.override("nl"):
        parts = [one for one in (what, *reasons.split("\n")) if one.strip()]
        if objection.outcome == ObjectionOutcome.FOUNDED:
            told = _("Your objection is founded. This takes the place of our earlier decision.")
        elif objection.outcome == ObjectionOutcome.UNFOUNDED:
            told = _("Your objection is unfounded. Our earlier decision stays.")
        else:
            told = _("We cannot judge your objection. Our earlier decision stays.")
        appeal = [_("You may go to court. A supporter helps you, free.")]
        if appeal_on:
            day = {"day": date_format(appeal_on, "j F Y")}
            appeal.append(_("Write to the court, at the latest on %(day)s.") % day)
        appeal.append(
            _("The court asks griffierecht. With little income you may ask an exemption.")
        )
        return {
            **_frame(number=number, at=at),
            "title": _("Decision on your objection"),
            "about": _("Decision on your objection"),
            "greeting": _("Dear sir or madam,"),
            "opening": [
                _("We got your objection on %(day)s.")
                % {"day": date_format(objection.received_on, "j F Y")}
            ],
            "decisions": [
                {
                    "title": f"{decision.get_provision_display()}:"
                    f" {decision.get_verdict_display().lower()}",
                    "parts": [told, *parts],
                }
            ],
            "object_title": _("Do you disagree?"),
            "object": appeal,
            "closing": [],
            "signed": [
                _("In the name of the municipal executive of %(name)s,") % {"name": municipality},
                mandate.function,
                f"{mandate.decree}, {mandate.published_in} {mandate.number}",
            ],
            "by": by,
        }


def default_notice(
    *, objection: Objection, before_on: date, municipality: str, at: datetime
) -> dict[str, Any]:
    """Return her letter that the municipality is late with her objection (Awb art. 4:17), in Dutch.

    No amount stands in it: that of now was not read at its source (I-10).
    """
    with translation.override("nl"):
        return {
            **_frame(number="", at=at),
            "title": _("Notice of default"),
            "about": _("Notice of default: you are late with my objection"),
            "greeting": _("To the municipal executive of %(name)s,") % {"name": municipality},
            "opening": [
                _("I objected on %(day)s.") % {"day": date_format(objection.received_on, "j F Y")},
                _("You had to decide at the latest on %(day)s. I have no decision yet.")
                % {"day": date_format(before_on, "j F Y")},
                _("Decide within two weeks. After that you owe me a dwangsom for each day."),
                _("This follows from article 4:17 of the Awb."),
            ],
            "decisions": [],
            "object_title": "",
            "object": [],
            "closing": [],
            "signed": [_("Name and signature")],
            "by": "",
        }


def _frame(*, number: str, at: datetime) -> dict[str, Any]:
    return {
        "draft": "",
        "receiver": [_("Name"), _("Street and number"), _("Postcode and place")],
        "on": date_format(timezone.localtime(at), "j F Y"),
        "number": _("Our number: %(number)s") % {"number": number} if number else "",
    }
