from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.matching.queries import pass_reason_choices


class WhichAccount(forms.Form):
    account = forms.EmailField(max_length=254)


class ProposeForm(forms.Form):
    """Whom a coordinator asks. `choices` are user ids with names, best fitting first."""

    user = forms.TypedChoiceField(
        label=_("Whom do you ask?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose somebody."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["user"]).choices = choices


class PassOnForm(forms.Form):
    """Why somebody passes a question on."""

    reason = forms.ChoiceField(
        label=_("Why do you pass it on?"),
        choices=pass_reason_choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose why. Then we find somebody else at once."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
