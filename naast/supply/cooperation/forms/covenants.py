"""What is filled in about a covenant."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.actions import Words
from naast.supply.cooperation.forms.parts import (
    TOO_LONG,
    UNKNOWN,
    DayField,
    ask_for_an_end_after_the_start,
    from_field,
    rhythm_field,
    text_field,
    until_field,
)
from naast.supply.cooperation.queries import POINTS, STAGES
from naast.supply.cooperation.rules import Point, Stage
from naast.supply.law.queries import domain_choices


class CovenantForm(forms.Form):
    """What a covenant says, and who takes part. The points are fields by their own names."""

    use_required_attribute = False

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=120,
        error_messages={"required": _("Give it a name."), **TOO_LONG},
    )
    purpose = text_field(_("What is it for?"), required=True, missing=_("Write what it is for."))
    parties = forms.TypedMultipleChoiceField(
        label=_("Which organisations take part?"),
        help_text=_("The municipality takes part too. Each organisation joins by itself."),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one."), **UNKNOWN},
    )
    from_on = from_field()
    until_on = until_field()
    evaluate_on = DayField(
        label=_("When do you look back together?"),
        help_text=_("All sides are told 60, 30 and 7 days before, and on the day."),
        required=False,
    )

    meet_every_months = rhythm_field(
        _("How often do you meet?"), help_text=_("Naast warns when it is longer ago.")
    )

    def __init__(
        self,
        data: Any = None,
        *,
        organisations: Sequence[tuple[int, str]],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["parties"].choices = organisations  # type: ignore[attr-defined]
        for point in Point:
            self.fields[point] = text_field(POINTS[point])

    def first(self) -> Iterator[forms.BoundField]:
        """Yield what comes before the points."""
        return (bound for bound in self if bound.name not in set(Point))

    def points(self) -> Iterator[forms.BoundField]:
        """Yield what is put into words."""
        return (self[point] for point in Point)

    def clean(self) -> dict[str, Any]:
        """Ask for days in their order."""
        given = super().clean() or self.cleaned_data
        starts, looked = given.get("from_on"), given.get("evaluate_on")
        ask_for_an_end_after_the_start(self, given)
        if starts and looked and looked <= starts:
            self.add_error("evaluate_on", _("Choose a day after the first one."))
        return given

    def words(self) -> Words:
        """Return what was filled in, of a form that is valid."""
        given = self.cleaned_data
        return Words(
            title=given["title"],
            purpose=given["purpose"],
            from_on=given["from_on"],
            until_on=given["until_on"],
            evaluate_on=given["evaluate_on"],
            meet_every_months=given["meet_every_months"],
            points={point: given[point] for point in Point if given[point]},
        )


class PartyForm(forms.Form):
    """What one organisation does, and which questions it takes."""

    use_required_attribute = False

    does = text_field(_("What does it do?"), help_text=_("For whom, and how. Write no names."))
    domains = forms.MultipleChoiceField(
        label=_("About what does it take the questions?"),
        help_text=_("Leave it empty if nothing was divided."),
        choices=domain_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )
    zone_ids = forms.TypedMultipleChoiceField(
        label=_("In which zones?"),
        help_text=_("Leave it empty for the whole municipality."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        zones: Sequence[tuple[int, str]],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["zone_ids"].choices = zones  # type: ignore[attr-defined]


class StageForm(forms.Form):
    """How far cooperation has grown."""

    use_required_attribute = False

    grown = forms.ChoiceField(
        label=_("How far are you together?"),
        choices=[(stage.value, STAGES[stage]) for stage in Stage],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far you are."), **UNKNOWN},
    )
    on = DayField(
        label=_("Since which day?"),
        error_messages={"required": _("Fill in since which day.")},
    )
