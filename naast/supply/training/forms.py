"""What who leads workers fills in: a course, a meeting, and who was there."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.supporters import queries as supporters
from naast.supply.training import words
from naast.supply.training.models import Course
from naast.supply.training.rules import BY_BEING_THERE, MOST_HOURS, Form, PaidBy, Subject

Employer = tuple[int | None, int | None]

UNKNOWN = {
    "invalid_choice": _("We do not know this choice. Choose from the list."),
    "invalid_list": _("We do not know this choice. Choose from the list."),
}
HOURS = _("Fill in a whole number of hours, from 1 to 400.")
TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}


def _one_of(label: Any, choices: list[tuple[str, Any]], missing: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": missing, **UNKNOWN},
    )


def _hours() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("How many hours does it take?"),
        min_value=1,
        max_value=MOST_HOURS,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), HOURS),
    )


def _line(label: Any, missing: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=120, error_messages={"required": missing, **TOO_LONG}
    )


def _subject() -> forms.ChoiceField:
    return _one_of(
        _("What is it about?"),
        [(one.value, words.SUBJECTS[one]) for one in Subject],
        _("Choose what it is about."),
    )


class _OfEmployer(forms.Form):
    """A form for one of the employers whose workers somebody leads."""

    use_required_attribute = False

    employer = _one_of(_("For whom?"), [], _("Choose for whom it is."))

    def __init__(self, data: Any = None, *, employers: dict[Employer, str], **kwargs: Any) -> None:
        self.by_code = {f"{one or 0}-{other or 0}": (one, other) for one, other in employers}
        given = {"employer": next(iter(self.by_code)), **kwargs.pop("initial", {})}
        super().__init__(data, initial=given, **kwargs)
        self._choose("employer", list(zip(self.by_code, employers.values(), strict=True)))

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = choices

    def clean_employer(self) -> Employer:
        return self.by_code[self.cleaned_data["employer"]]


class CourseForm(_OfEmployer):
    """A course: what, by whom, for whom, who pays, and what is seen by following it."""

    title = _line(_("What is it called?"), _("Fill in what it is called."))
    about = forms.CharField(
        label=_("What do people learn?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages=TOO_LONG,
    )
    subject = _subject()
    provider = _line(_("Who gives it?"), _("Fill in who gives it."))
    payer = _one_of(
        _("Who pays?"), [(one.value, words.PAID_BY[one]) for one in PaidBy], _("Choose who pays.")
    )
    hours = _hours()
    kinds = forms.MultipleChoiceField(
        label=_("For which kinds of worker?"),
        help_text=_("Choose none when it is for everybody."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )
    fulfils = forms.ChoiceField(
        label=_("What is seen by following it?"),
        help_text=_("Who was there has this in order at once, from the day it was held."),
        required=False,
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )

    def __init__(
        self, data: Any = None, *, employers: dict[Employer, str], course: Course | None = None
    ) -> None:
        known = {}
        if course is not None:
            names = ("title", "about", "subject", "provider", "payer", "hours", "kinds", "fulfils")
            known = {name: getattr(course, name) for name in names}
            own = course.organisation_id or 0, course.employer_municipality_id or 0
            known["employer"] = f"{own[0]}-{own[1]}"
        super().__init__(data, employers=employers, initial=known)
        items = supporters.item_words()
        self._choose("kinds", [(k.value, name) for k, name in supporters.kind_words().items()])
        self._choose(
            "fulfils", [("", _("Nothing")), *((i.value, items[i]) for i in BY_BEING_THERE)]
        )
        if course is not None:
            del self.fields["employer"]


class MeetingForm(_OfEmployer):
    """A day on which people learn together."""

    sort = _one_of(
        _("What sort of meeting is it?"),
        [(one.value, words.FORMS[one]) for one in Form],
        _("Choose what sort of meeting it is."),
    )
    course = forms.ChoiceField(
        label=_("Which course?"),
        help_text=_("Only for a course."),
        required=False,
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    title = _line(_("What is it called?"), _("Fill in what it is called."))
    subject = _subject()
    held_on = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        error_messages={
            "required": _("Fill in on which day."),
            "invalid": _("This is not a day. Write it as 30-11-2026."),
        },
    )
    hours = _hours()
    guests = forms.TypedMultipleChoiceField(
        label=_("Which organisations were asked along?"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        employers: dict[Employer, str],
        courses: list[Course],
        near: list[tuple[int, str]],
        today: date,
    ) -> None:
        super().__init__(data, employers=employers, initial={"held_on": today})
        self.courses = {str(one.pk): one for one in courses}
        self._choose("course", [("", _("None")), *((k, c.title) for k, c in self.courses.items())])
        self._choose("guests", list(near))
        if not near:
            del self.fields["guests"]

    def clean(self) -> dict[str, Any]:
        """Ask which course it is, of a course; one of the same employer."""
        found = super().clean() or {}
        course = self.courses.get(found.get("course") or "")
        if found.get("sort") == Form.COURSE and "course" not in self.errors:
            if course is None:
                self.add_error("course", _("Choose which course it is."))
            elif "employer" in found and found["employer"] != (
                course.organisation_id,
                course.employer_municipality_id,
            ):
                self.add_error("course", _("This course is of somebody else. Choose another."))
        return found

    def planned(self) -> dict[str, Any]:
        """Return what was filled in, as `plan_meeting` takes it."""
        found = self.cleaned_data
        return {
            "employer": found["employer"],
            "form": Form(found["sort"]),
            "course": self.courses.get(found["course"] or ""),
            "facts": {name: found[name] for name in ("title", "subject", "held_on", "hours")},
            "guest_ids": found.get("guests", []),
        }


class PlanPeopleForm(forms.Form):
    """On whom of one's people one counts, of whom that was not said yet."""

    use_required_attribute = False

    planned = forms.TypedMultipleChoiceField(
        label=_("On whom do you count?"),
        help_text=_("They are told, and say themselves whether they come."),
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose on whom you count."), **UNKNOWN},
    )

    def __init__(self, data: Any = None, *, people: list[tuple[str, str]]) -> None:
        super().__init__(data)
        field = self.fields["planned"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = people


class ChangedForm(forms.Form):
    """What changed by a day that was held."""

    use_required_attribute = False

    changed = forms.CharField(
        label=_("What changed by it?"),
        help_text=_("Of the work, not of people. No names."),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write what changed."), **TOO_LONG},
    )


class AttendanceForm(forms.Form):
    """Who of one's people was there, of whom that was not kept yet."""

    use_required_attribute = False

    people = forms.TypedMultipleChoiceField(
        label=_("Who of them was there?"),
        help_text=_("What you keep here stays. Look twice."),
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who was there."), **UNKNOWN},
    )

    def __init__(self, data: Any = None, *, people: list[tuple[str, str]]) -> None:
        super().__init__(data)
        field = self.fields["people"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = people
