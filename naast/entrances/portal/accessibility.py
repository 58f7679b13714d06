"""How accessible the resident's pages are, as measured: what `make a11y` wrote beside this file.

The status follows the Dutch model (digitoegankelijk.nl, "De status"): only a complete audit by
people, at most three years old, gives A or B. A program that finds nothing is no such audit.
"""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RESULT = Path(__file__).with_suffix(".json")
AUDIT_HOLDS_YEARS = 3
PLANNED_WITHIN_MONTHS = 6


class Status(StrEnum):
    """Where a site stands by the Dutch model; E has no statement, and so is never here."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


STATUS_WORDS: dict[Status, Promise] = {
    Status.A: _("meets all demands"),
    Status.B: _("meets a part of the demands"),
    Status.C: _("first steps were taken"),
    Status.D: _("does not meet the law yet"),
}


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What a program found on the resident's pages, and what is known of an audit by people.

    Days are Dutch. `planned_before` is the last day by which an audit is to be done.
    """

    on: date
    engine: str
    pages: int
    checks: int
    not_looked: int
    wrong: tuple[str, ...]
    audited_on: date | None
    audit_met_all: bool
    planned_before: date | None


def status(*, looked: Looked, on: date) -> Status:
    """Return the status of the statement on Dutch day `on`.

    A or B by an audit of at most three years old, C when one comes within six months, else D.
    Source: Besluit digitale toegankelijkheid overheid; digitoegankelijk.nl, the table of statuses.
    """
    if looked.audited_on and on < _months_later(looked.audited_on, 12 * AUDIT_HOLDS_YEARS):
        return Status.A if looked.audit_met_all and not looked.wrong else Status.B
    if looked.planned_before and on <= looked.planned_before <= _months_later(
        on, PLANNED_WITHIN_MONTHS
    ):
        return Status.C
    return Status.D


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month; the 28th where that month may be too short."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, 28))


@cache
def looked() -> Looked:
    """Return what was committed with this release."""
    known = json.loads(RESULT.read_text(encoding="utf-8"))

    def day(name: str) -> date | None:
        return date.fromisoformat(known[name]) if known[name] else None

    return Looked(
        on=date.fromisoformat(known["on"]),
        engine=known["engine"],
        pages=known["pages"],
        checks=known["checks"],
        not_looked=known["not_looked"],
        wrong=tuple(known["wrong"]),
        audited_on=day("audited_on"),
        audit_met_all=known["audit_met_all"],
        planned_before=day("planned_before"),
    )
