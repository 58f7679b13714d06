"""Where the zones lie, and who works in them."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naast.supply.places.rules import (
    MOST_BYTES,
    BordersRead,
    Fault,
    FaultCode,
    ZoneFactKind,
    read_borders,
)

MOST_TOLD = 20
"""So many faults are told at once: who mends those sees the rest."""

FAULTS: dict[FaultCode, Promise] = {
    FaultCode.TOO_BIG: _("The file is larger than 2 MB. Ask for one with less detail."),
    FaultCode.NO_JSON: _("This is no GeoJSON file, or it is damaged."),
    FaultCode.NO_COLLECTION: _("This file holds no list of features (a FeatureCollection)."),
    FaultCode.EMPTY: _("There is nothing in this file."),
    FaultCode.TOO_MANY: _("There are more than 300 features in this file."),
    FaultCode.TOO_DETAILED: _("The borders have too many corners. Ask for one with less detail."),
    FaultCode.UNKNOWN_SYSTEM: _("We do not know these coordinates: “%(said)s”. RD or WGS84 fits."),
    FaultCode.NO_FEATURE: _("This is no feature."),
    FaultCode.NO_NAME: _("This has no name. Give it one, in “naam”."),
    FaultCode.UNKNOWN_ZONE: _("We have no zone with the name “%(said)s”."),
    FaultCode.UNKNOWN_POINT: _("We have no meeting point with the name “%(said)s”."),
    FaultCode.TWICE: _("“%(said)s” stands in the file twice."),
    FaultCode.OTHER_SHAPE: _("“%(said)s” is no area and no point."),
    FaultCode.NO_NUMBERS: _("The coordinates of “%(said)s” are not right."),
    FaultCode.NOT_CLOSED: _("The border of “%(said)s” does not end where it began."),
    FaultCode.NO_AREA: _("The border of “%(said)s” has nothing within it."),
    FaultCode.SWAPPED: _("At “%(said)s” north and east have changed places."),
    FaultCode.OTHER_SYSTEM: _("At “%(said)s” RD and WGS84 are mixed up."),
    FaultCode.ELSEWHERE: _("“%(said)s” does not lie in the Netherlands."),
    FaultCode.ZONE_MISSING: _("The border of “%(said)s” is missing. The map needs each zone."),
}


FACT_WORDS: dict[ZoneFactKind, Any] = {
    ZoneFactKind.UNDER_18: _("Younger than 18"),
    ZoneFactKind.OVER_75: _("Older than 75"),
    ZoneFactKind.LIVING_ALONE: _("Living alone"),
    ZoneFactKind.LOW_INCOME: _("A low income"),
    ZoneFactKind.CARERS: _("Carers"),
}
FIRST_YEAR = 2000


class ZoneFactsForm(forms.Form):
    """What the people of one zone are like in one year, as shares."""

    use_required_attribute = False

    def __init__(self, *args: Any, on: date, **more: Any) -> None:
        """Take no year that is still to come."""
        super().__init__(*args, **more)
        for kind, name in FACT_WORDS.items():
            self.fields[kind.value] = forms.IntegerField(
                label=name,
                help_text=_("In percents of the people who live there."),
                min_value=0,
                max_value=100,
                required=False,
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"), _("Fill in a number from 0 to 100.")
                ),
            )
        wrong = _("Fill in a year from 2000 until now.")
        self.fields["year"] = forms.IntegerField(
            label=_("Of which year?"),
            min_value=FIRST_YEAR,
            max_value=on.year,
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
        )
        self.fields["source"] = forms.CharField(
            label=_("Where does it come from?"),
            help_text=_("For example: Statistics Netherlands, districts of 2026."),
            max_length=160,
            error_messages={
                "required": _("Fill in where it comes from."),
                "max_length": _("This is too long: at most 160 signs."),
            },
        )

    def percents(self) -> dict[ZoneFactKind, int | None]:
        """Return what was filled in; None where nothing is known."""
        return {kind: self.cleaned_data[kind.value] for kind in ZoneFactKind}


class BordersForm(forms.Form):
    """A file with borders of all zones, places of points, or both."""

    use_required_attribute = False

    borders = forms.FileField(
        label=_("File with the borders"),
        help_text=_("GeoJSON, at most 2 MB, in RD or WGS84. Points may be in it too."),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json"}),
        error_messages={
            "required": _("Choose a file first."),
            "missing": _("Choose a file first."),
            "empty": _("There is nothing in this file."),
            "invalid": _("The file did not arrive. Choose it once more."),
            "max_length": _("The name of this file is too long. Give it a shorter one."),
        },
    )
    source = forms.CharField(
        label=_("Where does it come from?"),
        help_text=_("For example: Statistics Netherlands, districts of 2026."),
        max_length=160,
        error_messages={
            "required": _("Say where the file comes from. It stands below the map."),
            "max_length": _("This is too long. Can you say it in fewer words?"),
        },
    )

    def __init__(
        self, *args: Any, zones: dict[str, int], points: dict[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.zones, self.points = zones, points

    def clean_borders(self) -> BordersRead:
        """Return what is in the file; nothing of it, and each fault, where something is wrong."""
        sent = self.cleaned_data["borders"]
        # A byte more than fits tells that it is too large; the rest is never read.
        raw = sent.read(MOST_BYTES + 1)
        found = read_borders(raw=raw, zones=self.zones, points=self.points)
        if found.faults:
            told = [in_words(fault) for fault in found.faults[:MOST_TOLD]]
            if (more := len(found.faults) - MOST_TOLD) > 0:
                told.append(gettext("And %(n)s more.") % {"n": more})
            raise forms.ValidationError(told)
        return found


def in_words(fault: Fault) -> str:
    """Return what is wrong, and in which feature of the file."""
    words = str(FAULTS[fault.code]) % {"said": fault.said or "?"}
    if not fault.row:
        return words
    return gettext("Feature %(row)s: %(words)s") % {"row": fault.row, "words": words}


class ZonesForm(forms.Form):
    """In which zones somebody works."""

    zones = forms.TypedMultipleChoiceField(
        label=_("Zones"),
        help_text=_("None ticked: goes where it is needed."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.MultipleChoiceField", self.fields["zones"]).choices = choices
