"""What is filled in about an agreement."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.cooperation.forms.parts import (
    UNKNOWN,
    DayField,
    DaysField,
    ask_for_an_end_after_the_start,
    from_field,
    rhythm_field,
    text_field,
    until_field,
)
from naast.supply.law.queries import ACTIVITIES
from naast.supply.law.rules import Activity
from naast.supply.organisations.queries import CLAUSES, FUNDINGS
from naast.supply.organisations.rules import LONGEST_NORM, Clause, Funding, Norm, Terms

NORM_LABELS = {
    Norm.ANSWER: _("An answer to a message: within how many working days?"),
    Norm.VISIT: _("On the doorstep: within how many working days?"),
    Norm.COMPLAINT: _("An answer to a complaint: within how many working days?"),
    Norm.QUIET: _("Who is helped hears something: within how many working days?"),
}
LONGEST_FIRST_CONTACT = 30


class ProposalForm(forms.Form):
    """One version of an agreement. Norms and clauses are fields by their own names."""

    use_required_attribute = False

    organisation = forms.TypedChoiceField(
        label=_("With which organisation?"),
        coerce=int,
        error_messages={"required": _("Choose an organisation."), **UNKNOWN},
    )
    from_on = from_field()
    until_on = until_field()
    review_on = DayField(
        label=_("When do you look at it again together?"),
        help_text=_("Both sides are told 60, 30 and 7 days before, and on the day."),
        required=False,
    )
    speak_every_months = rhythm_field(
        _("How often do you speak with each other?"),
        help_text=_(
            "A talk, a meeting or a visit counts, however small. Naast warns when it is long ago."
        ),
    )
    funding = forms.ChoiceField(
        label=_("How is it paid?"),
        choices=[(funding.value, FUNDINGS[funding]) for funding in Funding],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it is paid."), **UNKNOWN},
    )
    activities = forms.MultipleChoiceField(
        label=_("Which work counts as support?"),
        help_text=_("These three are the law's (Wmo 2015, article 1.1.1)."),
        choices=[(activity.value, ACTIVITIES[activity]) for activity in Activity],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one."), **UNKNOWN},
    )
    first_contact = DaysField(
        label=_("A first contact: within how many working days?"),
        help_text=_("This is what residents are promised."),
        most=LONGEST_FIRST_CONTACT,
        error_messages={"required": _("Fill in a whole number, from 1 to 30.")},
    )
    worked_by = forms.TypedMultipleChoiceField(
        label=_("Who else does this work?"),
        help_text=_("The organisation above holds the commission. These work on it too."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        organisations: Sequence[tuple[int, str]],
        fixed: bool = False,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        for name in ("organisation", "worked_by"):
            self.fields[name].choices = organisations  # type: ignore[attr-defined]
        if fixed:  # with whom it is stays as it was
            del self.fields["organisation"]
        for norm in Norm:
            self.fields[norm] = DaysField(
                label=NORM_LABELS[norm], most=LONGEST_NORM[norm], required=False
            )
        for clause in Clause:
            self.fields[clause] = text_field(CLAUSES[clause])

    def first(self) -> Iterator[forms.BoundField]:
        """Yield what comes before the norms."""
        yield from self._named(
            "organisation", "from_on", "until_on", "review_on", "speak_every_months"
        )

    def paid(self) -> Iterator[forms.BoundField]:
        """Yield what is paid, for which work, by whom it is done."""
        yield from self._named("funding", "activities", "worked_by")

    def norms(self) -> Iterator[forms.BoundField]:
        """Yield what is agreed in numbers."""
        yield from self._named("first_contact", *Norm)

    def clauses(self) -> Iterator[forms.BoundField]:
        """Yield what is put into words."""
        yield from self._named(*Clause)

    def _named(self, *names: str) -> Iterator[forms.BoundField]:
        return (self[name] for name in names if name in self.fields)

    def clean(self) -> dict[str, Any]:
        """Ask for days in their order."""
        given = super().clean() or self.cleaned_data
        starts, ends, looked = (given.get(n) for n in ("from_on", "until_on", "review_on"))
        ask_for_an_end_after_the_start(self, given)
        if starts and looked and (looked <= starts or (ends and looked > ends)):
            self.add_error("review_on", _("Choose a day on which the agreement holds."))
        return given

    def terms(self) -> Terms:
        """Return what was filled in, of a form that is valid."""
        given = self.cleaned_data
        holder = given.get("organisation")
        return Terms(
            funding=Funding(given["funding"]),
            activities=tuple(given["activities"]),
            first_contact_working_days=given["first_contact"],
            norms={norm: given[norm] for norm in Norm if given[norm]},
            clauses={clause: given[clause] for clause in Clause if given[clause]},
            worked_by=tuple(one for one in given["worked_by"] if one != holder),
            review_on=given["review_on"],
            speak_every_months=given["speak_every_months"],
        )


def filled_with(*, terms: Terms) -> dict[str, Any]:
    """Return what a form shows beforehand of terms that are there."""
    return {
        "review_on": terms.review_on,
        "speak_every_months": terms.speak_every_months,
        "funding": terms.funding.value,
        "activities": list(terms.activities),
        "first_contact": terms.first_contact_working_days,
        "worked_by": list(terms.worked_by),
        **{norm.value: days for norm, days in terms.norms.items()},
        **{clause.value: text for clause, text in terms.clauses.items()},
    }


class AnswerForm(forms.Form):
    """The organisation agrees, or says what should change."""

    use_required_attribute = False

    answer = forms.ChoiceField(
        label=_("What does your organisation say?"),
        choices=[
            ("agree", _("We agree. It holds from its first day.")),
            ("change", _("We ask for a change.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what your organisation says."), **UNKNOWN},
    )
    remark = text_field(
        _("What should change?"), help_text=_("The municipality reads this. Write no names.")
    )

    def clean(self) -> dict[str, Any]:
        """Ask what should change, of who asks for a change."""
        given = super().clean() or self.cleaned_data
        silent = not given.get("remark") and "remark" not in self.errors
        if given.get("answer") == "change" and silent:
            self.add_error("remark", _("Write what should change."))
        return given
