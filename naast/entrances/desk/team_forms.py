"""When somebody is away, as who leads her says it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naast.entrances.desk.forms import DayField
from naast.supply.supporters.rules import MOST_AWAY, Days


class AwayForm(forms.Form):
    """`still_away` are the runs of days that are known, each ticked: untick to take one back."""

    use_required_attribute = False

    away_from = DayField(label=_("Away from"), required=False)
    away_to = DayField(label=_("Up to and including"), required=False)

    def __init__(self, data: Any, *, known: Sequence[Days], today: date) -> None:
        self.known = {f"{first}_{after}": (first, after) for first, after in known}
        self.today = today
        super().__init__(data, initial={"still_away": list(self.known)})
        if self.known:
            self.fields["still_away"] = forms.MultipleChoiceField(
                label=_("Known now"),
                help_text=_("Take the tick away when it is off."),
                choices=[(code, _run(days)) for code, days in self.known.items()],
                required=False,
                widget=forms.CheckboxSelectMultiple,
                error_messages={
                    "invalid_choice": _("We do not know this choice. Choose from the list.")
                },
            )
            self.order_fields(["still_away", "away_from", "away_to"])

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        first, last = found.get("away_from"), found.get("away_to")
        wrong = "away_from" in self.errors or "away_to" in self.errors
        if not wrong and (first is None) != (last is None):
            self.add_error("away_to" if first else "away_from", _("Fill in both days."))
        elif first and last and (last < first or last < self.today):
            self.add_error("away_to", _("Choose a day that is not past, on or after the first."))
        if first and len(found.get("still_away", ())) >= MOST_AWAY:
            self.add_error("away_from", _("So many times is more than we keep."))
        return found

    def kept(self) -> list[Days]:
        """Return every run of days, half-open."""
        found = self.cleaned_data
        runs = [self.known[code] for code in found.get("still_away", ())]
        if found["away_from"]:
            runs.append((found["away_from"], found["away_to"] + timedelta(days=1)))
        return runs


def _run(days: Days) -> str:
    first, last = days[0], days[1] - timedelta(days=1)
    if first == last:
        return date_format(first, "j F Y")
    told = {"first": date_format(first, "j F Y"), "last": date_format(last, "j F Y")}
    return gettext("%(first)s up to and including %(last)s") % told
