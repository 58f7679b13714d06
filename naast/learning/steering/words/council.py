"""The words of the client council's place."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.learning.steering.rules.council import Answer, Body, State, Voice

VOICES = {
    Voice.QUESTION: pgettext_lazy("council", "Question"),
    Voice.ADVICE_UNASKED: _("Advice of our own"),
    Voice.ADVICE_ASKED: _("Advice that was asked"),
    Voice.AGENDA: _("Point for the agenda"),
    Voice.INDEPENDENCE: _("Doubt about independence"),
    Voice.OPINION: _("Opinion for the council report"),
}
ANSWERS = {
    Answer.FOLLOWED: _("We follow it"),
    Answer.PARTLY: _("We follow a part of it"),
    Answer.NOT_FOLLOWED: _("We do not follow it"),
    Answer.TOLD: _("This is the answer"),
}
STATES = {
    State.ADVICE_WAITS: _("Waits for advice"),
    State.LATE: _("No answer, too late"),
    State.WAITING: _("Waits for an answer"),
    State.ANSWERED: pgettext_lazy("council", "Answered"),
    State.NEEDS_NONE: _("For all to read"),
}
BODIES = {
    Body.WMO_COUNCIL: _("Wmo council"),
    Body.CLIENT_COUNCIL: pgettext_lazy("chair", "Client council"),
    Body.ADVISORY_COUNCIL: _("Advisory council"),
    Body.UMBRELLA: _("Umbrella of councils"),
    Body.IEDERIN: _("Ieder(in)"),
    Body.LPGGZ: _("Platform of mental health (LPGGZ)"),
    Body.LCR: _("National client council (LCR)"),
    Body.ZORGBELANG: _("Zorgbelang"),
    Body.KBO: _("Seniors' union KBO"),
    Body.PCOB: _("Seniors' union PCOB"),
    Body.PER_SALDO: _("Per Saldo"),
}
