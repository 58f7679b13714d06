"""What who does research fills in."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.learning.inventory import words
from naast.learning.inventory.actions import Arranged, Coded
from naast.learning.inventory.incoming import MOST_BYTES
from naast.learning.inventory.models import LONGEST_ANSWER
from naast.learning.inventory.rules.asking import KINDS, Criterion, Question
from naast.learning.inventory.rules.importing import Wrong
from naast.learning.inventory.rules.rounds import CODES, OF_PROVIDERS, ONE_EACH, Table
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.rules import FormalPosition

UNKNOWN = {
    "invalid_choice": _("We do not know this choice. Choose from the list."),
    "invalid_list": _("We do not know this choice. Choose from the list."),
}
TOO_LONG = {"max_length": _("This is too long. Can you say it in fewer words?")}
STANDS = (FormalPosition.BOTH, FormalPosition.OUTSIDE, FormalPosition.IN_TEAM)


def _day(label: Any, missing: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        error_messages={
            "required": missing,
            "invalid": _("This is not a day. Write it as 30-11-2026."),
        },
    )


def _text(label: Any, longest: int, *, missing: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(missing),
        max_length=longest,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": missing, **TOO_LONG},
    )


def _line(label: Any, longest: int, *, missing: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(missing),
        max_length=longest,
        error_messages={"required": missing, **TOO_LONG},
    )


def _several(label: Any, choices: Iterable[tuple[str, Any]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )


def _one(label: Any, choices: Iterable[tuple[str, Any]], missing: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        required=bool(missing),
        widget=forms.RadioSelect,
        error_messages={"required": missing, **UNKNOWN},
    )


class RoundForm(forms.Form):
    """A new round: what it is called, what it is for, whom it chooses, and when it asks."""

    use_required_attribute = False

    name = _line(_("What is it called?"), 60, missing=_("Fill in what it is called."))
    aim = _text(_("What do you want to know?"), 1000, missing=_("Fill in what you want to know."))
    criteria = _several(
        _("By what do you choose municipalities?"),
        [(c.value, words.CRITERIA[c]) for c in Criterion],
    )
    criteria_more = _line(_("By what else?"), 500)
    asks_from = _day(_("First day of asking"), _("Fill in the first day."))
    asks_until = _day(_("Last day of asking"), _("Fill in the last day."))
    before = _one(_("Which round came before?"), [])

    def __init__(
        self, data: Any = None, *, taken: Iterable[str], earlier: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(data)
        self.taken = {name.casefold() for name in taken}
        field = self.fields["before"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [("", _("None")), *earlier]

    def clean_name(self) -> str:
        """Ask another name where there is one."""
        name: str = self.cleaned_data["name"]
        if name.casefold() in self.taken:
            raise forms.ValidationError(_("There is a round with this name. Choose another."))
        return name

    def clean(self) -> dict[str, Any]:
        """Ask a last day that is not before the first."""
        found = super().clean() or {}
        first, last = found.get("asks_from"), found.get("asks_until")
        if first and last and last < first:
            self.add_error("asks_until", _("This is before the first day."))
        return found

    def facts(self) -> dict[str, Any]:
        """Return what was filled in, as `plan_round` takes it."""
        found = dict(self.cleaned_data)
        found["before_id"] = found.pop("before") or None
        return found


class ChooseForm(forms.Form):
    """A municipality that is asked, why, and which two organisations are asked there."""

    use_required_attribute = False

    municipality = _one(_("Which municipality?"), [], missing=_("Choose which municipality it is."))
    reason = _line(_("Why this one?"), 200, missing=_("Fill in why."))
    formal = _one(_("Which organisation with professionals?"), [])
    informal = _one(_("Which organisation with volunteers?"), [])

    def __init__(
        self,
        data: Any = None,
        *,
        towns: Sequence[tuple[str, str]],
        known: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        none = ("", _("None that we know"))
        for name, choices in (
            ("municipality", list(towns)),
            ("formal", [none, *known]),
            ("informal", [none, *known]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Ask two organisations, not one twice."""
        found = super().clean() or {}
        if found.get("formal") and found.get("formal") == found.get("informal"):
            self.add_error("informal", _("You chose this one above. Choose another, or none."))
        return found


