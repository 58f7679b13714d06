"""What a supporter fills in. Little is required, and no text is judged."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.supply.law.queries import activity_choices, layer_choices, why_now_choices
from naast.supply.law.rules import Activity
from naast.support.casework.models import CONTACT_KINDS, OUTCOMES, RUNG_STATES, RUNGS
from naast.support.casework.queries import OpenedGoal
from naast.support.casework.rules import (
    FEWEST_MINUTES,
    HIGHEST_MARK,
    LOWEST_MARK,
    MOST_MINUTES,
    ContactKind,
    RungState,
    may_promise,
    read_note,
)
from naast.support.encounters.rules import (
    LONGEST_MESSAGE,
)
from naast.support.matching.rules import end_of_day
from naast.support.people.actions.agreements import Agreed
from naast.support.people.queries import (
    agreed_how_choices,
    relation_choices,
    representing_choices,
)
from naast.support.people.rules import (
    REPRESENTATIVE,
    SUBJECT,
    AgreedHow,
    RelationKind,
    RepresentationKind,
    may_begin,
)

LONGEST_TEXT = 4000
LONGEST_LINE = 300
LONGEST_NAME = 60
UNKNOWN = {"invalid_choice": _("We do not know this choice. Choose from the list.")}
MARKS = [("", _("No mark"))] + [
    (str(mark), str(mark)) for mark in range(LOWEST_MARK, HIGHEST_MARK + 1)
]


def _text(label: Any, **kwargs: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=area, **kwargs)


class DayField(forms.DateField):
    """A day, by the calendar of the browser or typed as people write it here."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            error_messages={"invalid": _("This is not a day. Write it as 30-11-2026.")},
            **kwargs,
        )


class OwnForm(forms.Form):
    """A form that leaves it to us to say what is missing: a browser draws empty fields in red."""

    use_required_attribute = False


class PromiseForm(OwnForm):
    """Before when she hears. `at` is the moment of filling in."""

    hear_before = DayField(label=_("The resident hears from you before"))

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def clean_hear_before(self) -> datetime | None:
        """Return five o'clock in the afternoon of that day."""
        day: date | None = self.cleaned_data["hear_before"]
        if day is None:
            return None
        moment = end_of_day(on=day)
        if not may_promise(until=moment, at=self.at):
            raise forms.ValidationError(_("Choose a day that is still to come, within a year."))
        return moment


