"""Who may do what with which cases. Read as: verb, role, reach.

The supporter sees the headers of her cases for good, and their contents while she stands beside the
resident: after that the file is the resident's, and a new question opens it again.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Reach, Table, everywhere_by_id
from naast.supply.training.policy import joins
from naast.support.casework.models import Alongside
from naast.support.casework.models.safety import SafetyConcern
from naast.support.casework.rules import WAITING_STATES
from naast.support.casework.rules.alongside import Along, AlongState
from naast.support.people.policy import about_me, beside, running, this_person
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


def along(*manners: Along, column: str) -> Reach:
    """Return the reach: rows whose `column` is a case in which I am along now, in such a manner.

    Of contents this is half: they open by the standing too (people), which no wall gives away.
    """

    def reach(me: Any) -> Q:
        mine = Alongside.objects.filter(
            running(me), user_id=me.user_id, state=AlongState.RUNS, manner__in=sorted(manners)
        )
        return Q(**{f"{column}__any": ArraySubquery(mine.values("case_id"))})

    return reach


_helps = along(Along.STANDS_IN, Along.TOGETHER, column="id")


def own_or_along(me: Any) -> Q:
    return own(me) | _helps(me)


CASES: Table = {  # status, dates, who, zone, domains
    "view": {
        "supporter": own_or_along,
        "supervisor": along(Along.BEHIND, column="id"),
        "coordinator": in_own_organisation,
        "resident": about_me,
        "handing_over": this_person,
        # The step of the clock that looks which files have been kept for their time.
        "keeping": everywhere_by_id,
    },
    "open": {"supporter": own_and_near},
    "work": {"supporter": own_or_along},
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


def holds_it(me: Any) -> Q:
    return Q(holder_id=me.user_id)


def holds_it_near(me: Any) -> Q:
    return holds_it(me) & Q(asked_by_id=me.user_id) & _near(me)


def asked_to_help(me: Any) -> Q:
    return own(me) & Q(manner__in=sorted({Along.STANDS_IN, Along.TOGETHER}))


def asked_to_stand_behind(me: Any) -> Q:
    return own(me) & Q(manner=Along.BEHIND)


def holds_it_or_helps(me: Any) -> Q:
    return holds_it(me) | asked_to_help(me)


def stand_ins_here(me: Any) -> Q:
    return in_own_organisation(me) & Q(manner=Along.STANDS_IN)


ALONGSIDE: Table = {  # who else is in a case, asked and answered; nothing of the case itself
    "view": {
        "supporter": holds_it_or_helps,
        "supervisor": asked_to_stand_behind,
        "coordinator": in_own_organisation,
        "resident": about_me,
        "handing_over": this_person,
    },
    "ask": {"supporter": holds_it_near, "coordinator": stand_ins_here},
    "answer": {"supporter": asked_to_help, "supervisor": asked_to_stand_behind},
    "say": {"resident": about_me},
    "end": {
        "supporter": holds_it_or_helps,
        "supervisor": asked_to_stand_behind,
        "coordinator": stand_ins_here,
        "resident": about_me,
        "handing_over": this_person,
    },
}


def near_or_asked(me: Any) -> Q:
    return _near(me) | own(me) | joins(me)


def asks_near(me: Any) -> Q:
    return Q(asker_id=me.user_id) & _near(me)


# Asked without a name: who is asked reads the question, and nothing of the case it is about.
CONSULTS: Table = {
    "view": {"supporter": near_or_asked, "supervisor": own, "resident": about_me},
    "ask": {"supporter": asks_near},
    "answer": {"supporter": own, "supervisor": own},
    "withdraw": {"supporter": asks_near},
    "settle": {"supporter": asks_near},
    "erase": {"resident": about_me},  # sealed with keys of their own: without hers they still open
}
# What came of it is no word for who talked along. It goes with the question.
OUTCOMES: Table = {
    "view": {"supporter": _near, "resident": about_me},
    "write": {"supporter": _near},
    "erase": {"resident": about_me},
}


def this_row(me: Any) -> Q:
    return Q(pk__any=me.row_ids)


# `correcting` is the step in which one entry of a closed file is corrected because she asks it.
CONTENTS: Table = {  # what was said and written
    "view": {
        "supporter": _near,
        "supervisor": along(Along.BEHIND, column="case_id"),
        "resident": about_me,
        "correcting": this_row,
    },
    "write": {"supporter": _near, "correcting": this_row},
}
# because she says that one is not right
NOTES: Table = {**CONTENTS, "correct": {"supporter": _near, "correcting": this_row}}

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


def led_by_me(me: Any) -> Q:
    """Rows of an organisation that I lead, in my own name."""
    return Q(organisation_id__any=me.organisation_ids, user_id=me.user_id)


# Who works there must know it too.
OFFLINE_CHOICES: Table = {
    "view": {"coordinator": in_own_organisation, "supporter": in_own_organisation},
    "choose": {"coordinator": led_by_me},
}


# The words of letters: who works there begins with them.
WORDINGS: Table = {
    "view": {"coordinator": in_own_organisation, "supporter": in_own_organisation},
    "word": {"coordinator": led_by_me},
}


def on_its_way(me: Any) -> Q:
    """My own visits of which the time is not over: after that the wall itself is closed."""
    return own_and_near(me) & Q(until_at__gt=me.now)


def time_is_over(me: Any) -> Q:
    return Q(until_at__lte=me.now)


VISITS: Table = {
    "view": {"supporter": on_its_way, "resident": about_me, "clock": time_is_over},
    "take": {"supporter": own_and_near},
    "end": {"supporter": on_its_way},
    "forget": {"clock": time_is_over},
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
    _personal("casework.CaseContent", "the question behind the question, what was learned"),
    _personal("casework.Contact", "each talk: when, how, what was noted"),
    _personal("casework.Goal", "her goals and her own marks"),
    _personal("casework.RungTried", "what was tried"),
    _personal("casework.RunningTerm", "what the law gave time for, until when"),
    _personal("casework.Letter", "the letters that were made with her"),
    _personal("casework.SafetyConcern", "that there was a worry about safety, once told"),
    _personal("casework.SafetyEntry", "what was done about it, once told"),
    _personal(
        "casework.Alongside", "who else was in her case: how, why, from-until, her yes or no"
    ),
    _personal("casework.Consult", "what a colleague was asked without her name, and answered"),
    _personal("casework.ConsultOutcome", "what came of talking about her case without her name"),
    _personal("casework.HandOver", "who went on beside her after whom, when, why"),
    Personal(
        model="casework.Visit",
        subject="person",
        house="support",
        controller="the organisation named on the case",
        ground="consent, GDPR art. 6(1)(a) and 9(2)(a)",
        retention="72 hours",
        export="when a visit was taken along, by whom, with which fields",
    ),
    Personal(
        model="casework.LetterWording",
        subject="user",
        house="none",
        controller="the organisation",
        ground="GDPR art. 6(1)(f): who answers for the words of letters",
        retention="as long as the organisation works with Naast",
        export="which letter was put into own words, when",
    ),
    Personal(
        model="casework.OfflineChoice",
        subject="user",
        house="none",
        controller="the organisation",
        ground="GDPR art. 6(1)(f) and 32: who answers for what goes along on visits",
        retention="as long as the organisation works with Naast",
        export="what was switched, when",
    ),
)
