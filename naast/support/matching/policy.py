"""Who may do what with questions, offers and placements. Read as: verb, role, reach.

The header of a question goes to whoever was asked, before she accepts; her words open only for who
stands beside the resident (people). A coordinator sees headers of her organisation, a team leader
those of the municipality's own house. `matcher` is the engine while it looks for somebody: it
counts running placements and reads nothing about a person.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Reach, Table, everywhere
from naast.support.encounters.policy import of_who_waits
from naast.support.matching.models import Placement
from naast.support.matching.rules import QuestionStatus
from naast.support.people.policy import about_me, beside, this_person
from naast.support.people.rules import House


def mine(house: House) -> Any:
    def reach(me: Any) -> Q:
        return Q(user_id=me.user_id, house=house)

    return reach


def running(me: Any) -> Q:
    """Placements that run now: those without an end, and those of who stands in today."""
    return Q(until_at__isnull=True) | Q(hat__isnull=False, from_at__lte=me.now, until_at__gt=me.now)


def placed_for(house: House) -> Reach:
    """Return the reach: what I was asked, and questions for which I am placed now, with another."""

    def reach(me: Any) -> Q:
        placed = Placement.objects.filter(running(me), user_id=me.user_id, house=house)
        return mine(house)(me) | Q(id__any=ArraySubquery(placed.values("question_id")))

    return reach


def over(me: Any) -> Q:
    """Placements of the support house of which the end has passed."""
    return Q(house=House.SUPPORT, until_at__lte=me.now)


def asked_of_me(house: House) -> Any:
    def reach(me: Any) -> Q:
        return Q(user_id=me.user_id, house=house, status=QuestionStatus.OPEN)

    return reach


def in_own_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids, house=House.SUPPORT)


def in_own_municipality(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids, house=House.MUNICIPALITY)


def with_this_code(me: Any) -> Q:
    return Q(code_hash=me.code_hash, ended_at__isnull=True, ends_at__gt=me.now)


def this_row(me: Any) -> Q:
    return Q(id__any=me.row_ids)


def waiting(where: Reach) -> Reach:
    """Return the reach: of the questions in another reach, those that wait."""

    def reach(me: Any) -> Q:
        return where(me) & Q(status=QuestionStatus.OPEN)

    return reach


def for_who_waits(me: Any) -> Q:
    """What a coordinator asks for a resident who wrote, and beside whom nobody stands."""
    return in_own_organisation(me) & of_who_waits(me)


_LEADS: dict[str, Reach] = {"coordinator": in_own_organisation, "access_lead": in_own_municipality}

QUESTIONS: Table = {
    "view": {
        "resident": about_me,
        "supporter": placed_for(House.SUPPORT),
        "access_officer": mine(House.MUNICIPALITY),
        **_LEADS,
        # Passing on gives the question away: one step in which the old and the new row may be seen.
        "passing_on": this_row,
        "handing_over": this_person,
        "clock": everywhere,
    },
    "ask": {"resident": about_me, "coordinator": for_who_waits},
    "accept": {
        "supporter": asked_of_me(House.SUPPORT),
        "access_officer": asked_of_me(House.MUNICIPALITY),
    },
    "pass_on": {"passing_on": this_row},
    "propose": {role: waiting(where) for role, where in _LEADS.items()},
    "withdraw": {"resident": about_me},
    "choose_other": {"resident": about_me},
    "warn": {"clock": everywhere},
    # Who goes on beside a resident takes over what was another's: of this person only.
    "hand_over": {"handing_over": this_person},
    "note_contact": {
        "supporter": placed_for(House.SUPPORT),
        "access_officer": mine(House.MUNICIPALITY),
    },
}
TEXTS: Table = {
    "view": {
        "resident": about_me,
        "supporter": beside(house=House.SUPPORT, column="person_id"),
        "access_officer": beside(house=House.MUNICIPALITY, column="person_id"),
    },
    "ask": {"resident": about_me},
}
OFFERS: Table = {
    "view": {"resident": about_me, "coordinator": in_own_organisation},
    "log": {"resident": about_me},
}
_HER_CODE: dict[str, Reach] = {
    "resident": about_me,
    "supporter": beside(house=House.SUPPORT, column="person_id"),
}
# Who holds the code sees that it is there; who asked, and who stands beside her, how it went.
INVITATIONS: Table = {
    "view": {**_HER_CODE, "visitor": with_this_code},
    "make": _HER_CODE,
    "end": _HER_CODE,
}
PASSED_ON: Table = {
    "view": {
        "resident": about_me,
        "supporter": mine(House.SUPPORT),
        "access_officer": mine(House.MUNICIPALITY),
        "passing_on": lambda me: Q(question_id__any=me.row_ids),
        **_LEADS,
    },
    "pass_on": {"supporter": mine(House.SUPPORT), "access_officer": mine(House.MUNICIPALITY)},
}


def of_own_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


_ITS_LEAD: dict[str, Reach] = {"coordinator": of_own_organisation}
# Whom to ask for a whole queue: who leads there asks for it, the job makes it and forgets it.
SUGGESTIONS: Table = {
    "view": {**_ITS_LEAD, "clock": everywhere},
    "ask": _ITS_LEAD,
    "make": {"clock": everywhere},
    "accept": _ITS_LEAD,
    "forget": {"clock": everywhere},
}
SUGGESTED_LINES: Table = {
    "view": {"resident": about_me, **_ITS_LEAD, "clock": everywhere},
    "make": {"clock": everywhere},
    "accept": _ITS_LEAD,
    "forget": {"clock": everywhere},
}
PLACEMENTS: Table = {
    "view": {
        "resident": about_me,
        "supporter": mine(House.SUPPORT),
        "access_officer": mine(House.MUNICIPALITY),
        **_LEADS,
        "handing_over": this_person,
        "matcher": everywhere,
        "clock": over,
    },
    "place": {"supporter": mine(House.SUPPORT), "access_officer": mine(House.MUNICIPALITY)},
    "end": {
        "supporter": mine(House.SUPPORT),
        "access_officer": mine(House.MUNICIPALITY),
        "resident": about_me,
        "handing_over": this_person,
        "clock": over,
    },
}


def _personal(model: str, export: str) -> Personal:
    return Personal(
        model=model,
        subject="person",
        house="both",
        controller="the organisation or municipality named on the row",
        ground="support: consent, GDPR art. 6(1)(a) and 9(2)(a); municipality: Wmo 2015 art. 2.3.2",
        retention="as the person",
        export=export,
    )


PERSONAL = (
    _personal("matching.Question", "what it was about, when, promised when, who took it"),
    _personal("matching.QuestionText", "her own words"),
    _personal("matching.Offer", "who was shown, and why"),
    _personal("matching.Invitation", "when a code was made for whom she asked, and how it went"),
    _personal("matching.PassOn", "when and why it went to another"),
    Personal(
        model="matching.QueueSuggestion",
        subject="asked_by",
        house="none",
        controller="the organisation named on the row",
        ground="staff: performance of the contract of work, GDPR art. 6(1)(b)",
        retention="a day, or until the next one",
        export="when a coordinator asked whom to ask",
    ),
    Personal(
        model="matching.SuggestedLine",
        subject="person",
        house="support",
        controller="the organisation named on the row",
        ground="consent, GDPR art. 6(1)(a) and 9(2)(a)",
        retention="a day, or until the next suggestion",
        export="whom the engine suggested to ask, and why",
    ),
    _personal("matching.Placement", "who stood beside her, from-until"),
)