class NoteForm(PromiseForm):
    """A talk in one field; the rest follows from it, or from a choice."""

    text = _text(
        _("Note a talk"),
        help_text=_(
            "Begin with bel, huis, mee, inloop or mail if you like. The resident reads it."
        ),
        error_messages={"required": _("Write in a few words what was said.")},
    )
    kind = forms.ChoiceField(
        label=_("How did you speak?"),
        choices=CONTACT_KINDS,
        required=False,
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=FEWEST_MINUTES,
        max_value=MOST_MINUTES,
        error_messages={"invalid": _("Write the minutes as a number, such as 15.")},
    )
    activity = forms.ChoiceField(
        label=_("What was it mostly?"),
        choices=activity_choices,
        initial=Activity.GENERAL_SUPPORT,
        required=False,
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    layer = forms.TypedChoiceField(
        label=_("Where does the resident stand?"),
        choices=layer_choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    why_now = forms.ChoiceField(
        label=_("Why just now?"),
        choices=lambda: [("", _("Something else, or not said")), *why_now_choices()],
        required=False,
        error_messages=UNKNOWN,
    )
    hear_before = DayField(label=_("The resident hears from you before"), required=False)

    def __init__(self, *args: Any, with_minutes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.with_minutes = with_minutes
        if not with_minutes:
            del self.fields["minutes"]
        self.order_fields(
            ["text", "kind", "minutes", "activity", "layer", "why_now", "hear_before"]
        )

    def clean(self) -> dict[str, Any]:
        """Let the key and the minutes in the text stand for the fields that were left empty."""
        data = super().clean() or {}
        if "text" not in data:
            return data
        left_open = self.with_minutes and data.get("minutes") is None
        note = read_note(typed=data["text"], with_minutes=left_open)
        if not note.text:
            self.add_error("text", _("Write in a few words what was said."))
            return data
        if note.kind is None and not data.get("kind") and "kind" not in self.errors:
            self.add_error("kind", _("Choose how you spoke, or begin your note with bel or huis."))
        data["text"] = note.text
        data["kind"] = ContactKind(note.kind or data.get("kind") or ContactKind.CALL)
        data["minutes"] = data.get("minutes") or note.minutes
        data["activity"] = Activity(data.get("activity") or Activity.GENERAL_SUPPORT)
        return data


class MessageForm(OwnForm):
    """A message to the resident, in one field."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write your message here. One sentence is enough.")},
    )


class BehindForm(OwnForm):
    """The question behind the question. Empty takes back what stood there."""

    behind = _text(
        _("The question behind the question"),
        help_text=_("What is it about in the end? The resident reads this too."),
        required=False,
    )
    reading = _text(
        _("How you read it"),
        help_text=_("Your own view, apart from the words of the resident."),
        required=False,
    )


class GoalForm(OwnForm):
    """A goal in her words."""

    text = forms.CharField(
        label=_("The goal, in the resident's own words"),
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write down what the resident wants.")},
    )
    score_start = forms.TypedChoiceField(
        label=_("Which mark does the resident give it now?"),
        help_text=_("From 0 to 10. The resident chooses, not you."),
        choices=MARKS,
        coerce=int,
        empty_value=None,
        required=False,
        error_messages=UNKNOWN,
    )


class RungForm(OwnForm):
    """How it stands with one rung of the ladder."""

    rung = forms.TypedChoiceField(
        label=_("Which rung?"),
        choices=RUNGS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose a rung.")},
    )
    state = forms.ChoiceField(
        label=_("How does it stand?"),
        choices=RUNG_STATES,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose how it stands.")},
    )
    text = forms.CharField(label=_("In a few words"), required=False, max_length=LONGEST_LINE)

    def clean(self) -> dict[str, Any]:
        """A rung is skipped with a reason."""
        data = super().clean() or {}
        skipped = data.get("state") == RungState.SKIPPED
        if skipped and not data.get("text") and "text" not in self.errors:
            self.add_error("text", _("Say in a few words why it is skipped."))
        return data


class CloseForm(OwnForm):
    """How it ended, with the resident's own mark for each goal."""

    outcome = forms.ChoiceField(
        label=_("What helped in the end?"),
        help_text=_("Agree on this together."),
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose what helped. Ask the resident.")},
    )
    learned = _text(
        _("What did you both learn?"),
        help_text=_("What to do another time, for example. Only the resident reads it."),
        required=False,
    )

    def __init__(self, *args: Any, goals: Iterable[OpenedGoal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal_ids: dict[str, UUID] = {}
        for goal in goals:
            name = f"mark_{goal.id}"
            self.goal_ids[name] = goal.id
            self.fields[name] = forms.TypedChoiceField(
                label=goal.text,
                help_text=_("Which mark does the resident give it now?"),
                choices=MARKS,
                coerce=int,
                empty_value=None,
                required=False,
                error_messages=UNKNOWN,
            )
        self.order_fields(["outcome", *self.goal_ids, "learned"])

    def scores(self) -> dict[UUID, int | None]:
        """Return the marks by goal."""
        return {goal_id: self.cleaned_data[name] for name, goal_id in self.goal_ids.items()}


class AgreementForm(OwnForm):
    """That somebody for whom another asked agrees: who agreed, and how. `at` is now."""

    first_name = forms.CharField(
        label=_("First name of the other"), required=False, max_length=LONGEST_NAME
    )
    relation = forms.ChoiceField(
        label=_("What is the asker to the other?"),
        choices=relation_choices,
        error_messages={**UNKNOWN, "required": _("Choose what the asker is.")},
    )
    by = forms.MultipleChoiceField(
        label=_("Who agreed?"),
        choices=[
            (SUBJECT, _("The other, in person")),
            (REPRESENTATIVE, _("The asker, who represents the other")),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose who agreed. Nobody yet? Then nothing is noted."),
            "invalid_choice": UNKNOWN["invalid_choice"],
            "invalid_list": UNKNOWN["invalid_choice"],
        },
    )
    how = forms.ChoiceField(
        label=_("How?"),
        choices=agreed_how_choices,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, "required": _("Choose how.")},
    )
    witness = forms.CharField(
        label=_("Who heard it?"),
        help_text=_("Name of the witness, when it was spoken."),
        required=False,
        max_length=LONGEST_NAME,
    )
    born_on = DayField(
        label=_("Date of birth"),
        help_text=_("For a child only. At 12 and at 16 the child has more to say."),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("As what does the asker represent the other?"),
        choices=lambda: [("", _("Does not represent the other")), *representing_choices()],
        required=False,
        error_messages=UNKNOWN,
    )
    proof = forms.BooleanField(label=_("I saw the proof of that."), required=False)
    letters = forms.BooleanField(label=_("Letters go to who represents."), required=False)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = timezone.localdate(at)

    def clean_born_on(self) -> date | None:
        """Refuse a day to come."""
        born_on: date | None = self.cleaned_data["born_on"]
        if born_on and not self.today.replace(year=self.today.year - 120) < born_on <= self.today:
            raise forms.ValidationError(_("This cannot be a date of birth."))
        return born_on

    def clean(self) -> dict[str, Any]:
        """Ask for the witness, the proof, and for whom the law wants to agree too."""
        data = super().clean() or {}
        by = frozenset(data.get("by", []))
        if data.get("how") == AgreedHow.SPOKEN and not data.get("witness"):
            self.add_error("witness", _("Write who heard it, or let it be put on paper."))
        if REPRESENTATIVE in by and not data.get("kind") and "kind" not in self.errors:
            self.add_error("kind", _("Choose as what the asker represents the other."))
        if data.get("kind") and REPRESENTATIVE in by and not data.get("proof"):
            self.add_error("proof", _("Look at the proof first, and tick this."))
        if self.errors:
            return data
        kind = RepresentationKind(data["kind"]) if data["kind"] else None
        if not may_begin(by=by, kind=kind, born_on=data["born_on"], on=self.today):
            self.add_error(
                "by",
                _(
                    "This is not enough yet. Under 12 a parent with custody agrees, from 12 the "
                    "child too, from 16 the other alone."
                ),
            )
        data["agreed"] = Agreed(
            relation=RelationKind(data["relation"]),
            by=by,
            how=AgreedHow(data["how"]),
            witness=data["witness"],
            kind=kind if REPRESENTATIVE in by else None,
            born_on=data["born_on"],
            letters_to_representative=data["letters"],
        )
        return data
