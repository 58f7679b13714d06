"""Who may do what with appointments, messages and documents. Read as: verb, role, reach.

A coordinator sees that somebody waits for an answer (the thread), never a word (the messages); so
does who leads the workers of the municipality's own house.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Table
from naast.support.encounters.models import Thread
from naast.support.people.policy import (
    about_me,
    beside,
    in_house_of_municipality,
    in_own_organisation,
    led_from_here,
    this_person,
)
from naast.support.people.rules import House


def mine_beside(house: House) -> Any:
    """Rows that I made, of a person whom I stand beside now."""
    near = beside(house=house, column="person_id")

    def reach(me: Any) -> Q:
        return Q(house=house, user_id=me.user_id) & near(me)

    return reach


def i_made_it(me: Any) -> Q:
    return Q(user_id=me.user_id)


_BOTH = {
    "supporter": mine_beside(House.SUPPORT),
    "access_officer": mine_beside(House.MUNICIPALITY),
}

_NEAR = {
    "resident": about_me,
    "supporter": beside(house=House.SUPPORT, column="person_id"),
    "access_officer": beside(house=House.MUNICIPALITY, column="person_id"),
}

APPOINTMENTS = {
    # `calendar` is her own one elsewhere. It gets no key, so nothing that is sealed opens for it.
    "view": {**_NEAR, "handing_over": this_person, "calendar": i_made_it},
    "agree": _BOTH,
    "cancel": {**_BOTH, "resident": about_me},
    # What was agreed with who stops goes to who goes on, or is called off where nobody does.
    "take_over": {"handing_over": this_person},
}


def mine_at_municipality(me: Any) -> Q:
    """Rows of myself, where I am a person of the municipality's house."""
    return about_me(me) & in_house_of_municipality(me)


# She offers, the municipality picks. Nobody of the support house is in it, so nothing of it can
# tell whose diary was looked at.
OFFERED_TIMES: Table = {
    "view": {"resident": mine_at_municipality, "access_officer": _NEAR["access_officer"]},
    "offer": {"resident": mine_at_municipality},
    "withdraw": {"resident": mine_at_municipality},
    "pick": {"access_officer": _NEAR["access_officer"]},
}


def my_own_words(me: Any) -> Q:
    """What I write as a resident: nobody of staff stands under it."""
    return about_me(me) & Q(user_id__isnull=True)


def hers_in_support(me: Any) -> Q:
    return about_me(me) & Q(house=House.SUPPORT)


def written_to_me(me: Any) -> Q:
    return about_me(me) & Q(user_id__isnull=False)


def written_by_who_i_stand_beside(house: House) -> Any:
    """Words of the resident herself: staff note that they saw hers, never a colleague's."""
    near = beside(house=house, column="person_id")

    def reach(me: Any) -> Q:
        return near(me) & Q(house=house, user_id__isnull=True)

    return reach


def of_who_waits(me: Any) -> Q:
    """Rows of a person of my organisation who wrote and waits for an answer."""
    waits = Thread.objects.filter(in_own_organisation(me), waiting_since_at__isnull=False)
    return Q(person_id__any=ArraySubquery(waits.values("person_id")))


THREADS: Table = {
    "view": {**_NEAR, "coordinator": in_own_organisation, "access_lead": led_from_here},
    "write": _NEAR,
    # Who erased her file waits for nobody.
    "erase": {"resident": hers_in_support},
}
MESSAGES: Table = {
    "view": _NEAR,
    "write": {**_BOTH, "resident": my_own_words},
    "see": {
        "resident": written_to_me,
        "supporter": written_by_who_i_stand_beside(House.SUPPORT),
        "access_officer": written_by_who_i_stand_beside(House.MUNICIPALITY),
    },
}
DOCUMENTS: Table = {
    "view": _NEAR,
    "add": {**_BOTH, "resident": my_own_words},
    # What lies with the municipality is kept as the law says (Wmo 2015 art. 5.3.4).
    "remove": {"resident": hers_in_support, "supporter": mine_beside(House.SUPPORT)},
}


def _personal(model: str, export: str) -> Personal:
    return Personal(
        model=model,
        subject="person",
        house="both",
        controller="the organisation or municipality named on the person",
        ground="as the question it follows from",
        retention="as the person",
        export=export,
    )


PERSONAL = (
    _personal("encounters.Thread", "whether somebody waits for an answer, since when"),
    _personal("encounters.Message", "each message: who wrote it, when, what, when it was seen"),
    _personal("encounters.Document", "each document: what it is called, who added it, when"),
    _personal("encounters.Appointment", "when, how, with whom, about what"),
    Personal(
        model="encounters.OfferedTime",
        subject="person",
        house="municipality",
        controller="the municipality named on the person",
        ground="the task of the municipality under the Wmo 2015; GDPR art. 6(1)(e)",
        retention="until one is picked, or she offers others",
        export="which times she offered, and how she wants to meet",
    ),
)
