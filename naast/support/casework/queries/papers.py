"""What is printed of a case."""

from datetime import datetime

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from naast.core.paper.queries import pdf
from naast.support.casework.queries.offline import Shown
from naast.support.casework.queries.terms import OpenedLetter


def letter_paper(*, letter: OpenedLetter, municipality: str, at: datetime) -> bytes:
    """Return a letter to the municipality as tagged PDF, in Dutch, made `at` (aware).

    We keep no name and no address of a resident: the paper has room to write them, as a letter that
    objects must have (Awb art. 6:5).
    """
    with translation.override("nl"):
        day = letter.sent_on or timezone.localdate(at)
        data = {
            "sender": [_("Name"), _("Street and number"), _("Postcode and place"), _("Born on")],
            "to": [_("To the municipal executive of %(name)s") % {"name": municipality}],
            "on": date_format(day, "j F Y"),
            "about": letter.subject,
            "greeting": _("Dear sir or madam,"),
            "text": letter.text,
            "closing": _("Kind regards,"),
            "signed": _("Signature"),
        }
        title = letter.subject
    return pdf(template="casework/letter", data=data, title=title, lang="nl", at=at)


def visit_paper(*, shown: Shown, number: str, at: datetime) -> bytes:
    """Return a sheet for a visit as tagged PDF, in the language of who prints it, made `at`.

    What was chosen stands on it and no more; below is room to write, to be typed over later.
    """
    fields = [
        (_("First name"), [shown.name]),
        (_("Phone number"), [shown.phone, *_safe(shown)]),
        (_("A note for yourself"), shown.own_note.split("\n")),
        (_("In the resident's own words"), shown.question.split("\n")),
        (_("Goals"), list(shown.goals)),
    ]
    title = _("A visit (%(number)s)") % {"number": number}
    data = {
        "heading": title,
        "on": date_format(timezone.localdate(at), "l j F Y"),
        "fields": [
            {"name": name, "lines": [line for line in lines if line]}
            for name, lines in fields
            if any(lines)
        ],
        "noted": _("What was said on this visit"),
        "held": _("Day and time of the visit"),
        "after": _("Type this over in the file, then shred the paper."),
    }
    language = "en" if translation.get_language() == "en" else "nl"
    return pdf(template="casework/visit", data=data, title=title, lang=language, at=at)


def _safe(shown: Shown) -> list[str]:
    if not shown.phone:
        return []
    call = _("Calling is safe.") if shown.safe_to_call else _("Do not call: not said to be safe.")
    text = _("A text message is safe.") if shown.safe_to_text else _("Do not text.")
    return [f"{call} {text}"]
