"""The words of a message in the language of who gets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from naast.core.outbox.rules import TEMPLATES, Channel, Door, Kind


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A message ready to read; `subject` is empty for a text message."""

    subject: str
    text: str


def render(*, template: str, channel: str, language: str, values: Mapping[str, str]) -> Wording:
    """Return the words of a message. `values` as `rules.check_values` returned them."""
    words = TEMPLATES[template]
    with override(language):
        filled = {name: _shown(words.values[name], value) for name, value in values.items()}
        filled["link"] = link(door=words.door, language=language)
        if channel == Channel.TEXT:
            return Wording(subject="", text=_(words.short) % filled)
        parts = [
            _("Good day,"),
            _(words.text) % filled,
            filled["link"],
            _("This message was sent by a computer. You cannot answer it."),
            _("Kind regards,") + "\nNaast",
        ]
        return Wording(subject=_(words.subject), text="\n\n".join(parts))


def link(*, door: Door, language: str) -> str:
    """Return the full address of a door in `language`."""
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{settings.NAAST_URL}{prefix}{door}"


def _shown(kind: Kind, value: str) -> str:
    if kind == Kind.DAY:
        return date_format(date.fromisoformat(value), "j F")
    return date_format(timezone.localtime(datetime.fromisoformat(value)), "j F, H:i")
