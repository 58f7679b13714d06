"""How somebody can be placed, as she keeps it herself: five minutes a quarter."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naast.supply.law import queries as law
from naast.supply.supporters import words
from naast.supply.supporters.forms import moment_choices
from naast.supply.supporters.people_forms import UNKNOWN, DayField
from naast.supply.supporters.rules import (
    MOST_AWAY,
    MOST_EXTRA,
    CardField,
    Days,
    Extra,
    Language,
    TargetGroup,
    Way,
)

if TYPE_CHECKING:
    from naast.supply.supporters.queries import Mine

MOST_AT_ONCE = 60
MOST_LINES, LONGEST_LINE = 10, 120
NUMBER = _("Fill in a whole number, from 0 to 60.")
# What stands on her card too, and is asked here.
FACTS = (
    CardField.DOMAINS,
    CardField.FRAMES,
    CardField.LANGUAGES,
    CardField.ZONES,
    CardField.WAYS,
    CardField.MOMENTS,
)


def _several(label: Any, choices: list[tuple[Any, Any]], hint: Any = "") -> Any:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        help_text=hint,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )


class ClockField(forms.TimeField):
    """A time of the day, by the browser or typed as people write it here."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            input_formats=["%H:%M", "%H.%M"],
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            error_messages={"invalid": _("This is not a time. Write it as 14.00.")},
            **given,
        )


