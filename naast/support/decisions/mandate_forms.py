"""A line of the register of mandates, who stands behind it, to whom by name, and its last day."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.decisions.models import ARTICLE_KINDS, LAWS, MANDATE_KINDS, PROVISIONS
from naast.support.decisions.rules.mandates import MandateKind

LINE, SHORT, SAYS, SOURCE = 120, 80, 400, 200
NUMBER = 60
_TOO_LONG = _("This is too long. Can you say it in fewer words?")
_CHOOSE = {
    "required": _("Choose one of these."),
    "invalid_choice": _("We do not know this choice. Choose from the list."),
}


def _line(
    label: Any, *, longest: int = LINE, required: Any = "", hint: Any = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(required),
        max_length=longest,
        error_messages={"required": required, "max_length": _TOO_LONG},
    )


def _day(label: Any, *, required: Any = "", hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=bool(required),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": required,
            "invalid": _("We cannot read this date. Write it as 1-12-2026."),
        },
    )


class _Form(forms.Form):
    use_required_attribute = False

    def _ends_after(self, data: dict[str, Any]) -> None:
        if data.get("from_on") and data.get("last_on") and data["last_on"] < data["from_on"]:
            self.add_error("last_on", _("The last day lies before the first."))


class MandateForm(_Form):
    """A mandate as the college decided it. `above` are lines that can be passed on or replaced."""

    kind = forms.ChoiceField(
        label=_("How was it given?"),
        choices=MANDATE_KINDS,
        initial=MandateKind.GIVEN,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    under = forms.TypedChoiceField(
        label=_("Under which line of the register?"),
        help_text=_("Only for what is passed on, or replaces."),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages=_CHOOSE,
    )
    function = _line(
        _("For which function?"),
        longest=SHORT,
        required=_("Write the function, as it stands in the decision."),
    )
    provisions = forms.MultipleChoiceField(
        label=_("On what may be decided?"),
        choices=PROVISIONS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one."),
            "invalid_choice": _CHOOSE["invalid_choice"],
        },
    )
    decree = _line(
        _("What is the decision of the college called?"),
        required=_("Write what the decision is called."),
    )
    decided_on = _day(_("When did the college decide?"), required=_("Write the day."))
    published_in = _line(
        _("Where was it published?"),
        hint=_("For instance: the municipal gazette."),
        required=_("Write where it was published."),
    )
    number = _line(
        _("Under which number?"), longest=NUMBER, required=_("Write the number of the publication.")
    )
    from_on = _day(
        _("From which day does it count?"), required=_("Write from which day it counts.")
    )
    last_on = _day(_("Until which day?"), hint=_("Leave it empty when it has no end."))
    by_name = forms.BooleanField(
        label=_("It is for colleagues by name, not for everybody in the function"), required=False
    )
    is_public = forms.BooleanField(
        label=_("Residents may read this line"), required=False, initial=True
    )

    def __init__(self, *args: Any, above: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["under"].choices = [("", _("None")), *above]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._ends_after(data)
        decided, counts = data.get("decided_on"), data.get("from_on")
        if decided and counts and counts < decided:
            self.add_error("from_on", _("It cannot count before the college decided."))
        passed_on = data.get("kind") not in {None, MandateKind.GIVEN}
        if passed_on and data.get("under") is None and "under" not in self.errors:
            self.add_error("under", _("Choose the line that is passed on or replaced."))
        if data.get("kind") == MandateKind.GIVEN and data.get("under") is not None:
            self.add_error("under", _("What the college gave itself stands under no other line."))
        return data


class BackingForm(_Form):
    """That a policy adviser stands behind it (R-311)."""

    law = forms.ChoiceField(
        label=_("For which law?"), choices=LAWS, widget=forms.RadioSelect, error_messages=_CHOOSE
    )
    adviser = _line(
        _("Which policy adviser stands behind it?"),
        longest=SHORT,
        hint=_("Write the function, no name."),
        required=_("Write the function of the adviser."),
    )
    given_on = _day(_("Since which day?"), required=_("Write the day."))


class HolderForm(_Form):
    """To whom by name."""

    user = forms.TypedChoiceField(label=_("To whom?"), coerce=int, error_messages=_CHOOSE)
    from_on = _day(
        _("From which day does it count?"), required=_("Write from which day it counts.")
    )
    last_on = _day(_("Until which day?"), hint=_("Leave it empty when it has no end."))

    def __init__(self, *args: Any, officers: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["user"].choices = officers  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._ends_after(data)
        return data


class EndForm(_Form):
    """The last day of a line."""

    last_on = _day(
        _("What is its last day?"),
        hint=_("What was decided by it stands."),
        required=_("Write the last day."),
    )

    def __init__(self, *args: Any, from_on: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.from_on = from_on

    def clean_last_on(self) -> Any:
        last_on = self.cleaned_data["last_on"]
        if last_on < self.from_on:
            raise forms.ValidationError(_("The last day lies before the first."))
        return last_on


class ArticleForm(_Form):
    """An article on which decisions rest, as it reads at its source."""

    kind = forms.ChoiceField(
        label=_("Where does it stand?"), choices=ARTICLE_KINDS, error_messages=_CHOOSE
    )
    law = forms.ChoiceField(
        label=_("For which law?"), choices=LAWS, widget=forms.RadioSelect, error_messages=_CHOOSE
    )
    provisions = forms.MultipleChoiceField(
        label=_("About what is it?"),
        choices=PROVISIONS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one."),
            "invalid_choice": _CHOOSE["invalid_choice"],
        },
    )
    name = _line(
        _("Which article?"),
        hint=_("For instance: Ordinance 2026, article 8."),
        required=_("Write which article it is."),
    )
    says = _line(
        _("What does it say, in plain words?"),
        longest=SAYS,
        required=_("Write what it says. One sentence is enough."),
    )
    source = _line(
        _("Where did you read it?"), longest=SOURCE, required=_("Write where you read it.")
    )
    from_on = _day(
        _("From which day does it count?"), required=_("Write from which day it counts.")
    )
