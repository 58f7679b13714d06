"""The words of an organisation for a kind of letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.casework.forms import LONGEST_LINE, UNKNOWN, OwnForm
from naast.support.casework.rules.terms import LetterKind
from naast.support.casework.rules.wording import mark, wrong
from naast.support.casework.term_forms import LONGEST_LETTER

KEEP, LOOK, OURS = "keep", "look", "ours"
DIGITS = 5


class WordingForm(OwnForm):
    """Subject and text with marks; `after` is the version that was on the page."""

    subject = forms.CharField(
        label=_("Subject"),
        required=False,
        max_length=LONGEST_LINE,
        widget=forms.TextInput(attrs={"lang": "nl"}),
    )
    text = forms.CharField(
        label=_("The letter"),
        required=False,
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 14, "lang": "nl"}),
        help_text=_("In Dutch: the municipality reads it. A mark in brackets is filled in."),
    )
    what = forms.ChoiceField(
        label=_("What do you want?"),
        choices=[
            (LOOK, _("Look how it reads, keep nothing yet")),
            (KEEP, _("Letters begin with these words")),
            (OURS, _("Letters begin with the words of Naast")),
        ],
        initial=LOOK,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose what you want.")},
    )
    after = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: LetterKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_after(self) -> int | None:
        """Return the version that was on the page; None where that cannot be read."""
        said = str(self.cleaned_data["after"] or "")
        return int(said) if said.isascii() and said.isdigit() and len(said) <= DIGITS else None

    def clean(self) -> dict[str, Any]:
        """Ask for both, with every sentence of the law in its place; ours again needs neither."""
        data = super().clean() or {}
        if data.get("what") == OURS:
            return {**data, "subject": "", "text": ""}
        if "subject" in data and not data["subject"]:
            self.add_error("subject", _("Write in a few words what the letter is about."))
        if "text" in data and not data["text"]:
            self.add_error("text", _("An empty letter cannot be kept."))
        elif "text" in data:
            self._check_marks(data["text"])
        return data

    def _check_marks(self, text: str) -> None:
        found = wrong(kind=self.kind, text=text)
        for said, marks in (
            (_("These sentences of the law are missing: %(marks)s"), map(mark, found.missing)),
            (_("These stand there twice: %(marks)s"), map(mark, found.twice)),
            (_("These belong to another letter: %(marks)s"), map(mark, found.elsewhere)),
            (_("We do not know these marks: %(marks)s"), found.unknown),
        ):
            listed = ", ".join(marks)
            if listed:
                self.add_error("text", said % {"marks": listed})

    def is_kept(self) -> bool:
        """Whether something is to be kept, and not only looked at."""
        return self.cleaned_data["what"] in {KEEP, OURS}

    def words(self) -> dict[str, str] | None:
        """Return what was typed, to look at; None where nothing can be shown."""
        if not self.is_bound or self.errors or not self.cleaned_data["text"]:
            return None
        return {"subject": self.cleaned_data["subject"], "text": self.cleaned_data["text"]}
