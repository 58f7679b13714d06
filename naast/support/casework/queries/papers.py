"""What is printed of a case."""

from datetime import datetime

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from naast.core.paper.queries import pdf
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
