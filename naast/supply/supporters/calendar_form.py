"""Which place stands with every appointment in her own calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.supporters.rules import LONGEST_PLACE


class PlaceForm(forms.Form):
    """A place of her own choice, or none."""

    place = forms.CharField(
        label=_("Which place should stand with it?"),
        help_text=_("For example: on the road. Never the address of a resident."),
        required=False,
        max_length=LONGEST_PLACE,
        error_messages={"max_length": _("Use at most 60 characters.")},
    )

    def clean_place(self) -> str:
        return " ".join(self.cleaned_data["place"].split())
