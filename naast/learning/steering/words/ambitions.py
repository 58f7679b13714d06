"""The words of ambitions, bottlenecks and what is done about them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.learning.steering.rules.ambitions import (
    AimKind,
    Direction,
    Gauge,
    Kept,
    Moved,
    Progress,
    Vote,
)

PROGRESS = {
    Progress.OPEN: pgettext_lazy("progress", "To do"),
    Progress.BUSY: pgettext_lazy("progress", "Busy with it"),
    Progress.DONE: pgettext_lazy("progress", "Done"),
    Progress.STOPPED: pgettext_lazy("progress", "Stopped"),
}
AIM_KINDS = {
    AimKind.AMBITION: _("What we want"),
    AimKind.BOTTLENECK: _("What stands in our way"),
    AimKind.BOTTLENECK_PROVIDER: _("What stands in the way of organisations"),
}
GAUGES = {
    Gauge.QUESTIONS: _("How many questions come"),
    Gauge.WAITING: _("After how many days half spoke to somebody"),
    Gauge.STOOD_BESIDE: _("How many in a hundred say: stood beside me"),
    Gauge.MY_INTEREST: _("How many in a hundred say: did what I wanted"),
    Gauge.KNEW_ENOUGH: _("How many in a hundred say: knew enough"),
    Gauge.GOT_FURTHER: _("How many in a hundred say: I got further"),
}
DIRECTIONS = {Direction.UP: _("It should rise"), Direction.DOWN: _("It should fall")}
MOVED = {
    Moved.YES: _("It moved as was wanted"),
    Moved.NO: _("It did not move as was wanted"),
    Moved.TOO_EARLY: _("Too early: no quarter after it is closed"),
    Moved.NOT_MEASURABLE: _("Not measurable: too few, or no figure of before"),
}
KEPT = {
    Kept.YES: _("Kept"),
    Kept.NO: _("Not kept"),
    Kept.NOT_MEASURABLE: _("Not measurable"),
}
VOTES = {
    Vote.ADOPTED: _("Adopted"),
    Vote.REJECTED: _("Rejected"),
    Vote.WITHDRAWN: _("Withdrawn"),
    Vote.HELD: _("Held over"),
}
NORMS = {
    "first_contact": _("First contact, within so many working days"),
    "floor": _("Residents who say: stood beside me, in a hundred"),
    "answer": _("An answer, within so many working days"),
    "visit": _("A visit, within so many working days"),
    "complaint": _("A complaint answered, within so many working days"),
}
