"""What who leads workers writes down for them, and where that is written."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.supporters import words
from naast.supply.supporters.people_forms import UNKNOWN, DayField
from naast.supply.supporters.rules import (
    CONDITIONS,
    COORDINATOR,
    FOR_WHOM,
    PROFESSION,
    Topic,
    has_conditions,
)

LONGEST = 1000
TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}


class TermForm(forms.Form):
    """What holds, for whom, from when, and where it is written."""

    use_required_attribute = False

    employer = forms.ChoiceField(
        label=_("Where?"), widget=forms.RadioSelect, error_messages=UNKNOWN
    )
    who = forms.ChoiceField(
        label=_("For whom?"),
        choices=[(one, words.FOR_WHOM[one]) for one in FOR_WHOM],
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    topic = forms.ChoiceField(
        label=_("About what?"),
        choices=[(one.value, words.TOPICS[one]) for one in Topic],
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    text = forms.CharField(
        label=_("What holds?"),
        help_text=_("Leave it empty when it holds no longer."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        error_messages=TOO_LONG,
    )
    url = forms.URLField(
        label=_("Where can one read all of it?"),
        required=False,
        max_length=200,
        assume_scheme="https",
        error_messages={
            "invalid": _("This is no address of a page. It begins with https://."),
            **TOO_LONG,
        },
    )
    source = forms.CharField(
        label=_("Where is that written?"),
        help_text=_("The paper and its year. A figure of a law: look it up first."),
        max_length=200,
        error_messages=TOO_LONG,
    )
    from_on = DayField(label=_("From which day?"))

    def __init__(
        self,
        data: Any = None,
        *,
        employers: dict[tuple[int | None, int | None], str],
        today: date,
    ) -> None:
        self.by_code = {f"{one or 0}-{other or 0}": (one, other) for one, other in employers}
        first = next(iter(self.by_code))
        super().__init__(data, initial={"employer": first, "from_on": today})
        field = self.fields["employer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = list(zip(self.by_code, employers.values(), strict=True))
        self.today = today

    def clean_from_on(self) -> date:
        day: date = self.cleaned_data["from_on"]
        if day < self.today:
            raise forms.ValidationError(_("This day is past. Choose today or later."), code="past")
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse conditions for who has a contract, and a profile for a coordinator."""
        found = super().clean() or {}
        who, topic = found.get("who"), found.get("topic")
        if who and topic in {one.value for one in CONDITIONS} and not has_conditions(who=who):
            self.add_error("topic", _("Conditions of a professional stand in her contract."))
        if who == COORDINATOR and topic in {one.value for one in PROFESSION}:
            self.add_error("topic", _("This is of a kind of worker, not of a coordinator."))
        return found

    def written(self) -> dict[str, Any]:
        """Return what was filled in, as `write_term` takes it."""
        found = dict(self.cleaned_data)
        return {
            **found,
            "employer": self.by_code[found["employer"]],
            "topic": Topic(found["topic"]),
        }
