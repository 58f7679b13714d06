from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from naast.support.matching.queries import term_words
from naast.support.matching.rules import BOUNDS, TermName

LONGEST_REASON = 300


class WeightField(forms.FloatField):
    """A weight, with a point or a comma."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class WeightsForm(forms.Form):
    """How much each term counts, in its bounds, and why. `now` is what counts now."""

    use_required_attribute = False

    def __init__(self, *args: Any, now: Mapping[TermName, float], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, said in term_words().items():
            low, high = BOUNDS[name]
            bounds = _("From %(low)s to %(high)s.") % {
                "low": number_format(low, 1),
                "high": number_format(high, 1),
            }
            self.fields[name.value] = WeightField(
                label=str(said),
                help_text=bounds,
                initial=now[name],
                min_value=low,
                max_value=high,
                localize=True,
                widget=forms.TextInput({"inputmode": "decimal", "class": "naast-short"}),
                error_messages={
                    "required": bounds, "invalid": bounds, "min_value": bounds, "max_value": bounds,
                },
            )  # fmt: skip
        self.fields["reason"] = forms.CharField(
            label=_("Why do you change this?"),
            help_text=_("Everybody reads this, the client council first."),
            max_length=LONGEST_REASON,
            error_messages={
                "required": _("Write down why. Residents read it."),
                "max_length": _("This is too long. One or two sentences are enough."),
            },
        )

    def weights(self) -> dict[TermName, float]:
        return {name: self.cleaned_data[name.value] for name in TermName}
