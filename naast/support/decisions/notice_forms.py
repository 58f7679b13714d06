"""What an officer fills in when somebody notifies, and when she tells of support and a plan."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.law.queries import domain_choices
from naast.support.decisions.forms import LONGEST, OfficerForm
from naast.support.decisions.models import OCCASIONS, TOLD_BY, TOLD_TO
from naast.support.decisions.rules.notices import NOTIFIED_BY, ToldBy, ToldTo
from naast.support.people.rules import phone_number

_UNKNOWN = _("We do not know this choice. Choose from the list.")
_CHOOSE = {"required": _("Choose one of these."), "invalid_choice": _UNKNOWN}
_TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}


class NotificationForm(OfficerForm):
    """What somebody notifies. `zones` are those of the officer's municipalities, id and name."""

    once = forms.Field(widget=forms.HiddenInput, required=False)
    channel = forms.ChoiceField(
        label=_("How did it come in?"),
        choices=[(key, words) for key, words in TOLD_BY if key in NOTIFIED_BY],
        initial=ToldBy.PHONE,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    words = forms.CharField(
        label=_("What is it about?"),
        help_text=_("In the resident's own words. One sentence is enough."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=_TOO_LONG,
    )
    domains = forms.MultipleChoiceField(
        label=_("Which parts of life?"),
        choices=domain_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _UNKNOWN, "invalid_list": _UNKNOWN},
    )
    zone = forms.ChoiceField(
        label=_("Where does the resident live?"),
        error_messages={"required": _("Choose a zone."), "invalid_choice": _UNKNOWN},
    )
    first_name = forms.CharField(
        label=_("First name"), max_length=60, required=False, error_messages=_TOO_LONG
    )
    phone = forms.CharField(
        label=_("Phone number"),
        max_length=25,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "tel"}),
        error_messages=_TOO_LONG,
    )
    safe = forms.MultipleChoiceField(
        label=_("What is safe at this number?"),
        choices=[("call", _("Calling")), ("text", _("A text message"))],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _UNKNOWN, "invalid_list": _UNKNOWN},
    )
    urgent = forms.BooleanField(
        label=_("This cannot wait"),
        help_text=_("Then the law asks for help at once, before the inquiry."),
        required=False,
    )
    told = forms.BooleanField(
        label=_("I read this out to the resident"),
        error_messages={"required": _("Read it out first. The law asks it before the inquiry.")},
    )
    carer = forms.BooleanField(
        label=_("I told it to who cares for the resident, too"), required=False
    )

    def __init__(
        self, *args: Any, zones: list[tuple[str, str]], needs_zone: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].required = needs_zone
        cast("forms.ChoiceField", self.fields["zone"]).choices = [("", _("Choose")), *zones]

    def clean_phone(self) -> str:
        """Return ten digits, however they were written."""
        typed = self.cleaned_data["phone"]
        number = phone_number(typed=typed) if typed else ""
        if number is None:
            raise forms.ValidationError(
                _("A number has 10 digits and starts with 0, such as 0612345678.")
            )
        return number

    def told_to(self) -> list[ToldTo]:
        """Return to whom it was told: she herself always was."""
        carer = [ToldTo.CARER] if self.cleaned_data["carer"] else []
        return [ToldTo.RESIDENT, *carer]


class NoticeForm(OfficerForm):
    """That it was told (again): before what, to whom, how."""

    occasion = forms.ChoiceField(
        label=_("Before what did you tell it?"),
        choices=OCCASIONS,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    told_to = forms.MultipleChoiceField(
        label=_("To whom?"),
        choices=TOLD_TO,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick to whom you told it."),
            "invalid_choice": _UNKNOWN,
            "invalid_list": _UNKNOWN,
        },
    )
    told_by = forms.ChoiceField(
        label=_("How?"), choices=TOLD_BY, widget=forms.RadioSelect, error_messages=_CHOOSE
    )
