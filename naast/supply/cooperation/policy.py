"""Who makes agreements and covenants, and who agrees to them. Read as: verb, role, reach.

The municipality writes, the organisation agrees; nobody does both for one agreement.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Reach, Table
from naast.supply.cooperation.models import CovenantParty, Meeting
from naast.supply.cooperation.rules import ProposalState


def in_my_municipality(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids)


def put_to_my_organisation(me: Any) -> Q:
    """Return the reach: what was sent to us, once; a draft is the municipality's own."""
    return Q(organisation_id__any=me.organisation_ids, sent_on__isnull=False)


def waiting_for_my_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids, state=ProposalState.SENT)


# Not walled: a proposal holds nobody's data. Wall 1 keeps a draft on the desk where it is written.
PROPOSALS: Table = {
    "view": {"policy_officer": in_my_municipality, "coordinator": put_to_my_organisation},
    "write": {"policy_officer": in_my_municipality},
    "answer": {"coordinator": waiting_for_my_organisation},
}


def in_my_municipality_or_shared(me: Any) -> Q:
    """Return the reach: what we wrote, and what another municipality shares with all."""
    return in_my_municipality(me) | Q(shared_on__isnull=False)


# Not walled: an example holds nobody's data. What is not shared stays with who wrote it.
EXAMPLES: Table = {
    "view": {"policy_officer": in_my_municipality_or_shared},
    "write": {"policy_officer": in_my_municipality},
}


def published(me: Any) -> Q:
    """Return the reach: what everybody may read, in every municipality."""
    del me
    return Q(published_on__isnull=False)


def in_my_municipality_or_published(me: Any) -> Q:
    return in_my_municipality(me) | published(me)


# Not walled: a note holds nobody's data, and what is published stands on a public page.
NOTES: Table = {
    "view": {
        "policy_officer": in_my_municipality_or_published,
        "council_member": published,
        "coordinator": published,
    },
    "write": {"policy_officer": in_my_municipality},
}


def of_my_municipality_itself(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids, organisation__isnull=True)


def of_my_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


# Not walled: a finding place holds nobody's data. Who works together there reads all of them
# (`queries.finding_places`); each party keeps its own.
FINDING_PLACES: Table = {
    "keep": {"policy_officer": of_my_municipality_itself, "coordinator": of_my_organisation},
}


def i_take_part(me: Any) -> Q:
    """Return the reach: a covenant in which my organisation is a party."""
    mine = CovenantParty.objects.filter(organisation_id__any=me.organisation_ids)
    return Q(id__any=ArraySubquery(mine.values("covenant_id")))


# Not walled: a covenant holds nobody's data.
COVENANTS: Table = {
    "view": {
        "policy_officer": in_my_municipality,
        "council_member": in_my_municipality,
        "coordinator": i_take_part,
    },
    "write": {"policy_officer": in_my_municipality},
    "join": {"coordinator": i_take_part},
}


# ---------------------------------------------------------------- contacts: staff, never residents


def concerns_my_organisation(me: Any) -> Q:
    return Q(organisation_ids__overlap=me.organisation_ids)


CONTACT_POINTS: Table = {
    "view": {
        "policy_officer": in_my_municipality,
        "council_member": in_my_municipality,
        "coordinator": concerns_my_organisation,
    },
    "keep": {"policy_officer": of_my_municipality_itself, "coordinator": of_my_organisation},
}


def concerns_my_municipality(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids, with_municipality=True)


def concerns_my_council(me: Any) -> Q:
    return Q(municipality_id__any=me.municipality_ids, with_council=True)


def by_me(concerned: Reach) -> Reach:
    """Return the reach: what I wrote myself, of what concerns my party."""
    return lambda me: concerned(me) & Q(user_id=me.user_id)


def to_come_back_to(me: Any) -> Q:
    """Return the reach: talks with a day on which somebody comes back to them."""
    del me
    return Q(follow_up_on__isnull=False, followed_on__isnull=True)


# The clock tells the parties that a day comes near.
TALKS: Table = {
    "view": {
        "policy_officer": concerns_my_municipality,
        "council_member": concerns_my_council,
        "coordinator": concerns_my_organisation,
        "clock": to_come_back_to,
    },
    "write": {
        "policy_officer": by_me(concerns_my_municipality),
        "council_member": by_me(concerns_my_council),
        "coordinator": by_me(concerns_my_organisation),
    },
}

# ---------------------------------------------------------------- meetings, and what comes of them

_CONCERNED = {
    "policy_officer": concerns_my_municipality,
    "council_member": concerns_my_council,
    "coordinator": concerns_my_organisation,
}
_CALLED_BY_ME = {role: by_me(concerned) for role, concerned in _CONCERNED.items()}

MEETINGS: Table = {"view": _CONCERNED, "write": _CALLED_BY_ME}


def of_meeting(meeting: Reach) -> Reach:
    """Return the reach: what is to be done after the meetings within `meeting`."""
    return lambda me: Q(
        meeting_id__any=ArraySubquery(Meeting.objects.filter(meeting(me)).values("id"))
    )


def i_do_it(me: Any) -> Q:
    return Q(owner_id=me.user_id)


def not_done(me: Any) -> Q:
    del me
    return Q(done_on__isnull=True)


_GIVEN_BY_ME = {role: of_meeting(called) for role, called in _CALLED_BY_ME.items()}

# Whoever does it need not have been there: `staff` is whoever signed in. The clock warns her.
MEETING_ACTIONS: Table = {
    "view": {
        **{role: of_meeting(concerned) for role, concerned in _CONCERNED.items()},
        "staff": i_do_it,
        "clock": not_done,
    },
    "give": _GIVEN_BY_ME,
    "finish": {**_GIVEN_BY_ME, "staff": i_do_it},
}

_TOGETHER = "task in the public interest: support is arranged together (Wmo 2015 art. 2.2.4)"

PERSONAL = (
    Personal(
        model="cooperation.ContactPoint",
        subject="user",
        house="none",
        controller="the municipality or organisation of which it is",
        ground=_TOGETHER,
        retention="two years after it stopped",
        export="function, name, phone, mail, days",
    ),
    Personal(
        model="cooperation.Talk",
        subject="user",
        house="none",
        controller="the parties concerned, each for its copy",
        ground=_TOGETHER,
        retention="seven years",
        export="day, who, about what, what was agreed; never about a resident",
    ),
    Personal(
        model="cooperation.Meeting",
        subject="user",
        house="none",
        controller="the parties concerned, each for its copy",
        ground=_TOGETHER,
        retention="seven years",
        export="moment, place, agenda, who was there, minutes, decisions; never about a resident",
    ),
    Personal(
        model="cooperation.MeetingAction",
        subject="owner",
        house="none",
        controller="the parties concerned, each for its copy",
        ground=_TOGETHER,
        retention="as the meeting",
        export="what, before which day, done on",
    ),
)
