"""Codes of a question in words, and what may be chosen."""

from datetime import datetime

from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.support.matching.models import (
    CONTACT_WAYS,
    PASS_REASONS,
    Question,
)
from naast.support.matching.rules import (
    ContactWay,
    PassReason,
)

CONTACT_TOLD: dict[str, Promise] = {
    ContactWay.MESSAGE: gettext_lazy("Wants a message in the file first."),
    ContactWay.MAIL: gettext_lazy("Wants a mail first."),
    ContactWay.WALK_IN: gettext_lazy("Wants to meet at a walk-in point."),
    ContactWay.HOME: gettext_lazy("Wants to meet at home."),
    ContactWay.VIDEO: gettext_lazy("Wants to meet by video call."),
}


def contact_choices() -> list[tuple[ContactWay, Promise]]:
    """Return how one can be in touch first, as choices of a field."""
    return list(CONTACT_WAYS)


def call_moment_words(*, starts_at: datetime, ends_at: datetime) -> str:
    """Return a moment for a call-back in words: "Tuesday 24 November, 9.00 to 12.00"."""
    begins, ends = timezone.localtime(starts_at), timezone.localtime(ends_at)
    return _("%(day)s, %(begins)s to %(ends)s") % {
        "day": formats.date_format(begins, "l j F"),
        "begins": formats.date_format(begins, "G.i"),
        "ends": formats.date_format(ends, "G.i"),
    }


def contact_words(*, question: Question) -> str:
    """Return how she wants to be in touch first, as staff read it; "" where she did not say."""
    if question.call_from_at and question.call_until_at:
        return _("Wants to be called: %(moment)s.") % {
            "moment": call_moment_words(
                starts_at=question.call_from_at, ends_at=question.call_until_at
            )
        }
    found = CONTACT_TOLD.get(question.contact_way)
    return str(found) if found else ""


def pass_reason_choices() -> list[tuple[PassReason, Promise]]:
    """Return why a question may be passed on, as choices of a field."""
    return list(PASS_REASONS)
