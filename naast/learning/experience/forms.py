"""What a resident fills in at the end. Every question may be skipped."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.learning.experience.models import CALLERS, ITEMS, SCORES, WHY_NOT
from naast.learning.experience.rules import Item
from naast.support.people.rules import phone_number

LONGEST_COMMENT = 2000
SKIP = "skip"

UNKNOWN = {"invalid_choice": _("We do not know this choice. Choose from the list.")}


class AnswerForm(forms.Form):
    """Four questions and room for her own words."""

    comment = forms.CharField(
        label=_("Do you want to say something else?"),
        help_text=_("Nobody who worked with you reads this."),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"max_length": _("This is too long. Can you say it in fewer words?")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {
            item.value: forms.TypedChoiceField(
                label=words,
                # Nothing is ticked beforehand. Who ticked and would rather not, ticks this.
                choices=[*SCORES, (SKIP, _("I do not want to say"))],
                coerce=lambda ticked: None if ticked == SKIP else int(ticked),
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
                error_messages=UNKNOWN,
            )
            for item, words in ITEMS.items()
        }
        self.fields = {**asked, **self.fields}

    @property
    def items(self) -> list[forms.BoundField]:
        """Return the four questions, to draw."""
        return [self[item.value] for item in ITEMS]

    @property
    def scores(self) -> dict[Item, int | None]:
        """Return what was answered; None where she skipped."""
        return {item: self.cleaned_data[item.value] for item in Item}

    @property
    def says_something(self) -> bool:
        return any(self.cleaned_data.values())


class CallBackForm(forms.Form):
    """Whether she wants to be called, by whom, and on which number."""

    by = forms.ChoiceField(
        label=_("May we call you?"),
        choices=[("", _("No, do not call me")), *CALLERS],
        required=False,
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    phone = forms.CharField(
        label=_("On which number?"),
        help_text=_("Only who calls you sees this number. After the call it is gone."),
        required=False,
        max_length=25,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"max_length": _("This is too long. A number has 10 digits.")},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a number only where she wants to be called; it comes out as ten digits."""
        given = super().clean() or self.cleaned_data
        if given.get("by") and "phone" in given:
            number = phone_number(typed=given["phone"])
            if number is None:
                self.add_error(
                    "phone", _("A number has 10 digits and starts with 0, such as 0612345678.")
                )
            given["phone"] = number
        return given


class WhyNotForm(forms.Form):
    """Why somebody goes on without support. One tick, and nothing about who gives it."""

    why = forms.ChoiceField(
        label=_("What is closest?"),
        choices=list(WHY_NOT.items()),
        widget=forms.RadioSelect,
        error_messages=UNKNOWN | {"required": _("Choose one. Or just go: that is fine, too.")},
    )


class ComplaintExtendForm(forms.Form):
    """Why it takes longer."""

    use_required_attribute = False

    because = forms.CharField(
        label=_("Why does it take longer?"),
        help_text=_("Who complained with a code reads this in the file."),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": _("Write why it takes longer."),
            "max_length": _("This is too long. Can you say it in fewer words?"),
        },
    )


class ComplaintAnswerForm(forms.Form):
    """What was done with a complaint, and what she was told."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("What do you answer?"),
        help_text=_("Who complained with a code reads this in the file."),
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={
            "required": _("Write what you answer."),
            "max_length": _("This is too long. Can you say it in fewer words?"),
        },
    )
