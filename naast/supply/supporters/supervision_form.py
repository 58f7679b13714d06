"""Who stands behind a worker."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.supporters.people_forms import UNKNOWN


class SupervisorForm(forms.Form):
    """Which supervisor of the organisation stands behind her from today."""

    use_required_attribute = False

    supervisor = forms.TypedChoiceField(
        label=_("Who stands behind her from today?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose who stands behind her.")},
    )

    def __init__(self, data: Any = None, *, supervisors: list[tuple[int, str]]) -> None:
        super().__init__(data)
        field = self.fields["supervisor"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = supervisors
