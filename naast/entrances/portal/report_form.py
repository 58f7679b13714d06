"""What a resident says of the report of her talk. Names in Dutch, as their addresses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.support.decisions.rules.reports import LeaderThought, ReportAnswer

LONGEST = 4000
_UNKNOWN = _("We do not know this choice. Choose from the list.")


class ReplyForm(forms.Form):
    """Whether she agrees; her remarks; whether it is her application; how the talk was led."""

    use_required_attribute = False

    antwoord = forms.ChoiceField(
        label=_("Is the report right?"),
        choices=[
            (ReportAnswer.AGREES, _("Yes, I agree")),
            (ReportAnswer.WITH_REMARKS, _("I agree, but I want to add something")),
            (ReportAnswer.SEEN, _("I have read it, no more than that")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what fits."), "invalid_choice": _UNKNOWN},
    )
    opmerkingen = forms.CharField(
        label=_("What do you want to add?"),
        help_text=_("It stays with the report, word for word."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("This is too long. Can you say it in fewer words?")},
    )
    aanvraag = forms.BooleanField(
        label=_("With this report I apply for help"),
        help_text=_("Then the time starts in which the municipality must decide."),
        required=False,
    )
    leider = forms.ChoiceField(
        label=_("Did who led the talk think along with you?"),
        help_text=_("Only that person reads your answer. It is counted nowhere."),
        choices=[
            ("", _("I would rather not say")),
            (LeaderThought.WELL, pgettext_lazy("talk leader", "Yes")),
            (LeaderThought.PARTLY, pgettext_lazy("talk leader", "A little")),
            (LeaderThought.NOT, pgettext_lazy("talk leader", "No")),
        ],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _UNKNOWN},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what she wants to add, where she says so."""
        data = super().clean() or {}
        adds = data.get("antwoord") == ReportAnswer.WITH_REMARKS
        if adds and not data.get("opmerkingen") and "opmerkingen" not in self.errors:
            self.add_error("opmerkingen", _("Write what you want to add."))
        return data
