"""Who goes on with the matters of an officer who stops or is away, said by who leads the team."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.support.decisions.queries.reassigning import Leaving


class ReassignForm(forms.Form):
    """For each running matter who goes on. `names` are of users; `only` asks for one matter."""

    use_required_attribute = False

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
            if not one.succession.fitting:
                continue
            name = f"to_{one.matter.id}"
            self.fields_of[one.matter.id] = name
            number = one.matter.question.number.replace("-", "\N{NON-BREAKING HYPHEN}")
            self.fields[name] = forms.TypedChoiceField(
                label=_("Who goes on with %(number)s?") % {"number": number},
                choices=[
                    ("", _("Stays as it is")),
                    *((user, names.get(user, "")) for user in one.succession.fitting),
                ],
                coerce=int,
                empty_value=None,
                required=False,
                initial=one.succession.proposed,
                error_messages={
                    "invalid_choice": _("We do not know this choice. Choose from the list.")
                },
            )

    def clean(self) -> dict[str, Any]:
        """Refuse to change nothing."""
        data = super().clean() or {}
        if not self.errors and not self._chosen(data):
            first = next(iter(self.fields_of.values()), None)
            where = self.fields_of.get(self.only) if self.only else first
            self.add_error(where, _("Choose somebody."))
        return data

    def chosen(self) -> dict[UUID, int]:
        """Return by matter who goes on, as chosen: of all, or of the only one."""
        return self._chosen(self.cleaned_data)

    def _chosen(self, data: dict[str, Any]) -> dict[UUID, int]:
        found = {matter: data.get(name) for matter, name in self.fields_of.items()}
        return {id_: user for id_, user in found.items() if user and self.only in {None, id_}}
