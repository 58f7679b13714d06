"""Who may do what with a person, what she left of herself, her codes, hats and standings.

Rows open through the *standing*: who stands beside her now (or decides about her now) and nobody
else. A coordinator sees who stands where, never a person, because the row of a person carries her
key.

A newcomer acts as the resident she becomes: `Actor(resident=Scope(person_id=…))` with a fresh id.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Reach, Table, everywhere
from naast.support.people.models import Details, Person, Standing
from naast.support.people.rules import EVERYWHERE, AgreedHow, House, Manner


def running(me: Any) -> Q:
    """What runs now, [from, until).

    What has no end was begun by who reads; what has one may have been written beforehand, and opens
    nothing before it begins.
    """
    return Q(until_at__isnull=True) | Q(from_at__lte=me.now, until_at__gt=me.now)


def beside(*, house: House, column: str) -> Reach:
    """Return the reach: rows whose `column` is a person whom I stand beside now, in this house."""

    def reach(me: Any) -> Q:
        mine = Standing.objects.filter(
            running(me), user_id=me.user_id, house=house, manner=Manner.BESIDE
        )
        return Q(**{f"{column}__any": ArraySubquery(mine.values("person_id"))})

    return reach


def behind(*, column: str) -> Reach:
    """Return the reach: rows whose `column` is a person behind whose supporter I stand now."""

    def reach(me: Any) -> Q:
        mine = Standing.objects.filter(running(me), user_id=me.user_id, manner=Manner.BEHIND)
        return Q(**{f"{column}__any": ArraySubquery(mine.values("person_id"))})

    return reach


def judging(*, column: str) -> Reach:
    """Return the reach: rows whose `column` is a person whose objection I judge now."""

    def reach(me: Any) -> Q:
        mine = Standing.objects.filter(running(me), user_id=me.user_id, manner=Manner.JUDGES)
        return Q(**{f"{column}__any": ArraySubquery(mine.values("person_id"))})

    return reach


def myself(me: Any) -> Q:
    return Q(id=me.person_id)


def about_me(me: Any) -> Q:
    return Q(person_id=me.person_id)


def my_code(me: Any) -> Q:
    return Q(code_hash=me.code_hash, ended_at__isnull=True)


def mine(house: House) -> Reach:
    """Return the reach: rows of this house that are my own."""

    def reach(me: Any) -> Q:
        return Q(user_id=me.user_id, house=house)

    return reach


def mine_beside(me: Any) -> Q:
    return Q(user_id=me.user_id, house=House.SUPPORT, manner=Manner.BESIDE)


def mine_judging(me: Any) -> Q:
    return Q(user_id=me.user_id, house=House.MUNICIPALITY, manner=Manner.JUDGES)


def mine_behind(me: Any) -> Q:
    return Q(user_id=me.user_id, house=House.SUPPORT, manner=Manner.BEHIND)


def over(me: Any) -> Q:
    """Standings of the support house of which the end has passed."""
    return Q(house=House.SUPPORT, until_at__lte=me.now)


def in_own_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids, house=House.SUPPORT)


def in_own_municipality(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids, house=House.MUNICIPALITY)


def led_from_here(me: Any) -> Q:
    """Rows of a person beside whom a worker of my municipality stands, or stood."""
    ours = Standing.objects.filter(in_own_municipality(me))
    return Q(person_id__any=ArraySubquery(ours.values("person_id")), house=House.MUNICIPALITY)


def _person_beside(house: House) -> Reach:
    return beside(house=house, column="id")


def _about_beside(house: House) -> Reach:
    return beside(house=house, column="person_id")


def in_my_circle(me: Any) -> Q:
    me_in_it = Person.objects.filter(id=me.person_id)
    return Q(circle_id__any=ArraySubquery(me_in_it.values("circle_id")))


def in_house_of_municipality(me: Any) -> Q:
    """Rows about me, where I am a person of the municipality's house."""
    me_there = Person.objects.filter(id=me.person_id, house=House.MUNICIPALITY)
    return Q(person_id__any=ArraySubquery(me_there.values("id")))


