"""What somebody fills in who is not content. Names in Dutch, as their addresses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ComplaintForm(forms.Form):
    """What somebody is not content about. A name is not asked."""

    use_required_attribute = False

    over = forms.ChoiceField(
        label=_("Whom is it about?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose whom it is about."),
            "invalid_choice": _("We do not know this choice. Choose from the list."),
        },
    )
    klacht = forms.CharField(
        label=_("What happened?"),
        help_text=_("In your own words. One sentence is enough."),
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={
            "required": _("Write what happened. One sentence is enough."),
            "max_length": _("This is too long. Can you say it in fewer words?"),
        },
    )
    bereik = forms.CharField(
        label=_("How can we reach you?"),
        help_text=_("A number or a mail address. Without it we cannot answer you."),
        required=False,
        max_length=120,
        error_messages={"max_length": _("This is too long. A number or a mail address is enough.")},
    )

    def __init__(self, *args: Any, about: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["over"].choices = about  # type: ignore[attr-defined]
