"""What a supporter fills in about a term of the law, and a letter."""

from datetime import date
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.casework.forms import LONGEST_LINE, UNKNOWN, DayField, OwnForm
from naast.support.casework.queries.terms import OpenedTerm, term_choices

LONGEST_LETTER = 8000


class TermForm(OwnForm):
    """What happened, about what and on which day: the law does the rest."""

    term_id = forms.ChoiceField(
        label=_("What happened, and what is awaited?"),
        choices=lambda: [("", _("Choose")), *term_choices()],
        error_messages={**UNKNOWN, "required": _("Choose what happened.")},
    )
    about = forms.CharField(
        label=_("What is it about?"),
        max_length=LONGEST_LINE,
        help_text=_("In a few words, such as: help in the household. The resident reads it."),
        error_messages={"required": _("Write in a few words what it is about.")},
    )
    started_on = DayField(
        label=_("On which day did it happen?"),
        help_text=_("The day on which it was sent or handed in. For a hearing: the day itself."),
    )


class Change(StrEnum):
    DONE = "done"
    LONGER = "longer"
    AGAIN = "again"
    MISTAKE = "mistake"


CHANGES = {
    Change.DONE: _("It was done, on this day"),
    Change.LONGER: _("The municipality takes longer, and said so"),
    Change.AGAIN: _("Count it anew: the municipality read the law since"),
    Change.MISTAKE: _("It was written down by mistake"),
}


class ChangeTermForm(OwnForm):
    """How a term went on. Only what can happen to this one is offered."""

    change = forms.ChoiceField(
        label=_("How did it go on?"),
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose what happened.")},
    )
    ended_on = DayField(label=_("The day"), required=False)

    def __init__(self, *args: Any, term: OpenedTerm | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        can = {
            Change.DONE: True,
            Change.LONGER: term is None or term.may_be_longer,
            Change.AGAIN: term is None or term.now_ends_on != term.ends_on,
            Change.MISTAKE: True,
        }
        field = self.fields["change"]
        field.choices = [(key, words) for key, words in CHANGES.items() if can[key]]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (
            data.get("change") == Change.DONE
            and not data.get("ended_on")
            and "ended_on" not in self.errors
        ):
            self.add_error("ended_on", _("Say on which day."))
        return data


class LetterForm(OwnForm):
    """A letter, to be changed until it says what the resident wants to say."""

    subject = forms.CharField(
        label=_("Subject"),
        max_length=LONGEST_LINE,
        error_messages={"required": _("Write in a few words what the letter is about.")},
    )
    text = forms.CharField(
        label=_("The letter"),
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 14, "lang": "nl"}),
        help_text=_("Fill in where … stands. Name, address and signature come on the paper."),
        error_messages={"required": _("An empty letter cannot be kept.")},
    )


class SendLetterForm(LetterForm):
    """The same letter, and when it went."""

    sent_on = DayField(
        label=_("It went on"),
        required=False,
        help_text=_("Leave it empty until it went. After that it does not change any more."),
    )

    def sent(self) -> date | None:
        """Return the day on which it went."""
        day: date | None = self.cleaned_data["sent_on"]
        return day