def in_these_circles(me: Any) -> Q:
    return Q(circle_id__any=me.row_ids)


def mine_in_either_house(me: Any) -> Q:
    return Q(supported_id=me.person_id) | Q(decided_id=me.person_id)


def with_this_phone(me: Any) -> Q:
    return Q(phone_index=me.fingerprint, house=House.SUPPORT)


def of_ours_with_this_phone(me: Any) -> Q:
    left = Details.objects.filter(with_this_phone(me))
    return Q(
        id__any=ArraySubquery(left.values("person_id")),
        organisation_id__any=me.organisation_ids,
        house=House.SUPPORT,
    )


def still_kept(_me: Any) -> Q:
    return Q(house=House.SUPPORT, erased_at__isnull=True)


def this_person(me: Any) -> Q:
    return Q(person_id__any=me.row_ids)


def from_here_or_all(me: Any) -> Q:
    return Q(source=me.fingerprint) | Q(source=EVERYWHERE)


def as_asker(me: Any) -> Q:
    return about_me(me) | Q(asker_id=me.person_id)


def beside_either(me: Any) -> Q:
    hers = beside(house=House.SUPPORT, column="person_id")
    return hers(me) | beside(house=House.SUPPORT, column="asker_id")(me)


def by_my_own_code(me: Any) -> Q:
    return about_me(me) & Q(how=AgreedHow.CODE, by_representative=False)


def as_representative(me: Any) -> Q:
    return about_me(me) | Q(representative_id=me.person_id)


PERSONS: Table = {
    "view": {
        "resident": myself,
        "supporter": _person_beside(House.SUPPORT),
        "access_officer": _person_beside(House.MUNICIPALITY),
        # Her row carries the key of the notes that a supervisor reads. Of how she is called and
        # reached, no row opens.
        "supervisor": behind(column="id"),
        # Her row carries the key of her objection, and of what it is about.
        "objection_officer": judging(column="id"),
        # The step in which she joins the circles of both her files: it knows these two only.
        "linking": in_these_circles,
        # The step in which who answers the phone gives a new code to who knows number and name.
        "recognising": of_ours_with_this_phone,
        # The step of the clock that looks which files have been kept for their time.
        "keeping": still_kept,
    },
    "link": {"linking": in_these_circles},
    "register": {"resident": myself},
    # Herself alone: who stands beside her could otherwise move her to a circle without her hats.
    "move": {"resident": myself},
    "erase": {"resident": myself},
}
_CONTENTS: dict[str, Reach] = {
    "resident": about_me,
    "supporter": _about_beside(House.SUPPORT),
    "access_officer": _about_beside(House.MUNICIPALITY),
}
# `recognising` and `renewing` are the two steps in which somebody gets a new code.
DETAILS: Table = {
    "view": {
        **_CONTENTS,
        "objection_officer": judging(column="person_id"),
        "recognising": with_this_phone,
        "renewing": this_person,
    },
    "write": _CONTENTS,
}
RELATIONS = {"view": _CONTENTS, "write": _CONTENTS}
REPRESENTATIONS: Table = {
    "view": {**_CONTENTS, "resident": as_representative},
    "write": {
        "supporter": _about_beside(House.SUPPORT),
        "access_officer": _about_beside(House.MUNICIPALITY),
    },
    # Herself alone: somebody may stand beside her against who represents her.
    "close": {"resident": about_me},
}
# Who asked sees that she agreed, and whether the file is open to her; nothing of what is in it. So
# does who stands beside the asker, also when she stopped.
AGREEMENTS: Table = {
    "view": {"resident": as_asker, "supporter": beside_either},
    "note": {"supporter": _about_beside(House.SUPPORT)},
    "agree": {"resident": by_my_own_code},
    "let_see": {"resident": about_me},
    "withdraw": {"resident": about_me},
}
CODES: Table = {
    "view": {"visitor": my_code, "resident": about_me, "renewing": this_person},
    "make": {"resident": about_me, "renewing": this_person},
    "end": {"resident": about_me, "renewing": this_person},
    # Herself alone sets the PIN; who offers her code counts a wrong one in her name.
    "protect": {"resident": about_me},
}
GUESSES: Table = {
    "view": {"guarding": from_here_or_all, "clock": everywhere},
    "count": {"guarding": from_here_or_all},
    "forget": {"clock": everywhere},
}
_OWN: dict[str, Reach] = {
    "supporter": mine(House.SUPPORT),
    "access_officer": mine(House.MUNICIPALITY),
}
# A hat is worn by who takes the question, for herself only. The resident sees hers; nobody else
# needs the list, and an unseen row tells itself only as "not possible". The clock takes hats off
# once all standings under them are long over, so it sees both.
HATS: Table = {
    "view": {
        **_OWN,
        "supervisor": mine(House.SUPPORT),
        "objection_officer": mine(House.MUNICIPALITY),
        "resident": in_my_circle,
        "linking": in_these_circles,
        "clock": everywhere,
    },
    "wear": {
        **_OWN,
        "supervisor": mine(House.SUPPORT),
        "objection_officer": mine(House.MUNICIPALITY),
    },
    "rehang": {"linking": in_these_circles},
    "take_off": {"clock": everywhere},
}
LINKS = {"view": {"resident": mine_in_either_house}, "link": {"resident": mine_in_either_house}}
STANDINGS: Table = {
    "view": {
        "resident": about_me,
        **_OWN,
        "supervisor": mine_behind,
        "objection_officer": mine_judging,
        "coordinator": in_own_organisation,
        "access_lead": in_own_municipality,
        "handing_over": this_person,
        "clock": everywhere,
    },
    "begin": {
        "supporter": mine_beside,
        "access_officer": mine(House.MUNICIPALITY),
        "supervisor": mine_behind,
        "objection_officer": mine_judging,
    },
    # Who goes on beside her ends the standing of who stood there before: this person's only.
    "end": {
        **_OWN,
        "supervisor": mine_behind,
        "objection_officer": mine_judging,
        "resident": about_me,
        "handing_over": this_person,
        "clock": over,
    },
}

