"""What a worker fills in about herself. Nothing is required: what she leaves out is not shown."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import dates, formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naast.supply.law import queries as law
from naast.supply.supporters import words
from naast.supply.supporters.rules import (
    MOMENTS,
    Breadth,
    CardField,
    Gender,
    Language,
    Theme,
    Way,
    weekday_and_daypart,
)

if TYPE_CHECKING:
    from naast.supply.supporters.queries import Mine

# Drawn faces of `ui`, by their key. None is for whoever has no face in mind.
PORTRAITS = (
    "bob-red", "bob-black", "bald-beard", "bald-glasses", "scarf-plum", "scarf-green",
    "bun-grey", "bun-brown", "curls-dark", "curls-blond", "short-brown", "short-dark",
)  # fmt: skip
SHOW = "show_"
MOST_TIES = 10
LONGEST_TIE = 120


def _unknown() -> dict[str, Any]:
    return {"invalid_choice": _("We do not know this choice. Choose from the list.")}


def _several(choices: list[tuple[Any, Any]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=_unknown(),
    )


def _one(choices: list[tuple[Any, Any]], *, none: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=[("", none), *choices],
        required=False,
        widget=forms.RadioSelect,
        error_messages=_unknown(),
    )


def _text(longest: int, *, hint: Any = "", area: bool = False) -> forms.CharField:
    return forms.CharField(
        max_length=longest,
        required=False,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": 6}) if area else forms.TextInput,
    )


def moment_choices() -> list[tuple[str, str]]:
    """Return the moments of a week, as choices of a field."""
    return [(m, _moment_words(m)) for m in MOMENTS]


def _moment_words(moment: str) -> str:
    day, part = weekday_and_daypart(moment=moment)
    return f"{dates.WEEKDAYS[day - 1]} {words.DAYPARTS[part]}"


class MyCardForm(forms.Form):
    """Each field of the public card, and beside it a tick: show this."""

    def __init__(self, data: Any = None, *, mine: "Mine", zones: list[tuple[int, str]]) -> None:
        initial = {field.value: value for field, value in mine.values.items()}
        initial |= {f"{SHOW}{field}": field in mine.shown for field in CardField}
        initial["on_paper"] = mine.paper_since is not None
        super().__init__(data, initial=initial)
        fields = self._of_card(zones)
        for name in CardField:
            field = fields[name]
            field.label = words.FIELDS[name]
            self.fields[name.value] = field
            self.fields[f"{SHOW}{name}"] = forms.BooleanField(
                label=_("Show this on my card"),
                help_text=_shown_since(mine.shown.get(name)),
                required=False,
            )

        self.fields["on_paper"] = forms.BooleanField(
            label=_("Print my name and drawing on leaflets too"),
            help_text=_on_paper_since(mine.paper_since),
            required=False,
        )

    @staticmethod
    def _of_card(zones: list[tuple[int, str]]) -> dict[CardField, forms.Field]:
        whole = _("Choose nothing when you come everywhere.")
        where = forms.TypedMultipleChoiceField(
            choices=zones,
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=whole,
            error_messages=_unknown(),
        )
        return {
            CardField.NAME: _text(60, hint=_("A first name is enough. It may be another name.")),
            CardField.PORTRAIT: _one(
                [(key, _("Drawing %(number)s") % {"number": n}) for n, key in _numbered()],
                none=_("It does not matter"),
            ),
            CardField.TAGLINE: _text(80, hint=_("For example: Had debts for years.")),
            CardField.STORY: _text(
                1200, hint=_("What made you do this? Short sentences read easily."), area=True
            ),
            CardField.DOMAINS: _several(list(law.domain_choices())),
            CardField.FRAMES: _several(list(law.frame_choices())),
            CardField.BREADTH: _one(
                [(b.value, words.BREADTHS[b]) for b in Breadth], none=_("It does not matter")
            ),
            CardField.THEMES: _several([(t.value, words.THEMES[t]) for t in Theme]),
            CardField.LANGUAGES: _several([(c.value, words.LANGUAGES[c]) for c in Language]),
            CardField.GENDER: _one(
                [(g.value, words.GENDERS[g]) for g in Gender], none=_("I would rather not say")
            ),
            CardField.ZONES: where,
            CardField.WAYS: _several([(w.value, words.WAYS[w]) for w in Way]),
            CardField.MOMENTS: _several(moment_choices()),
            CardField.TRAINING: _text(200),
        }

    def pairs(self) -> Iterator[dict[str, Any]]:
        """Yield each field with its tick, and how its choices are drawn."""
        for name in CardField:
            yield {
                "field": self[name.value],
                "show": self[f"{SHOW}{name}"],
                "look": "faces" if name is CardField.PORTRAIT else "words",
                "faces": {key: key for key in PORTRAITS},
                "paper": self["on_paper"] if name is CardField.PORTRAIT else None,
            }

    def values(self) -> dict[CardField, Any]:
        """Return what she filled in, by field."""
        return {name: self.cleaned_data[name.value] for name in CardField}

    def shown(self) -> set[CardField]:
        """Return the fields that she ticked."""
        return {name for name in CardField if self.cleaned_data[f"{SHOW}{name}"]}


def _on_paper_since(day: date | None) -> str:
    if day is None:
        return gettext("Only when both stand on your card. What is printed, stays printed.")
    return gettext("Since %(day)s. Take the tick away, and the next leaflet is without you.") % {
        "day": formats.date_format(day, "j F Y")
    }


def _shown_since(day: date | None) -> str:
    if day is None:
        return ""
    return gettext("Shown since %(day)s.") % {"day": formats.date_format(day, "j F Y")}


def _numbered() -> Iterator[tuple[int, str]]:
    return enumerate(PORTRAITS, start=1)


class DeclarationForm(forms.Form):
    """To which providers of help she is tied: one on a line, or none."""

    providers = forms.CharField(
        label=_("For which providers of care or help do you also work?"),
        help_text=_("One on each line. Leave it empty when there is none."),
        required=False,
        max_length=MOST_TIES * LONGEST_TIE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sure = forms.BooleanField(
        label=_("This is complete. I tell it when it changes."),
        error_messages={"required": _("Tick this when it is complete.")},
    )

    def clean_providers(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["providers"].splitlines()]
        names = [line for line in lines if line]
        if len(names) > MOST_TIES or any(len(name) > LONGEST_TIE for name in names):
            raise forms.ValidationError(
                _("At most ten lines, with at most 120 characters each."), code="too_long"
            )
        return names
