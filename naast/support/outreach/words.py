"""The words for what is chosen here."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.support.outreach.rules import Came, Counted, How, InSightHow, Known, Sign, Teller

TELLERS = [
    (Teller.NEIGHBOUR, _("A neighbour")),
    (Teller.FAMILY, _("Family or a friend")),
    (Teller.GP, _("A doctor's practice")),
    (Teller.HOUSING, _("A housing corporation")),
    (Teller.PROFESSIONAL, _("I know this person from my work")),
    (Teller.OTHER, _("Somebody else")),
]
CAME = [
    (Came.WEB, _("By the web page")),
    (Came.PHONE, _("By phone")),
    (Came.WALK_IN, _("At the desk")),
]
SIGNS = [
    (Sign.CARE_TOO_HEAVY, _("Caring for somebody becomes too heavy")),
    (Sign.TOO_LITTLE_MONEY, _("Too little money to live on")),
    (Sign.ALONE, _("Very much alone")),
    (Sign.HOUSEHOLD, _("The house or the daily things go wrong")),
    (Sign.FORGETFUL, _("Forgets much, or is confused")),
    (Sign.SOMETHING_ELSE, _("Something else")),
]
KNOWN = [
    (Known.NOT, _("Does not know of the worry yet")),
    (Known.TOLD, _("Knows of the worry")),
    (Known.AGREED, _("Agreed that we come back")),
]
HOW = [
    (How.NOBODY_HOME, _("Nobody at home")),
    (How.TOLD, _("Told of the worry, and thinks about it")),
    (How.AGREED, _("Agreed that I come back")),
    (How.IN_SIGHT, _("I keep an eye, without a name")),
    (How.NO, pgettext_lazy("visit", "Says no")),
]
IN_SIGHT_HOW = [
    (InSightHow.AGAIN, _("I come back")),
    (InSightHow.ENOUGH, _("It goes well now")),
    (InSightHow.NO, pgettext_lazy("visit", "Says no")),
]
COUNTED = {
    Counted.REPORTED: _("Worries told"),
    Counted.VISITED: _("Visits made"),
    Counted.ASKED: _("Became a question"),
    Counted.SAID_NO: _("Said no"),
    Counted.WENT_IN_SIGHT: _("In sight without a name"),
    Counted.TIME_OVER: _("Name gone, as time was over"),
}
