"""What one fills in to bring somebody else into a case."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.casework.forms import DayField, OwnForm
from naast.support.casework.models import WHY_BEHIND
from naast.support.casework.rules.alongside import stand_in_period

UNKNOWN = _("We do not know this choice. Choose from the list.")
LONGEST_LINE = 200


class AskForm(OwnForm):
    """Who is asked: `people` are ids with names, best fitting first."""

    user = forms.TypedChoiceField(
        label=_("Whom do you ask?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose somebody."), "invalid_choice": UNKNOWN},
    )

    def __init__(self, *args: Any, people: dict[int, str], at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        self.fields["user"].choices = list(people.items())  # type: ignore[attr-defined]


class BehindForm(AskForm):
    """Somebody who stands behind a supporter in one case, and for what."""

    why = forms.ChoiceField(
        label=_("For what?"),
        help_text=_("The resident reads this."),
        choices=WHY_BEHIND,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose for what."), "invalid_choice": UNKNOWN},
    )


class StandInForm(AskForm):
    """A colleague who stands in, from a day to a day."""

    from_on = DayField(label=_("From which day?"))
    until_on = DayField(label=_("Up to and including which day?"))

    def clean(self) -> dict[str, Any]:
        """Refuse days that lie behind, or that last longer than a hand-over allows."""
        data = super().clean() or {}
        days = {name: data[name] for name in ("from_on", "until_on") if data.get(name)}
        if len(days) == 2 and stand_in_period(**days, at=self.at) is None:  # noqa: PLR2004
            self.add_error(
                "until_on", _("Choose days that lie ahead, three months at most. Else hand over.")
            )
        return data


class TogetherForm(AskForm):
    """A colleague of the other sort who helps along, and who does what."""

    holder_does = forms.CharField(
        label=_("What do you do?"), max_length=LONGEST_LINE, help_text=_("The resident reads this.")
    )
    other_does = forms.CharField(label=_("What does the other do?"), max_length=LONGEST_LINE)
