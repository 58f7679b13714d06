"""What a resident fills in to object. Names in Dutch, as their addresses."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 4000
_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}


class ObjectForm(forms.Form):
    """Why she disagrees; nothing yet is enough to be in time."""

    use_required_attribute = False

    waarom = forms.CharField(
        label=_("Why do you disagree?"),
        help_text=_("A few words are enough. You can also leave it empty, and say it later."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=_LONG,
    )
    namens = forms.CharField(
        label=_("Does somebody speak for you?"),
        help_text=_("Only if you want that. Write the name. The municipality reads it."),
        required=False,
        max_length=80,
        error_messages=_LONG,
    )


class MoreForm(forms.Form):
    """More of why, or what was still missing."""

    use_required_attribute = False

    waarom = forms.CharField(
        label=_("What do you want to add?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={**_LONG, "required": _("Write what you want to add.")},
    )
