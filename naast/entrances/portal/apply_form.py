"""What somebody fills in who wants to stand beside people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.supporters import queries as supporters

UNKNOWN = {"invalid_choice": _("We do not know this choice. Choose from the list.")}


class ApplyForm(forms.Form):
    """For which organisation, as what, who she is, how to reach her, and why."""

    bij = forms.ChoiceField(
        label=_("Where would you like to help?"),
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose where you would like to help.")},
    )
    als = forms.ChoiceField(
        label=_("What suits you best?"),
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose what suits you best.")},
    )
    naam = forms.CharField(
        label=_("What is your name?"),
        max_length=60,
        error_messages={"required": _("Fill in a name. A first name is enough.")},
    )
    bereik = forms.CharField(
        label=_("How can they reach you?"),
        help_text=_("A phone number or a mail address."),
        max_length=120,
        error_messages={"required": _("Fill in a phone number or a mail address.")},
    )
    waarom = forms.CharField(
        label=_("Why would you like this?"),
        help_text=_("A few words are enough. You tell the rest in a talk."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, where: list[tuple[str, str]]) -> None:
        super().__init__(data)
        for name, choices in (("bij", where), ("als", supporters.kinds_to_apply_as())):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
            field.choices = choices
