"""What is filled in about a place where people can be met."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.actions import Place
from naast.supply.cooperation.forms.contacts import WithoutResidents
from naast.supply.cooperation.forms.parts import TOO_LONG, UNKNOWN, DayField
from naast.supply.cooperation.queries import GROUPS, PLACES
from naast.supply.cooperation.rules import PlaceKind


class PlaceForm(WithoutResidents):
    """Which place it is, whom one meets there, who goes there and from when."""

    FREE = ("name", "where", "goes")
    field_order = (
        "party", "kind", "name", "where", "groups", "goes", "from_on", "last_been_on", "sure",
    )  # fmt: skip

    party = forms.ChoiceField(
        label=_("Of whom?"),
        error_messages={"required": _("Choose of whom."), **UNKNOWN},
    )
    kind = forms.ChoiceField(
        label=_("What kind of place is it?"),
        choices=[(one.value, PLACES[one]) for one in PlaceKind],
        error_messages={"required": _("Choose what kind of place it is."), **UNKNOWN},
    )
    name = forms.CharField(
        label=_("What is the place called?"),
        max_length=80,
        error_messages={"required": _("Give it a name."), **TOO_LONG},
    )
    where = forms.CharField(
        label=_("Where is it?"),
        help_text=_("A street, a village or a part of town."),
        required=False,
        max_length=120,
        error_messages=TOO_LONG,
    )
    groups = forms.MultipleChoiceField(
        label=_("Whom do you meet there?"),
        choices=list(GROUPS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one."), **UNKNOWN},
    )
    goes = forms.CharField(
        label=_("Who of you goes there?"),
        help_text=_("Say what they do, such as: two volunteers, or a nurse. No names."),
        max_length=160,
        error_messages={"required": _("Write who goes there."), **TOO_LONG},
    )
    from_on = DayField(
        label=_("From which day do you go there?"),
        help_text=_("A day to come is a plan."),
        error_messages={"required": _("Fill in from which day.")},
    )
    last_been_on = DayField(
        label=_("When was somebody last there?"),
        help_text=_("Leave it empty if nobody was there yet."),
        required=False,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        today: Any,
        parties: Sequence[tuple[str, str]] = (),
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.today = today
        if parties:
            self.fields["party"].choices = parties  # type: ignore[attr-defined]
        else:  # of whom it is stays as it was
            del self.fields["party"]

    def clean(self) -> dict[str, Any]:
        """Ask for a day that was, and for none before one went there."""
        given = super().clean()
        last, starts = given.get("last_been_on"), given.get("from_on")
        if last and last > self.today:
            self.add_error("last_been_on", _("This day is still to come."))
        elif last and starts and last < starts:
            self.add_error("last_been_on", _("Choose a day after the first one."))
        return given

    def place(self) -> Place:
        """Return what was filled in, of a form that is valid."""
        given = {name: self.cleaned_data[name] for name in self.field_order[1:-1]}
        return Place(**{**given, "kind": PlaceKind(given["kind"])})