_WHILE_SUPPORTED = (
    "consent of the resident, GDPR art. 6(1)(a) and 9(2)(a); municipality: Wmo 2015 art. 5.1.1"
)
_KEPT = "support: as set by the organisation; municipality: fifteen years (Wmo 2015 art. 5.3.4)"


def _personal(model: str, subject: str, export: str) -> Personal:
    return Personal(
        model=model,
        subject=subject,
        house="both",
        controller="the organisation or municipality named on the person",
        ground=_WHILE_SUPPORTED,
        retention=_KEPT,
        export=export,
    )


PERSONAL = (
    _personal("people.Person", "id", "house, municipality, organisation, since when"),
    _personal("people.Details", "person", "first name, phone, mail, what is safe"),
    _personal(
        "people.Code",
        "person",
        "when made and ended, since when with a PIN, never the code or the PIN",
    ),
    _personal("people.Hat", "circle", "who wears which hat, since when"),
    _personal("people.Standing", "person", "who stood beside her, from-until"),
    Personal(
        model="people.Guesses",
        subject="source",
        house="none",
        controller="who runs the installation",
        ground="GDPR art. 6(1)(f) and 32: nobody may guess the code of somebody's file",
        retention="an hour at most",
        export="nothing: a fingerprint of a network, which leads back to nobody",
    ),
    Personal(
        model="people.Link",
        subject="supported",
        house="support",
        controller="the organisation named on the person",
        ground="consent of the resident, GDPR art. 6(1)(a)",
        retention="as the person",
        export="that her files in both houses are linked, and since when",
    ),
    _personal("people.Relation", "person", "who is around her, in which relation"),
    _personal("people.Representation", "person", "who speaks for her, in what, proof seen by"),
    Personal(
        model="people.Agreement",
        subject="person",
        house="support",
        controller="the organisation named on the person",
        ground="consent of the resident or who represents her, GDPR art. 6(1)(a), 7(1)",
        retention="as the person",
        export="who asked, who agreed, how and when, who saw it, whether the asker looks along",
    ),
)
