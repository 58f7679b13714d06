"""The words of the report for the municipal council."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.learning.steering.rules.report import Chapter, Opinion, Step

CHAPTERS = {
    Chapter.REACH: _("Who found support"),
    Chapter.WAITING: _("How long people waited"),
    Chapter.OUTCOME: _("What came of it"),
    Chapter.EXPERIENCE: _("What residents say"),
    Chapter.COMPLAINTS: _("Complaints"),
    Chapter.TERMS: _("Terms of the law"),
    Chapter.NORMS: _("What organisations promised"),
    Chapter.ARRANGEMENT: _("How it is arranged"),
    Chapter.VISION: _("The vision"),
    Chapter.AIMS: _("What we want, and what stands in the way"),
    Chapter.SIGNALS: _("What keeps coming back"),
    Chapter.INDEPENDENCE: _("Independence"),
    Chapter.COUNCIL: _("The client council this period"),
}
STEPS = {
    Step.KEEP: _("Keep it to ourselves for now"),
    Step.GIVE: _("Give it to the municipality"),
    Step.NO_TIME: _("Say that we had no time"),
}
OPINIONS = {
    Opinion.NOT_ASKED: pgettext_lazy("opinion", "Not asked yet"),
    Opinion.WAITING: pgettext_lazy("opinion", "Asked, no answer yet"),
    Opinion.NOT_ANSWERED: pgettext_lazy("opinion", "Asked, not answered"),
    Opinion.GIVEN: pgettext_lazy("opinion", "Given"),
    Opinion.NO_TIME: pgettext_lazy("opinion", "The council had no time"),
}
