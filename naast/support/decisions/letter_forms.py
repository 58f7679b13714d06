"""What an officer fills in around a letter, and to decide anew."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.decisions.forms import LONGEST, DecisionForm, OfficerForm
from naast.support.decisions.models import VERDICTS

_TOO_LONG = {"max_length": _("This is too long. Keep it under 4000 signs.")}


class LetterForm(OfficerForm):
    """What stands before and after the decisions; both may stay empty."""

    opening = forms.CharField(
        label=_("Before what you decided"),
        help_text=_("For instance: what the resident asked, and when you spoke."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=_TOO_LONG,
    )
    closing = forms.CharField(
        label=_("After it"),
        help_text=_("For instance: who calls, and when it starts."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=_TOO_LONG,
    )


class AnewForm(DecisionForm):
    """A decision in the place of an earlier one on the same, or its withdrawal; and why."""

    why = forms.CharField(
        label=_("Why do you decide anew?"),
        help_text=_("The resident reads this. What you decided before stays to be read too."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            **_TOO_LONG,
            "required": _("Write why you decide anew. The resident reads this."),
        },
    )
    field_order = ("why", "verdict", "what", "until_on", "reasons")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["provision"]
        self.fields["verdict"].choices = VERDICTS  # type: ignore[attr-defined]
