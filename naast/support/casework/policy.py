"""Who may do what with which cases. Read as: verb, role, reach.

The supporter sees the headers of her cases for good, and their contents while she stands beside the
resident: after that the file is the resident's, and a new question opens it again.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Table
from naast.support.casework.models.safety import SafetyConcern
from naast.support.casework.rules import WAITING_STATES
from naast.support.people.policy import about_me, beside, this_person
from naast.support.people.rules import House


def own(me: Any) -> Q:
    return Q(user_id=me.user_id)


def in_own_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


_near = beside(house=House.SUPPORT, column="person_id")


def own_and_near(me: Any) -> Q:
    return own(me) & _near(me)


def asked_of_me(me: Any) -> Q:
    return Q(to_user_id=me.user_id)


def from_me(me: Any) -> Q:
    """What I hand over myself, until it is done: after that nothing of it is mine."""
    return Q(from_user_id=me.user_id, state__in=sorted(WAITING_STATES))


def asked_of_or_from_me(me: Any) -> Q:
    return asked_of_me(me) | from_me(me)


CASES = {  # status, dates, who, zone, domains
    "view": {
        "supporter": own,
        "coordinator": in_own_organisation,
        "resident": about_me,
        "handing_over": this_person,
    },
    "open": {"supporter": own_and_near},
    "work": {"supporter": own},
    "close": {"supporter": own},
    "leave": {"resident": about_me},
    "hand_over": {"handing_over": this_person},
}
HAND_OVERS = {  # who goes, who was asked, why; nothing of the case itself
    "view": {
        "supporter": asked_of_or_from_me,
        "coordinator": in_own_organisation,
        "resident": about_me,
    },
    "offer": {"coordinator": in_own_organisation},
    "want": {"supporter": from_me},
    "answer": {"supporter": asked_of_me},
    "withdraw": {"coordinator": in_own_organisation},
    "choose_other": {"resident": about_me},
}


def this_row(me: Any) -> Q:
    return Q(pk__any=me.row_ids)


# `correcting` is the step in which one entry of a closed file is corrected because she asks it.
CONTENTS = {  # what was said and written
    "view": {"supporter": _near, "resident": about_me, "correcting": this_row},
    "write": {"supporter": _near, "correcting": this_row},
}
# because she says that one is not right
NOTES = {**CONTENTS, "correct": {"supporter": _near, "correcting": this_row}}

TERMS = {
    "view": {"supporter": _near, "resident": about_me},
    "write": {"supporter": _near},
}
LETTERS = TERMS


def told(me: Any) -> Q:
    """What is about me and no longer held back."""
    return about_me(me) & Q(told_at__isnull=False)


def of_what_was_told(me: Any) -> Q:
    mine = SafetyConcern.objects.filter(person_id=me.person_id, told_at__isnull=False)
    return Q(concern_id__any=ArraySubquery(mine.values("id")))


# Who guards privacy sees that something is or was held back, and may end that; never what it is.
CONCERNS: Table = {
    "view": {"supporter": _near, "resident": told, "privacy_officer": in_own_organisation},
    "write": {"supporter": _near},
    "release": {"privacy_officer": in_own_organisation},
}
CONCERN_ENTRIES: Table = {
    "view": {"supporter": _near, "resident": of_what_was_told},
    "write": {"supporter": _near},
}


def _personal(model: str, export: str) -> Personal:
    return Personal(
        model=model,
        subject="person",
        house="support",
        controller="the organisation named on the case",
        ground="consent, GDPR art. 6(1)(a) and 9(2)(a)",
        retention="as set by the organisation",
        export=export,
    )


PERSONAL = (
    _personal("casework.Case", "when, who, about what, outcome"),
    _personal("casework.CaseContent", "the question behind the question"),
    _personal("casework.Contact", "each talk: when, how, what was noted"),
    _personal("casework.Goal", "her goals and her own marks"),
    _personal("casework.RungTried", "what was tried"),
    _personal("casework.RunningTerm", "what the law gave time for, until when"),
    _personal("casework.Letter", "the letters that were made with her"),
    _personal("casework.SafetyConcern", "that there was a worry about safety, once told"),
    _personal("casework.SafetyEntry", "what was done about it, once told"),
    _personal("casework.HandOver", "who went on beside her after whom, when, why"),
)
