"""What a coordinator fills in: that she saw a paper, and what is asked of a kind."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.supporters import words
from naast.supply.supporters.rules import MOST_MONTHS, Item, Kind

UNKNOWN = {"invalid_choice": _("We do not know this choice. Choose from the list.")}
NUMBER = _("Fill in a whole number of months, from 1 to 120.")


class DayField(forms.DateField):
    """A day, by the calendar of the browser or typed as people write it here."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            error_messages={"invalid": _("This is not a day. Write it as 30-11-2026.")},
            **kwargs,
        )


class SeeForm(forms.Form):
    """Which paper was seen, on which day, and until when it holds."""

    item = forms.ChoiceField(
        label=_("What did you see?"),
        choices=[(i.value, words.ITEMS[i]) for i in Item if i is not Item.DECLARATION],
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    seen_on = DayField(label=_("On which day?"))
    valid_until = DayField(
        label=_("Until when does it hold?"),
        help_text=_("Leave it empty when no day stands on it."),
        required=False,
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"seen_on": today})
        self.today = today

    def clean_item(self) -> Item:
        return Item(self.cleaned_data["item"])

    def clean_seen_on(self) -> date:
        day: date = self.cleaned_data["seen_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has yet to come."), code="later")
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        seen, until = found.get("seen_on"), found.get("valid_until")
        if seen and until and until <= seen:
            self.add_error("valid_until", _("Choose a day after the day on which you saw it."))
        return found


class AskForm(forms.Form):
    """What a kind must have from a day on, for how long it holds, and where that is written."""

    employer = forms.ChoiceField(
        label=_("For whom?"), widget=forms.RadioSelect, error_messages=UNKNOWN
    )
    kind = forms.ChoiceField(
        label=_("Of which kind of worker?"),
        choices=[(k.value, words.KINDS[k]) for k in Kind],
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    item = forms.ChoiceField(
        label=_("What?"),
        choices=[(i.value, words.ITEMS[i]) for i in Item],
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    needed = forms.ChoiceField(
        label=_("Is it needed?"),
        choices=[("yes", _("Yes")), ("no", _("No longer"))],
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    months = forms.IntegerField(
        label=_("For how many months does it hold?"),
        help_text=_("Leave it empty when it does not lapse, or when a day stands on it."),
        required=False,
        min_value=1,
        max_value=MOST_MONTHS,
        error_messages={"invalid": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
    )
    from_on = DayField(label=_("From which day?"))
    source = forms.CharField(label=_("Where is that written?"), max_length=200)

    def __init__(
        self,
        data: Any = None,
        *,
        employers: dict[tuple[int | None, int | None], str],
        today: date,
    ) -> None:
        self.by_code = {f"{one or 0}-{other or 0}": (one, other) for one, other in employers}
        first = next(iter(self.by_code))
        super().__init__(data, initial={"employer": first, "needed": "yes", "from_on": today})
        names = list(employers.values())
        field = self.fields["employer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = list(zip(self.by_code, names, strict=True))
        self.today = today

    def clean_from_on(self) -> date:
        day: date = self.cleaned_data["from_on"]
        if day < self.today:
            raise forms.ValidationError(_("This day is past. Choose today or later."), code="past")
        return day

    def asked(self) -> dict[str, Any]:
        """Return what was filled in, as `ask_item` takes it."""
        found = dict(self.cleaned_data)
        organisation_id, municipality_id = self.by_code[found.pop("employer")]
        return {
            **found,
            "kind": Kind(found["kind"]),
            "item": Item(found["item"]),
            "needed": found["needed"] == "yes",
            "organisation_id": organisation_id,
            "employer_municipality_id": municipality_id,
        }


class AdmitForm(forms.Form):
    """Under which account somebody who applied is admitted."""

    account = forms.TypedChoiceField(
        label=_("Under which account?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose the account of this person.")},
    )

    def __init__(self, data: Any = None, *, accounts: list[tuple[int, str]]) -> None:
        super().__init__(data)
        field = self.fields["account"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = accounts
