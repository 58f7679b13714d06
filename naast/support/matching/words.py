"""The words of the match that more than one page needs."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.support.matching.rules import Group, TermName

TERMS: dict[TermName, Promise] = {
    TermName.DOMAIN: _("Knows a lot about everything that you ask"),
    TermName.SOME_DOMAINS: _("Knows a lot about a part of what you ask"),
    TermName.ZONE: _("Works where you live"),
    TermName.LANGUAGE: _("Speaks your language"),
    TermName.THEME: _("Went through what you chose"),
    TermName.GENDER: _("Is a woman or a man, as you chose"),
    TermName.WAY: _("Meets you as you chose"),
    TermName.MOMENT: _("Has time when you chose"),
    TermName.BREADTH: _("Knows something of everything, or a lot of one thing"),
    TermName.ROOM: _("Can start soon"),
    TermName.FRESH: _("Looked over the own details in the last half year"),
}

GROUPS: dict[Group, Promise] = {
    Group.FORMAL: _("Professional"),
    Group.INFORMAL: _("Trained volunteer"),
    Group.LIVED: _("Expert by experience"),
    Group.OMTINKER: _("Omtinker"),
    Group.MUNICIPAL: _("Works for the municipality"),
}
