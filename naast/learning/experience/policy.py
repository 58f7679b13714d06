"""Who may read and give answers: the resident herself, and nobody else.

Figures are made from these rows by a role of the database of its own (insight); no staff reads one.
A call-back tells nothing of what she answered, and goes to whom she chose alone.
"""

from typing import Any

from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.learning.experience.rules import Caller
from naast.support.people.rules import House


def about_me(me: Any) -> Q:
    return Q(person_id=me.person_id)


def to_its_coordinator(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids, house=House.SUPPORT, by=Caller.LEAD)


def to_its_team_leader(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids, house=House.MUNICIPALITY, by=Caller.LEAD)


def to_its_complaints_officer(me: Any) -> Q:
    return Q(by=Caller.COMPLAINTS) & (
        Q(organisation_id__any=me.organisation_ids, house=House.SUPPORT)
        | Q(municipality_id__any=me.municipality_ids, house=House.MUNICIPALITY)
    )


ANSWERS = {
    "view": {"resident": about_me},
    "answer": {"resident": about_me},
}
_CALLERS = {
    "coordinator": to_its_coordinator,
    "access_lead": to_its_team_leader,
    "complaints_officer": to_its_complaints_officer,
}
CALL_BACKS = {
    "view": {"resident": about_me, **_CALLERS},
    "ask": {"resident": about_me},
    "call": _CALLERS,
    "erase": {"resident": about_me},
}


def of_my_house(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids, house=House.SUPPORT) | Q(
        municipality_id__any=me.municipality_ids, house=House.MUNICIPALITY
    )


def this_one(me: Any) -> Q:
    return Q(id__any=me.row_ids)


# Two routes that never read each other: about the municipality, and about an organisation. Nobody
# who helps, leads or decides reads one. `complaining` is the step in which anybody hands one in.
COMPLAINTS = {
    "view": {
        "resident": about_me,
        "complaints_officer": of_my_house,
        # The step in which a job sees whether this one still waits.
        "reminding": this_one,
    },
    "complain": {"complaining": this_one},
    "answer": {"complaints_officer": of_my_house},
    "extend": {"complaints_officer": of_my_house},
    "see": {"resident": about_me},
    "erase": {"resident": about_me},
}


def not_mine(me: Any) -> Q:
    return ~Q(looked_by_id=me.user_id)


def of_who_i_lead(me: Any) -> Q:
    return not_mine(me) & Q(
        organisation_id__any=me.organisation_ids, house=House.SUPPORT, to_lead=True
    )


def of_my_team(me: Any) -> Q:
    return not_mine(me) & Q(
        municipality_id__any=me.municipality_ids, house=House.MUNICIPALITY, to_lead=True
    )


def of_my_house_not_mine(me: Any) -> Q:
    return not_mine(me) & of_my_house(me)


# Why somebody looked is answered by who leads there and by the privacy officer of that house; never
# by who looked. `reminding` is the step in which a job sees whether this one still waits.
_EXPLAIN = {
    "coordinator": of_who_i_lead,
    "access_lead": of_my_team,
    "privacy_officer": of_my_house_not_mine,
}
LOOK_QUESTIONS = {
    "view": {"resident": about_me, **_EXPLAIN, "reminding": this_one},
    "ask": {"resident": about_me},
    "answer": _EXPLAIN,
    "see": {"resident": about_me},
    "erase": {"resident": about_me},
}

PERSONAL = (
    Personal(
        model="experience.Answer",
        subject="person",
        house="both",
        controller="the organisation or municipality named on the person",
        ground="consent: she answers or does not",
        retention="as the person; the counts made from it hold no person",
        export="her answers",
    ),
    Personal(
        model="experience.CallBack",
        subject="person",
        house="both",
        controller="the organisation or municipality named on the person",
        ground="consent: she asks to be called",
        retention="the number until she was called; the rest as the person",
        export="when she asked, by whom, when she was called",
    ),
    Personal(
        model="experience.Complaint",
        subject="person",
        house="both",
        controller="the organisation or municipality that it is about",
        ground="Awb ch. 9 (municipality), WKKGZ or agreement (organisation): it is heard",
        retention="two years after the answer",
        export="her complaint, when, and the answer",
    ),
    Personal(
        model="experience.LookQuestion",
        subject="person",
        house="both",
        controller="the organisation or municipality where somebody looked",
        ground="GDPR art. 15 and 12(3): she asks about the use of her data, and is answered",
        retention="as the person",
        export="which look she asks about, what she asks, and the answer",
    ),
)
