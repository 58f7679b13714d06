"""How long is left, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

HOUR = timedelta(hours=1)
SOON = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Due:
    """Words, and a kind to draw them with: "late", "soon" or ""."""

    words: str
    kind: str


def due(*, until: datetime, at: datetime) -> Due:
    """Tell how long is left at `at` until a promise, or how long it is broken."""
    if at >= until:
        return Due(words=_late(by=at - until), kind="late")
    return Due(words=_left(until - at), kind="soon" if until - at <= SOON else "")


def due_in_days(*, days_left: int, kind: str) -> Due:
    """Tell the same of a term that counts whole days; below zero it is over."""
    if days_left < 0:
        return Due(words=_late(by=timedelta(days=-days_left)), kind=kind)
    if days_left == 0:
        return Due(words=_("today is the last day"), kind=kind)
    return Due(words=_left(timedelta(days=days_left)), kind=kind)


def _late(*, by: timedelta) -> str:
    if by.days:
        return ngettext("%(n)s day late", "%(n)s days late", by.days) % {"n": by.days}
    return _("late since today")


def _left(left: timedelta) -> str:
    if left.days:
        return ngettext("%(n)s day left", "%(n)s days left", left.days) % {"n": left.days}
    hours = left // HOUR
    if hours:
        return ngettext("%(n)s hour left", "%(n)s hours left", hours) % {"n": hours}
    return _("less than an hour left")
