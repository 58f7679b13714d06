"""What a resident shares of her file, shown to her before it goes; and the code that opens it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from naast.entrances.portal.sharing import Piece
from naast.support.keys.queries import MunicipalFile, purpose_choices
from naast.support.keys.rules import (
    LONGEST_DAYS_OUTSIDE,
    PieceKind,
    Purpose,
    end_is_possible,
    likeness,
    purpose_is_possible,
)

LONGEST_PLAN = 9000
LONGEST_WHO = 60
SOMEBODY_ELSE = "anders"
ORGANISATION = "organisatie:"


_CHOICE = {
    "required": _("Choose one. Then you see exactly what you share."),
    "invalid_choice": _("We do not know this choice. Choose from the list."),
}


class ShareForm(forms.Form):
    """What a resident shares, with whom, for what, until when. Names in Dutch, as its address."""

    use_required_attribute = False

    wat = forms.ChoiceField(
        label=_("What do you share?"), widget=forms.RadioSelect, error_messages=_CHOICE
    )
    plan = forms.CharField(
        label=_("Your own plan"),
        help_text=_("Only when you share a plan. In your own words."),
        required=False,
        max_length=LONGEST_PLAN,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("This is too long. Keep what matters most to you.")},
    )
    met = forms.ChoiceField(
        label=_("With whom?"),
        help_text=_("Who has no file here gets a code from you. Only that code opens it."),
        widget=forms.RadioSelect,
        error_messages=_CHOICE,
    )
    wie = forms.CharField(
        label=_("Who is it?"),
        help_text=_("Only with somebody else: my doctor, my daughter, the housing association."),
        required=False,
        max_length=LONGEST_WHO,
        error_messages={"max_length": _("This is too long. A few words are enough.")},
    )
    waarvoor = forms.ChoiceField(
        label=_("What is it for?"),
        choices=purpose_choices,
        widget=forms.RadioSelect,
        error_messages=_CHOICE,
    )
    tot = forms.DateField(
        label=_("Until which day?"),
        help_text=_("After this day nobody there can read it any more."),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day. Sharing always ends."),
            "invalid": _("This is not a day. Write it as 30-11-2026."),
        },
    )

    def __init__(
        self,
        *args: Any,
        today: date,
        pieces: Sequence[Piece],
        files: Sequence[MunicipalFile],
        organisations: Mapping[int, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.pieces = {piece.key: piece for piece in pieces}
        self.elsewhere = {str(file.person_id): file for file in files}
        self.organisations = {f"{ORGANISATION}{pk}": pk for pk in organisations}
        self.fields["wat"].choices = [(one.key, one.label) for one in pieces]  # type: ignore[attr-defined]
        self.fields["met"].choices = [  # type: ignore[attr-defined]
            *((key, self._named(file)) for key, file in self.elsewhere.items()),
            *((f"{ORGANISATION}{pk}", name) for pk, name in organisations.items()),
            (SOMEBODY_ELSE, _("Somebody else")),
        ]

    def _named(self, file: MunicipalFile) -> str:
        """Return which municipality; of two files at one, also when she linked this one."""
        name = _("The municipality of %(name)s") % {"name": file.municipality}
        there = [one.municipality_id for one in self.elsewhere.values()]
        if there.count(file.municipality_id) == 1:
            return name
        moment = timezone.localtime(file.linked_at)
        return _("%(municipality)s, the file that you linked on %(day)s at %(time)s") % {
            "municipality": name,
            "day": formats.date_format(moment, "j F Y"),
            "time": formats.date_format(moment, "G.i"),
        }

    def clean(self) -> dict[str, Any]:
        """Say where a plan or a name has no words, and what does not go with this party."""
        data = super().clean() or {}
        plans = data.get("wat") == PieceKind.PLAN
        if plans and not data.get("plan") and "plan" not in self.errors:
            self.add_error("plan", _("Write your plan here. One sentence is enough."))
        if data.get("met") == SOMEBODY_ELSE and not data.get("wie") and "wie" not in self.errors:
            self.add_error("wie", _("Write who it is. You see it again in your list."))
        outside = self.is_outside()
        purpose = data.get("waarvoor")
        if purpose and not purpose_is_possible(purpose=Purpose(purpose), outside=outside):
            self.add_error(
                "waarvoor", _("Only the municipality decides about help. Choose another goal.")
            )
        self._check_end(data.get("tot"), outside=outside)
        return data

    def _check_end(self, day: date | None, *, outside: bool) -> None:
        if day is None:
            return
        if not end_is_possible(on=day, today=self.today):
            self.add_error("tot", _("Choose a day from today, within a year."))
        elif outside and not end_is_possible(
            on=day, today=self.today, longest_days=LONGEST_DAYS_OUTSIDE
        ):
            self.add_error(
                "tot", _("With a code it is a month at most. After that you can share it again.")
            )

    def is_outside(self) -> bool:
        """Whether it goes to who has no file here, and gets a code."""
        chosen = self.cleaned_data.get("met")
        return chosen == SOMEBODY_ELSE or chosen in self.organisations

    def piece(self) -> Piece:
        return self.pieces[self.cleaned_data["wat"]]

    def text(self) -> str:
        """Return, of a valid form, exactly what would be shared."""
        piece = self.piece()
        return str(self.cleaned_data["plan"]) if piece.kind == PieceKind.PLAN else piece.text

    def party(self) -> str:
        """Return, of a valid form, with whom, as she reads it."""
        chosen = self.cleaned_data["met"]
        if chosen == SOMEBODY_ELSE:
            return str(self.cleaned_data["wie"])
        if chosen in self.elsewhere:
            return self.elsewhere[chosen].municipality
        return str(dict(self.fields["met"].choices)[chosen])  # type: ignore[attr-defined]

    def likeness(self) -> str:
        """Return a digest of what a valid form shows: the words, and which document it is."""
        return likeness(text=f"{self.piece().document or ''}{self.text()}")


class ConfirmForm(ShareForm):
    """The same once more, unseen, with the likeness of what she saw."""

    gezien = forms.CharField(max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.HiddenInput()

    @classmethod
    def after(cls, form: ShareForm, **kwargs: Any) -> "ConfirmForm":
        """Return the form that confirms what a valid `form` showed."""
        shown: Mapping[str, Any] = {**form.cleaned_data, "gezien": form.likeness()}
        return cls(initial=shown, **kwargs)

    def is_what_was_seen(self) -> bool:
        """Whether, of a valid form, it is still what she saw."""
        seen: str = self.cleaned_data["gezien"]
        return seen == self.likeness()


class GivenCodeForm(forms.Form):
    """The code with which somebody outside reads what a resident shares."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("The code that you got"),
        help_text=_("Five words and a number. Capitals and spaces do not matter."),
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Fill in the code that you got."),
            "max_length": _("This is too long for a code. A code has five words and a number."),
        },
    )
