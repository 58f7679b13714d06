"""What a resident fills in about an entry that is not right. Names in Dutch, as their addresses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.keys.rules import LONGEST_REMARK, RemarkKind

KINDS = [
    (RemarkKind.WRONG.value, _("This is not right. I want it changed.")),
    (RemarkKind.STATEMENT.value, _("I put my own words beside it.")),
]


class RemarkForm(forms.Form):
    """What is not right, or her own words. Where nobody can change it now, only the words."""

    use_required_attribute = False

    soort = forms.ChoiceField(
        label=_("What do you want?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what you want."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    woorden = forms.CharField(
        label=_("Your words"),
        help_text=_("What is not right, and what should it be? One sentence is enough."),
        max_length=LONGEST_REMARK,
        widget=forms.Textarea({"rows": 5}),
        error_messages={
            "required": _("Write your words here. One sentence is enough."),
            "max_length": _("This is too long. Can you say it in fewer words?"),
        },
    )

    def __init__(self, *args: Any, may_ask: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_ask:
            del self.fields["soort"]

    @property
    def kind(self) -> RemarkKind:
        return RemarkKind(self.cleaned_data.get("soort", RemarkKind.STATEMENT))
