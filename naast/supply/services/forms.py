"""What somebody asks the social map: all optional. Names in Dutch: they stand in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.law.queries import domain_choices


class AboutForm(forms.Form):
    """About what, and where."""

    over = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=domain_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )
    waar = forms.CharField(
        label=_("Where do you live?"),
        help_text=_("Your postcode or village."),
        required=False,
        max_length=60,
        error_messages={"max_length": _("This is too long. A postcode or a village is enough.")},
    )
