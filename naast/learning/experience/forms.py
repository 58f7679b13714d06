"""What a resident fills in at the end. Every question may be skipped."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.learning.experience.models import ITEMS, SCORES
from naast.learning.experience.rules import Item

LONGEST_COMMENT = 2000

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
                choices=[*SCORES, ("", _("I do not want to say"))],
                coerce=int,
                empty_value=None,
                required=False,
                initial="",
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
