"""The words of ambitions, bottlenecks and what is done about them."""

from django.utils.translation import pgettext_lazy

from naast.learning.steering.rules.ambitions import Progress

PROGRESS = {
    Progress.OPEN: pgettext_lazy("progress", "To do"),
    Progress.BUSY: pgettext_lazy("progress", "Busy with it"),
    Progress.DONE: pgettext_lazy("progress", "Done"),
    Progress.STOPPED: pgettext_lazy("progress", "Stopped"),
}
