"""What support costs and may be worth, as a file that a spreadsheet opens."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from naast.learning.steering.present.worth import Worth
from naast.learning.steering.rules.worth import (
    Certainty,
    Effect,
    How,
    Part,
    Purse,
    Range,
    in_euros,
    together,
)
from naast.learning.steering.words import worth as words

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would reckon out at the beginning of a cell."""


def sheet(*, found: Worth) -> str:
    """Return all numbers with where they come from: UTF-8, with commas, the caveat above them."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    for row in _rows(found):
        writer.writerow([f"'{cell}" if str(cell).startswith(FORMULA) else cell for cell in row])
    return file.getvalue()


def _rows(found: Worth) -> Iterator[tuple[object, ...]]:
    yield (_("What goes together is no cause. This says nothing about a person or a case."),)
    yield (_("Support is a right (Wmo 2015, article 2.2.4), whatever stands here."),)
    yield (
        _("What"),
        _("Of what"),
        _("How is it known?"),
        _("At least"),
        _("Most likely"),
        _("At most"),
        _("Where does it stand?"),
        _("Of which year is it?"),
        _("How sure is it?"),
    )
    for one in found.sums:
        yield (
            _("Spent, in euros"), words.PURSES[Purse(one.purse)], "", one.euros, one.euros,
            one.euros, one.source, one.year, words.CERTAINTY[Certainty(one.certainty)],
        )  # fmt: skip
    for line in found.lines:
        name, how = words.EFFECTS[Effect(line.effect)], words.HOWS[line.how]
        if line.cells and line.count is not None:
            yield (words.PARTS[Part.COUNT], name, how, *_numbers(line.count), "", found.year, "")
        for part in Part:
            if row := found.by_part.get((line.effect, part)):
                yield (
                    words.PARTS[part], name, words.HOWS[How.ESTIMATED], row.low, row.middle,
                    row.high, row.source, row.of_year or "",
                    words.CERTAINTY[Certainty(row.certainty)],
                )  # fmt: skip
        if line.cents is not None:
            rounded = in_euros(cents=line.cents)
            yield (_("May be worth, in euros"), name, how, *_numbers(rounded), "", found.year, "")
    if found.total:
        rounded = in_euros(cents=together(lines=found.lines))
        yield (
            _("May be worth, in euros"),
            _("Together"),
            "",
            *_numbers(rounded),
            "",
            found.year,
            "",
        )


def _numbers(found: Range) -> tuple[int, int, int]:
    return found.low, found.middle, found.high
