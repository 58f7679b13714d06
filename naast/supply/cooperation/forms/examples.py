"""What is filled in about an example."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.actions import Written
from naast.supply.cooperation.forms.parts import LONGEST_LINE, TOO_LONG, text_field
from naast.supply.cooperation.queries import POINTS
from naast.supply.cooperation.rules import COVENANTS, ExampleKind, Point
from naast.supply.organisations.queries import CLAUSES
from naast.supply.organisations.rules import Clause


class ExampleForm(forms.Form):
    """The texts of an example: by clause for an agreement, by point for a covenant."""

    use_required_attribute = False

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=120,
        error_messages={"required": _("Give it a name."), **TOO_LONG},
    )
    source = forms.CharField(
        label=_("After what was it written?"),
        help_text=_("Such as a law, a report, or a lawyer who looked at it."),
        max_length=LONGEST_LINE,
        error_messages={"required": _("Write after what it was written."), **TOO_LONG},
    )

    def __init__(
        self, data: Any = None, *, kind: ExampleKind, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.of_covenant = kind in COVENANTS
        if self.of_covenant:
            self.fields["purpose"] = text_field(_("What is it for?"))
        labels = POINTS if self.of_covenant else CLAUSES
        for part in self.parts():
            self.fields[part] = text_field(labels[part])  # type: ignore[index]

    def parts(self) -> tuple[Point | Clause, ...]:
        """Return what such an agreement or covenant puts into words, in order."""
        return tuple(Point) if self.of_covenant else tuple(Clause)

    def first(self) -> Iterator[forms.BoundField]:
        """Yield what comes before the texts."""
        return (bound for bound in self if bound.name not in set(self.parts()))

    def texts(self) -> Iterator[forms.BoundField]:
        """Yield the texts."""
        return (self[part] for part in self.parts())

    def written(self) -> Written:
        """Return what was filled in, of a form that is valid."""
        given = self.cleaned_data
        return Written(
            title=given["title"],
            purpose=given.get("purpose", ""),
            source=given["source"],
            texts={part.value: given[part] for part in self.parts() if given[part]},
        )
