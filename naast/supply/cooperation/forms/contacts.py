"""What is filled in about whom one turns to, and about who spoke with whom."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.actions import Reached, Spoken
from naast.supply.cooperation.forms.parts import (
    LONGEST_LINE,
    TOO_LONG,
    UNKNOWN,
    DayField,
    text_field,
)
from naast.supply.cooperation.queries import FUNCTIONS, SIGNS
from naast.supply.cooperation.rules import Function, Sign, signs

NO_PHONE = _("This is no phone number. A number has ten digits.")
NO_MAIL = _("This is no mail address. One has an @ in it.")


class ContactForm(forms.Form):
    """Who it is, for what, and how one reaches her at her work."""

    use_required_attribute = False

    party = forms.ChoiceField(
        label=_("Of whom?"),
        error_messages={"required": _("Choose of whom."), **UNKNOWN},
    )
    function = forms.ChoiceField(
        label=_("For what does one call her or him?"),
        choices=[(one.value, FUNCTIONS[one]) for one in Function],
        error_messages={"required": _("Choose for what."), **UNKNOWN},
    )
    name = forms.CharField(
        label=_("Name"),
        help_text=_("As colleagues call her or him, or the name of a team."),
        max_length=80,
        error_messages={"required": _("Fill in a name."), **TOO_LONG},
    )
    phone = forms.RegexField(
        r"^0[0-9 -]{8,14}$",
        label=_("Phone at work"),
        required=False,
        max_length=15,
        error_messages=dict.fromkeys(("invalid", "max_length"), NO_PHONE),
    )
    mail = forms.EmailField(
        label=_("Mail at work"),
        required=False,
        max_length=120,
        error_messages={"invalid": NO_MAIL, **TOO_LONG},
    )
    when = forms.CharField(
        label=_("When does one reach her or him best?"),
        required=False,
        max_length=160,
        error_messages=TOO_LONG,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        parties: Sequence[tuple[str, str]] = (),
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        if parties:
            self.fields["party"].choices = parties  # type: ignore[attr-defined]
        else:  # of whom it is stays as it was
            del self.fields["party"]

    def clean(self) -> dict[str, Any]:
        """Ask for one way at least to reach her."""
        given = super().clean() or self.cleaned_data
        wrong = {"phone", "mail"} & self.errors.keys()
        if not wrong and not given.get("phone") and not given.get("mail"):
            self.add_error("phone", _("Fill in a phone number or a mail address."))
        return given

    def reached(self) -> Reached:
        """Return what was filled in, of a form that is valid."""
        given = self.cleaned_data
        return Reached(
            function=Function(given["function"]),
            name=given["name"],
            phone=given["phone"],
            mail=given["mail"],
            when=given["when"],
        )


class WithoutResidents(forms.Form):
    """A form in whose free words nothing about a resident may stand; `FREE` names them.

    A BSN is refused. What looks like a phone number or a name is asked about: who wrote it says
    that it is not of a resident. A hint and not a proof, and nobody is told off.
    """

    FREE: tuple[str, ...] = ()
    use_required_attribute = False

    sure = forms.BooleanField(
        label=_("I looked: nothing here is about a resident."),
        help_text=_("Tick this only when we ask for it, at a name or a phone number."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Look for what seems to be about a resident, and ask."""
        given = super().clean() or self.cleaned_data
        for name in self.FREE:
            found = signs(given.get(name) or "")
            if Sign.BSN in found:
                self.add_error(name, SIGNS[Sign.BSN])
            elif not given.get("sure") and found:
                said = SIGNS[min(found)]
                self.add_error(name, said)
                self.add_error("sure", _("Is it not of a resident? Then tick this."))
        return given


class TalkForm(WithoutResidents):
    """Who spoke, about what, and what they agreed."""

    FREE = ("about", "agreed")
    field_order = ("parties", "spoke_on", "who", "about", "agreed", "follow_up_on", "sure")

    parties = forms.MultipleChoiceField(
        label=_("Which parties spoke?"),
        help_text=_("These read it, and nobody else."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one."), **UNKNOWN},
    )
    spoke_on = DayField(
        label=_("On which day?"),
        error_messages={"required": _("Fill in on which day.")},
    )
    who = forms.CharField(
        label=_("Who spoke with each other?"),
        help_text=_("Colleagues, by name or by what they do."),
        max_length=LONGEST_LINE,
        error_messages={"required": _("Write who spoke."), **TOO_LONG},
    )
    about = forms.CharField(
        label=_("About what?"),
        help_text=_("About working together. Never about a resident."),
        max_length=LONGEST_LINE,
        error_messages={"required": _("Write about what."), **TOO_LONG},
    )
    agreed = text_field(_("What did you agree?"))
    follow_up_on = DayField(
        label=_("When do you come back to it?"),
        help_text=_("The parties are told in time."),
        required=False,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        parties: Sequence[tuple[str, str]],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["parties"].choices = parties  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for days in their order."""
        given = super().clean()
        spoke, back = given.get("spoke_on"), given.get("follow_up_on")
        if spoke and back and back < spoke:
            self.add_error("follow_up_on", _("Choose a day after you spoke."))
        return given

    def spoken(self) -> Spoken:
        """Return what was filled in, of a form that is valid."""
        return Spoken(**{name: self.cleaned_data[name] for name in self.field_order[:-1]})
