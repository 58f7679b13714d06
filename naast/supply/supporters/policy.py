"""Who may see and change what is known about workers. Read as: verb, role, reach.

`staff` is whoever signed in, and reaches her own rows only. `matcher` is the engine that chooses
whom to show in one municipality: it must know who has a lapsed certificate or a tie to a provider
in order not to offer her, and who acts in that role may learn *that* somebody is not offered, never
why. A municipality's grants reach its own workers only, never those of an organisation.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q

from naast.core.policy.registry import Personal
from naast.core.policy.walls import Table, everywhere, everywhere_by_id
from naast.supply.supporters.models import Supporter


def myself(me: Any) -> Q:
    return Q(user_id=me.user_id)


def in_own_organisation(me: Any) -> Q:
    return Q(organisation_id__any=me.organisation_ids)


def works_for_my_municipality(me: Any) -> Q:
    return Q(employer_municipality_id__any=me.municipality_ids)


def serves_the_municipality(me: Any) -> Q:
    return Q(municipality_ids__overlap=me.municipality_ids)


def of(worker: Callable[[Any], Q]) -> Callable[[Any], Q]:
    """Return the reach to what hangs from the workers within a reach."""
    return lambda me: Q(
        supporter_id__any=ArraySubquery(Supporter.objects.filter(worker(me)).values("id"))
    )


def of_many(worker: Callable[[Any], Q]) -> Callable[[Any], Q]:
    """Return the same reach as `of`; of hundreds of workers each is looked up, not searched."""
    return lambda me: Q(supporter_id__in=Supporter.objects.filter(worker(me)).values("id"))


SUPPORTERS: Table = {
    "view": {
        "staff": myself,
        "coordinator": in_own_organisation,
        "access_lead": works_for_my_municipality,
        "matcher": serves_the_municipality,
        # Else each look at one's own few workers would read those of the whole country.
        "clock": everywhere_by_id,
    },
    "admit": {"coordinator": in_own_organisation, "access_lead": works_for_my_municipality},
}


def this_worker(me: Any) -> Q:
    return Q(supporter_id__any=me.row_ids)


# `offering` is the role of one step: it makes the moments at which one worker can be called.
_VIEW_OF = {
    "staff": of(myself),
    "coordinator": of(in_own_organisation),
    "access_lead": of(works_for_my_municipality),
    "matcher": of_many(serves_the_municipality),
}
_LEADS = {
    "coordinator": of(in_own_organisation),
    "access_lead": of(works_for_my_municipality),
}

POOL: Table = {
    "view": {**_VIEW_OF, "clock": everywhere, "offering": this_worker},
    "admit": _LEADS,
    "keep": {"staff": of(myself), **_LEADS},
}

# The clock tells in time what lapses; what somebody is tied to is none of its business.
_WITH_CLOCK = {**_VIEW_OF, "clock": everywhere}
SCREENING: Table = {"view": _WITH_CLOCK, "admit": _LEADS, "check": _LEADS}

SEEN: Table = {"view": _VIEW_OF, "check": _LEADS}

DECLARATIONS: Table = {"view": _WITH_CLOCK, "declare": {"staff": of(myself)}}

INTERESTS: Table = {"view": _VIEW_OF, "declare": {"staff": of(myself)}}

OWN_WORDS: Table = {"view": {"staff": of(myself)}, "write": {"staff": of(myself)}}


def with_this_address(me: Any) -> Q:
    return Q(fingerprint=me.fingerprint)


# `following` is the role of whoever knows her secret address: it finds whose that is, and no more.
CALENDARS: Table = {
    "view": {"staff": myself, "following": with_this_address},
    "keep": {"staff": myself},
}


def by_me(me: Any) -> Q:
    return Q(supervisor_id=me.user_id)


# A supervisor reads behind whom she stands; it opens nothing else.
SUPERVISIONS: Table = {
    "view": {
        "staff": of(myself),
        "supervisor": by_me,
        "coordinator": of(in_own_organisation),
    },
    "arrange": {"coordinator": of(in_own_organisation)},
}


def led_and_busy_now(me: Any) -> Q:
    """Of who works in my organisation: what runs at this very moment, and nothing of tomorrow."""
    return of(in_own_organisation)(me) & Q(starts_at__lte=me.now, ends_at__gt=me.now)


# Her own calendar is hers. A coordinator sees whether she is busy now; a municipality nothing, of
# its own workers neither. The clock fetches it.
DIARIES: Table = {
    "view": {"staff": of(myself), "clock": everywhere},
    "keep": {"staff": of(myself)},
    "read": {"clock": everywhere},
}
BUSY: Table = {
    "view": {
        "staff": of(myself),
        "coordinator": led_and_busy_now,
        "clock": everywhere,
        "offering": this_worker,
    },
    "read": {"clock": everywhere},
    "end": {"staff": of(myself)},
}


def just_applied(me: Any) -> Q:
    return Q(id__any=me.row_ids, stage="new")


# `applying` is the role of one step: anybody writes one row, and never reads one.
APPLICATIONS: Table = {
    "view": {"coordinator": in_own_organisation},
    "apply": {"applying": just_applied},
    "decide": {"coordinator": in_own_organisation},
    "decline": {"coordinator": in_own_organisation},
}

_EMPLOYER = "the organisation or municipality she works for"
_AGREEMENT = "contract of employment or volunteering"
_WHILE_SHE_WORKS = "two years after she stopped"

PERSONAL = (
    Personal(
        model="supporters.Supporter",
        subject="user",
        house="none",
        controller=_EMPLOYER,
        ground=_AGREEMENT,
        retention=_WHILE_SHE_WORKS,
        export="kind, employer, position, payer, mandate, municipalities",
    ),
    Personal(
        model="supporters.PoolRecord",
        subject="supporter__user",
        house="none",
        controller=_EMPLOYER,
        ground=_AGREEMENT,
        retention=_WHILE_SHE_WORKS,
        export="all",
    ),
    Personal(
        model="supporters.Screening",
        subject="supporter__user",
        house="none",
        controller=_EMPLOYER,
        ground="protecting residents: who stands beside them was looked into",
        retention=_WHILE_SHE_WORKS,
        export="items and days",
    ),
    Personal(
        model="supporters.SeenItem",
        subject="supporter__user",
        house="none",
        controller=_EMPLOYER,
        ground="protecting residents: who stands beside them was looked into",
        retention=_WHILE_SHE_WORKS,
        export="items and days, and who saw them",
    ),
    Personal(
        model="supporters.Application",
        subject="supporter__user",
        house="none",
        controller="the organisation to which she applies",
        ground="steps at her own wish before an agreement, GDPR art. 6(1)(b)",
        retention="her words and how to reach her until she is admitted or not; then gone",
        export="all",
    ),
    Personal(
        model="supporters.Supervision",
        subject="worker",
        house="none",
        controller=_EMPLOYER,
        ground=_AGREEMENT,
        retention=_WHILE_SHE_WORKS,
        export="who stood behind her, from when until when",
    ),
    Personal(
        model="supporters.Declaration",
        subject="supporter__user",
        house="none",
        controller=_EMPLOYER,
        ground="Wmo 2015 art. 1.1.1: support is independent",
        retention=_WHILE_SHE_WORKS,
        export="days",
    ),
    Personal(
        model="supporters.Interest",
        subject="supporter__user",
        house="none",
        controller=_EMPLOYER,
        ground="Wmo 2015 art. 1.1.1: support is independent",
        retention=_WHILE_SHE_WORKS,
        export="all",
    ),
    Personal(
        model="supporters.OwnWords",
        subject="supporter__user",
        house="none",
        controller=_EMPLOYER,
        ground="her own wish; lived experience by her explicit yes, GDPR art. 9(2)(a)",
        retention="until she stops",
        export="all",
    ),
    Personal(
        model="supporters.CalendarAddress",
        subject="user",
        house="none",
        controller=_EMPLOYER,
        ground="her own wish",
        retention="until she ends it; it opens nothing once she stopped",
        export="since when, and the place; the address itself nobody knows but she",
    ),
    Personal(
        model="supporters.DiarySource",
        subject="supporter__user",
        house="none",
        controller=_EMPLOYER,
        ground="her own wish",
        retention="until she ends it or stops; a file until it was read",
        export="since when, when it was read last, what went wrong; the address is hers already",
    ),
    Personal(
        model="supporters.BusyTime",
        subject="supporter__user",
        house="none",
        controller=_EMPLOYER,
        ground="her own wish",
        retention="until it is past, she ends it or stops; eight weeks ahead at most",
        export="all",
    ),
    Personal(
        model="supporters.Photo",
        subject="supporter__user",
        house="none",
        controller=_EMPLOYER,
        ground="made public by her dated yes, GDPR art. 6(1)(a); without a yes there is no row",
        retention="until she takes her yes back; gone at once",
        export="all",
        walls=False,
    ),
    Personal(
        model="supporters.Card",
        subject="supporter__user",
        house="none",
        controller=_EMPLOYER,
        ground="made public by her dated yes, field by field; what has no yes is not in the row,"
        " so a row policy would have nothing to hide",
        retention="until she takes her yes back; gone at once",
        export="all",
        walls=False,
    ),
)
