from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.matching.queries import pass_reason_choices


class WhichAccount(forms.Form):
    account = forms.EmailField(max_length=254)


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