class HearForm(forms.Form):
    """What one party said, by question. A question that was not answered stays empty."""

    use_required_attribute = False

    reached = _one(
        _("Did you speak to somebody?"),
        [("yes", _("Yes")), ("no", _("No, nobody was reached"))],
        missing=_("Choose whether you spoke to somebody."),
    )
    held_on = _day(_("On which day?"), "", required=False)
    function = _line(_("What does who you spoke to do? No name."), 120)

    def __init__(self, data: Any = None, *, today: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.today = today
        for kind, questions in KINDS.items():
            for question in questions:
                field = _text(words.QUESTIONS[question], LONGEST_ANSWER)
                field.help_text = words.KINDS[kind]
                self.fields[question.value] = field
        self.fields["impressions"] = _several(
            _("Which answers are an impression between the lines?"),
            [(one.value, words.QUESTIONS[one]) for one in Question],
        )

    def clean(self) -> dict[str, Any]:
        """Ask the day of a talk that was held, not one that is still to come."""
        found = super().clean() or {}
        day = found.get("held_on")
        if found.get("reached") == "yes" and "held_on" not in self.errors:
            if day is None:
                self.add_error("held_on", _("Fill in on which day."))
            elif day > self.today:
                self.add_error("held_on", _("This day is still to come."))
        return found

    def heard(self) -> dict[str, Any]:
        """Return what was filled in, as `hear` takes it."""
        found = self.cleaned_data
        spoke = found["reached"] == "yes"
        return {
            "held_on": found["held_on"] if spoke else None,
            "function": found["function"] if spoke else "",
            "answers": {one: found[one.value] for one in Question} if spoke else {},
            "impressions": [Question(one) for one in found["impressions"]],
        }


class CodeForm(forms.Form):
    """What a coder gives to a municipality and to the organisations that were heard there."""

    use_required_attribute = False

    formal = _one(
        _("Where do professionals stand?"),
        [(one.value, organisations.position_words(formal=one)) for one in STANDS],
        missing=_("Choose where professionals stand."),
    )
    informal = _one(
        _("Is informal support official?"),
        [("yes", _("Yes")), ("no", _("No"))],
        missing=_("Choose whether informal support is official."),
    )
    moving_to = _one(
        _("On the way to another profile?"),
        [
            ("", _("No")),
            *((code, words.CODES[Table.PROFILE][code]) for code in CODES[Table.PROFILE]),
        ],
    )
    steering_role = _one(
        words.TABLES[Table.STEERING_ROLE],
        words.CODES[Table.STEERING_ROLE].items(),
        missing=_("Choose how the municipality steers."),
    )

    def __init__(
        self, data: Any = None, *, heard: Sequence[tuple[int, str]], settles: bool = False,
        initial: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=initial)
        self.heard = heard
        for table in Table:
            if table not in ONE_EACH and table not in OF_PROVIDERS:
                self.fields[table.value] = _several(words.TABLES[table], words.CODES[table].items())
        for id_, name in heard:
            for table in sorted(OF_PROVIDERS):
                field = _several(f"{words.TABLES[table]}: {name}", words.CODES[table].items())
                self.fields[f"{table.value}_{id_}"] = field
        self.fields["impressions"] = _several(
            _("What of this is an impression between the lines?"),
            [(t.value, words.TABLES[t]) for t in Table if t not in OF_PROVIDERS],
        )
        if settles:
            self.fields["reason"] = _text(_("Why so, where not all say the same?"), 1000)

    def arranged(self) -> Arranged:
        found = self.cleaned_data
        return Arranged(
            formal=FormalPosition(found["formal"]),
            informal_official=found["informal"] == "yes",
            moving_to=found["moving_to"],
            impression=Table.PROFILE in found["impressions"],
        )

    def coded(self) -> list[Coded]:
        """Return what was given in each table, also where that is nothing."""
        found = self.cleaned_data
        rows = [
            Coded(
                table=table,
                codes=(found[table],) if table in ONE_EACH else tuple(found[table]),
                impression=table in found["impressions"],
            )
            for table in Table
            if table not in OF_PROVIDERS and table is not Table.PROFILE
        ]
        return rows + [
            Coded(table=table, codes=tuple(found[f"{table}_{id_}"]), organisation_id=id_)
            for id_, _name in self.heard
            for table in sorted(OF_PROVIDERS)
        ]


class MeetingForm(forms.Form):
    """The expert meeting: who came, as organisations with a number, and what came of it."""

    use_required_attribute = False

    on = _day(_("On which day?"), _("Fill in on which day."))
    parties = _text(
        _("Which organisations came?"), 4000, missing=_("Fill in which organisations came."), rows=6
    )
    outcomes = _text(_("What came of it?"), 4000, missing=_("Fill in what came of it."), rows=6)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["parties"].help_text = _(
            "One on each line, with a comma and how many came. No names of people."
        )

    def clean_parties(self) -> list[tuple[str, int]]:
        """Read a line as name and number; a name alone is one."""
        found = []
        for line in self.cleaned_data["parties"].splitlines():
            name, _comma, number = line.rpartition(",")
            if not name or not number.strip().isdecimal():
                name, number = line, "1"
            if name.strip():
                found.append((name.strip()[:120], max(1, min(int(number), 99))))
        if not found:
            raise forms.ValidationError(_("Fill in which organisations came."))
        return found


class BringForm(forms.Form):
    """A file with codes, and the day on which they were given."""

    use_required_attribute = False

    on = _day(_("On which day were these codes given?"), _("Fill in on which day."))
    file = forms.FileField(
        label=_("The file"),
        help_text=_("xlsx or CSV, at most 1 MB and 2000 rows."),
        error_messages={
            "required": _("Choose a file."),
            "invalid": _("Choose a file."),
            "missing": _("Choose a file."),
            "empty": _("This file is empty."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, data: Any = None, files: Any = None, *, today: date) -> None:
        super().__init__(data, files, initial={"on": today})
        self.today = today

    def clean_on(self) -> date:
        """Refuse a day that is still to come."""
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean_file(self) -> Any:
        """Refuse what is too big before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(str(words.WRONG[Wrong.TOO_LONG]))
        return file
