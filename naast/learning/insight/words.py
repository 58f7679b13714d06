"""The words of figures, as a council reads them and as a resident does."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.learning.insight.rules import Table
from naast.supply.law.rules import Layer
from naast.support.casework.rules import Outcome
from naast.support.matching.rules import Group

GROUPS = {
    Group.FORMAL: pgettext_lazy("figures", "Professional"),
    Group.INFORMAL: pgettext_lazy("figures", "Volunteer"),
    Group.LIVED: _("Lived through it"),
    Group.OMTINKER: _("Omtinker"),
    Group.MUNICIPAL: _("Meitinker of the municipality"),
}
GROUP_LEADS = {
    Group.FORMAL: _("Most often a professional helped."),
    Group.INFORMAL: _("Most often a volunteer helped."),
    Group.LIVED: _("Most often somebody helped who lived through it."),
    Group.OMTINKER: _("Most often an omtinker helped."),
    Group.MUNICIPAL: _("Most often a meitinker of the municipality helped."),
}
OUTCOMES = {
    Outcome.OWN_STRENGTH: _("Own people"),
    Outcome.VOLUNTEER: _("Volunteer or club"),
    Outcome.FOR_EVERYONE: _("What all may use"),
    Outcome.MADE_TO_MEASURE: _("Help made to fit"),
    Outcome.OTHER_LAW: pgettext_lazy("figures", "Another law"),
    Outcome.OBJECTION: _("Objection, complaint"),
    Outcome.STOPPED: pgettext_lazy("figures", "Stopped"),
}
OUTCOME_LEADS = {
    Outcome.OWN_STRENGTH: _("Most often people go on alone or with their own people."),
    Outcome.VOLUNTEER: _("Most often a volunteer or club helps on."),
    Outcome.FOR_EVERYONE: _("Most often people use what is there for everybody."),
    Outcome.MADE_TO_MEASURE: _("Most often people got help that was made to fit."),
    Outcome.OTHER_LAW: _("Most often people were helped under another law."),
    Outcome.OBJECTION: _("Most often people made an objection or a complaint."),
    Outcome.STOPPED: _("Most often people stopped by choice."),
}
ITEMS = {
    Table.STOOD_BESIDE: _("Stood beside me"),
    Table.MY_INTEREST: _("Did what I wanted"),
    Table.KNEW_ENOUGH: _("Knew enough"),
    Table.GOT_FURTHER: _("I got further"),
}
LAYER_LEADS = {
    Layer.REFLECTION: _("Most often support helped to think about one's own life."),
    Layer.ACCESS: _("Most often support helped on the way to help."),
    Layer.IN_USE: _("Most often support helped with help that was already there."),
}
TALKS = {
    Table.TALK_OFFERED: _("Support was offered"),
    Table.TALK_KNOWN: _("Knew that support is there"),
    Table.TALK_USED: _("Somebody stood beside her"),
}
QUARTERS = {
    1: _("January to March"),
    2: _("April to June"),
    3: _("July to September"),
    4: _("October to December"),
}
SHORT_QUARTERS = {
    1: pgettext_lazy("quarter", "Jan"),
    2: pgettext_lazy("quarter", "Apr"),
    3: pgettext_lazy("quarter", "Jul"),
    4: pgettext_lazy("quarter", "Oct"),
}
