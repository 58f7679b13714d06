"""What a resident may add when she asks why somebody looked. Names in Dutch, as their addresses."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_WHY = 2000


class WhyForm(forms.Form):
    """Her own words; none are needed."""

    woorden = forms.CharField(
        label=_("Do you want to say something with it?"),
        required=False,
        max_length=LONGEST_WHY,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"max_length": _("This is too long. Can you say it in fewer words?")},
    )
