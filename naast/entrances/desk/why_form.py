"""What is answered to a resident who asks why somebody looked in her file."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_WHY = 4000


class WhyForm(forms.Form):
    """Why somebody looked, as the resident reads it."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Why was this needed?"),
        help_text=_("The resident reads this in the file, with your name."),
        max_length=LONGEST_WHY,
        widget=forms.Textarea({"rows": 6}),
        error_messages={
            "required": _("Write why it was needed. Or that it was not."),
            "max_length": _("This is too long. Can you say it in fewer words?"),
        },
    )
