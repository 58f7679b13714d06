"""What a coordinator fills in when somebody stops, and a supporter when another should go on."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.casework.queries.handing_over import Leaving, hand_over_reasons
from naast.support.casework.rules import HandOverReason

UNKNOWN = _("We do not know this choice. Choose from the list.")


class HandOverForm(forms.Form):
    """For each case of who stops: who goes on. `names` are of users; `only` asks for one case."""

    use_required_attribute = False

    reason = forms.ChoiceField(
        label=_("Why does the case go to another?"),
        help_text=_("The resident reads this."),
        choices=hand_over_reasons,
        initial=HandOverReason.STOPS,
        error_messages={"required": _("Choose why."), "invalid_choice": UNKNOWN},
    )

    def __init__(
        self,
        *args: Any,
        leaving: Iterable[Leaving],
        names: dict[int, str],
        only: UUID | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.only = only
        self.fields_of: dict[UUID, str] = {}
        for one in leaving:
            case = one.case
            if one.waits:
                continue
            name = f"to_{case.id}"
            self.fields_of[case.id] = name
            fitting = [(user, names.get(user, "")) for user in one.succession.fitting]
            self.fields[name] = forms.TypedChoiceField(
                label=_("Who goes on with %(number)s?")
                % {"number": _unbroken(case.question.number)},
                choices=[("", _("Nobody yet")), *fitting],
                coerce=int,
                empty_value=None,
                required=False,
                initial=one.succession.proposed,
                error_messages={"invalid_choice": UNKNOWN},
            )

    def clean(self) -> dict[str, Any]:
        """Refuse to ask nobody."""
        data = super().clean() or {}
        if not self.errors and not self._chosen(data):
            first = next(iter(self.fields_of.values()), None)
            where = self.fields_of.get(self.only) if self.only else first
            self.add_error(where, _("Choose somebody."))
        return data

    def chosen(self) -> dict[UUID, int]:
        """Return by case who should go on, as chosen: of all cases, or of the only one."""
        return self._chosen(self.cleaned_data)

    def _chosen(self, data: dict[str, Any]) -> dict[UUID, int]:
        found = {case: data.get(name) for case, name in self.fields_of.items()}
        return {case: user for case, user in found.items() if user and self.only in {None, case}}


def _unbroken(number: str) -> str:
    """Return a number that stays on one line."""
    return number.replace("-", "\N{NON-BREAKING HYPHEN}")


class WantSuccessorForm(forms.Form):
    """Why another should go on with a case."""

    use_required_attribute = False

    reason = forms.ChoiceField(
        label=_("Why should somebody else go on?"),
        help_text=_("The resident reads this."),
        choices=hand_over_reasons,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why."), "invalid_choice": UNKNOWN},
    )
