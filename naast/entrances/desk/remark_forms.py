"""What staff answer when a resident says that an entry is not right."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.keys.rules import LONGEST_REMARK, Outcome

LONGEST_TEXT = 4000
OUTCOMES = [
    (Outcome.CORRECTED.value, _("The resident is right. It reads otherwise from now.")),
    (Outcome.KEPT.value, _("It stays as it is. I say why.")),
]


class AnswerForm(forms.Form):
    """Corrected, with the new text; or it stays, with the reason."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what becomes of it."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    text = forms.CharField(
        label=_("How it reads from now"),
        help_text=_("What stands there now stays beside it, for the resident and for you."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"max_length": _("This is too long. Can you say it in fewer words?")},
    )
    reason = forms.CharField(
        label=_("What you say to the resident about it"),
        required=False,
        max_length=LONGEST_REMARK,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"max_length": _("This is too long. Can you say it in fewer words?")},
    )

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["text"] = now
        self.now = now

    @property
    def corrected(self) -> bool:
        return bool(self.cleaned_data["outcome"] == Outcome.CORRECTED)

    def clean(self) -> None:
        """Ask for the new text where it is corrected, for the reason where it stays."""
        outcome = self.cleaned_data.get("outcome")
        text = self.cleaned_data.get("text", "")
        if outcome == Outcome.CORRECTED and "text" not in self.errors and text in {"", self.now}:
            self.add_error("text", _("Write how it reads from now."))
        reason = self.cleaned_data.get("reason", "")
        if outcome == Outcome.KEPT and "reason" not in self.errors and not reason:
            self.add_error("reason", _("Say why it stays as it is. The resident reads it."))
