"""What goes along on a visit, what is noted there, and whether an organisation lets it."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext_lazy as _

from naast.support.casework.forms import LONGEST_TEXT, UNKNOWN, OwnForm
from naast.support.casework.models import CONTACT_KINDS
from naast.support.casework.rules import ContactKind

LONGEST_NOTE = 1000
FIELDS = [
    ("name", _("The first name")),
    ("phone", _("The phone number")),
    ("question", _("The question in the resident's own words")),
    ("goals", _("The goals")),
]


class VisitForm(OwnForm):
    """What goes along: nothing by itself, each field by a choice of its own."""

    own_note = forms.CharField(
        label=_("A note for yourself"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What do you want to ask? Who finds the paper can read it."),
    )
    fields_along = forms.MultipleChoiceField(
        label=_("What else goes along?"),
        choices=FIELDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )

    def chosen(self) -> dict[str, Any]:
        """Return what was chosen, as `casework.actions.offline.take_along` takes it."""
        along = set(self.cleaned_data["fields_along"])
        return {
            "own_note": self.cleaned_data["own_note"],
            **{f"with_{name}": name in along for name, _words in FIELDS},
        }


class VisitNoteForm(OwnForm):
    """A note of a visit. `note_id` is its number, so that it is kept once however often sent."""

    text = forms.CharField(
        label=_("Note a talk"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The resident reads it, too."),
        error_messages={"required": _("Write in a few words what was said.")},
    )
    kind = forms.ChoiceField(
        label=_("How did you speak?"),
        choices=CONTACT_KINDS,
        initial=ContactKind.HOME,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose how you spoke.")},
    )
    note_id = forms.Field(required=False, widget=forms.HiddenInput)
    said_at = forms.Field(required=False, widget=forms.HiddenInput)

    def clean_note_id(self) -> UUID:
        """Return the number of this note; one of ours where none of a browser came."""
        try:
            return UUID(self.cleaned_data["note_id"] or "")
        except ValueError:
            return uuid4()

    def clean_said_at(self) -> datetime | None:
        """Return what the clock of the browser said; nothing where that is no moment."""
        try:
            moment = parse_datetime(self.cleaned_data["said_at"] or "")
        except ValueError:
            return None
        return moment if moment is not None and is_aware(moment) else None


class OfflineForm(OwnForm):
    """On or off."""

    is_on = forms.TypedChoiceField(
        label=_("May visits go along in a browser?"),
        choices=[
            ("off", _("No, only on paper")),
            ("on", _("Yes, for 72 hours at most")),
        ],
        coerce=lambda value: value == "on",
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose yes or no.")},
    )