class DetailsForm(forms.Form):
    """Her ceiling, her week and what differs from it, what she knows, what else she does.

    `still_away` are the runs of days that she told before, each ticked: untick to take one back.
    """

    ceiling = forms.IntegerField(
        label=_("How many people do you want to help at once?"),
        help_text=_("You decide. Nobody counts your hours."),
        min_value=0,
        max_value=MOST_AT_ONCE,
        error_messages={
            "required": NUMBER, "invalid": NUMBER, "min_value": NUMBER, "max_value": NUMBER
        },
    )  # fmt: skip
    away_from = DayField(label=_("Away from"), required=False)
    away_to = DayField(label=_("Up to and including"), required=False)
    extra_on = DayField(label=_("A day on which you can beside your week"), required=False)
    extra_from = ClockField(label=_("You can from"), required=False)
    extra_until = ClockField(label=_("You can until"), required=False)
    other_work = forms.CharField(
        label=_("What other work do you do, and for whom?"),
        help_text=_("One on each line. Paid or not. Your coordinator reads it."),
        required=False,
        max_length=MOST_LINES * LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, data: Any = None, *, mine: "Mine", zones: list[tuple[int, str]], today: date
    ) -> None:
        self.mine, self.today = mine, today
        self.known = {f"{first}": (first, after) for first, after in mine.away if after > today}
        self.times = {_code(one): one for one in mine.extra if one[0] >= today}
        initial = {field.value: mine.values[field] for field in FACTS} | {
            "ceiling": mine.ceiling,
            "still_away": list(self.known),
            "still_extra": list(self.times),
            "target_groups": list(mine.target_groups),
            "other_work": "\n".join(mine.other_work),
        }
        super().__init__(data, initial=initial)
        f = self.fields
        f["moments"] = _several(
            words.FIELDS[CardField.MOMENTS], moment_choices(), _("As it is in most weeks.")
        )
        if self.known:
            f["still_away"] = _several(
                _("You are away"),
                [(code, _run(days)) for code, days in self.known.items()],
                _("Take the tick away when it is off."),
            )
        if self.times:
            f["still_extra"] = _several(
                _("You can beside your week"),
                [(code, _time(one)) for code, one in self.times.items()],
                _("Take the tick away when it is off."),
            )
        f["domains"] = _several(words.FIELDS[CardField.DOMAINS], list(law.domain_choices()))
        f["frames"] = _several(words.FIELDS[CardField.FRAMES], list(law.frame_choices()))
        f["target_groups"] = _several(
            _("With whom do you work well?"),
            [(g.value, words.TARGET_GROUPS[g]) for g in TargetGroup],
            _("Your coordinator reads it. It does not stand on your card."),
        )
        f["languages"] = _several(
            words.FIELDS[CardField.LANGUAGES], [(c.value, words.LANGUAGES[c]) for c in Language]
        )
        f["zone_ids"] = forms.TypedMultipleChoiceField(
            label=words.FIELDS[CardField.ZONES],
            choices=zones,
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Choose nothing when you come everywhere."),
            error_messages=UNKNOWN,
        )
        f["ways"] = _several(words.FIELDS[CardField.WAYS], [(w.value, words.WAYS[w]) for w in Way])
        order = [
            "ceiling", "moments", "still_extra", "extra_on", "extra_from", "extra_until",
            "still_away", "away_from", "away_to", "zone_ids", "ways",
            "domains", "frames", "target_groups", "languages", "other_work",
        ]  # fmt: skip
        self.order_fields(order)

    def clean_other_work(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["other_work"].splitlines()]
        kept = [line for line in lines if line]
        if len(kept) > MOST_LINES or any(len(line) > LONGEST_LINE for line in kept):
            raise forms.ValidationError(
                _("At most ten lines, with at most 120 characters each."), code="too_long"
            )
        return kept

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, last = found.get("away_from"), found.get("away_to")
        wrong = "away_from" in self.errors or "away_to" in self.errors
        if not wrong and (first is None) != (last is None):
            self.add_error("away_to" if first else "away_from", _("Fill in both days."))
        elif first and last and (last < first or last < self.today):
            self.add_error("away_to", _("Choose a day that is not past, on or after the first."))
        if len(found.get("still_away", ())) >= MOST_AWAY and first:
            self.add_error("away_from", _("So many times is more than we keep."))
        self._clean_extra(found)
        return found

    def _clean_extra(self, found: dict[str, Any]) -> None:
        names = ("extra_on", "extra_from", "extra_until")
        given = [name for name in names if found.get(name) is not None]
        if not given or any(name in self.errors for name in names):
            return
        if len(given) < len(names):
            missing = next(name for name in names if name not in given)
            self.add_error(missing, _("Fill in the day, from and until."))
        elif found["extra_on"] < self.today:
            self.add_error("extra_on", _("Choose a day that is not past."))
        elif found["extra_until"] <= found["extra_from"]:
            self.add_error("extra_until", _("Choose a time later than the first."))
        elif len(found.get("still_extra", ())) >= MOST_EXTRA:
            self.add_error("extra_on", _("So many times is more than we keep."))

    def kept(self) -> dict[str, Any]:
        """Return what she filled in, as `keep_details` takes it."""
        found = self.cleaned_data
        away: list[Days] = [self.known[code] for code in found.get("still_away", ())]
        if found["away_from"]:
            away.append((found["away_from"], found["away_to"] + timedelta(days=1)))
        extra: list[Extra] = [self.times[code] for code in found.get("still_extra", ())]
        if found["extra_on"]:
            extra.append((found["extra_on"], found["extra_from"], found["extra_until"]))
        return {
            "extra": extra,
            "values": {field: found[field.value] for field in FACTS},
            "ceiling": found["ceiling"],
            "target_groups": found["target_groups"],
            "other_work": found["other_work"],
            "away": away,
        }


def _code(one: Extra) -> str:
    on, opens, closes = one
    return f"{on.isoformat()}_{opens:%H%M}_{closes:%H%M}"


def _time(one: Extra) -> str:
    on, opens, closes = one
    return f"{formats.date_format(on, 'l j F Y')}, {opens:%H:%M}-{closes:%H:%M}"


def _run(days: Days) -> str:
    first, last = days[0], days[1] - timedelta(days=1)
    if first == last:
        return formats.date_format(first, "j F Y")
    return gettext("%(first)s up to and including %(last)s") % {
        "first": formats.date_format(first, "j F Y"),
        "last": formats.date_format(last, "j F Y"),
    }
