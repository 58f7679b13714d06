"""Who may do what with consents, shared copies and her own plan. Read as: verb, role, reach.

The resident gives and takes back. The copy opens for who decides about her, while it is shared, and
for good once a decision rests on it. Nobody of the municipality reads the consent: it stands in the
house from which she shared.
"""

from typing import Any

from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Reach, Table
from naast.support.people.policy import about_me, beside
from naast.support.people.rules import House

_deciding = beside(house=House.MUNICIPALITY, column="person_id")
_supporting = beside(house=House.SUPPORT, column="person_id")


def still_shared(me: Any) -> Q:
    return _deciding(me) & Q(withdrawn_at__isnull=True, until_at__gt=me.now)


def shared_or_used(me: Any) -> Q:
    return still_shared(me) | (_deciding(me) & Q(used_at__isnull=False))


def where_she_lets_me_read(me: Any) -> Q:
    return _supporting(me) & Q(open_to_supporter=True)


def hers_in_support(me: Any) -> Q:
    return about_me(me) & Q(house=House.SUPPORT)


CONSENTS: Table = {
    "view": {
        "resident": about_me,
        "supporter": _supporting,
    },
    "give": {"resident": about_me},
    "withdraw": {"resident": about_me},
}
PIECES: Table = {
    "view": {"resident": about_me, "access_officer": shared_or_used},
    "share": {"resident": about_me},
    "withdraw": {"resident": about_me},
    "use": {"access_officer": still_shared},
}


def with_this_code(me: Any) -> Q:
    return Q(code_hash=me.code_hash, withdrawn_at__isnull=True, until_at__gt=me.now)


# Who offers the code that she gave reads this one piece, while she shares it. Nobody with a grant
# does: whom she gives it to is hers alone to know, and to tell.
OUTSIDE: Table = {
    "view": {"resident": about_me, "visitor": with_this_code},
    "share": {"resident": hers_in_support},
    "withdraw": {"resident": about_me},
    "erase": {"resident": hers_in_support},
}
PLANS: Table = {
    "view": {"resident": about_me, "supporter": where_she_lets_me_read},
    "keep": {"resident": about_me},
    "erase": {"resident": about_me},
}


def put_to_me(me: Any) -> Q:
    return Q(put_to_id=me.user_id)


def beside_or_put_to_me(me: Any) -> Q:
    return _supporting(me) | Q(put_to_id=me.user_id, house=House.SUPPORT)


def deciding_or_put_to_me(me: Any) -> Q:
    return _deciding(me) | Q(put_to_id=me.user_id, house=House.MUNICIPALITY)


# She says it and nobody takes it away. Who stands beside her, or decides about her, answers. Of a
# file that is closed, whom it was put to: who last did, or who guards privacy there.
_ANSWER: dict[str, Reach] = {
    "supporter": beside_or_put_to_me,
    "access_officer": deciding_or_put_to_me,
    "privacy_officer": put_to_me,
}
REMARKS: Table = {
    "view": {"resident": about_me, **_ANSWER},
    "make": {"resident": about_me},
    "answer": _ANSWER,
    "see": {"resident": about_me},
    # With the municipality it is kept as long as the entry (Wmo 2015 art. 5.3.4).
    "erase": {"resident": hers_in_support},
}

PERSONAL = (
    Personal(
        model="keys.Consent",
        subject="person",
        house="both",
        controller="the organisation named on the person",
        ground="GDPR art. 7: being able to show the consent",
        retention="as the person",
        export="what was shared with whom, for what, from-until",
    ),
    Personal(
        model="keys.SharedPiece",
        subject="person",
        house="municipality",
        controller="the municipality that received it",
        ground="consent of the resident; once used in a decision, Wmo 2015 art. 5.1.1",
        retention="until the end date or withdrawal; once used, as the decision",
        export="the piece as it was shared",
    ),
    Personal(
        model="keys.OutsidePiece",
        subject="person",
        house="support",
        controller="the organisation named on the person",
        ground="consent of the resident",
        retention="until she erases her file; it opens until the end date or withdrawal",
        export="what she let somebody outside read: who, what, for what, from-until",
    ),
    Personal(
        model="keys.OwnPlan",
        subject="person",
        house="both",
        controller="the organisation or municipality named on the person",
        ground="consent of the resident, who keeps it there herself",
        retention="until she erases it; at most as the person",
        export="her own plan, in her own words",
    ),
    Personal(
        model="keys.Remark",
        subject="person",
        house="both",
        controller="the organisation or municipality named on the person",
        ground="GDPR art. 16: correcting, and a statement of her own; art. 12(3): the answer",
        retention="as the entry that it is about",
        export="what she says of an entry, the answer, and what stood there before",
    ),
)
